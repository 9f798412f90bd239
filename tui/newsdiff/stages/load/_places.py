"""The places that articles are read from: files, folders, standard input, addresses."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from newsdiff.model import InputError
from newsdiff.stages.load._document import Document, fields, sha256, told
from newsdiff.stages.load._limits import FILE, MEGABYTE, too_large

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.I)
_MOST = FILE.most * MEGABYTE


@dataclass(frozen=True, slots=True)
class Options:
    """How addresses are read."""

    newest: int = 0
    """How many entries of a feed or sitemap to read, the newest first; with 0 a feed is refused."""
    refresh: bool = False
    """Whether to fetch pages again that were kept."""
    offline: bool = False
    """Whether to read kept pages only."""


def is_address(place: str) -> bool:
    """Whether this is an address, not a path."""
    return bool(_ADDRESS.match(place))


def real(path: str) -> str:
    """What two names of one file have in common."""
    try:
        return path if path == "-" or is_address(path) else os.path.realpath(path)
    except (OSError, ValueError):
        return path


def files(place: str) -> Iterator[str]:
    """The files of a folder by name, hidden ones left out; any other place is itself.

    Raises:
        InputError: the folder is empty or cannot be read.

    """
    if place == "-" or is_address(place) or not _is_folder(place):
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


def read(path: str, stdin: BinaryIO | None, options: Options) -> Document:
    """The bytes at a place that is no folder.

    Raises:
        InputError: they cannot be had, or are more than a file may hold.

    """
    if is_address(path):
        return _fetched(path, options)
    content = _piped(stdin) if path == "-" else _read(path)
    if len(content) > _MOST:
        raise too_large(path, FILE, "save the text of one article only")
    return Document(path, path.lower(), content, sha256(content))


def _fetched(address: str, options: Options) -> Document:
    from newsdiff.stages.load._web import capture

    found = capture(address, refresh=options.refresh, offline=options.offline)
    data = _in_utf8(found.data, found.charset)
    name = found.final.split("?")[0].lower()
    return Document(address, name, data, sha256(found.data), found.moment, fields(url=found.final))


def _in_utf8(data: bytes, charset: str) -> bytes:
    """Text in UTF-8, where the server says rightly what else it is in."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode(charset).encode("utf-8") if charset else data
        except (LookupError, ValueError):
            return data
    return data


def _piped(stdin: BinaryIO | None) -> bytes:
    if stdin is None:
        raise InputError("-", "there is no standard input", "pipe an article in, or name a file")
    try:
        return stdin.read(_MOST + 1)
    except (OSError, ValueError) as error:
        raise _unreadable("-", error) from error


def _read(path: str) -> bytes:
    try:
        with Path(path).open("rb") as file:
            return file.read(_MOST + 1)
    except FileNotFoundError as error:
        raise InputError(path, "there is no such file", "check the path") from error
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: str, error: Exception) -> InputError:
    return InputError(path, f"it cannot be read ({told(error)})", "check its permissions")


def name_pages(digests: Iterable[str]) -> None:
    """Note that a report names these pages, by their SHA-256, so that it can be made again for longer."""
    from newsdiff.stages.load._web import Cache

    Cache.of_user().name(digests)
