"""How a pair of passages stands to its rivals, to third passages and to what is told around it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from newsdiff.stages.align._candidates import Pair, Scores, bounds
from newsdiff.stages.align._terms import Told

_AROUND = 3
"""Passages before and after one that stand around it."""
_SMALL = 0.2
"""Added to a sum before its logarithm is taken: what is less than this tells little."""

Near = Mapping[int, float]
"""Likeness of words, by passage."""


class Standing:
    """Knows the likeness of words of every pair that is looked at."""

    def __init__(self, words: Scores, passages: Sequence[Told]) -> None:
        self.words = words
        self._articles = [p.article for p in passages]
        self._bounds = bounds(passages)
        self._near = _neighbours(words)
        self._rivals = {i: _two_best(near, self._articles) for i, near in self._near.items()}

    def ahead(self, pair: Pair) -> float:
        """The likeness of words of the best match that either passage has in the other's article."""
        i, j = pair
        here, there = self._articles[i], self._articles[j]
        return max(self._rivals[i][there][0], self._rivals[j][here][0])

    def best(self, at: int) -> Mapping[int, float]:
        """The likeness of words of the best match of a passage, by article."""
        return {article: first for article, (first, _) in self._rivals.get(at, {}).items()}

    def rivalry(self, pair: Pair) -> tuple[float, float]:
        """The best match that either has in the other's article, on average; how far the pair is ahead of it.

        The lead is that over the best match but the pair itself, and the lesser of the two.
        """
        (i, j), words = pair, self.words[pair]
        mine, yours = self._rivals[i][self._articles[j]], self._rivals[j][self._articles[i]]
        leads = [words - (second if words >= first else first) for first, second in (mine, yours)]
        return (mine[0] + yours[0]) / 2, min(leads)

    def thirds(self, pair: Pair) -> tuple[float, float]:
        """How like third passages are to the one that each is less like: the best of them, and all."""
        i, j = pair
        here, there = self._near[i], self._near[j]
        least = [min(here[k], there[k]) for k in here.keys() & there.keys()]
        return max(least, default=0.0), _log(math.fsum(least))

    def around(self, pair: Pair) -> tuple[float, float]:
        """The likeness of the passages beside the two, and of all that stand around them."""
        i, j = pair
        near, none = self._near, dict[int, float]()
        beside = max(near.get(i - 1, none).get(j - 1, 0.0), near.get(i + 1, none).get(j + 1, 0.0))
        rows = [near[at] for at in self._beside(i) if at in near]
        columns = self._beside(j)
        return beside, _log(math.fsum([row[at] for row in rows for at in columns if at in row]))

    def _beside(self, at: int) -> list[int]:
        """The passages of the same article around one."""
        first, stop = self._bounds[at]
        return [*range(max(first, at - _AROUND), at), *range(at + 1, min(stop, at + 1 + _AROUND))]


def _log(amount: float) -> float:
    return math.log(_SMALL + amount)


def _neighbours(words: Scores) -> Mapping[int, Near]:
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), likeness in words.items():
        found[i][j] = found[j][i] = likeness
    return found


def _two_best(near: Near, articles: Sequence[int]) -> Mapping[int, tuple[float, float]]:
    """By article: the best likeness there, and the second best."""
    found: dict[int, tuple[float, float]] = {}
    for j, words in near.items():
        first, second = found.get(articles[j], (0.0, 0.0))
        found[articles[j]] = (max(first, words), max(second, min(first, words)))
    return found
