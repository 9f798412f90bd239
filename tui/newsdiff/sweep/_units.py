"""Where articles lie: whole files, and lines of JSONL, which may be of any number."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from msgspec import MsgspecError, Struct
from msgspec.json import decode

from newsdiff.model import InputError
from newsdiff.stages.load import Loaded, Options, is_address, load
from newsdiff.stages.load import prepare as choose

_LINES = (".jsonl", ".ndjson")
_LONGEST = 64_000_000
"""Bytes of a line that are read."""


NOTHING = -1
"""As the number of the last line of a file: that nothing is read from it any more."""


class Unit(Struct, frozen=True):
    """A place from which articles are read at once."""

    path: str
    """An absolute path, or an address."""
    stamp: str
    """What changes when its content does: size and time of a file, start and SHA-256 of a line."""
    number: int = 0
    """Of a line of a file, from 1; 0 for a whole file."""
    start: int = 0
    """Byte of the file at which the line begins."""
    length: int = 0
    """Bytes of the line."""


def units(sources: Iterable[str], wanted: Options) -> Iterator[Unit | InputError]:
    """Every unit of the sources, in order of the sources and of names; what cannot be read is told.

    A folder is read with the folders in it; hidden files are left out.
    """
    seen: set[str] = set()
    for source in sources:
        for path in _paths(source, wanted):
            if isinstance(path, InputError):
                yield path
            elif path not in seen:
                seen.add(path)
                yield from _of_path(path)


def _paths(source: str, wanted: Options) -> Iterator[str | InputError]:
    if source == "-":
        yield InputError(source, "a sweep reads no standard input", "name a file or a folder")
    elif is_address(source):
        places, failures = choose((source,), wanted)
        yield from places
        yield from failures
    elif Path(source).is_dir():
        yield from _walked(source)
    else:
        yield os.path.abspath(source)  # noqa: PTH100  # resolve() would follow links: a name is told as given


def _walked(folder: str) -> Iterator[str | InputError]:
    failed: list[OSError] = []
    for place, folders, files in os.walk(os.path.abspath(folder), onerror=failed.append):  # noqa: PTH100
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (str(Path(place, name)) for name in sorted(files) if not name.startswith("."))
    yield from (_unreadable(str(error.filename or folder), error) for error in failed)


def _of_path(path: str) -> Iterator[Unit | InputError]:
    if is_address(path):
        yield Unit(path, "kept")
        return
    try:
        if path.lower().endswith(_LINES):
            yield from _lines(path)
        else:
            known = Path(path).stat()
            yield Unit(path, f"{known.st_size} {known.st_mtime_ns}")
    except FileNotFoundError:
        yield InputError(path, "there is no such file", "check the path")
    except OSError as error:
        yield _unreadable(path, error)


def _unreadable(path: str, error: OSError) -> InputError:
    return InputError(path, f"it cannot be read ({(error.strerror or '').lower()})", "check its permissions")


def below(sources: Iterable[str]) -> Callable[[str], bool]:
    """Tells of an absolute path whether a sweep of these sources looks at it."""
    given = [os.path.abspath(source) for source in sources if not is_address(source)]  # noqa: PTH100
    places = tuple(os.path.join(place, "") for place in given if Path(place).is_dir())  # noqa: PTH118
    return lambda path: path in given or path.startswith(places)


def is_gone(path: str) -> bool:
    """Whether a file in which nothing was found is not there any more, or has nothing in it any more."""
    try:
        Path(path).lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return True


def _lines(path: str) -> Iterator[Unit]:
    start = 0
    with Path(path).open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                stamp = f"{start} {hashlib.sha256(line.strip()).hexdigest()}"
                yield Unit(path, stamp, number, start, len(line))
            start += len(line)


def read(unit: Unit) -> Loaded:
    """The articles of a unit, and what is wrong with those that cannot be had. Nothing is raised."""
    if is_address(unit.path):
        return load([unit.path], None, Options(offline=True))
    if not unit.number:
        return load([unit.path])
    try:
        with Path(unit.path).open("rb") as file:
            file.seek(unit.start)
            line = file.read(min(unit.length, _LONGEST))
    except OSError as error:
        return Loaded((), (_unreadable(unit.path, error),))
    if not _is_record(line):
        told = InputError(f"{unit.path}#{unit.number}", "the line is no JSON object", "mend it")
        return Loaded((), (told,))
    return _named(load(["-"], BytesIO(line)), f"{unit.path}#{unit.number}")


def _is_record(line: bytes) -> bool:
    try:
        return isinstance(decode(line), dict)
    except (MsgspecError, UnicodeDecodeError, RecursionError):
        return False


def _named(loaded: Loaded, path: str) -> Loaded:
    """What was loaded from a line, under the name of its place."""
    raws = tuple(replace(raw, path=path) for raw in loaded.raws)
    return Loaded(raws, tuple(InputError(path, f.problem, f.remedy) for f in loaded.failures))
