"""What is counted, and every figure that is told of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsdiff.model import Attribution, Comparison, Divergence, Kind, Mark, Moment, Quantity, Span
from newsdiff.ui.views.sheet import one_line


class Figure(NamedTuple):
    """One figure as an article tells it, once for all places where it tells it in the same words."""

    quantity: Quantity
    words: str
    times: int
    account: str
    """Who says so, "" when nobody is named."""
    day: str
    """Of when it is, as printed; "" when it is not told."""


class Count(NamedTuple):
    """One thing counted."""

    name: str
    figures: tuple[Figure, ...]
    """In the order of articles."""
    divergence: Divergence | None

    @property
    def articles(self) -> int:
        """How many articles tell it."""
        return len({figure.quantity.article for figure in self.figures})


def counts_of(comparison: Comparison) -> tuple[Count, ...]:
    """Those that diverge, gravest first; then those that most articles tell."""
    at = {(q.article, q.passage, q.span): q for q in comparison.quantities}
    figures = _Figures(comparison)
    taken: set[Quantity] = set()
    found: list[Count] = []
    for divergence in (d for d in comparison.divergences if d.kind is Kind.NUMBER):
        places = [(e.article, e.passage, e.span) for side in divergence.sides for e in side.evidence]
        held = [at[place] for place in places if place in at]
        if held:
            taken.update(held)
            name = one_line(divergence.summary.partition(":")[0])
            found.append(Count(name, tuple(figures.of(held)), divergence))
    rest: dict[tuple[object, ...], list[Quantity]] = {}
    for quantity in comparison.quantities:
        if quantity not in taken:
            key = (quantity.measure, quantity.unit, quantity.counted, quantity.state)
            rest.setdefault(key, []).append(quantity)
    others = [Count(_name(comparison, q), tuple(figures.of(q)), None) for q in rest.values()]
    return *found, *sorted(others, key=lambda c: (-c.articles, -len(c.figures)))


class _Figures:
    """Finds out what is told beside a number; looks the passages up once."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._order = {article.label: place for place, article in enumerate(comparison.articles)}
        self._said: dict[str, list[Attribution]] = {}
        for said in comparison.attributions:
            self._said.setdefault(said.passage, []).append(said)
        self._days: dict[str, list[Moment]] = {}
        for moment in comparison.moments:
            self._days.setdefault(moment.passage, []).append(moment)

    def of(self, held: Iterable[Quantity]) -> Iterator[Figure]:
        """The figures of these quantities, in the order of articles and places."""
        same: dict[tuple[str, str, str], list[Quantity]] = {}
        for quantity in sorted(held, key=lambda q: (self._order[q.article], q.span)):
            key = (quantity.article, self._words(quantity).lower(), self._account(quantity))
            same.setdefault(key, []).append(quantity)
        for (_, _, account), quantities in same.items():
            first = quantities[0]
            yield Figure(first, self._words(first), len(quantities), account, self._day(first))

    def _words(self, mark: Mark) -> str:
        return self._printed(mark.article, mark.span)

    def _printed(self, article: str, span: Span) -> str:
        return one_line(span.of(self._comparison.article[article].text))

    def _account(self, quantity: Quantity) -> str:
        """The speaker of what is said about it, as printed."""
        for said in self._said.get(quantity.passage, ()):
            if said.speaker and said.content.holds(quantity.span):
                return self._printed(said.article, said.speaker)
        return ""

    def _day(self, quantity: Quantity) -> str:
        """The one date that its passage tells."""
        told = self._days.get(quantity.passage, ())
        return self._words(told[0]) if len(told) == 1 else ""


def _name(comparison: Comparison, held: Iterable[Quantity]) -> str:
    """The words of what is counted as most of the passages print them, its state, its unit."""
    named = Counter(_printed(comparison, quantity) for quantity in held)
    return named.most_common(1)[0][0]


def _printed(comparison: Comparison, quantity: Quantity) -> str:
    here, article = comparison.words(quantity.passage), comparison.article[quantity.article].text
    found = (_word(stem, here) or _word(stem, article) for stem in quantity.counted)
    after = here[quantity.span.end - comparison.passage[quantity.passage].span.start :]
    beside = one_line(after).split(",")[0].split()[:2] if quantity.counted else ()
    what = " ".join(filter(None, found)) or " ".join(beside) or quantity.measure.value
    return " · ".join(part for part in (what, quantity.state, quantity.unit) if part)


def _word(stem: str, text: str) -> str:
    """The first word of a text that begins with a stem, in small letters; "" when none does."""
    found = re.search(rf"\b{re.escape(stem)}\w*", text, re.IGNORECASE)
    return found[0].lower() if found else ""
