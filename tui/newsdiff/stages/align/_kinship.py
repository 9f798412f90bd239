"""How much the articles of a pair share beside it: two of one event share more than those of two."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from newsdiff.stages.align._candidates import Pair, Scores
from newsdiff.stages.align._terms import Told, exact

_LEAST = 0.05
"""Likeness of words below which a pair adds nothing."""
_SMALL = 0.2
"""Added to both sides of the ratio, in means: articles that share nothing are not infinitely far apart."""
_FAR, _NEAR = -1.4, 0.5
"""Between these the logarithm of the ratio is told apart."""


class Kinship:
    """Knows how much the passages of any two articles are alike, by the squared likeness of words."""

    def __init__(self, words: Scores, passages: Sequence[Told]) -> None:
        self._articles = [p.article for p in passages]
        self._lengths = Counter(self._articles)
        self._words = words
        self._shared: dict[tuple[int, int], float] = defaultdict(float)
        for pair, likeness in words.items():
            if likeness >= _LEAST:
                self._shared[self._between(pair)] += self._share(pair)
        several = len(self._lengths)
        self._mean = math.fsum(self._shared.values()) / max(1, several * (several - 1) // 2)

    def of(self, pair: Pair) -> float:
        """Logarithm of what the articles of a pair share beside it to what any two share on average."""
        beside = max(0.0, self._shared.get(self._between(pair), 0.0) - self._share(pair))
        if not self._mean:
            return 0.0
        ratio = (beside / self._mean + _SMALL) / (1 + _SMALL)
        return min(_NEAR, max(_FAR, math.log(ratio)))

    def _between(self, pair: Pair) -> tuple[int, int]:
        i, j = (self._articles[number] for number in pair)
        return (i, j) if i < j else (j, i)

    def _share(self, pair: Pair) -> float:
        """What a pair adds, the less the longer the articles are; its sums are exact in any order."""
        i, j = (self._lengths[self._articles[number]] for number in pair)
        return exact(self._words[pair] ** 2 / math.sqrt(i * j))
