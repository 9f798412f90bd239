"""The events of an index, read as they are shown."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from newsdiff.folders import SWEPT
from newsdiff.model import InputError, Kind
from newsdiff.shelf import Finished, unpacked
from newsdiff.sweep._index import opened, told
from newsdiff.sweep._wanted import Wanted


class Order(StrEnum):
    """How events are sorted."""

    GRAVITY = "gravest first"
    DAY = "newest first"
    ARTICLES = "most articles first"
    ORIGINS = "most origins first"


_SORTED = {
    Order.GRAVITY: "severity DESC, articles DESC, id",
    Order.DAY: "last_day DESC, severity DESC, id",
    Order.ARTICLES: "articles DESC, severity DESC, id",
    Order.ORIGINS: "origins DESC, severity DESC, id",
}
_ALL = Wanted()


@dataclass(frozen=True, slots=True)
class EventRow:
    """A line of the list."""

    id: str
    topic: str
    first: int | None
    """The first day on which it was told, as a proleptic Gregorian ordinal."""
    last: int | None
    articles: int
    compared: int
    """Those of them that are compared."""
    origins: int
    divergences: int
    severity: float
    """Of the gravest contradiction, or else of the gravest divergence."""
    kind: Kind | None
    """What it is about; None where nothing diverges."""
    gravest: str
    """What it is, in one sentence; empty where nothing diverges."""


class Events:
    """The index of a folder, open for reading."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._place = folder / SWEPT
        self._base = opened(folder)

    def close(self) -> None:
        """Leave it."""
        self._base.close()

    def count(self, wanted: Wanted = _ALL) -> int:
        """How many events there are of those wanted."""
        where, given = wanted.condition()
        return int(self._rows(f"SELECT count(*) FROM event {where}", given)[0][0])

    def rows(
        self, first: int, count: int, wanted: Wanted = _ALL, order: Order = Order.GRAVITY
    ) -> list[EventRow]:
        """`count` of those wanted from the place `first` on."""
        where, given = wanted.condition()
        found = self._rows(
            "SELECT id, topic, first_day, last_day, articles, compared, origins, divergences, severity,"
            f" kind, gravest FROM event {where} ORDER BY {_SORTED[order]} LIMIT ? OFFSET ?",
            [*given, count, first],
        )
        return [_row(row) for row in found]

    def finished(self, event: str) -> Finished:
        """The comparison of an event.

        Raises:
            InputError: it could not be made.

        """
        found = self._rows("SELECT body FROM comparison WHERE event = ?", [event])
        made = unpacked(zlib.decompress(found[0][0])) if found and found[0][0] else None
        if made is None:
            why = self._rows("SELECT problem FROM failure WHERE event = ?", [event])
            problem = str(why[0][0]) if why else "it was made by another newsdiff"
            raise InputError(f"event {event}", f"it cannot be shown: {problem}", "sweep into another folder")
        return made

    def ids(self) -> list[str]:
        """The ids of all events, the gravest first."""
        return [row[0] for row in self._rows(f"SELECT id FROM event ORDER BY {_SORTED[Order.GRAVITY]}", [])]

    def divergences(self) -> Iterator[tuple[object, ...]]:
        """Every divergence of every event, gravest first; see `newsdiff.sweep._export.COLUMNS`."""
        with told(self._place):
            yield from self._base.execute(
                "SELECT d.severity, d.kind, d.relation, d.summary, d.because, d.topic, d.sides, d.id,"
                " d.event, e.topic, e.first_day, e.last_day, e.articles, e.origins"
                " FROM divergence d JOIN event e ON e.id = d.event ORDER BY d.severity DESC, d.event, d.place"
            )

    def _rows(self, query: str, given: Sequence[Any]) -> list[tuple[Any, ...]]:
        with told(self._place):
            return self._base.execute(query, tuple(given)).fetchall()


def _row(row: tuple[Any, ...]) -> EventRow:
    *told, kind, gravest = row
    values: tuple[Any, ...] = (*told, Kind(kind) if kind else None, gravest)
    return EventRow(*values)
