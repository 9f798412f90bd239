"""How likely two passages are to tell the same thing, in the light of the whole comparison."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import mul

from newsdiff.stages.align._candidates import Scores, candidates
from newsdiff.stages.align._evidence import MANY, Evidence, Features
from newsdiff.stages.align._measure import Measure
from newsdiff.stages.align._terms import Told, Weights

_FEW_BIAS = -1.031
_FEW = Evidence(
    words=-3.093,
    log_words=1.144,
    place=2.192,
    best=-3.566,
    lead=0.752,
    bridge=3.681,
    both=0.356,
    beside=1.137,
    around=0.294,
    one_quotes=-0.719,
    other_quotation=-0.858,
    families=6.622,
    letters=8.404,
    joined=2.946,
    spread=-2.070,
    unnamed_mass=0.298,
    length=0.413,
)
_MANY_BIAS = -7.730
_MANY = Evidence(
    words=-3.767,
    log_words=0.668,
    place=-0.002,
    best=-1.777,
    lead=-1.279,
    bridge=3.169,
    both=-0.164,
    beside=0.232,
    around=0.450,
    one_quotes=0.025,
    other_quotation=-0.216,
    families=4.490,
    letters=4.716,
    joined=2.105,
    spread=1.035,
    unnamed_mass=0.566,
    length=1.262,
)
"""What each piece of evidence adds to the log-odds, where few articles are compared and where many are.

Logistic regression on judged pairs: sentences of ECB+ train (two event chains and an entity in common)
and of the complete articles that the benchmark holds for development, so its figures on those flatter.
Twenty short articles on two events and three long ones on one ask for other weights: among three, place
and spelling tell more; among twenty, how many use the shared words does. `_Model` goes from one to the other.
The biases are set so that a likeness of about a third is where links begin.
Several measure nearly one thing, so a sign alone says little.
"""
_FEWEST = 3
"""Articles up to which a comparison is one of few."""

_LEAST = 0.05
"""Likeness of words below which nothing else can make a match: it stands for the likeness then."""
_FAIR = 0.5
"""The share of a passage's best likeness below which another match in the same article is no match."""
_COPY = 0.7
"""Likeness of words from which a passage is a copy of another: what else is like it must be very like it."""
_NO_COPY = 0.6
"""The share of a copy's likeness of words below which another match of the passage is none."""
_SAME_TEXT = 0.8
"""Dice coefficient from which two passages are one text with small changes, however short they are."""


def score(passages: Sequence[Told], weights: Weights) -> Scores:
    """Likeness of the pairs of passages of two articles that share what is rare, 0 to 1.

    A logistic model over what both share, how it is worded, where it stands and which rivals there are.
    Pairs that share next to nothing are left out.
    """
    terms = Measure([p.terms for p in passages], weights)
    pairs = candidates(passages, terms)
    features = Features(passages, terms, pairs)
    model = _Model(len({p.article for p in passages}))
    found: Scores = {}
    for pair in pairs:
        words, dice = features.lexical[pair][:2]
        if words < _LEAST:
            found[pair] = words
        elif words < _NO_COPY * (ahead := features.standing.ahead(pair)) and ahead > _COPY:
            found[pair] = 0.0
        else:
            found[pair] = max(model.chance(features.of(pair)), dice**4 if dice >= _SAME_TEXT else 0.0)
    return found


class _Model:
    """The weights for a comparison of so many articles: between those for few and those for many."""

    def __init__(self, articles: int) -> None:
        many = math.log(max(_FEWEST, min(MANY, articles)) / _FEWEST) / math.log(MANY / _FEWEST)
        self._bias = _FEW_BIAS + many * (_MANY_BIAS - _FEW_BIAS)
        self._worth = [few + many * (more - few) for few, more in zip(_FEW, _MANY, strict=True)]

    def chance(self, evidence: Evidence) -> float:
        """The chance that a pair tells the same thing."""
        odds = math.fsum(map(mul, self._worth, evidence))
        return 1 / (1 + math.exp(-odds - self._bias))


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


def _best(passages: Sequence[Told], scores: Scores) -> Mapping[tuple[int, int], float]:
    """The likeness of the likest passage, by (passage, article)."""
    best: dict[tuple[int, int], float] = defaultdict(float)
    for (i, j), likeness in scores.items():
        for here, there in ((i, j), (j, i)):
            key = (here, passages[there].article)
            best[key] = max(best[key], likeness)
    return best
