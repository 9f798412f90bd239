"""What speaks for and against two passages telling the same thing, as numbers."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from newsdiff.stages.align._candidates import Pair, bounds
from newsdiff.stages.align._company import Company
from newsdiff.stages.align._kinship import Kinship
from newsdiff.stages.align._letters import Letters
from newsdiff.stages.align._measure import Measure
from newsdiff.stages.align._openings import Openings
from newsdiff.stages.align._related import Related
from newsdiff.stages.align._standing import Standing
from newsdiff.stages.align._terms import Told, Weights, exact, weigh

_ENOUGH = 1.1
"""How many of the rarest words two passages share when a match is made by 63 %."""
_EVENTS = 1.5
"""The weight of shared events, in units of the heaviest, from which more of it adds nothing."""
_TOUCHING = 0.1
"""Dice coefficient of quoted terms from which two quotations are taken to touch."""
_NOT_AMONG_MANY = 0.0, 0.0, 0.0, 0.0
"""What `_among_few` tells of many: nothing."""
FEWEST = 3
"""Articles up to which a comparison is one of few."""
MANY = 20
"""Articles from which a comparison is one of many."""


def many(articles: int) -> float:
    """How far a comparison of so many articles is one of many: 0 for a few of them, 1 for many."""
    return math.log(max(FEWEST, min(MANY, articles)) / FEWEST) / math.log(MANY / FEWEST)


class Evidence(NamedTuple):
    """How two passages stand to each other, and to their rivals."""

    words: float
    """Likeness of words: the mean of Dice and cosine over terms, lowered where little is shared."""
    log_words: float
    place: float
    """How near their places in their articles are, 0 to 1."""
    best: float
    """The best likeness of words that each has in the other's article, on average."""
    lead: float
    """How far the pair is ahead of the best rival of either; below 0 when it is behind."""
    bridge: float
    """The likeness of the best third passage to the one of the two that it is less like."""
    both: float
    """Logarithm of the summed likeness of third passages to the one that each is less like."""
    beside: float
    """The likeness of the passages beside them."""
    around: float
    """Logarithm of the summed likeness of the passages around the one to those around the other."""
    one_quotes: float
    """1 when one quotes and the other does not."""
    other_quotation: float
    """1 when both quote, but not the same words."""
    families: float
    """Dice over terms, paraphrases taken as one."""
    letters: float
    """Cosine over runs of letters."""
    joined: float
    """How much Dice gains when one of them is read together with a passage beside it."""
    spread: float
    """The share of the articles that use what both share, on average by weight."""
    unnamed_mass: float
    """The weight of the terms shared beside names, in units of the heaviest term."""
    length: float
    """Logarithm of the weight of the longer."""
    events: float
    """The weight of what happens in both, in units of the heaviest term."""
    kinship: float
    """How much more than others their articles share, where many are compared; 0 where few are."""
    one_speaker: float
    """1 when both say that the same one said something."""
    headlines: float
    """1 when both are headlines of articles on one event, and few are compared; 0 where many are."""
    early: float
    """How near both stand to the start of the body, where few articles are compared; 0 where many are."""
    company: float
    """How far both are like the same passages, where few articles are compared; 0 where many are."""
    related: float
    """How alike their articles are beside them, where few are compared; 0 where many are."""


class Lexical(NamedTuple):
    """What two passages share, whatever else there is."""

    words: float
    dice: float
    unnamed: float
    spread: float
    mass: float
    """The weight of the terms shared."""


class Features:
    """Measures pairs in the light of the whole comparison."""

    def __init__(self, passages: Sequence[Told], terms: Measure, pairs: Sequence[Pair]) -> None:
        self._passages = passages
        self._terms = terms
        self._top = max(terms.weights.values(), default=1.0)
        self._used = _used(passages, terms.weights)
        self.lexical = {pair: self._lexical(*pair) for pair in pairs}
        self.standing = Standing({pair: told.words for pair, told in self.lexical.items()}, passages)
        self._families = _measure([p.families for p in passages])
        self._heaviest = max(self._families.weights.values(), default=1.0)
        self._kinship = Kinship(self.standing.words, passages)
        self._many = many(len({p.article for p in passages}))
        self._openings = Openings(passages)
        if self._many < 1:
            self._company = Company(self._families)
            self._related = Related(self.standing, passages)
        self._letters = Letters([p.text for p in passages], {at for pair in pairs for at in pair})
        self._quoted = Measure([p.quoted for p in passages], terms.weights)
        self._bounds = bounds(passages)
        self._twos: dict[int, float] = {}

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
            (terms.mass(common - named) if named else mass) / self._top,
            sum(map(self._used.__getitem__, common)) / mass if mass else 0.0,
            mass,
        )

    def of(self, pair: Pair) -> Evidence:
        """All that is known of one of the pairs."""
        i, j = pair
        left, right = self._passages[i], self._passages[j]
        words, dice, unnamed, spread, mass = self.lexical[pair]
        quotes = bool(left.quoted), bool(right.quoted)
        return Evidence(
            words,
            math.log(words + 0.02),
            1 - abs(left.place - right.place),
            *self.standing.rivalry(pair),
            *self.standing.thirds(pair),
            *self.standing.around(pair),
            float(quotes[0] != quotes[1]),
            float(all(quotes) and self._quoted.dice(i, j) < _TOUCHING),
            self._families.dice(i, j),
            self._letters.cosine(i, j),
            max(self._joined(i, j, mass), self._joined(j, i, mass), dice) - dice,
            spread,
            unnamed,
            math.log1p(max(self._terms.sums[i], self._terms.sums[j])),
            min(_EVENTS, self._families.mass(left.events & right.events) / self._heaviest),
            self._many and self._many * self._kinship.of(pair),
            float(not left.speakers.isdisjoint(right.speakers)),
            *(self._among_few(pair) if self._many < 1 else _NOT_AMONG_MANY),
        )

    def _among_few(self, pair: Pair) -> tuple[float, float, float, float]:
        """What counts the less the more articles are compared: headlines, early, company and related."""
        few = 1 - self._many
        on_top = self._openings.headlines(pair) and self._related.is_one_event(pair)
        return (
            few * on_top,
            few * self._openings.early(pair),
            few * self._company.cosine(*pair),
            few * self._related.of(pair),
        )

    def _joined(self, i: int, j: int, common: float) -> float:
        """The best Dice coefficient of `i` with two passages as one, `j` and the one before or after it.

        `common` is the weight of what `i` and `j` share. 0 where the one beside adds nothing to that: then
        it could only be less.
        """
        passages, terms, best = self._passages, self._terms, 0.0
        rest = passages[i].terms - passages[j].terms
        begin, stop = self._bounds[j]
        for beside in (j - 1, j + 1):
            if begin <= beside < stop and (more := rest & passages[beside].terms):
                mass = common + terms.mass(more)
                best = max(best, 2 * mass / (terms.sums[i] + self._two(min(j, beside))))
        return best

    def _two(self, first: int) -> float:
        """The weight of a passage and the next as one."""
        if (known := self._twos.get(first)) is None:
            one, next_one = self._passages[first].terms, self._passages[first + 1].terms
            known = self._twos[first] = self._terms.mass(one | next_one)
        return known


def _used(passages: Sequence[Told], weights: Weights) -> Weights:
    """The weight of each term times the share of the articles that use it, of at most `MANY`."""
    users: dict[str, set[int]] = defaultdict(set)
    for told in passages:
        for term in told.terms:
            users[term].add(told.article)
    articles = min(MANY, len({told.article for told in passages}))
    return {t: exact(weight * min(1, len(users[t]) / articles)) for t, weight in weights.items()}


def _measure(documents: Sequence[frozenset[str]]) -> Measure:
    return Measure(documents, weigh(documents))
