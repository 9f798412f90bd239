"""What a passage is about, as weighed terms."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.model import Article, Passage
from newsdiff.words import Word, words

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


def told(articles: Sequence[Article]) -> list[Told]:
    """Every passage of every article, in order."""
    return [_told(a, i, n) for i, a in enumerate(articles) for n in range(len(a.passages))]


def _told(article: Article, index: int, number: int) -> Told:
    passage = article.passages[number]
    return Told(
        passage,
        index,
        number / max(1, len(article.passages) - 1),
        frozenset(w.stem for w in words(article.words(passage)) if is_term(w)),
        (article.page.sha256, passage.span.start),
    )


def weigh(passages: Sequence[Told]) -> dict[str, float]:
    """The weight of each term: the rarer in this comparison, the heavier.

    Inverse document frequency with passages as documents (Sparck Jones 1972); above 0.
    """
    counts = Counter(term for p in passages for term in p.terms)
    return {term: math.log((len(passages) + 1) / (count + 0.5)) for term, count in counts.items()}
