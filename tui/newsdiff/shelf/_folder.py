"""The folder of finished comparisons."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from newsdiff.folders import cache_folder, make_room, write_whole

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
        from hashlib import sha256  # not when the shelf is imported: the reader has no use for it

        place = self.folder / key
        try:
            kept = place.read_bytes()
            body = kept[_DIGEST:]
            if sha256(body).digest() != kept[:_DIGEST]:
                return None
            os.utime(place)
        except OSError:
            return None
        return body

    def keep(self, key: str, body: bytes) -> None:
        """Keep a message, whole or not at all."""
        if len(body) > _ROOM // 2:
            return
        from hashlib import sha256

        try:
            write_whole(self.folder / key, sha256(body).digest() + body)
            make_room(self.folder, _ROOM)
        except OSError:
            return
