"""Where one article tells the share that is lost and another the one that is kept: "23% cut", "77% paid".

Readers judge one outcome otherwise when it is told as a gain than as a loss (Tversky and Kahneman 1981).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from newsdiff.model import Divergence, Evidence, Hedge, Kind, Quantity, Relation, Span
from newsdiff.stages.diverge._context import around
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence
from newsdiff.stages.diverge._things import behind
from newsdiff.words import words

_LINKED = 0.5
"""Likeness of two passages from which a share of one is what is left of a share of the other."""
_SHARED = 2
"""Content words around both shares."""
_WHOLE = 100


class Remainders:
    """Looks in linked passages for two shares that make up the whole."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        shares = (q for q in frame.notes.quantities if q.unit == "%" and q.hedge is Hedge.EXACT)
        self.shares = by_passage(q for q in shares if q.low == q.high)

    def find(self) -> Iterator[Divergence]:
        """One divergence for each two shares of one thing of which a passage tells one each."""
        for link, row in self.frame.sentences(_LINKED):
            here, there = self.shares.get(link.left, ()), self.shares.get(link.right, ())
            for a, b in product(here, there):
                if _make_up(a, b) and not _tells(here, b) and not _tells(there, a) and self._near(a, b):
                    yield self._told(a, b, row)

    def _near(self, a: Quantity, b: Quantity) -> bool:
        return len(around(self.frame, a) & around(self.frame, b)) >= _SHARED

    def _told(self, a: Quantity, b: Quantity, row: str) -> Divergence:
        evidence = [self._words(q) for q in (a, b)]
        sides = [self.frame.side(e.text, [e]) for e in evidence]
        severity = 0.25 + 0.15 * self.frame.centrality(row)
        why = "one share, told as what is kept and as what is lost"
        return divergence(Kind.FRAMING, Relation.LOADED, row, severity, sides, self.frame.topic(row), why)

    def _words(self, share: Quantity) -> Evidence:
        """A share with the noun phrase that it belongs to."""
        start, text = self.frame.passage[share.passage].span.start, self.frame.words(share.passage)
        held = words(text)
        last = next((i for i, w in enumerate(held) if w.end + start >= share.span.end), len(held) - 1)
        last += last + 1 < len(held) and held[last + 1].fold == "of"
        end = held[behind(text, held, last)[1]].end + start
        return self.frame.words_of(share.passage, Span(share.span.start, max(end, share.span.end)))


def _make_up(a: Quantity, b: Quantity) -> bool:
    return a.low is not None and b.low is not None and a.low != b.low and a.low + b.low == _WHOLE


def _tells(held: Sequence[Quantity], share: Quantity) -> bool:
    return any(q.low == share.low for q in held)
