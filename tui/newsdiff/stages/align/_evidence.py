"""What speaks for and against two passages telling the same thing, as numbers."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsdiff.stages.align._candidates import Pair
from newsdiff.stages.align._measure import Measure
from newsdiff.stages.align._terms import Told, Weights, exact, weigh

_ENOUGH = 1.1
"""How many of the rarest words two passages share when a match is made by 63 %."""
_ALONE = 0.3
"""What a term weighs that one article alone uses, as a share: its absence elsewhere says little."""
_TOUCHING = 0.1
"""Dice coefficient of quoted terms from which two quotations are taken to touch."""


class Evidence(NamedTuple):
    """How two passages stand to each other, and to their rivals."""

    words: float
    """Likeness of words: the mean of Dice and cosine over terms, lowered where little is shared."""
    log_words: float
    rarest: float
    """Likeness of words times the weight of the rarest shared term, as a share of the greatest."""
    place: float
    """How near their places in their articles are, 0 to 1."""
    best: float
    """The best likeness of words that each has in the other's article, on average."""
    lead: float
    """How far the pair is ahead of the best rival of either, on average."""
    least_lead: float
    share: float
    """Likeness of words as a share of the lesser of the two best rivals, at most 1."""
    bridge: float
    """The likeness of the best third passage to the one of the two that it is less like."""
    neighbours: float
    """The likeness of the passages beside them."""
    one_quotes: float
    """1 when one quotes and the other does not."""
    other_quotation: float
    """1 when both quote, but not the same words."""
    families: float
    """Dice over terms, paraphrases taken as one."""
    told_words: float
    """Cosine over terms, those that one article alone uses made light."""
    runs: float
    """Dice over runs of three words."""
    unnamed_mass: float
    """The weight of the terms shared beside names, in units of the heaviest term."""
    length: float
    """Logarithm of the weight of the longer."""
    dice: float
    """Dice over terms."""


class Lexical(NamedTuple):
    """What two passages share, whatever else there is."""

    words: float
    dice: float
    rarest: float
    unnamed: float


class Features:
    """Measures pairs in the light of the whole comparison."""

    def __init__(self, passages: Sequence[Told], terms: Measure, pairs: Sequence[Pair]) -> None:
        self._passages = passages
        self._terms = terms
        self._top = max(terms.weights.values(), default=1.0)
        self.lexical = {pair: self._lexical(*pair) for pair in pairs}
        self._near = _neighbours(self.lexical)
        self._rivals = {i: _two_best(near, passages) for i, near in self._near.items()}
        self._told = Measure(terms.documents, _light(passages, terms.weights))
        self._families = _measure([p.families for p in passages])
        self._runs = _measure([p.runs for p in passages])
        self._quoted = Measure([p.quoted for p in passages], terms.weights)

    def _lexical(self, i: int, j: int) -> Lexical:
        terms, left, right = self._terms, self._passages[i], self._passages[j]
        common = left.terms & right.terms
        mass = terms.mass(common)
        dice = 2 * mass / (terms.sums[i] + terms.sums[j])
        enough = max(dice, 1 - math.exp(-mass / (_ENOUGH * self._top)))
        named = left.named | right.named
        return Lexical(
            (dice + terms.cosine(i, j)) / 2 * enough,
            dice,
            max(map(terms.weights.__getitem__, common), default=0.0) / self._top,
            (terms.mass(common - named) if named else mass) / self._top,
        )

    def of(self, pair: Pair) -> Evidence:
        """All that is known of one of the pairs."""
        i, j = pair
        left, right = self._passages[i], self._passages[j]
        words, dice, rarest, unnamed = self.lexical[pair]
        best, lead, least_lead, share = self._standing(i, j, words)
        quotes = bool(left.quoted), bool(right.quoted)
        return Evidence(
            words=words,
            log_words=math.log(words + 0.02),
            rarest=words * rarest,
            place=1 - abs(left.place - right.place),
            best=best,
            lead=lead,
            least_lead=least_lead,
            share=share,
            bridge=self._bridge(i, j),
            neighbours=self._beside(i, j),
            one_quotes=float(quotes[0] != quotes[1]),
            other_quotation=float(all(quotes) and self._quoted.dice(i, j) < _TOUCHING),
            families=self._families.dice(i, j),
            told_words=self._told.cosine(i, j),
            runs=self._runs.dice(i, j),
            unnamed_mass=unnamed,
            length=math.log1p(max(self._terms.sums[i], self._terms.sums[j])),
            dice=dice,
        )

    def _standing(self, i: int, j: int, words: float) -> tuple[float, float, float, float]:
        """Best, lead, least lead and share of a pair against its rivals in either article."""
        mine = self._rivals[i][self._passages[j].article]
        yours = self._rivals[j][self._passages[i].article]
        rivals = [second if words >= first else first for first, second in (mine, yours)]
        leads = words - rivals[0], words - rivals[1]
        return (mine[0] + yours[0]) / 2, sum(leads) / 2, min(leads), words / max(words, min(rivals))

    def ahead(self, pair: Pair) -> float:
        """The likeness of words of the best match that either passage has in the other's article."""
        i, j = pair
        here, there = self._passages[i].article, self._passages[j].article
        return max(self._rivals[i][there][0], self._rivals[j][here][0])

    def _bridge(self, i: int, j: int) -> float:
        here, there = self._near[i], self._near[j]
        return max((min(here[k], there[k]) for k in here.keys() & there.keys()), default=0.0)

    def _beside(self, i: int, j: int) -> float:
        near = self._near
        before, after = near.get(i - 1, {}), near.get(i + 1, {})
        return max(before.get(j - 1, 0.0), after.get(j + 1, 0.0))


Near = Mapping[int, float]
"""Likeness of words, by passage."""


def _neighbours(lexical: Mapping[Pair, Lexical]) -> Mapping[int, Near]:
    found: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), told in lexical.items():
        found[i][j] = found[j][i] = told.words
    return found


def _two_best(near: Near, passages: Sequence[Told]) -> Mapping[int, tuple[float, float]]:
    """By article: the best likeness there, and the second best."""
    found: dict[int, tuple[float, float]] = {}
    for j, words in near.items():
        first, second = found.get(passages[j].article, (0.0, 0.0))
        found[passages[j].article] = (max(first, words), max(second, min(first, words)))
    return found


def _light(passages: Sequence[Told], weights: Weights) -> Weights:
    """The weights, those of terms that one article alone uses made light."""
    users: dict[str, set[int]] = defaultdict(set)
    for told in passages:
        for term in told.terms:
            users[term].add(told.article)
    return {t: exact(weight * (1 if len(users[t]) > 1 else _ALONE)) for t, weight in weights.items()}


def _measure(documents: Sequence[frozenset[str]]) -> Measure:
    return Measure(documents, weigh(documents))
