"""How likely two passages are to tell the same thing, in the light of the whole comparison."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import mul

from newsdiff.stages.align._candidates import Pair, Scores, candidates
from newsdiff.stages.align._evidence import MANY, Evidence, Features, many
from newsdiff.stages.align._measure import Measure
from newsdiff.stages.align._openings import headlines
from newsdiff.stages.align._standing import Standing
from newsdiff.stages.align._terms import Told, Weights
from newsdiff.stages.align._versions import COPY, Versions

_FEW_BIAS = -2.113
_FEW = Evidence(
    words=-1.786,
    log_words=0.639,
    place=1.364,
    best=-3.254,
    lead=0.864,
    bridge=2.642,
    both=0.306,
    beside=0.928,
    around=0.395,
    one_quotes=-0.794,
    other_quotation=-1.258,
    families=2.489,
    letters=7.744,
    joined=2.784,
    spread=-2.017,
    unnamed_mass=0.313,
    length=0.775,
    events=0.115,
    kinship=0.677,
    one_speaker=1.332,
    headlines=5.925,
    early=1.304,
    company=3.559,
    related=1.149,
)
_MANY_BIAS = -7.170
_MANY = Evidence(
    words=-2.211,
    log_words=0.419,
    place=0.167,
    best=-1.938,
    lead=-0.348,
    bridge=3.430,
    both=0.003,
    beside=0.013,
    around=0.139,
    one_quotes=-0.046,
    other_quotation=-0.654,
    families=1.459,
    letters=4.449,
    joined=2.118,
    spread=0.886,
    unnamed_mass=0.430,
    length=1.035,
    events=1.263,
    kinship=0.903,
    one_speaker=0.450,
    headlines=5.823,
    early=2.303,
    company=4.908,
    related=0.363,
)
"""What each piece of evidence adds to the log-odds, where few articles are compared and where many are.

Logistic regression on judged pairs: sentences of ECB+ train (two event chains and an entity in common)
and of the complete articles that the benchmark holds for development, so its figures on those flatter;
and on comparisons of three articles of which one tells another event, so that no pair with it is a match.
Every set counts by its matches, as if it had a thousand; the seeds half, planted edits a tenth of that.
Twenty short articles on two events and three long ones on one ask for other weights: among three, place,
spelling and the speaker tell more; among twenty, what happens and how many use the shared words do.
`_Model` goes from one to the other.
The biases are set so that a likeness of about a third is where links begin.
Several measure nearly one thing, so a sign alone says little.
"""

_LEAST = 0.05
"""Likeness of words below which nothing else can make a match: it stands for the likeness then."""
_FAIR = 0.5
"""The share of a passage's best likeness below which another match in the same article is no match."""
_FAIR_OF_MANY = 0.35
"""The same where many articles are compared: other articles tell what is no match there."""
_SEVERAL = 5
"""Articles up to which `_FAIR` holds; from there it falls with the logarithm of their number."""
_NO_COPY = 0.6
"""The share of a copy's likeness of words below which another match of the passage is none."""
_SAME_TEXT = 0.8
"""Dice coefficient from which two passages are one text with small changes, however short they are."""


def score(passages: Sequence[Told], weights: Weights) -> Scores:
    """Likeness of the pairs of passages of two articles that share what is rare, 0 to 1.

    A logistic model over what both share, how it is worded, where it stands and which rivals there are.
    Pairs that share next to nothing are left out. Where a passage has a copy, what is merely like it is not
    it; and where two articles are versions of one text, a passage without a copy was put in or left out.
    """
    terms = Measure([p.terms for p in passages], weights)
    articles = len({p.article for p in passages})
    on_top = headlines(passages) if articles < MANY else frozenset()
    pairs = sorted(on_top.union(candidates(passages, terms)))
    features = Features(passages, terms, pairs)
    model = _Model(articles)
    standing = features.standing
    same_text = Versions(standing.words, passages, terms)
    found: Scores = {}
    for pair in pairs:
        words, dice = features.lexical[pair][:2]
        if words < _LEAST and pair not in on_top:
            found[pair] = words
        elif _is_another(pair, standing, same_text):
            found[pair] = 0.0
        else:
            found[pair] = max(model.chance(features.of(pair)), dice**4 if dice >= _SAME_TEXT else 0.0)
    return found


def _is_another(pair: Pair, standing: Standing, same_text: Versions) -> bool:
    """Whether one of the two has its match elsewhere, or in versions of one text has none."""
    ahead = standing.ahead(pair)
    if pair in same_text:
        return same_text.is_another(pair, ahead)
    return ahead > COPY and standing.words[pair] < _NO_COPY * ahead


class _Model:
    """The weights for a comparison of so many articles: between those for few and those for many."""

    def __init__(self, articles: int) -> None:
        share = many(articles)
        self._bias = _FEW_BIAS + share * (_MANY_BIAS - _FEW_BIAS)
        self._worth = [few + share * (more - few) for few, more in zip(_FEW, _MANY, strict=True)]

    def chance(self, evidence: Evidence) -> float:
        """The chance that a pair tells the same thing."""
        odds = math.fsum(map(mul, self._worth, evidence))
        return 1 / (1 + math.exp(-odds - self._bias))


def linked(passages: Sequence[Told], scores: Scores, threshold: float) -> Scores:
    """The pairs that reach `threshold` and a fair share of the best match that either passage has.

    Where a passage stands almost word for word in another article, what is merely like it is not it.
    """
    best = _best(passages, scores)
    fair = _fair(len({p.article for p in passages}))
    return {
        (i, j): likeness
        for (i, j), likeness in scores.items()
        if likeness >= threshold
        and likeness >= fair * max(best[i, passages[j].article], best[j, passages[i].article])
    }


def _fair(articles: int) -> float:
    """The share of the best likeness that a match must reach in a comparison of so many articles."""
    start = many(_SEVERAL)
    return _FAIR + max(0.0, many(articles) - start) / (1 - start) * (_FAIR_OF_MANY - _FAIR)


def _best(passages: Sequence[Told], scores: Scores) -> Mapping[tuple[int, int], float]:
    """The likeness of the likest passage, by (passage, article)."""
    best: dict[tuple[int, int], float] = defaultdict(float)
    for (i, j), likeness in scores.items():
        for here, there in ((i, j), (j, i)):
            key = (here, passages[there].article)
            best[key] = max(best[key], likeness)
    return best
