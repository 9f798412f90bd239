"""Where the articles date one event differently."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.model import Divergence, Kind, Moment, Relation
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence
from newsdiff.stages.diverge._slots import slots, swapped
from newsdiff.words import stem, words


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
    """Whether two known days stand nearest to one word that tells an event: a looser tie joins two."""
    if not a.event or not b.event or _known(a) is None or _known(b) is None:
        return False
    return a.event[0] == b.event[0] and a.grain is b.grain and a.event[0] not in _speech()


@cache
def _speech() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon("examples")["speech"])


def _tell(frame: Frame, a: Moment, b: Moment, row: str) -> Divergence | None:
    relation = _relation(frame, a, b)
    if relation is None:
        return None
    apart = relation is Relation.CONTRADICTS
    severity = (0.6 if apart else 0.2) + 0.25 * frame.centrality(row)
    sides = [frame.side(frame.text(m), [frame.evidence(m)]) for m in (a, b)]
    return divergence(
        Kind.DATE, relation, row, severity, sides, frame.row[row].topic,
        "days of one event that do not meet" if apart else "one day told more and less finely",
    )  # fmt: skip


def _relation(frame: Frame, a: Moment, b: Moment) -> Relation | None:
    """How two dates stand; days that no publication date resolves are compared by their words."""
    mine, yours = _known(a), _known(b)
    if mine is None or yours is None:
        same = [w.stem for w in words(frame.text(a))] == [w.stem for w in words(frame.text(b))]
        return None if same or mine or yours else Relation.CONTRADICTS
    if mine == yours:
        return None
    (first, last), (other_first, other_last) = mine, yours
    apart = first > other_last or other_first > last
    return Relation.CONTRADICTS if apart else Relation.COMPATIBLE


def _known(moment: Moment) -> tuple[date, date] | None:
    if moment.first is None or moment.last is None:
        return None
    return moment.first, moment.last
