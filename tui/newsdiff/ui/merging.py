"""Which passages of two articles stand on the same screen line."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from newsdiff.model import Alignment, Comparison


class Pair(NamedTuple):
    """Two passages that tell the same thing, by their places in their articles, from 0."""

    left: int
    right: int
    weight: float


def anchors(comparison: Comparison, left: str, right: str, pivot: Sequence[str] = ()) -> dict[str, str]:
    """The passages of `left`, and beside each the passage of `right` to stand on its line.

    Both go down in reading order, so what is told in another order has no anchor; of all such
    choices this is the one with the greatest sum of likeness (a longest increasing subsequence
    with weights, O(n log n)). A `pivot` of two passage ids always stands on one line.
    """
    here, there = comparison.position[left], comparison.position[right]
    pairs = [
        Pair(here[a], there[b], weight)
        for row in comparison.alignments
        for a, b, weight in _pairs(row, left, right)
    ]
    forced = [Pair(here[a], there[b], 0.0) for a in pivot for b in pivot if a in here and b in there]
    chosen = _chain(_agreeing(pairs, forced[0])) if forced else _chain(pairs)
    one, other = comparison.article[left].passages, comparison.article[right].passages
    return {one[p.left].id: other[p.right].id for p in sorted([*chosen, *forced[:1]])}


class Step(NamedTuple):
    """Passages of two or more articles beside the first, to stand on one line."""

    before: int
    """Place in the first article of the passage that it must come before; its length for none."""
    passages: Mapping[int, str]
    """By the place of the article among those shown, from 1."""


def between(
    comparison: Comparison, labels: Sequence[str], beside: Sequence[Mapping[str, str]]
) -> tuple[Step, ...]:
    """What the articles after the first tell together and the first does not, from top to bottom.

    `beside` holds the anchors of each of them with the first one; no step goes against these.
    """
    ends = [_Ends(comparison, labels[0], label, b) for label, b in zip(labels[1:], beside, strict=True)]
    steps: dict[tuple[int, str], dict[int, str]] = {}
    bounds: dict[tuple[int, str], int] = {}
    for i, j in combinations(range(1, len(labels)), 2):
        for a, b in anchors(comparison, labels[i], labels[j]).items():
            (first, last), (other, behind) = ends[i - 1].around(a), ends[j - 1].around(b)
            if max(first, other) < min(last, behind):
                steps.setdefault((i, a), {i: a})[j] = b
                bounds[i, a] = min(last, behind)
    return tuple(sorted((Step(bounds[key], told) for key, told in steps.items()), key=lambda s: s.before))


def threads(
    comparison: Comparison, beside: Sequence[Mapping[str, str]], steps: Iterable[Step] = ()
) -> dict[str, tuple[str, ...]]:
    """For each passage that stands on one line with others, the ids of the rows that most of them share.

    Passages on one line bear one number by this; one that is in none of these rows is left out.
    """
    found: dict[str, tuple[str, ...]] = {}
    for together in _on_one_line(beside, steps):
        rows = [[row.id for row in comparison.rows_of.get(passage, ())] for passage in together]
        shared = _shared(rows)
        for passage, own in zip(together, rows, strict=True):
            if shared and shared[0] in own:
                found[passage] = shared
    return found


def _shared(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """What most of two or more sequences hold, if it is more than one of them."""
    if len(rows) == 2:
        return tuple(row for row in rows[0] if row in rows[1])
    times = Counter(chain.from_iterable(rows))
    most = max(times.values(), default=0)
    return tuple(row for row, many in times.items() if many == most > 1)


def _on_one_line(beside: Sequence[Mapping[str, str]], steps: Iterable[Step]) -> Iterator[Sequence[str]]:
    for passage in dict.fromkeys(chain.from_iterable(beside)):
        yield [passage, *(b[passage] for b in beside if passage in b)]
    for step in steps:
        yield list(step.passages.values())


class _Ends:
    """Between which passages of the first article each passage of another one stands."""

    def __init__(self, comparison: Comparison, first: str, other: str, beside: Mapping[str, str]) -> None:
        here, self._place = comparison.position[first], comparison.position[other]
        self._anchors = sorted((self._place[b], here[a]) for a, b in beside.items())
        self._whole = len(here)

    def around(self, passage: str) -> tuple[int, int]:
        """The places of the last anchor before it and the first behind it; one on an anchor has no room."""
        place = self._place[passage]
        at = bisect_left(self._anchors, (place, -1))
        if at < len(self._anchors) and self._anchors[at][0] == place:
            return 0, 0
        before = self._anchors[at - 1][1] if at else -1
        return before, self._anchors[at][1] if at < len(self._anchors) else self._whole


def _pairs(row: Alignment, left: str, right: str) -> Iterable[tuple[str, str, float]]:
    told = {t.article: t.passages for t in row.tellings if t.article in (left, right)}
    if len(told) < 2:
        return []
    here, there = set(told[left]), set(told[right])
    linked = [
        (a, b, link.likeness)
        for link in row.links
        for a, b in ((link.left, link.right), (link.right, link.left))
        if a in here and b in there
    ]
    return linked or [(told[left][0], told[right][0], row.likeness / 2)]


def _agreeing(pairs: Iterable[Pair], pivot: Pair) -> list[Pair]:
    """The pairs that lie wholly before or wholly after the pivot."""
    return [
        p
        for p in pairs
        if (p.left < pivot.left and p.right < pivot.right) or (p.left > pivot.left and p.right > pivot.right)
    ]


def _chain(pairs: Sequence[Pair]) -> list[Pair]:
    """The heaviest set of pairs of which each lies below the one before it on both sides."""
    ordered = sorted(set(pairs), key=lambda p: (p.left, -p.right, p.weight))
    best = _Best(max((p.right for p in ordered), default=0) + 1)
    before: list[int] = []
    for i, pair in enumerate(ordered):
        weight, previous = best.below(pair.right)
        before.append(previous)
        best.put(pair.right, weight + pair.weight + 1e-6, i)
    found: list[Pair] = []
    at = best.below(best.size)[1]
    while at >= 0:
        found.append(ordered[at])
        at = before[at]
    return found


class _Best:
    """The heaviest chain that ends before a place: a Fenwick tree of prefix maxima."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._tree: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)

    def below(self, place: int) -> tuple[float, int]:
        """Weight and last pair of the heaviest chain that ends before `place`; (0, -1) for none."""
        best = (0.0, -1)
        while place > 0:
            best = max(best, self._tree[place])
            place -= place & -place
        return best

    def put(self, place: int, weight: float, pair: int) -> None:
        place += 1
        while place <= self.size:
            self._tree[place] = max(self._tree[place], (weight, pair))
            place += place & -place
