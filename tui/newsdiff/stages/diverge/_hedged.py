"""Where one article hedges what another tells outright."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import pairwise

from newsdiff.lexicon import lexicon
from newsdiff.model import Aspect, Cue, Divergence, Evidence, Kind, Relation, Span
from newsdiff.stages.diverge._context import around, empty
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence
from newsdiff.words import Word, words

_SURE = 0.25
"""Likeness of two passages from which one tells what the other hedges."""
_AROUND = 3
"""Words around the hedge that the other passage must hold."""
_LIKELY = 0.5
"""Likeness of two passages from which a noun is the same one, though other things are hedged there."""
_BEFORE = 4
"""Words before a noun within which a hedge is taken to be of it."""
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
                if link.likeness >= _LIKELY:
                    yield from self._nouns(here, there, row)

    def _outright(self, passage: str) -> bool:
        told = {w.fold for w in words(self.frame.words(passage))}
        return passage not in self.voiced and passage not in self.held and not told & _OPEN

    def _nouns(self, here: str, there: str, row: str) -> Iterator[Divergence]:
        """Nouns right behind a hedge in one passage that the other has, once, without any."""
        start, held = self.frame.passage[here].span.start, words(self.frame.words(here))
        other = words(self.frame.words(there))
        for hedge, noun in pairwise(held):
            if hedge.fold not in _nominal() or noun.start - hedge.end > 1 or noun.fold in empty():
                continue
            found = [i for i, w in enumerate(other) if w.stem == noun.stem]
            near = {w.stem for w in held if w not in (hedge, noun) and w.fold not in empty()}
            if len(found) != 1 or len(near & {w.stem for w in other}) < _AROUND:
                continue
            mine = self.frame.words_of(here, Span(hedge.start, noun.end).moved(start))
            plain = self._plain(there, other, found[0], noun)
            if plain and not self._quoted(mine):
                yield self._told([mine, plain], 1, row)

    def _plain(self, passage: str, held: Sequence[Word], at: int, noun: Word) -> Evidence | None:
        """A noun of the same form, with no hedge among the words before it, and in no quotation."""
        before = {w.fold for w in held[max(0, at - _BEFORE) : at]}
        word = held[at]
        if word.text[0].isupper() or word.fold.rstrip("s") != noun.fold.rstrip("s"):
            return None
        if before & (_nominal() | _OPEN) or any(w.endswith("ly") for w in before):
            return None
        start = self.frame.passage[passage].span.start
        found = self.frame.words_of(passage, Span(word.start, word.end).moved(start))
        return None if self._quoted(found) else found

    def _quoted(self, evidence: Evidence) -> bool:
        article = self.frame.article[evidence.article]
        return any(q.touches(evidence.span) for q in article.quoted(evidence.span))

    def _of(self, cue: Cue, other: str, row: str) -> Iterator[Divergence]:
        start, held = self.frame.passage[other].span.start, words(self.frame.words(other))
        head = self._head(cue)
        told = next((w for w in held if head and w.stem == head), None)
        if told is None or len(around(self.frame, cue) & {w.stem for w in held}) < _AROUND:
            return
        plain = self.frame.words_of(other, Span(told.start, told.end).moved(start))
        yield self._told([self.frame.evidence(cue), plain], abs(cue.charge), row)

    def _told(self, found: Sequence[Evidence], charge: int, row: str) -> Divergence:
        evidence = sorted(found, key=lambda e: self.frame.order[e.article])
        sides = [self.frame.side(e.text, [e]) for e in evidence]
        severity = 0.2 + 0.05 * charge + 0.15 * self.frame.centrality(row)
        topic = self.frame.topic(row)
        return divergence(
            Kind.FRAMING, Relation.HEDGED, row, severity, sides, topic, "hedged here, told outright there"
        )

    def _head(self, cue: Cue) -> str:
        """The stem of the word right behind a hedge; "" when that is a name or tells nothing."""
        start = self.frame.passage[cue.passage].span.start
        behind = (w for w in words(self.frame.words(cue.passage)) if w.start + start >= cue.span.end)
        word = next(behind, None)
        return "" if word is None or word.fold in empty() or word.text[0].isupper() else word.stem


@cache
def _nominal() -> frozenset[str]:
    """Folded hedges that stand before a noun: "alleged"."""
    listing: str = lexicon("standing")["nouns"]["hedges"]
    return frozenset(w.strip() for w in listing.split(","))
