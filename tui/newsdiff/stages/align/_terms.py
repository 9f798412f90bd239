"""What a passage is about, as weighed terms."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.model import Article, Passage, Quantity, Role
from newsdiff.words import Word, words

COUNT = "#"
"""Marks a term that stands for a count; no word begins with it."""
_COUNT_WEIGHT = 1.0
"""Weight of such a term, as a share of a word's that is as rare: chosen on ECB+ train."""
_NOT_PRONOUN = frozenset({"US", "U.S.", "US's", "U.S.'s", "IT", "WHO"})


@dataclass(frozen=True, slots=True)
class Told:
    """One passage as the aligner sees it."""

    passage: Passage
    article: int
    """Index of its article."""
    place: float
    """0 at the start of the article, 1 at its end."""
    terms: frozenset[str]
    key: tuple[str, int]
    """Sorts passages whatever the order of the articles: hash of the file, place in it."""


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(lexicon("stopwords")["words"])


def is_term(word: Word) -> bool:
    """Whether a word says something about what a passage is about."""
    return word.fold not in _stopwords() or word.text in _NOT_PRONOUN


def told(articles: Sequence[Article], quantities: Iterable[Quantity] = ()) -> list[Told]:
    """Every passage of every article, in order. A heading tells nothing: it has no terms.

    Beside its words a passage has a term for each count that it gives a figure for, whatever the
    figure: 80 released and 350 released are evidence for a match, not against it.
    """
    counts: dict[str, set[str]] = defaultdict(set)
    for quantity in quantities:
        if quantity.state:
            counts[quantity.passage].add(COUNT + quantity.state)
    return [
        _told(a, i, n, counts.get(a.passages[n].id, ()))
        for i, a in enumerate(articles)
        for n in range(len(a.passages))
    ]


def _told(article: Article, index: int, number: int, counts: Iterable[str]) -> Told:
    passage = article.passages[number]
    text = "" if passage.role is Role.HEADING else article.words(passage)
    return Told(
        passage,
        index,
        number / max(1, len(article.passages) - 1),
        frozenset((*counts, *(w.stem for w in words(text) if is_term(w)))),
        (article.page.sha256, passage.span.start),
    )


def weigh(passages: Sequence[Told]) -> dict[str, float]:
    """The weight of each term: the rarer in this comparison, the heavier.

    Inverse document frequency with passages as documents (Sparck Jones 1972); above 0.
    """
    counts = Counter(term for p in passages for term in p.terms)
    return {
        term: math.log((len(passages) + 1) / (count + 0.5)) * (_COUNT_WEIGHT if term[0] == COUNT else 1)
        for term, count in counts.items()
    }
