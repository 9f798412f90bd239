"""The words around a figure, and how much those around two of them have in common."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from newsdiff.lexicon import lexicon
from newsdiff.model import Mark, Passage
from newsdiff.stages.diverge._frame import Frame
from newsdiff.words import Word, words

_REACH = 10
"""Words on each side of a figure that belong to it."""
_LONG = 400
"""Words of a passage beyond which it is a table or a list, and words near a figure tell nothing."""

Context = Mapping[str, float]
"""Stems around a mark, and what sharing each is worth."""


class Nearby:
    """Contexts of the marks of a comparison; a word is worth the more, the fewer passages have it."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._known: dict[Mark, Context] = {}

    def of(self, mark: Mark) -> Context:
        """The words around a mark, its own left out."""
        if mark not in self._known:
            self._known[mark] = self._read(mark)
        return self._known[mark]

    def rarest(self, mark: Mark, share: float) -> list[str]:
        """The words around a mark but for the commonest, which are worth less than a share of all.

        Marks of which the one with the smaller context shares so much have one of its rarest in common:
        the prefix filter of Chaudhuri, Ganti and Kaushik (2006).
        """
        near = self.of(mark)
        spare, kept = share * sum(near.values()), sorted(near, key=lambda s: (-near[s], s))
        while kept and near[kept[-1]] < spare:
            spare -= near[kept.pop()]
        return kept

    def _read(self, mark: Mark) -> Context:
        passage = self.frame.passage[mark.passage]
        held = words(self.frame.words(mark.passage))
        if len(held) > _LONG:
            return {}
        first = bisect_left(held, mark.span.start - passage.span.start, key=lambda w: w.end - 1)
        stop = bisect_left(held, mark.span.end - passage.span.start, key=lambda w: w.start)
        near = [*held[max(0, first - _REACH) : first], *held[stop : stop + _REACH]]
        return {w.stem: self._worth[w.stem] for w in near if _tells(w)}

    @cached_property
    def _worth(self) -> Mapping[str, float]:
        """For each stem, the logarithm of how many passages there are for each that has it."""
        passages = [p for a in self.frame.articles for p in a.passages]
        having = Counter(s for p in passages for s in self._stems(p))
        return {s: math.log(1 + len(passages) / n) for s, n in having.items()}

    def _stems(self, passage: Passage) -> set[str]:
        return {w.stem for w in words(self.frame.words(passage.id))}

    def shared(self, a: Mark, b: Mark) -> float:
        """What two marks share of their words, 0 to 1: by worth, of the smaller context.

        Summed exactly: sets have no order, and two sums that differ in the last bit would not be equal.
        """
        mine, yours = self.of(a), self.of(b)
        least = min(math.fsum(mine.values()), math.fsum(yours.values()))
        return math.fsum(mine[s] for s in mine.keys() & yours.keys()) / least if least else 0.0


def _tells(word: Word) -> bool:
    return word.fold not in lexicon("stopwords")["words"] and not word.text[0].isdigit()
