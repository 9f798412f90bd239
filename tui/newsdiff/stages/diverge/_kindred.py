"""Which articles tell one event, where look-alike events are told by articles that a few rows join.

Articles are alike by how much of the shorter one is linked with the other, and by the names in both, each
worth the more, the fewer articles have it. They are put together pair by pair as long as that raises the
modularity of the whole (Clauset, Newman and Moore 2004), at half the usual resolution (Reichardt and
Bornholdt 2006): two groups stay apart when they are less than half as alike as all articles are on average.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import combinations

from newsdiff.stages.diverge._frame import Frame

FEW = 5
"""Articles up to which there is too little to tell events apart by, and figures that look alike are hardly
of two counts: the more articles there are, the likelier that is by chance."""
_NAMES = 0.5
"""What having all names in common is worth, where having all passages linked is worth 1."""
_RESOLUTION = 0.5
_PARTS = 1 << 24

Pair = tuple[int, int]


def kindred(frame: Frame) -> list[frozenset[str]]:
    """The labels of the articles of each event; one group where they tell one."""
    articles = frame.articles
    if len(articles) <= FEW:
        return [frozenset(a.label for a in articles)]
    ordered = sorted(range(len(articles)), key=lambda i: articles[i].page.sha256)
    alike = _alike(frame, {articles[i].label: place for place, i in enumerate(ordered)})
    groups = Modular(alike).groups(len(articles))
    return [frozenset(articles[ordered[place]].label for place in group) for group in groups]


def _alike(frame: Frame, at: Mapping[str, int]) -> Mapping[Pair, float]:
    """How alike two articles are, by their places, the lesser first.

    Sums are of whole numbers: they do not depend on the order of the articles.
    """
    told: dict[Pair, int] = defaultdict(int)
    size = {at[a.label]: max(1, len(a.passages)) for a in frame.articles}
    for link, _ in frame.links.values():
        here, there = (at[frame.passage[p].article] for p in (link.left, link.right))
        told[min(here, there), max(here, there)] += _whole(link.likeness / min(size[here], size[there]))
    for pair, share in _named(frame, at):
        told[pair] += _whole(_NAMES * share)
    return {pair: value / _PARTS for pair, value in told.items()}


def _named(frame: Frame, at: Mapping[str, int]) -> Iterator[tuple[Pair, float]]:
    """The share of the names of two articles that is in both, by worth, of the one that names less."""
    total: dict[int, int] = defaultdict(int)
    shared: dict[Pair, int] = defaultdict(int)
    for entity in frame.notes.entities:
        held = sorted({at[m.article] for m in entity.mentions if m.named})
        if 1 < len(held) < len(at):
            worth = _whole(math.log(len(at) / len(held)))
            for place in held:
                total[place] += worth
            for pair in combinations(held, 2):
                shared[pair] += worth
    for (here, there), value in shared.items():
        yield (here, there), value / min(total[here], total[there])


def _whole(value: float) -> int:
    return round(value * _PARTS)


class Modular:
    """Groups of what is alike, found by greedy modularity."""

    def __init__(self, alike: Mapping[Pair, float]) -> None:
        self.near: dict[int, dict[int, float]] = defaultdict(dict)
        whole = 2 * math.fsum(sorted(alike.values())) or 1.0
        for (here, there), likeness in alike.items():
            self.near[here][there] = self.near[there][here] = likeness / whole
        self.share = {place: math.fsum(sorted(near.values())) for place, near in self.near.items()}

    def groups(self, count: int) -> list[Sequence[int]]:
        """The places from 0 to `count`, in groups."""
        held = {place: [place] for place in range(count)}
        gains = [(-self._gain(a, b), a, b) for a, near in self.near.items() for b in near if a < b]
        heapify(gains)
        while gains:
            lost, a, b = heappop(gains)
            if lost >= 0:
                break
            if a in held and b in held and -lost == self._gain(a, b):
                held[a] += held.pop(b)
                for other in self._merge(a, b):
                    heappush(gains, (-self._gain(a, other), min(a, other), max(a, other)))
        return [*held.values()]

    def _gain(self, a: int, b: int) -> float:
        return self.near[a][b] - _RESOLUTION * self.share[a] * self.share[b]

    def _merge(self, a: int, b: int) -> Sequence[int]:
        """Puts b into a; all that a is like now."""
        self.share[a] += self.share.pop(b)
        for other, likeness in self.near.pop(b).items():
            del self.near[other][b]
            if other != a:
                told = self.near[a].get(other, 0.0) + likeness
                self.near[a][other] = self.near[other][a] = told
        return [*self.near[a]]
