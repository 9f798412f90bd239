"""What is counted, and every figure that is told of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsdiff.model import Comparison, Divergence, Kind, Quantity
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
    taken: set[Quantity] = set()
    found: list[Count] = []
    for divergence in (d for d in comparison.divergences if d.kind is Kind.NUMBER):
        places = [(e.article, e.passage, e.span) for side in divergence.sides for e in side.evidence]
        held = [at[place] for place in places if place in at]
        if held:
            taken.update(held)
            name = one_line(divergence.summary.partition(":")[0])
            found.append(Count(name, tuple(_figures(comparison, held)), divergence))
    rest: dict[tuple[object, ...], list[Quantity]] = {}
    for quantity in comparison.quantities:
        if quantity not in taken:
            key = (quantity.measure, quantity.unit, quantity.counted, quantity.state)
            rest.setdefault(key, []).append(quantity)
    others = [Count(_name(comparison, q), tuple(_figures(comparison, q)), None) for q in rest.values()]
    return *found, *sorted(others, key=lambda c: (-c.articles, -len(c.figures)))


def _figures(comparison: Comparison, held: Iterable[Quantity]) -> Iterator[Figure]:
    order = {article.label: place for place, article in enumerate(comparison.articles)}
    same: dict[tuple[str, str, str], list[Quantity]] = {}
    for quantity in sorted(held, key=lambda q: (order[q.article], q.span)):
        words = _words(comparison, quantity)
        account = _account(comparison, quantity)
        same.setdefault((quantity.article, words.lower(), account), []).append(quantity)
    for (_, _, account), quantities in same.items():
        first = quantities[0]
        yield Figure(first, _words(comparison, first), len(quantities), account, _day(comparison, first))


def _words(comparison: Comparison, quantity: Quantity) -> str:
    return one_line(quantity.span.of(comparison.article[quantity.article].text))


def _account(comparison: Comparison, quantity: Quantity) -> str:
    """The speaker of what is said about it, as printed."""
    for said in comparison.attributions:
        if said.passage == quantity.passage and said.speaker and said.content.holds(quantity.span):
            return one_line(said.speaker.of(comparison.article[said.article].text))
    return ""


def _day(comparison: Comparison, quantity: Quantity) -> str:
    """The one date that its passage tells."""
    told = [m for m in comparison.moments if m.passage == quantity.passage]
    return one_line(told[0].span.of(comparison.article[quantity.article].text)) if len(told) == 1 else ""


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
