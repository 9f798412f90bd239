"""Which events of an index are listed, as a condition of SQL."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from newsdiff.model import Kind, Relation
from newsdiff.words import fold

Condition = tuple[str, list[object]]
"""A condition over `event`, and the values that it asks for."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an event must meet to be listed; as they are given here, all values let every event pass."""

    words: str = ""
    """Words, each the beginning of one in its topic, headlines, outlets or divergences."""
    kinds: frozenset[Kind] = frozenset()
    """One of its divergences is of one of these kinds, and meets the next two as well."""
    contradicting: bool = False
    """It is a contradiction."""
    severity: float = 0.0
    """It is that grave."""
    outlet: str = ""
    """Part of the name of an outlet that tells it."""
    since: int | None = None
    """It was told on this day or later; a proleptic Gregorian ordinal. Events without a day do not pass."""
    until: int | None = None
    """It was told on this day or before."""
    articles: int = 0
    """At least so many articles tell it."""
    origins: int = 0
    """They are of at least so many independent origins."""

    def condition(self) -> Condition:
        """The condition under which an event is listed, from the word WHERE on; "" for all events."""
        parts = list(self._parts())
        told = " AND ".join(part for part, _ in parts)
        return (f"WHERE {told}" if told else ""), [value for _, values in parts for value in values]

    def _parts(self) -> Iterator[Condition]:
        if words := [word for word in fold(self.words).split() if any(map(str.isalnum, word))]:
            yield "place IN (SELECT rowid FROM sought WHERE sought MATCH ?)", [_matching(words)]
        if self.kinds or self.contradicting or self.severity > 0:
            yield self._diverging()
        if name := fold(self.outlet).strip():
            like = f"%{_literal(name)}%"
            yield "id IN (SELECT event FROM outlet WHERE name LIKE ? ESCAPE '\\')", [like]
        if self.since is not None:
            yield "last_day >= ?", [self.since]
        if self.until is not None:
            yield "first_day <= ?", [self.until]
        if self.articles:
            yield "articles >= ?", [self.articles]
        if self.origins:
            yield "origins >= ?", [self.origins]

    def _diverging(self) -> Condition:
        """That one divergence meets all that is asked of divergences."""
        parts = ["divergence.event = event.id", "divergence.severity >= ?"]
        given: list[object] = [self.severity]
        if self.kinds:
            parts.append(f"kind IN ({','.join('?' * len(self.kinds))})")
            given += sorted(kind.value for kind in self.kinds)
        if self.contradicting:
            parts.append("relation = ?")
            given.append(Relation.CONTRADICTS.value)
        return f"EXISTS (SELECT 1 FROM divergence WHERE {' AND '.join(parts)})", given


def _matching(words: list[str]) -> str:
    """A query of FTS5: all of these, each the beginning of a word."""
    return " AND ".join('"{}"*'.format(word.replace('"', '""')) for word in words)


def _literal(word: str) -> str:
    """A word in which no character stands for others."""
    return word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
