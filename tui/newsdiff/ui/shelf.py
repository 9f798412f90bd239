"""Comparisons made before, kept on disk: the same files open at once when they are opened again.

    <cache>/comparisons/<SHA-256 of all that the comparison depends on>

A file holds the SHA-256 of a message of `wire`, then the message. What is not whole is not used, and
nothing that goes wrong here is more than a comparison made again.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsdiff.stages.load import Loaded
from newsdiff.version import __version__

_ROOM = 200 * 1024 * 1024
"""Bytes kept in all; what was not opened for the longest time goes first."""
_DIGEST = 32


@dataclass(frozen=True, slots=True)
class Shelf:
    """The messages kept in one folder."""

    folder: Path

    @classmethod
    def of_user(cls) -> Shelf:
        """The shelf of this user; in the folder `NEWSDIFF_CACHE` when that is set."""
        folder = os.environ.get("NEWSDIFF_CACHE")
        if not folder:
            from platformdirs import user_cache_dir

            folder = user_cache_dir("newsdiff", appauthor=False)
        return cls(Path(folder) / "comparisons")

    def find(self, key: str) -> bytes | None:
        """What was kept under `key`; None when that is nothing, or nothing whole."""
        place = self.folder / key
        try:
            kept = place.read_bytes()
            body = kept[_DIGEST:]
            if hashlib.sha256(body).digest() != kept[:_DIGEST]:
                return None
            os.utime(place)
        except OSError:
            return None
        return body

    def keep(self, key: str, body: bytes) -> None:
        """Keep a message, whole or not at all."""
        if len(body) > _ROOM // 2:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(body).digest() + body)
                Path(name).replace(self.folder / key)
            except OSError:
                Path(name).unlink(missing_ok=True)
            self._make_room()
        except OSError:
            return

    def _make_room(self) -> None:
        files = sorted(((s.st_mtime, s.st_size, p) for p, s in _stats(self.folder)), reverse=True)
        room = _ROOM
        for _, size, place in files:
            room -= size
            if room < 0:
                place.unlink(missing_ok=True)


def key_of(loaded: Loaded) -> str:
    """A name for all that the comparison of these articles depends on, this newsdiff included."""
    articles = [(r.path, r.sha256, r.captured, r.fields, r.lines) for r in loaded.raws]
    failures = [str(failure) for failure in loaded.failures]
    return hashlib.sha256(repr((__version__, _code(), articles, failures)).encode()).hexdigest()


def _code() -> list[tuple[str, int, int]]:
    """Every file of this newsdiff: a word list that was changed changes what is found."""
    folder = Path(__file__).parents[1]
    return sorted((str(p.relative_to(folder)), s.st_size, s.st_mtime_ns) for p, s in _stats(folder))


def _stats(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """The files below a folder, but for compiled ones."""
    with os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _stats(Path(entry.path))
            else:
                yield Path(entry.path), entry.stat()
