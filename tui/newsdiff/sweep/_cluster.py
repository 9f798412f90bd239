"""Average-link clustering over a sparse graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import heapify, heappop, heappush, nsmallest

from newsdiff.sweep._graph import Edge
from newsdiff.sweep._weights import Vector

LEAST = 0.16
"""Mean likeness of the articles of two groups from which they tell one event."""
WINDOW = 14
"""Days without a telling from which likeness falls; from twice as many on, articles tell two events."""
_UNSURE = 0.7
"""What is left of likeness however far apart days lie that were only read from lines of text."""
_WIDE = 1_000
"""Terms kept of the sum of a group, the heaviest."""
_CACHED = 4_096


@dataclass(slots=True)
class _Group:
    """Articles that tell one event, and the sum of their vectors."""

    members: list[int]
    terms: Mapping[int, float] | None
    """None for an article alone, whose vector is looked at."""
    first: int | None = None
    last: int | None = None
    sure: bool = False
    """Whether one of its days is told by a file itself."""


def nearness(apart: int, window: int, sure: bool) -> float:
    """1 for days within the window; less past it, none from twice as far if both are `sure`."""
    least = 0.0 if sure else _UNSURE
    return max(least, min(1.0, 2 - apart / window)) if window else 1.0


def clusters(
    found: Sequence[Vector], pairs: Iterable[Edge], window: int = WINDOW, least: float = LEAST
) -> list[list[int]]:
    """The articles in groups, each by place in the collection; groups in order of their first article.

    Two groups become one while the mean likeness over all pairs of their articles is `least` or more, the
    likest two first (average link, Sokal and Michener 1958). The mean is that of the two sums, since
    likeness is a scalar product. Only groups that an edge ties are looked at. An event runs on for as long as
    no more than `window` days pass without a telling of it; with a `window` of 0, days do not count.
    """
    merging = _Merging(found, pairs, window, least)
    merging.run()
    return sorted(sorted(group.members) for group in merging.groups.values())


class _Merging:
    """Groups under way, and the ties between them."""

    def __init__(self, found: Sequence[Vector], pairs: Iterable[Edge], window: int, least: float) -> None:
        self.groups = {at: _alone(at, vector) for at, vector in enumerate(found)}
        self._found, self._window, self._least = found, window, least
        self._alone = lru_cache(_CACHED)(self._terms_alone)
        self._ties: dict[int, set[int]] = {at: set() for at in self.groups}
        self._heap: list[tuple[float, int, int]] = []
        self._next = len(found)
        for left, right in pairs:
            self._tie(left, right, self._heap.append)
        heapify(self._heap)

    def run(self) -> None:
        """Merge until no two groups are like enough."""
        while self._heap:
            _, left, right = heappop(self._heap)
            if left in self.groups and right in self.groups:
                self._merge(left, right)

    def _tie(self, left: int, right: int, push: Callable[[tuple[float, int, int]], None]) -> None:
        likeness = self._likeness(self.groups[left], self.groups[right])
        if likeness >= self._least / 2:
            self._ties[left].add(right)
            self._ties[right].add(left)
        if likeness >= self._least:
            push((-likeness, left, right))

    def _likeness(self, left: _Group, right: _Group) -> float:
        """The mean likeness of their articles, less where their days lie apart."""
        near = self._nearness(left, right)
        if not near:
            return 0.0
        if left.terms is None or (right.terms is not None and len(left.terms) < len(right.terms)):
            left, right = right, left
        get = self._terms(left).get
        shared = sum(weight * get(term, 0.0) for term, weight in self._told(right))
        return shared / (len(left.members) * len(right.members)) * near

    def _nearness(self, left: _Group, right: _Group) -> float:
        """1 for groups between whose days lies no more than the window, or whose days are not known."""
        if left.first is None or left.last is None or right.first is None or right.last is None:
            return 1.0
        apart = max(0, left.first - right.last, right.first - left.last)
        return nearness(apart, self._window, left.sure and right.sure)

    def _told(self, group: _Group) -> Iterable[tuple[int, float]]:
        """The terms of a group with their weights, without making a mapping of them."""
        if group.terms is not None:
            return group.terms.items()
        vector = self._found[group.members[0]]
        return zip(vector.terms, vector.weights, strict=True)

    def _terms(self, group: _Group) -> Mapping[int, float]:
        return self._alone(group.members[0]) if group.terms is None else group.terms

    def _terms_alone(self, at: int) -> Mapping[int, float]:
        return dict(zip(self._found[at].terms, self._found[at].weights, strict=True))

    def _merge(self, left: int, right: int) -> None:
        made, self._next = self._next, self._next + 1
        self.groups[made] = self._joined(self.groups.pop(left), self.groups.pop(right))
        others = (self._ties.pop(left) | self._ties.pop(right)) - {left, right}
        self._ties[made] = set()
        for other in sorted(others):
            self._ties[other] -= {left, right}
            self._tie(other, made, lambda pair: heappush(self._heap, pair))

    def _joined(self, left: _Group, right: _Group) -> _Group:
        """One group of two."""
        terms = dict(self._terms(left))
        for term, weight in self._told(right):
            terms[term] = terms.get(term, 0.0) + weight
        if len(terms) > _WIDE:
            terms = dict(nsmallest(_WIDE, terms.items(), key=lambda told: (-told[1], told[0])))
        days = [day for group in (left, right) for day in (group.first, group.last) if day is not None]
        first, last = min(days, default=None), max(days, default=None)
        return _Group(left.members + right.members, terms, first, last, left.sure or right.sure)


def _alone(at: int, vector: Vector) -> _Group:
    return _Group([at], None, vector.day, vector.day, vector.day is not None and vector.sure)
