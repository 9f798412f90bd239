"""Which articles are versions of one text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from newsdiff.stages.align._candidates import Pair, Scores
from newsdiff.stages.align._terms import Told

COPY = 0.7
"""Likeness of words from which a passage is a copy of another."""
_MOST = 0.8
"""The share of an article's passages that have copies in the other when the two are versions of one text."""


def versions(words: Scores, passages: Sequence[Told]) -> Collection[Pair]:
    """The pairs of articles, by index, either way round, of which one stands in the other almost whole."""
    articles = [p.article for p in passages]
    copied = {
        (here, articles[there])
        for pair, likeness in words.items()
        if likeness >= COPY
        for here, there in (pair, pair[::-1])
    }
    lengths = Counter(articles)
    counts = Counter((articles[here], other) for here, other in copied)
    found = {pair for pair, count in counts.items() if count >= _MOST * lengths[pair[0]]}
    return found | {(other, here) for here, other in found}
