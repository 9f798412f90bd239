"""A short topic for a row, in the outlets' own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from newsdiff.stages.align._terms import is_term
from newsdiff.words import Word, words

_LONGEST = 7
"""Words in a topic."""
_COST = 0.2
"""What each word of a topic costs, as a share of the heaviest shared term."""


class _Window(NamedTuple):
    several: bool
    """Whether it holds two shared terms or more: one word alone names no point."""
    worth: float
    text: str


def shared_terms(texts: Mapping[str, Sequence[str]], weights: Mapping[str, float]) -> dict[str, float]:
    """The terms that two or more articles share, with weight times the number of articles.

    `texts` holds the passages of a row by article.
    """
    articles: Counter[str] = Counter()
    for passages in texts.values():
        articles.update({w.stem for text in passages for w in words(text) if is_term(w)})
    return {term: weights.get(term, 0.0) * count for term, count in articles.items() if count > 1}


def topic(texts: Mapping[str, Sequence[str]], weights: Mapping[str, float]) -> str:
    """The run of at most seven words, taken from one passage, that holds most of what the row shares.

    Empty when no term is shared.
    """
    shared = shared_terms(texts, weights)
    if not shared:
        return ""
    cost = _COST * max(shared.values())
    windows = [window for label in texts for text in texts[label] for window in _windows(text, shared, cost)]
    best = max(windows, key=lambda w: (w.several, round(w.worth, 9), -len(w.text), w.text))
    return best.text[:1].upper() + best.text[1:]


def _windows(text: str, shared: Mapping[str, float], cost: float) -> list[_Window]:
    """Every run of words that begins and ends in a shared term and crosses no stop or quotation mark."""
    found: list[_Window] = []
    runs = words(text)
    worth = [shared.get(word.stem) if is_term(word) else None for word in runs]
    for start in (at for at, own in enumerate(worth) if own is not None):
        seen: set[str] = set()
        total = 0.0
        for end in range(start, min(start + _LONGEST, len(runs))):
            if end > start and _broken(text, runs[end - 1], runs[end]):
                break
            if (more := worth[end]) is not None:
                total += more if runs[end].stem not in seen else 0.0
                seen.add(runs[end].stem)
                words_of = text[runs[start].start : runs[end].end]
                found.append(_Window(len(seen) > 1, total - cost * (end - start), words_of))
    return found


def _broken(text: str, before: Word, after: Word) -> bool:
    between = text[before.end : after.start]
    return between != " " and any(c in between for c in '.,;:!?()[]"“”«»—–\n')
