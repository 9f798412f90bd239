"""The name under which a comparison is kept: one for all that it depends on."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.version import __version__

if TYPE_CHECKING:
    from newsdiff.stages.load import Loaded

Hands = Mapping[tuple[str, str], bool]
"""Whether two passages tell the same thing, by their ids, as the reader has it."""


def key_of(loaded: Loaded, hands: Hands | None = None) -> str:
    """A name for all that the comparison of these articles depends on: their bytes and what is known of them,
    the links made by hand, this newsdiff with its word lists, the libraries and the Python beside it.
    """
    from hashlib import sha256  # not when the shelf is imported: the reader has no use for it

    articles = [
        (r.path, r.sha256, sha256(r.data).digest(), r.captured, r.fields, r.lines) for r in loaded.raws
    ]
    failures = [str(failure) for failure in loaded.failures]
    by_hand = sorted((hands or {}).items())
    known = (__version__, sys.version, _code(), _libraries(), articles, failures, by_hand)
    return sha256(repr(known).encode("utf-8", "surrogateescape")).hexdigest()


def _code() -> tuple[str, list[tuple[str, int, int, int]]]:
    """Every file of this newsdiff: a word list that was changed changes what is found.

    The time at which a file was last touched cannot be set back, as that of its content can.
    """
    folder = str(Path(__file__).parents[1])
    return folder, sorted((p, s.st_size, s.st_mtime_ns, s.st_ctime_ns) for p, s in _stats(folder))


def _libraries() -> list[str]:
    """The distributions that can be imported, with their versions, as their folders are named."""
    return sorted(name for folder in sys.path for name in _names(folder) if name.endswith(".dist-info"))


def _names(folder: str) -> Iterable[str]:
    try:
        return os.listdir(folder or ".")  # noqa: PTH208  # a third of the time of a Path each
    except OSError:
        return ()


def _stats(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """The files below a folder, but for compiled ones."""
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _stats(entry.path)
            else:
                yield entry.path, entry.stat()
