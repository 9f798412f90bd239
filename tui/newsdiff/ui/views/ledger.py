"""The ledger of counts as a table shows it: like figures of one article are one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsdiff.model import Comparison, Count, Divergence, Figure, Quantity, Relation, Span
from newsdiff.ui.views.sheet import one_line


class Line(NamedTuple):
    """One figure as an article tells it, once for all places where it tells it in the same words."""

    quantity: Quantity
    """The first of them."""
    words: str
    """As printed."""
    times: int
    account: str
    """Who says so; "" when the outlet says so itself."""
    day: str
    """Of when it is, as printed; "" when it is not told."""


class Entry(NamedTuple):
    """One thing counted."""

    name: str
    lines: tuple[Line, ...]
    """In the order of articles."""
    divergence: Divergence | None
    """The gravest that passes the filter."""
    relation: Relation | None
    """How the articles stand; None when they agree."""
    alone: bool = False
    """Whether the lines are figures of unlike things, each told once."""

    @property
    def articles(self) -> int:
        """How many articles tell it."""
        return len({line.quantity.article for line in self.lines})


def entries(comparison: Comparison) -> tuple[Entry, ...]:
    """Those that diverge, gravest first; then those that most articles tell; last what is told once."""
    made = [_entry(comparison, count) for count in comparison.counts]
    kept = {(f.quantity.passage, f.quantity.span) for count in comparison.counts for f in count.figures}
    rest = [Figure(q, None, None) for q in comparison.quantities if (q.passage, q.span) not in kept]
    searched = bool(comparison.profiles)  # before that, nobody knows what is told once
    told_once = Entry("told once", tuple(_lines(comparison, rest)), None, None, alone=True)
    once = [told_once] if rest and searched else []
    return *sorted(made, key=lambda e: -e.divergence.severity if e.divergence else 1.0), *once


def _entry(comparison: Comparison, count: Count) -> Entry:
    named = " ".join(part for part in (count.subject, count.state) if part)
    name = " · ".join(part for part in (one_line(named) or count.measure.value, count.unit) if part)
    found = next(iter(comparison.divergences_of(count)), None)
    return Entry(name, tuple(_lines(comparison, count.figures)), found, count.relation)


def _lines(comparison: Comparison, figures: Iterable[Figure]) -> Iterator[Line]:
    """Like figures of one article and account together, at the place of the first."""

    def printed(article: str, span: Span | None) -> str:
        return one_line(span.of(comparison.article[article].text)) if span else ""

    same: dict[tuple[str, str, str], list[Figure]] = {}
    for figure in figures:
        label, span = figure.quantity.article, figure.quantity.span
        key = (label, printed(label, span).lower(), printed(label, figure.speaker))
        same.setdefault(key, []).append(figure)
    for (label, _, account), held in same.items():
        first = held[0]
        day = printed(label, first.moment.span if first.moment else None)
        yield Line(first.quantity, printed(label, first.quantity.span), len(held), account, day)
