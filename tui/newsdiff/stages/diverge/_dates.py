"""Where the articles date one event differently."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from newsdiff.model import Divergence, Kind, Moment, Relation
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence
from newsdiff.stages.diverge._slots import slots, swapped


def dates(frame: Frame) -> list[Divergence]:
    """One divergence for each pair of linked passages that date one event to different days."""
    found: dict[str, Divergence] = {}
    for a, b, row in _pairs(frame):
        told = _tell(frame, a, b, row)
        if told:
            found.setdefault(told.id, told)
    return list(found.values())


def _pairs(frame: Frame) -> Iterable[tuple[Moment, Moment, str]]:
    held = by_passage(frame.notes.moments)
    for (left, right), (link, row) in frame.links.items():
        here, there = held.get(left, ()), held.get(right, ())
        if not here or not there:
            continue
        alike = list(swapped(slots(frame, left, right, link.likeness), here, there))
        yield from ((a, b, row) for a, b in alike)
        if not alike:
            yield from ((a, b, row) for a in here for b in there if _same_event(a, b))


def _same_event(a: Moment, b: Moment) -> bool:
    """Whether two dates stand nearest to the same word: a looser tie would compare two events."""
    return bool(a.event and b.event) and a.event[0] == b.event[0] and a.grain is b.grain


def _tell(frame: Frame, a: Moment, b: Moment, row: str) -> Divergence | None:
    mine, yours = _known(a), _known(b)
    if mine is None or yours is None or mine == yours:
        return None
    (first, last), (other_first, other_last) = mine, yours
    apart = first > other_last or other_first > last
    relation = Relation.CONTRADICTS if apart else Relation.COMPATIBLE
    central = frame.centrality(row)
    sides = [frame.side(frame.text(m), [frame.evidence(m)]) for m in (a, b)]
    return divergence(
        Kind.DATE, relation, row, (0.6 if apart else 0.2) + 0.25 * central, sides, _subject(frame, a),
        "days of one event that do not meet" if apart else "one day told more and less finely",
    )  # fmt: skip


def _known(moment: Moment) -> tuple[date, date] | None:
    if moment.first is None or moment.last is None:
        return None
    return moment.first, moment.last


def _subject(frame: Frame, moment: Moment) -> str:
    """The words of the row's topic, or nothing."""
    row = frame.home([frame.evidence(moment)])
    rows = frame.rows_of.get(moment.passage, ())
    return frame.row[row].topic if row else (rows[0].topic if rows else "")
