"""Where the articles give different figures for one count."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, product

from newsdiff.model import Count, Divergence, Figure, Gap, Hedge, Kind, Moment, Quantity, Relation
from newsdiff.stages.diverge._accounts import account
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence
from newsdiff.stages.diverge._interval import gap, orders, standing, value
from newsdiff.stages.diverge._kindred import FEW, kindred
from newsdiff.stages.diverge._labels import state, thing
from newsdiff.stages.diverge._ledger import Group, Ledger
from newsdiff.stages.diverge._pairs import Answers, answers

Clash = tuple[Quantity, Quantity, Relation]


def ledger(frame: Frame) -> tuple[Count, ...]:
    """Every count of which more than one figure is given, those told by most articles first.

    Figures of two events that look alike are of two counts.
    """
    told = {p: ms[0] for p, ms in by_passage(frame.notes.moments).items() if len(ms) == 1}
    groups = (group for labels in kindred(frame) for group in Ledger(_only(frame, labels)).groups())
    found = [_count(frame, group, told) for group in groups]
    return tuple(sorted(found, key=lambda c: (-len(c.by_article), c.id)))


def _only(frame: Frame, labels: frozenset[str]) -> Frame:
    """With the figures of some articles, and no others."""
    held = tuple(q for q in frame.notes.quantities if q.article in labels)
    return replace(frame, notes=replace(frame.notes, quantities=held))


def _count(frame: Frame, group: Group, told: Mapping[str, Moment]) -> Count:
    held = sorted(group.figures, key=lambda q: (frame.order[q.article], q.span))
    noun = group.of or thing(frame, held)
    told_of = state(frame, held, noun)
    words_of = sorted((frame.text(q), q.passage.lstrip(q.article)) for q in held)
    identity = hashlib.sha256(repr((noun, told_of, held[0].measure.value, words_of)).encode()).hexdigest()[
        :16
    ]
    clashes = [relation for _, _, relation in _clashes(frame, answers(held))]
    return Count(
        id=identity, subject=noun, state=told_of, measure=held[0].measure, unit=held[0].unit,
        figures=tuple(Figure(q, account(frame, q), told.get(q.passage)) for q in held),
        relation=Relation.CONTRADICTS if Relation.CONTRADICTS in clashes else clashes[0] if clashes else None,
    )  # fmt: skip


def numbers(frame: Frame, counts: Sequence[Count]) -> list[Divergence]:
    """One divergence for each count for which two articles give different figures."""
    found = (_tell(frame, count) for count in counts)
    return [d for d in found if d]


def _clashes(frame: Frame, said: Answers) -> Iterator[Clash]:
    """Figures of two articles that differ and that neither article gives both of.

    Where one of a few articles gives the other's figure too, somewhere, what it says otherwise still clashes
    with a figure in a passage that is linked with its own; of many, it tells of something else.
    """
    few = len(frame.articles) <= FEW
    by = {what: {q.article for q in held} for what, held in said.items()}
    for (one, here), (other, there) in combinations(said.items(), 2):
        for a, b in product(here, there):
            apart = a.article == b.article or frame.of_others(a.article, b.article)
            relation = None if apart or _say_nothing(a, b) else standing(a, b)
            shared = (a.article in by[other]) + (b.article in by[one])
            still = few and shared == 1 and relation is _APART and _linked(frame, a, b)
            if relation and (not shared or still):
                yield a, b, relation


_APART = Relation.CONTRADICTS
_SIZE = 0.4
"""Powers of ten between the middles of two vague figures from which they are of two sizes."""


def _say_nothing(a: Quantity, b: Quantity) -> bool:
    """Whether both are vague, of one size, and can both hold: "days" is no news of "several days".

    "Thousands" and "tens of thousands" are of two sizes.
    """
    if not a.hedge is b.hedge is Hedge.VAGUE:
        return False
    return orders(a, b) < _SIZE and standing(a, b) is Relation.COMPATIBLE


def _linked(frame: Frame, a: Quantity, b: Quantity) -> bool:
    return (a.passage, b.passage) in frame.links or (b.passage, a.passage) in frame.links


def _tell(frame: Frame, count: Count) -> Divergence | None:
    said = answers(f.quantity for f in count.figures)
    clashes = list(_clashes(frame, said))
    if not clashes:
        return None
    differing = {value(q) for a, b, _ in clashes for q in (a, b)}
    sides = [
        frame.side(frame.text(held[0]), (frame.evidence(q) for q in held))
        for what, held in said.items()
        if what in differing
    ]
    row = frame.home(e for side in sides for e in side.evidence)
    apart = _widest(clashes)
    relation = (
        Relation.CONTRADICTS if any(r is Relation.CONTRADICTS for _, _, r in clashes) else clashes[0][2]
    )
    made = divergence(
        Kind.NUMBER, relation, row, _severity(frame, count, relation, row, apart), sides,
        " ".join(part for part in (count.subject, count.state) if part), _because(count, relation, apart),
    )  # fmt: skip
    return replace(made, gap=apart)


def _widest(clashes: Sequence[Clash]) -> Gap | None:
    """The widest gap between two figures that contradict each other."""
    gaps = [gap(a, b) for a, b, relation in clashes if relation is Relation.CONTRADICTS]
    return max((g for g in gaps if g), key=lambda g: (g.relative or 0.0, g.absolute), default=None)


def _severity(frame: Frame, count: Count, relation: Relation, row: str | None, apart: Gap | None) -> float:
    told = len(count.by_article) / len(frame.articles)
    central = max(frame.centrality(row), told)
    if relation is Relation.COMPATIBLE:
        return 0.3 + 0.2 * central
    return 0.7 + 0.2 * central + 0.1 * min(1.0, math.log10(1 + (apart.relative or 0.0)) if apart else 0.0)


def _because(count: Count, relation: Relation, apart: Gap | None) -> str:
    what = f"counts of one thing ({count.state})" if count.state else "figures for one thing"
    if relation is Relation.COMPATIBLE:
        return f"{what} that can both hold, told otherwise"
    return f"{what} that cannot both hold{_told(apart)}"


def _told(apart: Gap | None) -> str:
    """The gap, in words: ", 15 apart (38 % of the smaller)", ", 270 apart (4.4 times the smaller)"."""
    if apart is None:
        return ""
    unit = f" {apart.unit}" if apart.unit else ""
    told = f": {apart.absolute.normalize():,f}{unit} apart"
    if apart.relative is None:
        return told
    share = f"{apart.relative:.1%} of" if apart.relative < 1 else f"{1 + apart.relative:.1f} times"
    return f"{told} ({share} the smaller)"
