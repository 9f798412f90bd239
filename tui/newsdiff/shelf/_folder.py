"""The folder of finished comparisons."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from newsdiff.folders import cache_folder

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
        return cls(cache_folder() / "comparisons")

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
        import tempfile

        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=self.folder, prefix=".")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(body).digest() + body)
                Path(name).replace(self.folder / key)
            except BaseException:
                Path(name).unlink(missing_ok=True)
                raise
            self._make_room()
        except OSError:
            return

    def _make_room(self) -> None:
        with os.scandir(self.folder) as found:
            stats = [(Path(entry.path), entry.stat()) for entry in found]
        files = sorted(((s.st_mtime, s.st_size, p) for p, s in stats), reverse=True)
        room = _ROOM
        for _, size, place in files:
            room -= size
            if room < 0:
                place.unlink(missing_ok=True)
