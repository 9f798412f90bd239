"""Which pairs of passages are worth a closer look, through an inverted index."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import groupby

from newsdiff.stages.align._measure import Measure
from newsdiff.stages.align._terms import Told

Pair = tuple[int, int]
"""Index of a passage, index of a later one of another article."""
Scores = dict[Pair, float]
"""Likeness by pair."""

_HOLDERS = 120
"""A term that more passages hold leads to no candidate: in a large comparison it tells nothing apart."""
_MOST = 60
"""Candidates that a passage keeps, those that share most, in a comparison of up to forty articles or so."""
_FEWEST = 10
"""Candidates that it keeps however large the comparison is."""
_PAIRS = 100_000
"""Candidates that a large comparison keeps in all, roughly."""
_LOOKED = 4_000_000
"""Places in the index that a large comparison looks at in all, roughly, the rarest terms first."""
_LOOKED_LEAST = 600
"""Places that each passage looks at however large the comparison is."""
_LEAST = 0.06
"""Dice coefficient below which a pair is not looked at."""


def candidates(passages: Sequence[Told], terms: Measure) -> list[Pair]:
    """The pairs that share rare terms and are among the best of either passage.

    The cost grows with the passages and what they share, not with the pairs there are.
    """
    index, around = _index(passages), bounds(passages)
    articles = [p.article for p in passages]
    most = min(_MOST, max(_FEWEST, _PAIRS // max(1, len(passages))))
    found: set[Pair] = set()
    looked = max(_LOOKED_LEAST, _LOOKED // max(1, len(passages)))
    for i in range(len(passages)):
        rare = _rarest(passages[i], index, looked)
        close = _close(i, articles, _elsewhere(rare, *around[i]), terms)
        found.update((i, j) if i < j else (j, i) for _, j in _best(close, most))
    return sorted(found)


def _rarest(told: Told, index: Mapping[str, list[int]], looked: int) -> Mapping[str, list[int]]:
    """The places of the terms of a passage; where these are too many, of its rarest terms."""
    held = {term: index[term] for term in told.terms if term in index}
    if sum(map(len, held.values())) <= looked:
        return held
    kept: dict[str, list[int]] = {}
    for term in sorted(held, key=lambda t: (len(held[t]), t)):
        looked -= len(held[term])
        if looked < 0 and kept:
            break
        kept[term] = held[term]
    return kept


def _index(passages: Sequence[Told]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for number, told in enumerate(passages):
        for term in told.terms:
            index[term].append(number)
    return {term: holders for term, holders in index.items() if len(holders) <= _HOLDERS}


def bounds(passages: Sequence[Told]) -> list[tuple[int, int]]:
    """For each passage, from where to before which index the passages of its article stand."""
    found: list[tuple[int, int]] = []
    for _, group in groupby(passages, key=lambda told: told.article):
        first, count = len(found), sum(1 for _ in group)
        found += [(first, first + count)] * count
    return found


def _elsewhere(index: Mapping[str, list[int]], first: int, stop: int) -> Mapping[str, list[int]]:
    """The terms that passages before `first` or from `stop` on hold too."""
    return {term: holders for term, holders in index.items() if holders[0] < first or holders[-1] >= stop}


def _close(
    i: int, articles: Sequence[int], index: Mapping[str, list[int]], terms: Measure
) -> list[tuple[float, int]]:
    """The passages of other articles that share those terms with passage `i`, by their Dice coefficient.

    Each stands behind that coefficient, negative, so that the likest sort first.
    """
    shared: dict[int, float] = defaultdict(float)
    for term, holders in index.items():
        weight = terms.weights[term]
        for j in holders:
            shared[j] += weight
    article, mine, sums = articles[i], terms.sums[i], terms.sums
    return [
        (-dice, j)
        for j, mass in shared.items()
        if (dice := 2 * mass / (mine + sums[j])) >= _LEAST and articles[j] != article
    ]


def _best(close: list[tuple[float, int]], most: int) -> list[tuple[float, int]]:
    return close if len(close) <= most else heapq.nsmallest(most, close)
