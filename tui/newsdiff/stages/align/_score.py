"""How likely two passages are to tell the same thing, in the light of the whole comparison."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from newsdiff.stages.align._candidates import Scores, candidates
from newsdiff.stages.align._evidence import Evidence, Features
from newsdiff.stages.align._measure import Measure
from newsdiff.stages.align._terms import Told, Weights

_BIAS = -0.121
_WORTH = Evidence(
    words=-4.283,
    log_words=1.504,
    rarest=13.182,
    place=1.305,
    best=-7.361,
    lead=-3.461,
    least_lead=-1.082,
    share=-0.82,
    bridge=2.703,
    neighbours=1.094,
    one_quotes=-0.626,
    other_quotation=-0.824,
    families=5.688,
    told_words=3.846,
    runs=3.606,
    unnamed_mass=0.513,
    length=0.249,
    dice=-7.548,
)
"""What each piece of evidence adds to the log-odds.

Logistic regression on judged pairs: sentences of ECB+ train (two event chains and an entity in common)
and of the complete articles that the benchmark holds for development, so its figures on those flatter.
Several measure nearly one thing, so a sign alone says little.
"""

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
    found: Scores = {}
    for pair in pairs:
        words = features.lexical[pair].words
        close = words >= _LEAST
        found[pair] = _likeness(features.of(pair), features.ahead(pair)) if close else words
    return found


def _likeness(evidence: Evidence, ahead: float) -> float:
    """The chance that a pair tells the same thing; `ahead` is the best match that either has."""
    if ahead > _COPY and evidence.words < _NO_COPY * ahead:
        return 0.0
    odds = _BIAS + math.fsum(worth * told for worth, told in zip(_WORTH, evidence, strict=True))
    chance = 1 / (1 + math.exp(-odds))
    return max(chance, evidence.dice**4) if evidence.dice >= _SAME_TEXT else chance


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
