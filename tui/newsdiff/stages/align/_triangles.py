"""What A and B share with C tells about A and B: three passages of three articles, judged together."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsdiff.stages.align._candidates import Pair, Scores
from newsdiff.stages.align._evidence import FEWEST, MANY
from newsdiff.stages.align._terms import Told

_WEIGHT = 0.2
"""What it adds to the log-odds of three pairs that all three match, and takes when only two of them do.

Divided by the third articles that there are; chosen on comparisons of three articles of ECB+ train."""
_LEAST = 0.03
"""Likeness below which a pair is not judged anew: no match can come of it."""
_SURE = 1e-6
"""How near to 0 and 1 a likeness may come, so that it has odds."""
_ROUNDS = 3
"""How often the pairs tell each other; after the second round next to nothing changes."""

_Triangle = tuple[Pair, Pair, Pair]


def agreed(passages: Sequence[Told], scores: Scores) -> Scores:
    """The likeness of each pair, when what both are like is heard too.

    Whether each pair matches is a variable; three pairs between three passages are a factor that would have
    all of them match, or at most one. Belief is propagated between them (Pearl 1988). Where many articles are
    compared, so many third passages are like any two that it tells nothing: there nothing is changed.
    """
    articles = len({p.article for p in passages})
    if not FEWEST <= articles < MANY:
        return scores
    odds = {pair: _odds(likeness) for pair, likeness in scores.items() if likeness >= _LEAST}
    triangles = list(_triangles(odds))
    heard = [(0.0, 0.0, 0.0)] * len(triangles)
    for _ in range(_ROUNDS):
        told = _told(odds, triangles, heard)
        heard = [_heard(told, *each, _WEIGHT / (articles - 2)) for each in zip(triangles, heard, strict=True)]
    told = _told(odds, triangles, heard)
    met = {pair for triangle in triangles for pair in triangle}
    return scores | {pair: 1 / (1 + math.exp(-told[pair])) for pair in sorted(met)}


def _odds(likeness: float) -> float:
    chance = max(_SURE, min(1 - _SURE, likeness))
    return math.log(chance / (1 - chance))


def _triangles(pairs: Iterable[Pair]) -> Iterator[_Triangle]:
    """Three passages of which each two are a pair; no pair is within one article."""
    near: dict[int, set[int]] = defaultdict(set)
    for i, j in pairs:
        near[i].add(j)
    for i in sorted(near):
        for j in sorted(near[i]):
            for k in sorted(near[i].intersection(near.get(j, ()))):
                yield (i, j), (i, k), (j, k)


def _told(
    odds: Mapping[Pair, float],
    triangles: Sequence[_Triangle],
    heard: Sequence[tuple[float, float, float]],
) -> dict[Pair, float]:
    """The log-odds of each pair, with all that it heard."""
    told = dict(odds)
    for triangle, each in zip(triangles, heard, strict=True):
        for pair, more in zip(triangle, each, strict=True):
            told[pair] += more
    return told


def _heard(
    told: Mapping[Pair, float],
    triangle: _Triangle,
    before: tuple[float, float, float],
    weight: float,
) -> tuple[float, float, float]:
    """What each pair of a triangle hears from the other two; what it said itself is taken out of it."""
    a, b, c = (math.exp(told[pair] - own) for pair, own in zip(triangle, before, strict=True))
    return _message(b, c, weight), _message(a, c, weight), _message(a, b, weight)


def _message(one: float, other: float, weight: float) -> float:
    """The log-odds that a pair matches, by the odds of two others."""
    gain, loss = math.exp(weight), math.exp(-weight)
    both = one * other
    return math.log((1 + loss * (one + other) + gain * both) / (1 + one + other + loss * both))
