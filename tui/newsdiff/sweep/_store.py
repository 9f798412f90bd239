"""What a sweep writes: units with their articles, events with their divergences, each in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from newsdiff.folders import SWEPT
from newsdiff.sweep._features import Features
from newsdiff.sweep._index import opened, told
from newsdiff.sweep._tasks import Event, Failure, Reading, Verdicts
from newsdiff.sweep._units import Unit
from newsdiff.words import fold


class Store:
    """The index, open for writing."""

    def __init__(self, folder: Path) -> None:
        self._place = folder / SWEPT
        self._base = opened(folder, write=True)

    def close(self) -> None:
        """Leave it."""
        self._base.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with told(self._place):
            self._base.execute("BEGIN IMMEDIATE")
            with self._base:
                yield self._base

    def stamps(self) -> Mapping[tuple[str, int], str]:
        """The stamps of the units that are read, by path and number; what failed is to be tried again."""
        found = self._base.execute(
            "SELECT path, number, stamp FROM unit"
            " WHERE id NOT IN (SELECT unit FROM failure WHERE unit IS NOT NULL)"
        )
        return {(path, number): stamp for path, number, stamp in found}

    def add(self, batch: Sequence[tuple[Unit, Reading]]) -> None:
        """Keep what was found in some units; what they held before is replaced."""
        with self._writing() as base:
            for unit, reading in batch:
                _add_unit(base, unit, reading)

    def shorten(self, ends: Mapping[str, int]) -> None:
        """Forget the lines behind the end of files, given by path: nothing can be read there any more."""
        with self._writing() as base:
            for place in ends.items():
                gone = "SELECT id FROM unit WHERE path = ? AND number > ?"
                base.execute(f"DELETE FROM article WHERE unit IN ({gone})", place)
                base.execute(f"DELETE FROM failure WHERE unit IN ({gone})", place)
                base.execute("DELETE FROM unit WHERE path = ? AND number > ?", place)

    def paths(self) -> list[str]:
        """Every path and address from which units were read."""
        return [path for (path,) in self._base.execute("SELECT DISTINCT path FROM unit")]

    def articles(self) -> list[Features]:
        """All articles, in the order in which they were read."""
        found = self._base.execute(
            "SELECT key, path, '', outlet, day, sure, terms, counts, sketch FROM first ORDER BY id"
        )
        return [Features(*row) for row in found]

    def units_of(self, keys: Sequence[str]) -> tuple[Unit, ...]:
        """Where articles lie, each place once, in order."""
        marks = ",".join("?" * len(keys))
        found = self._base.execute(
            "SELECT DISTINCT u.path, u.stamp, u.number, u.start, u.length FROM unit u"
            f" JOIN first a ON a.unit = u.id WHERE a.key IN ({marks}) ORDER BY u.id", keys,
        )  # fmt: skip
        return tuple(Unit(*row) for row in found)

    def events(self) -> Mapping[str, str]:
        """The hash of the members of each event, by its id; what failed is to be tried again."""
        found = self._base.execute(
            "SELECT id, CASE WHEN id IN (SELECT event FROM failure) THEN '' ELSE members END FROM event"
        )
        return dict(found.fetchall())

    def keep_only(self, events: Sequence[str]) -> None:
        """Forget all other events."""
        kept = set(events)
        with self._writing() as base:
            for event in self.events():
                if event not in kept:
                    _forget(base, event)

    def put(self, event: Event, found: Verdicts) -> None:
        """Keep an event that was compared; what was known of it is replaced."""
        with self._writing() as base:
            _forget(base, event.id)
            base.executemany("INSERT INTO failure VALUES (NULL, ?, ?, ?, ?)",
                             [(event.id, *failure) for failure in found.failures])  # fmt: skip
            _put(base, event, found)

    def fail(self, failures: Sequence[Failure]) -> None:
        """Tell of places at which nothing can be read; those told before are forgotten."""
        with self._writing() as base:
            base.execute("DELETE FROM failure WHERE unit IS NULL AND event IS NULL")
            base.executemany("INSERT INTO failure VALUES (NULL, NULL, ?, ?, ?)", failures)


def _add_unit(base: sqlite3.Connection, unit: Unit, reading: Reading) -> None:
    place = (unit.path, unit.number)
    known = base.execute("SELECT id FROM unit WHERE path = ? AND number = ?", place).fetchone()
    if known:
        base.execute("DELETE FROM article WHERE unit = ?", known)
        base.execute("DELETE FROM failure WHERE unit = ?", known)
        base.execute("DELETE FROM unit WHERE id = ?", known)
    made = base.execute(
        "INSERT INTO unit (path, number, start, length, stamp) VALUES (?, ?, ?, ?, ?)",
        (unit.path, unit.number, unit.start, unit.length, unit.stamp),
    ).lastrowid  # fmt: skip
    base.executemany(
        "INSERT OR IGNORE INTO article (key, unit, path, headline, outlet, day, sure, terms, counts, sketch)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(a.key, made, a.path, a.headline, a.outlet, a.day, a.sure, a.terms, a.counts, a.sketch)
         for a in reading.articles],
    )  # fmt: skip
    base.executemany("INSERT INTO failure VALUES (?, NULL, ?, ?, ?)", [(made, *f) for f in reading.failures])


def _forget(base: sqlite3.Connection, event: str) -> None:
    base.execute("DELETE FROM sought WHERE rowid = (SELECT place FROM event WHERE id = ?)", (event,))
    base.execute("DELETE FROM event WHERE id = ?", (event,))
    for table in ("member", "outlet", "divergence", "comparison", "failure"):
        base.execute(f"DELETE FROM {table} WHERE event = ?", (event,))


def _put(base: sqlite3.Connection, event: Event, found: Verdicts) -> None:
    label = {key: label for label, key in found.labels}
    base.executemany("INSERT INTO member VALUES (?, ?, ?)", [(event.id, k, label.get(k)) for k in event.keys])
    told_of = base.execute(
        "SELECT a.headline, a.outlet, a.day FROM member m JOIN first a ON a.key = m.article"
        " WHERE m.event = ? ORDER BY a.id", (event.id,),
    ).fetchall()  # fmt: skip
    _put_event(base, event, found, [day for _, _, day in told_of if day is not None])
    base.executemany(
        "INSERT INTO outlet VALUES (?, ?)",
        [(event.id, name) for name in sorted({fold(name) for _, name, _ in told_of} - {""})],
    )
    base.executemany(
        "INSERT INTO divergence VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [(event.id, place, r.id, r.kind, r.relation, r.severity, r.summary, r.because, r.topic, r.sides)
         for place, r in enumerate(found.rows)],
    )  # fmt: skip
    base.execute("INSERT INTO comparison VALUES (?, ?)", (event.id, found.body))
    told = [word for row in told_of for word in row[:2]] + [row.summary for row in found.rows]
    words = " ".join(sorted({word for line in (found.topic, *told) for word in fold(line).split()}))
    place = base.execute("SELECT place FROM event WHERE id = ?", (event.id,)).fetchone()
    base.execute("INSERT INTO sought (rowid, words) VALUES (?, ?)", (*place, words))


def _put_event(base: sqlite3.Connection, event: Event, found: Verdicts, days: Sequence[int]) -> None:
    gravest = next((row for row in found.rows if row.relation == "contradicts"), None)
    gravest = gravest or next(iter(found.rows), None)
    base.execute(
        "INSERT INTO event (id, members, topic, first_day, last_day, articles, compared, origins,"
        " divergences, severity, kind, gravest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (event.id, event.members, found.topic, min(days, default=None), max(days, default=None),
         len(event.keys), len(found.labels), found.origins, len(found.rows),
         gravest.severity if gravest else 0.0, gravest.kind if gravest else None,
         gravest.summary if gravest else ""),
    )  # fmt: skip
