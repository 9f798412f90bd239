"""What was fetched, kept on disk, so that a report can be made again without the network, of the same bytes.

    <cache>/addresses/<SHA-256 of the address>.json    what was captured from there, the last capture first
    <cache>/pages/<SHA-256 of the bytes>               the bytes
    <cache>/reported/<SHA-256 of the bytes>            empty: a report names the page

All pages together are bounded. Past that, those go first that were not used for longest, and those that
a report names only when there are no others left; so does a list of which no page is left.

Every file is written whole or not at all; bytes that are not what their name says are not used.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from newsdiff.folders import cache_folder, make_room, write_whole
from newsdiff.model import InputError
from newsdiff.stages.load._document import sha256

_CAPTURES = 50
"""How many captures of one address are listed."""
_ROOM = 1_000_000_000
"""Bytes of pages kept in all."""


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
        return InputError(address, "it is not kept, and offline nothing is fetched", "leave out --offline")

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
            write_whole(self._bytes(known["sha256"]), found.data)
            write_whole(self._list(found.address), json.dumps(listed, indent=1).encode())
        except OSError:
            return

    def name(self, digests: Iterable[str]) -> None:
        """Note that a report names these pages, by their SHA-256: they are kept longer than others."""
        try:
            for digest in digests:
                if self._bytes(digest).is_file():
                    write_whole(self._named / digest, b"")
        except OSError:
            return

    def tidy(self) -> None:
        """Keep no more than there is room for."""
        try:
            named = {entry.name for entry in self._named.iterdir()} if self._named.is_dir() else set()
            if make_room(self.folder / "pages", _ROOM, named):
                self._forget()
        except OSError:
            return

    def _forget(self) -> None:
        """Delete notes and lists of pages that are gone."""
        pages = {entry.name for entry in (self.folder / "pages").iterdir()}
        for note in self._named.iterdir() if self._named.is_dir() else ():
            if note.name not in pages:
                note.unlink(missing_ok=True)
        for place in (self.folder / "addresses").glob("*.json"):
            if not any(known.get("sha256") in pages for known in _captures(place)):
                place.unlink(missing_ok=True)

    @property
    def _named(self) -> Path:
        return self.folder / "reported"

    def _list(self, address: str) -> Path:
        return self.folder / "addresses" / f"{sha256(address.encode('utf-8', 'surrogateescape'))}.json"

    def _bytes(self, digest: str) -> Path:
        return self.folder / "pages" / digest

    def _listed(self, address: str) -> list[dict[str, Any]]:
        return _captures(self._list(address))

    def _read(self, address: str, known: dict[str, Any]) -> Captured | None:
        digest = str(known.get("sha256"))
        try:
            data = self._bytes(digest).read_bytes() if digest.isalnum() else b""
            moment = datetime.fromisoformat(str(known.get("captured")))
        except (OSError, ValueError):
            return None
        if sha256(data) != digest:
            return None
        with suppress(OSError):
            os.utime(self._bytes(digest))
        final, kind, charset = (str(known.get(name, "")) for name in ("final", "content_type", "charset"))
        return Captured(address, final or address, kind, charset, data, moment)


def _captures(place: Path) -> list[dict[str, Any]]:
    """What a list says of the captures of an address; nothing when it is damaged."""
    try:
        found = json.loads(place.read_bytes())
    except (OSError, ValueError, RecursionError):
        return []
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
