"""Where one article contradicts itself in a figure.

Only what can hardly be meant otherwise is told: two ages of one person, and a headline whose count of people
in one state the text does not bear out, though it gives one figure and no other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

from newsdiff.model import Count, Divergence, Hedge, Kind, Measure, Quantity, Relation, Role
from newsdiff.stages.diverge._counted import events
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._interval import gap, standing, value

_SEVERITY = 0.75
_BIRTHDAY = 1
"""Years by which two ages of one person may differ in one article: some are told of another year."""


def within(frame: Frame, counts: Sequence[Count]) -> list[Divergence]:
    """One divergence for each article and count of which it gives two figures that cannot both hold."""
    found: list[Divergence] = []
    for count in counts:
        for figures in count.by_article.values():
            pair = next(_clash(frame, count, [f.quantity for f in figures]), None)
            if pair:
                found.append(_tell(frame, count, *pair))
    return found


def _clash(frame: Frame, count: Count, held: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    if count.measure is Measure.AGE:
        exact = [q for q in held if q.low is not None and q.low == q.high]
        yield from ((a, b) for a, b in combinations(exact, 2) if _years_between(a, b) > _BIRTHDAY)
    elif count.state in events():
        yield from _headline(frame, held)


def _years_between(a: Quantity, b: Quantity) -> Decimal:
    return abs((a.low or Decimal(0)) - (b.low or Decimal(0)))


def _headline(frame: Frame, held: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The figure of the headline and the only one of the text, when both cannot hold."""
    told = [q for q in held if q.hedge is not Hedge.VAGUE]
    top = [q for q in told if frame.passage[q.passage].role is Role.HEADLINE]
    text = [q for q in told if frame.passage[q.passage].role is not Role.HEADLINE]
    alone = len({value(q) for q in top}) == len({value(q) for q in text}) == 1
    if alone and standing(top[0], text[0]) is Relation.CONTRADICTS:
        yield top[0], text[0]


def _tell(frame: Frame, count: Count, a: Quantity, b: Quantity) -> Divergence:
    sides = [frame.side(frame.text(q), [frame.evidence(q)]) for q in (a, b)]
    subject = " ".join(part for part in (count.subject, count.state) if part)
    made = divergence(
        Kind.NUMBER, Relation.CONTRADICTS, None, _SEVERITY, sides, subject,
        "one article gives two figures for one thing that cannot both hold",
    )  # fmt: skip
    return replace(made, gap=gap(a, b))
