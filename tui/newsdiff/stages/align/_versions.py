"""Which articles are versions of one text, and what in them is no match."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from newsdiff.stages.align._candidates import Pair, Scores
from newsdiff.stages.align._measure import Measure
from newsdiff.stages.align._terms import Told

COPY = 0.7
"""Likeness of words from which a passage is a copy of another."""
_MOST = 0.8
"""The share of an article's passages that have copies in the other when the two are versions of one text."""
_REWRITTEN = 0.4
"""Likeness of words below which two passages of versions of one text are not one, written anew."""


class Versions:
    """Knows the pairs of articles that are versions of one text, and which pairs of passages are none there.

    A passage that was put in or left out has no match, however much it shares with others. Where a passage
    has a copy, only what completes the copy is its match too: the other half of a sentence that was cut
    in two.
    """

    def __init__(self, words: Scores, passages: Sequence[Told], terms: Measure) -> None:
        self._articles = [p.article for p in passages]
        self._words = words
        self._terms = terms
        self._same = versions(words, passages)
        self._best = self._likest()

    def _likest(self) -> dict[tuple[int, int], int]:
        """By passage and article that is another version of its own: the likest passage there."""
        best: dict[tuple[int, int], tuple[float, int]] = {}
        for pair, likeness in self._words.items() if self._same else ():
            for here, there in (pair, pair[::-1]) if pair in self else ():
                key = here, self._articles[there]
                best[key] = max(best.get(key, (0.0, 0)), (likeness, -there))
        return {key: -there for key, (_, there) in best.items()}

    def __contains__(self, pair: Pair) -> bool:
        """Whether two passages stand in versions of one text."""
        return (self._articles[pair[0]], self._articles[pair[1]]) in self._same

    def is_another(self, pair: Pair, ahead: float) -> bool:
        """Whether two passages of such articles do not match, `ahead` being the best match of either."""
        if self._words[pair] >= (ahead if ahead > COPY else _REWRITTEN):
            return False
        rivals = list(self._rivals(pair))
        return not rivals or not all(self._completes(*each) for each in rivals)

    def _rivals(self, pair: Pair) -> Iterator[tuple[int, int, int]]:
        """Each of the two that has a better match than the other one: that one, the match, and itself."""
        for one, other in (pair, pair[::-1]):
            best = self._best[other, self._articles[one]]
            if best != one:
                yield one, best, other

    def _completes(self, one: int, best: int, other: int) -> bool:
        """Whether the first two together are a copy of the last, better than the second is alone."""
        terms, sums = self._terms, self._terms.sums
        whole = terms.documents[one] | terms.documents[best]
        common = terms.mass(whole & terms.documents[other])
        return 2 * common / (terms.mass(whole) + sums[other]) > max(COPY, terms.dice(best, other))


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
