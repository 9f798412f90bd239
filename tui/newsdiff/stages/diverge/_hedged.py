"""Where one article hedges what another tells outright."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from newsdiff.model import Aspect, Cue, Divergence, Kind, Relation, Span
from newsdiff.stages.diverge._context import around, empty
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence
from newsdiff.words import words

_SURE = 0.25
"""Likeness of two passages from which one tells what the other hedges."""
_AROUND = 3
"""Words around the hedge that the other passage must hold."""
_OPEN = frozenset(("whether", "if", "would", "could", "should", "might", "may", "not", "never"))
"""Words that leave a statement open in their own way."""


class Hedged:
    """Looks for the word that a hedge stands before, in linked passages that hedge nothing."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    @cached_property
    def held(self) -> dict[str, list[Cue]]:
        """Cues of certainty in the outlet's own voice, by passage."""
        cues = (c for c in self.frame.notes.cues if c.aspect is Aspect.CERTAINTY and not c.quoted)
        return by_passage(cues)

    @cached_property
    def voiced(self) -> frozenset[str]:
        """Passages in which somebody is said to say something."""
        return frozenset(a.passage for a in self.frame.notes.attributions)

    def find(self) -> Iterator[Divergence]:
        """One divergence for each hedge that the other passage does without."""
        for (left, right), (link, row) in self.frame.links.items():
            for here, there in ((left, right), (right, left)):
                if link.likeness >= _SURE and self._outright(there):
                    for cue in self.held.get(here, ()):
                        if cue.charge < 0:
                            yield from self._of(cue, there, row)

    def _outright(self, passage: str) -> bool:
        told = {w.fold for w in words(self.frame.words(passage))}
        return passage not in self.voiced and passage not in self.held and not told & _OPEN

    def _of(self, cue: Cue, other: str, row: str) -> Iterator[Divergence]:
        start, held = self.frame.passage[other].span.start, words(self.frame.words(other))
        head = self._head(cue)
        told = next((w for w in held if head and w.stem == head), None)
        if told is None or len(around(self.frame, cue) & {w.stem for w in held}) < _AROUND:
            return
        plain = self.frame.words_of(other, Span(told.start, told.end).moved(start))
        evidence = sorted((self.frame.evidence(cue), plain), key=lambda e: self.frame.order[e.article])
        sides = [self.frame.side(e.text, [e]) for e in evidence]
        severity = 0.2 + 0.05 * abs(cue.charge) + 0.15 * self.frame.centrality(row)
        topic = self.frame.topic(row)
        yield divergence(
            Kind.FRAMING, Relation.HEDGED, row, severity, sides, topic, "hedged here, told outright there"
        )

    def _head(self, cue: Cue) -> str:
        """The stem of the word right behind a hedge; "" when that is a name or tells nothing."""
        start = self.frame.passage[cue.passage].span.start
        behind = (w for w in words(self.frame.words(cue.passage)) if w.start + start >= cue.span.end)
        word = next(behind, None)
        return "" if word is None or word.fold in empty() or word.text[0].isupper() else word.stem
