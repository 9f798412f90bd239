"""Which articles may tell one event: an inverted index over the weightiest terms."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import nlargest

from newsdiff.sweep._weights import Vector

_ASKED = 40
"""Terms of an article that are looked up, the heaviest."""
_NEAR = 40
"""Articles before, and behind, that are looked at in the list of one term; lists are in order of days."""
_NEIGHBOURS = 14
"""Articles that stay beside each, the likest."""

Edge = tuple[int, int]
"""Two places in the collection, the lower first."""


def edges(found: Sequence[Vector]) -> list[Edge]:
    """Pairs of articles that share weighty terms, each once, in order."""
    order = sorted(range(len(found)), key=lambda at: (found[at].day or 0, at))
    ranks = array("I", bytes(4 * len(found)))
    for rank, at in enumerate(order):
        ranks[at] = rank
    lists = _lists(found, order)
    pairs = {
        (min(at, other), max(at, other))
        for at in range(len(found))
        for other in _nearest(at, found, ranks, order, lists)
    }
    return sorted(pairs)


def _lists(found: Sequence[Vector], order: Sequence[int]) -> dict[int, array[int]]:
    """For each term the ranks of the articles in which it is weighty."""
    lists: dict[int, array[int]] = defaultdict(lambda: array("I"))
    for rank, at in enumerate(order):
        for term in found[at].terms[:_ASKED]:
            lists[term].append(rank)
    return lists


def _nearest(
    at: int, found: Sequence[Vector], ranks: array[int], order: Sequence[int], lists: dict[int, array[int]]
) -> Iterator[int]:
    """The likest articles by the terms that are weighty in both."""
    shared: dict[int, float] = {}
    mine, vector = ranks[at], found[at]
    for term, weight in zip(vector.terms[:_ASKED], vector.weights, strict=False):
        there = lists[term]
        place = bisect_left(there, mine)
        for rank in there[max(0, place - _NEAR) : place + _NEAR + 1]:
            shared[rank] = shared.get(rank, 0.0) + weight * weight
    shared.pop(mine, None)
    likest = nlargest(_NEIGHBOURS, shared.items(), key=lambda pair: (pair[1], -pair[0]))
    yield from (order[rank] for rank, _ in likest)
