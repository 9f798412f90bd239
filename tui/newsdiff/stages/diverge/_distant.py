"""Which figures of one dimension may be of one count although no link joins their passages.

Two figures far apart are of one count only when they share a bound, or count one thing in one state among
the same words. So figures meet in the buckets of what they must share, and never all with all. A bucket of a
large comparison that holds many is divided by the rarest words around its figures, and what is still crowded
there meets its neighbours only, in an order that does not depend on the order of the articles: whoever is of
one count is then joined through them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from newsdiff.model import Quantity
from newsdiff.stages.diverge._counted import head, is_vague, tells_apart
from newsdiff.stages.diverge._interval import stated
from newsdiff.stages.diverge._units import dimension

CROWDED = 100
"""Figures in a bucket up to which each meets each."""
NEIGHBOURS = 8
"""Figures that one meets in a crowded bucket, on either side."""
_RAREST = 4
"""Words around a figure by which crowded buckets are divided."""

Context = Callable[[Quantity], Mapping[str, float]]
"""The words around a figure, and what each is worth."""
Order = Callable[[Quantity], tuple[str, int]]
"""Sorts figures whatever the order of the articles."""


class Meeting(NamedTuple):
    """Two places in the sequence of figures, the earlier one first."""

    left: int
    right: int


def meetings(figures: Sequence[Quantity], context: Context, order: Order) -> list[Meeting]:
    """The pairs of figures of two articles that meet, each once, in no order.

    Every pair meets that has a bound in common, and every one that counts one thing in one state, as
    long as its bucket is not crowded.
    """
    found: set[Meeting] = set()
    for held in _buckets(figures).values():
        found.update(_met(held, figures, context, order))
    return [pair for pair in found if figures[pair.left].article != figures[pair.right].article]


def _buckets(figures: Sequence[Quantity]) -> Mapping[Hashable, Sequence[int]]:
    buckets: dict[Hashable, list[int]] = defaultdict(list)
    for place, quantity in enumerate(figures):
        for key in _keys(quantity):
            buckets[key].append(place)
    return buckets


def _keys(quantity: Quantity) -> Iterator[Hashable]:
    """What another figure must share to be of the same count."""
    sort = dimension(quantity)
    for end, bound in enumerate(stated(quantity)):
        if bound is not None:
            yield sort, end, bound
    if not is_vague(quantity) and tells_apart(quantity, quantity):
        yield sort, quantity.state, head(quantity.counted)


def _met(
    held: Sequence[int], figures: Sequence[Quantity], context: Context, order: Order
) -> Iterator[Meeting]:
    if len(held) <= CROWDED:
        yield from _all(held)
        return
    divided: dict[Hashable, list[int]] = defaultdict(list)
    for place in sorted(held, key=lambda n: order(figures[n])):
        for key in (*_rarest(context(figures[place])), figures[place].counted):
            divided[key].append(place)
    for part in divided.values():
        yield from _all(part) if len(part) <= 2 * NEIGHBOURS else _beside(part)


def _rarest(context: Mapping[str, float]) -> Sequence[str]:
    return sorted(context, key=lambda stem: (-context[stem], stem))[:_RAREST]


def _all(held: Iterable[int]) -> Iterator[Meeting]:
    return (Meeting(min(pair), max(pair)) for pair in combinations(held, 2))


def _beside(held: Sequence[int]) -> Iterator[Meeting]:
    for at, place in enumerate(held):
        for other in islice(held, at + 1, at + 1 + NEIGHBOURS):
            yield Meeting(min(place, other), max(place, other))
