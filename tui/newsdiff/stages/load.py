"""Reads documents as bytes: files, one folder, standard input."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from newsdiff.model import InputError, Raw

_LARGEST = 64 << 20
_SNIFFED = 8192
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_BINARY = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read, in the order given, and what could not."""

    raws: tuple[Raw, ...]
    failures: tuple[InputError, ...]


def load(paths: Sequence[str], stdin: BinaryIO | None = None) -> Loaded:
    """Read every path: a file, a folder (its files by name, hidden ones left out), or `-` for `stdin`.

    A file given twice is read once. Nothing is raised: what cannot be read is among the failures.
    """
    raws: list[Raw] = []
    failures: list[InputError] = []
    seen: set[str] = set()
    for place in paths:
        try:
            for path in _files(place):
                if (known := _real(path)) not in seen:
                    seen.add(known)
                    _take(path, stdin, raws, failures)
        except InputError as failure:
            failures.append(failure)
    return Loaded(tuple(raws), tuple(failures))


def _real(path: str) -> str:
    try:
        return path if path == "-" else os.path.realpath(path)
    except (OSError, ValueError):
        return path


def _files(place: str) -> Iterator[str]:
    if place == "-" or not _is_folder(place):
        yield place
        return
    try:
        entries = sorted(Path(place).iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        raise _unreadable(place, error) from error
    found = [entry for entry in entries if not entry.name.startswith(".") and entry.is_file()]
    if not found:
        raise InputError(place, "the folder holds no articles", "put text, markdown or HTML files in it")
    yield from map(str, found)


def _is_folder(place: str) -> bool:
    try:
        return Path(place).is_dir()
    except (OSError, ValueError):
        return False


def _take(path: str, stdin: BinaryIO | None, raws: list[Raw], failures: list[InputError]) -> None:
    try:
        content = _piped(stdin) if path == "-" else _read(path)
        _check(path, content)
    except InputError as failure:
        failures.append(failure)
    else:
        raws.append(Raw(path, content, hashlib.sha256(content).hexdigest()))


def _piped(stdin: BinaryIO | None) -> bytes:
    if stdin is None:
        raise InputError("-", "there is no standard input", "pipe an article in, or name a file")
    try:
        return stdin.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise _unreadable("-", error) from error


def _read(path: str) -> bytes:
    if path.startswith(("http://", "https://")):
        raise InputError(path, "addresses are not fetched", "save the page, and give the file")
    try:
        with Path(path).open("rb") as file:
            return file.read(_LARGEST + 1)
    except FileNotFoundError as error:
        raise InputError(path, "there is no such file", "check the path") from error
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: Exception) -> InputError:
    told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(path, f"it cannot be read ({told.lower()})", "check its permissions")


def _check(path: str, content: bytes) -> None:
    if not content.strip():
        raise InputError(path, "the file is empty", "leave it out, or save the article again")
    if len(content) > _LARGEST:
        raise InputError(path, f"it is larger than {_LARGEST >> 20} MB", "save the text of one article only")
    for signature, name in _BINARY:
        if content.startswith(signature):
            raise InputError(path, f"it is {name}, not text", "save the article as text or HTML")
    if b"\0" in content[:_SNIFFED] and not content.startswith(_WIDE_MARKS):
        raise InputError(path, "it is a binary file, not text", "save the article as text or HTML")
