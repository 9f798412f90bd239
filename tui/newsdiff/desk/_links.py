"""Links made and unmade by hand, by the content of the two passages."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newsdiff.desk._base import Base
from newsdiff.model import Comparison, NewsdiffError

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True, slots=True)
class HandLink:
    """The reader's word on two passages."""

    one: str
    """Key of the content of a passage; not above `other`."""
    other: str
    linked: bool
    """Whether they tell the same thing."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The reader's word on two passages was changed; None: there is none, the aligner decides."""

    one: str
    other: str
    before: bool | None
    after: bool | None


def content_key(words: str) -> str:
    """A hash of the words of a passage; spaces, line ends and the form of accents do not count."""
    folded = " ".join(unicodedata.normalize("NFC", words).split())
    from hashlib import sha256  # not when the desk is imported: the reader asks it for its look first

    return sha256(folded.encode("utf-8", "replace")).hexdigest()[:24]


def hands_of(comparison: Comparison, links: Iterable[HandLink]) -> Mapping[tuple[str, str], bool]:
    """The passages of a comparison that the reader's words are about, by their ids.

    The left passage's article comes before the right one's. The same words may stand in several
    articles: the reader's word on them holds wherever they stand.
    """
    places: dict[str, list[tuple[int, str]]] = {}
    for number, article in enumerate(comparison.articles):
        for passage in article.passages:
            key = content_key(article.words(passage))
            places.setdefault(key, []).append((number, passage.id))
    return {
        (one, other) if i < j else (other, one): link.linked
        for link in links
        for i, one in places.get(link.one, ())
        for j, other in places.get(link.other, ())
        if i != j
    }


class LinkDesk:
    """Keeps the reader's word on which passages tell the same thing."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def link(self, words: str, other_words: str, linked: bool | None) -> Linked:
        """Write whether two passages, given by their words, tell the same; None leaves it to the aligner."""
        one, other = sorted((content_key(words), content_key(other_words)))
        with self._base.writing() as base:
            before = _read(base, one, other)
            _write(base, one, other, linked)
        return Linked(one, other, before, linked)

    def links(self) -> tuple[HandLink, ...]:
        """Every link made or unmade by hand, whatever it was made in."""
        with self._base.reading() as base:
            if base is None:
                return ()
            rows = base.execute("SELECT one, other, linked FROM hand_link ORDER BY one, other")
            return tuple(HandLink(one, other, bool(linked)) for one, other, linked in rows)

    def take_back_link(self, act: Linked) -> None:
        """Put back what was there before.

        Raises:
            NewsdiffError: another reader has changed it since.

        """
        with self._base.writing() as base:
            if _read(base, act.one, act.other) != act.after:
                raise NewsdiffError("Another reader has linked these since; nothing was undone.")
            _write(base, act.one, act.other, act.before)


def _read(base: Connection, one: str, other: str) -> bool | None:
    row = base.execute("SELECT linked FROM hand_link WHERE one = ? AND other = ?", (one, other)).fetchone()
    return bool(row[0]) if row else None


def _write(base: Connection, one: str, other: str, linked: bool | None) -> None:
    if linked is None:
        base.execute("DELETE FROM hand_link WHERE one = ? AND other = ?", (one, other))
        return
    now = datetime.now(UTC).isoformat()
    base.execute("INSERT OR REPLACE INTO hand_link VALUES (?, ?, ?, ?)", (one, other, int(linked), now))
