"""How like two passages are, in the light of the whole comparison."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from newsdiff.stages.align._terms import Told

Pair = tuple[int, int]
Scores = dict[Pair, float]
"""Likeness by (index of a passage, index of a later one of another article)."""

_PLACE = 0.1
"""What standing at the same place of the article adds: chosen on ECB+ train, checked on silver."""
_ENOUGH = 1.1
"""How many of the rarest words two passages share when a match is made by 63 %: one is not enough."""
_RIVAL = 0.1
"""What a better rival in the same article takes away, as a share of its lead."""

_FAIR = 0.3
"""The share of a passage's best likeness below which another match in the same article is no match."""


def score(passages: Sequence[Told], weights: dict[str, float]) -> Scores:
    """Likeness of every pair of passages of two articles that share a term."""
    overlap = _overlap(passages, weights)
    sums = [math.fsum(sorted(weights[t] for t in p.terms)) for p in passages]
    squares = [math.fsum(sorted(weights[t] ** 2 for t in p.terms)) for p in passages]
    unit = _ENOUGH * max(weights.values(), default=1.0)
    raw: Scores = {}
    for (i, j), (shared, shared_squares) in overlap.items():
        dice = 2 * shared / (sums[i] + sums[j])
        cosine = shared_squares / math.sqrt(squares[i] * squares[j])
        place = 1 - abs(passages[i].place - passages[j].place)
        enough = max(dice, 1 - math.exp(-shared / unit))
        raw[i, j] = (dice + cosine) / 2 * enough + _PLACE * place
    return _against_rivals(passages, raw)


def _overlap(passages: Sequence[Told], weights: dict[str, float]) -> dict[Pair, tuple[float, float]]:
    """The summed weights, and squared weights, of the terms that each pair shares.

    Goes over an inverted index, so that the cost grows with shared terms and not with pairs; terms are
    taken in one fixed order, so that sums are the same to the last bit however articles are ordered.
    """
    index: dict[str, list[int]] = defaultdict(list)
    for number, told in enumerate(passages):
        for term in told.terms:
            index[term].append(number)
    shared: dict[Pair, tuple[float, float]] = {}
    for term in sorted(index):
        weight = weights[term]
        square = weight * weight
        holders = index[term]
        for position, i in enumerate(holders):
            article = passages[i].article
            for j in holders[position + 1 :]:
                if passages[j].article != article:
                    before = shared.get((i, j), (0.0, 0.0))
                    shared[i, j] = (before[0] + weight, before[1] + square)
    return shared


def _against_rivals(passages: Sequence[Told], raw: Scores) -> Scores:
    """Lower a pair by the lead of the best rival that either passage has in the other's article."""
    best = _best(passages, raw)
    return {
        (i, j): _bounded(
            likeness
            - _RIVAL * (best[i, passages[j].article] + best[j, passages[i].article] - 2 * likeness) / 2
        )
        for (i, j), likeness in raw.items()
    }


def linked(passages: Sequence[Told], scores: Scores, threshold: float) -> Scores:
    """The pairs that reach `threshold` and a fair share of the best match that either passage has.

    Where a passage stands almost word for word in another article, what is merely like it is not it.
    """
    best = _best(passages, scores)
    return {
        (i, j): likeness
        for (i, j), likeness in scores.items()
        if likeness >= threshold
        and likeness >= _FAIR * max(best[i, passages[j].article], best[j, passages[i].article])
    }


def _best(passages: Sequence[Told], scores: Scores) -> dict[tuple[int, int], float]:
    """The likeness of the likest passage, by (passage, article)."""
    best: dict[tuple[int, int], float] = {}
    for (i, j), likeness in scores.items():
        for here, there in ((i, j), (j, i)):
            key = (here, passages[there].article)
            best[key] = max(best.get(key, 0.0), likeness)
    return best


def _bounded(likeness: float) -> float:
    return min(1.0, max(0.0, likeness))
