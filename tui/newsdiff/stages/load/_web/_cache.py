"""What was fetched, kept on disk, so that a report can be made again without the network, of the same bytes.

    <cache>/addresses/<SHA-256 of the address>.json    what was captured from there, the last capture first
    <cache>/pages/<SHA-256 of the bytes>               the bytes

Every file is written whole or not at all; bytes that are not what their name says are not used.
"""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from newsdiff.folders import cache_folder
from newsdiff.model import InputError
from newsdiff.stages.load._document import sha256

_CAPTURES = 50
"""How many captures of one address are listed."""


@dataclass(frozen=True, slots=True)
class Captured:
    """The bytes of a page, and where and when they were had."""

    address: str
    """As it was asked for."""
    final: str
    """Where redirects led."""
    content_type: str
    charset: str
    data: bytes
    moment: datetime
    """In UTC."""


@dataclass(frozen=True, slots=True)
class Cache:
    """The pages kept in one folder."""

    folder: Path

    @classmethod
    def of_user(cls) -> Cache:
        """The cache of this user; in the folder `NEWSDIFF_CACHE` when that is set."""
        return cls(cache_folder())

    def find(self, address: str) -> Captured | None:
        """The last capture of an address; None when there is none, or none that is whole."""
        for known in self._listed(address):
            if found := self._read(address, known):
                return found
        return None

    def missing(self, address: str) -> InputError:
        """What to say of an address that is not kept."""
        return InputError(address, "it was never fetched, and offline nothing is", "leave out --offline")

    def keep(self, found: Captured) -> None:
        """Keep a page. A disk that is full or must not be written to is no reason not to compare."""
        known = {
            "address": found.address,
            "final": found.final,
            "content_type": found.content_type,
            "charset": found.charset,
            "sha256": sha256(found.data),
            "captured": found.moment.isoformat(),
        }
        listed = [known, *(each for each in self._listed(found.address) if each != known)][:_CAPTURES]
        try:
            self._write(self._bytes(known["sha256"]), found.data)
            self._write(self._list(found.address), json.dumps(listed, indent=1).encode())
        except OSError:
            return

    def _list(self, address: str) -> Path:
        return self.folder / "addresses" / f"{sha256(address.encode('utf-8', 'surrogateescape'))}.json"

    def _bytes(self, digest: str) -> Path:
        return self.folder / "pages" / digest

    def _listed(self, address: str) -> list[dict[str, Any]]:
        try:
            found = json.loads(self._list(address).read_bytes())
        except (OSError, ValueError, RecursionError):
            return []
        return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []

    def _read(self, address: str, known: dict[str, Any]) -> Captured | None:
        digest = str(known.get("sha256"))
        try:
            data = self._bytes(digest).read_bytes() if digest.isalnum() else b""
            moment = datetime.fromisoformat(str(known.get("captured")))
        except (OSError, ValueError):
            return None
        if sha256(data) != digest:
            return None
        final, kind, charset = (str(known.get(name, "")) for name in ("final", "content_type", "charset"))
        return Captured(address, final or address, kind, charset, data, moment)

    def _write(self, target: Path, content: bytes) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(prefix=".newsdiff-", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(scratch).replace(target)
        except BaseException:
            Path(scratch).unlink(missing_ok=True)
            raise
