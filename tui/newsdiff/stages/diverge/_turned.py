"""Where articles turn one act round: police attacked marchers here, marchers attacked police there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import Divergence, Evidence, Kind, Relation, Span
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.words import Word, stem, words

_LINKED = 0.4
"""Likeness of two passages from which an act of one is that of the other."""
_BEFORE = 3
"""Words before a verb among which its subject stands, and behind it its object."""


class Act(NamedTuple):
    """Who did what to whom, by stems, and the words that say so."""

    verb: str
    doer: str
    object: str
    words: Evidence


class Turned:
    """Reads the plain clauses of linked passages: one word, a verb of harm or help, another word."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._known: dict[str, list[Act]] = {}

    def find(self) -> Iterator[Divergence]:
        """One divergence for each act whose doer and object stand the other way round in a linked passage."""
        for link, row in self.frame.likest:
            if link.likeness >= _LINKED:
                turned = {(a.verb, a.object, a.doer): a for a in self._acts(link.right)}
                for act in self._acts(link.left):
                    other = turned.get((act.verb, act.doer, act.object))
                    if other:
                        yield self._made(act.words, other.words, row)

    def _acts(self, passage: str) -> list[Act]:
        """The acts of a passage in the outlet's own voice."""
        if passage not in self._known:
            held = self.frame.passage[passage]
            quotations = self.frame.article[held.article].quotations
            found = self._read(passage, words(self.frame.words(passage)))
            self._known[passage] = [a for a in found if not any(q.touches(a.words.span) for q in quotations)]
        return self._known[passage]

    def _read(self, passage: str, held: Sequence[Word]) -> Iterator[Act]:
        text, start = self.frame.words(passage), self.frame.passage[passage].span.start
        for at, word in enumerate(held):
            family = _acts_of().get(word.stem)
            before, behind = held[max(0, at - _BEFORE) : at], held[at + 1 : at + 2 + _BEFORE]
            passive = bool(behind) and behind[0].fold == "by" and bool(before) and before[-1].fold in _be()
            one, other = _nearest(before[::-1], text, word), _nearest(behind, text, word)
            if family and word.fold.endswith("ed") and one and other and one.stem != other.stem:
                doer, thing = (other, one) if passive else (one, other)
                if passive or before[-1].fold not in _be():
                    span = Span(one.start, other.end).moved(start)
                    yield Act(family, doer.stem, thing.stem, self.frame.words_of(passage, span))

    def _made(self, one: Evidence, other: Evidence, row: str) -> Divergence:
        evidence = sorted((one, other), key=lambda e: self.frame.order[e.article])
        sides = [self.frame.side(e.text, [e]) for e in evidence]
        severity = 0.5 + 0.15 * self.frame.centrality(row)
        why = "who did it and to whom stand the other way round"
        return divergence(Kind.FRAMING, Relation.DIFFERENT, row, severity, sides, self.frame.topic(row), why)


def _nearest(held: Sequence[Word], text: str, verb: Word) -> Word | None:
    """The first content word of some, when no punctuation stands between it and a verb."""
    for word in held:
        first, last = sorted((word, verb))
        if not all(c.isalnum() or c in " -'’" for c in text[first.end : last.start]):
            return None
        if word.fold not in empty() and word.fold not in _be() and not word.fold.endswith("ly"):
            return word
    return None


@cache
def _be() -> frozenset[str]:
    return frozenset(w.strip() for w in lexicon("grammar")["be"].split(","))


@cache
def _acts_of() -> Mapping[str, str]:
    """The family of each act of one word, by its stem."""
    families: Mapping[str, str] = lexicon("agency")["families"]
    return {
        stem(act.strip()): family
        for family, listing in families.items()
        for act in listing.split(",")
        if " " not in act.strip()
    }
