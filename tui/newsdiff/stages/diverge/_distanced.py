"""Where one article holds a word at a distance that another uses plainly: in marks, or "so-called"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from newsdiff.model import Aspect, Cue, Divergence, Evidence, Kind, Relation, Role, Span
from newsdiff.stages.diverge._context import around, empty
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence
from newsdiff.words import Word, words

_LINKED = 0.4
"""Likeness of two passages from which a word of both is of one thing."""
_AROUND = 2
"""Content words near the marked one that the other passage must hold."""


class Distanced:
    """Looks in linked passages for the words that one of them puts in marks or calls so-called."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    @cached_property
    def held(self) -> Mapping[str, Sequence[Cue]]:
        """The distancing words and marks that nobody else is said to have set, by passage."""
        return by_passage(c for c in self.frame.notes.cues if c.aspect is Aspect.DISTANCE and not c.quoted)

    def find(self) -> Iterator[Divergence]:
        """One divergence for each marked word and other article; the likest passages are asked first."""
        told: set[tuple[str, Span, str]] = set()
        for link, row in self.frame.likest:
            for here, there in ((link.left, link.right), (link.right, link.left)):
                for cue in self.held.get(here, ()) if link.likeness >= _LINKED else ():
                    key = (here, cue.span, self.frame.passage[there].article)
                    plain = self._plain(cue, there)
                    if plain and key not in told:
                        told.add(key)
                        yield self._made(self._marked(cue), plain, row)

    def _term(self, cue: Cue) -> list[Word]:
        """The content words held at a distance: those in the marks, or the first behind "so-called"."""
        text = self.frame.article[cue.article].text
        if not self.frame.text(cue)[0].isalnum():
            return _content(words(self.frame.text(cue)))
        behind = text[cue.span.end : self.frame.passage[cue.passage].span.end]
        return _content(words(behind))[:1]

    def _marked(self, cue: Cue) -> Evidence:
        """The marks with their words, or "so-called" with what it stands before."""
        if not self.frame.text(cue)[0].isalnum():
            return self.frame.evidence(cue)
        end = cue.span.end + self._term(cue)[0].end
        return self.frame.words_of(cue.passage, Span(cue.span.start, end))

    def _plain(self, cue: Cue, there: str) -> Evidence | None:
        """The same words in the outlet's own voice of another passage, with neither marks nor doubt."""
        term = [w.stem for w in self._term(cue)]
        if not term or there in self.held or self.frame.passage[there].role is Role.HEADLINE:
            return None
        found, text = self.frame.passage[there], self.frame.words(there)
        held = _content(words(text))
        stems = [w.stem for w in held]
        if len(around(self.frame, cue) & set(stems)) < _AROUND:
            return None
        for at in range(len(held) - len(term) + 1):
            if stems[at : at + len(term)] == term:
                span = Span(held[at].start, held[at + len(term) - 1].end).moved(found.span.start)
                quotations = self.frame.article[found.article].quotations
                if not any(q.touches(span) for q in quotations):
                    return self.frame.words_of(there, span)
        return None

    def _made(self, marked: Evidence, plain: Evidence, row: str) -> Divergence:
        evidence = sorted((marked, plain), key=lambda e: self.frame.order[e.article])
        sides = [self.frame.side(e.text, [e]) for e in evidence]
        severity = 0.15 + 0.15 * self.frame.centrality(row)
        why = "a word held at a distance here and used plainly there"
        return divergence(Kind.FRAMING, Relation.LOADED, row, severity, sides, self.frame.topic(row), why)


def _content(held: Sequence[Word]) -> list[Word]:
    return [w for w in held if w.fold not in empty()]
