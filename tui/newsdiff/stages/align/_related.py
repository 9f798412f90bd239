"""Whether two articles tell one event, by how well their passages match one another."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from newsdiff.stages.align._candidates import Pair
from newsdiff.stages.align._standing import Standing
from newsdiff.stages.align._terms import Told

_SMALL = 0.03
"""Added to a mean likeness before its logarithm is taken: what is less than this tells little."""
_SURE = -1.8
"""The logarithm from which it is certain that two articles tell one event: more of it adds nothing."""
_SHOWN = 0.07
"""The mean likeness from which articles are shown to tell one event."""
_EXPECTED = 0.135
"""The mean likeness that is taken for granted, so that articles of few passages are given the benefit."""
_FIRM = 3
"""The passages that this counts for."""


class Related:
    """Knows the mean likeness of words of the best matches that the passages of two articles have."""

    def __init__(self, standing: Standing, passages: Sequence[Told]) -> None:
        self._articles = [p.article for p in passages]
        self._best = [standing.best(at) for at in range(len(passages))]
        self._lengths = Counter(self._articles)
        self._sums: dict[tuple[int, int], float] = defaultdict(float)
        for at, here in enumerate(self._articles):
            for there, best in self._best[at].items():
                self._sums[here, there] += best

    def of(self, pair: Pair) -> float:
        """Logarithm of the mean likeness, the passages of the pair itself left out; at most `_SURE`."""
        mean = (self._mean(pair, _FIRM) + self._mean(pair[::-1], _FIRM)) / 2
        return min(_SURE, math.log(_SMALL + mean))

    def is_one_event(self, pair: Pair) -> bool:
        """Whether the other passages of two articles show that they tell one event, nothing granted."""
        return (self._mean(pair) + self._mean(pair[::-1])) / 2 >= _SHOWN

    def _mean(self, pair: Pair, firm: int = 0) -> float:
        """How well the other passages of the first one's article match those of the second one's."""
        here, there = (self._articles[at] for at in pair)
        told = self._sums.get((here, there), 0.0) - self._best[pair[0]].get(there, 0.0)
        return (max(0.0, told) + firm * _EXPECTED) / max(1, self._lengths[here] - 1 + firm)
