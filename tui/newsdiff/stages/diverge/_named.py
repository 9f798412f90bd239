"""Where one quoted word is put on a thing plainly here and with force there: "called it “a joke”", "mocked the “joke”"."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import Divergence, Evidence, Kind, Relation, Role, Span
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._quoted import Excerpt, Quoted, within
from newsdiff.stages.diverge._standing import base
from newsdiff.words import stem

_LINKED = 0.5
"""Likeness of two passages from which a word that both quote is put on one thing."""
_LONGEST = 4
"""Words of an excerpt that names or judges; a longer one is a statement."""
_BEFORE = 8
"""Words before an excerpt among which its verb stands."""
_STOPS = frozenset(",;:.?!()[]—–")
_CLOSING = ("”", '"')
_ASKING = frozenset(("for", "on", "upon"))
"""Words behind "call" with which it asks for something."""


class Led(NamedTuple):
    """The verb of an excerpt: whether it is forceful, and the words from it to the end of the excerpt."""

    forceful: bool
    words: Evidence


class Named:
    """Compares the verbs that lead to one excerpt in linked passages."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.quoted = Quoted(frame)

    def find(self) -> Iterator[Divergence]:
        """One divergence for each excerpt that one passage names plainly and the other with force."""
        for link, row in self.frame.likest:
            if link.likeness >= _LINKED and self._open(link.left) and self._open(link.right):
                yield from self._between(link.left, link.right, row)

    def _open(self, passage: str) -> bool:
        return self.frame.passage[passage].role is not Role.HEADLINE

    def _between(self, left: str, right: str, row: str) -> Iterator[Divergence]:
        for mine in self.quoted.of(left):
            for other in self.quoted.of(right):
                if self._is_one(mine, other):
                    one, two = self._led(mine), self._led(other)
                    if one and two and one.forceful is not two.forceful:
                        yield self._told([one.words, two.words], row)

    def _is_one(self, mine: Excerpt, other: Excerpt) -> bool:
        """Whether two short excerpts are one, or one holds the other; of what they tell, nothing more."""
        short, long = sorted((mine, other), key=lambda e: e.last - e.first)
        same = within(short, long) if long.last - long.first < _LONGEST else None
        return same is not None and _printed(same) == _printed(short)

    def _led(self, excerpt: Excerpt) -> Led | None:
        """The most forceful verb before an excerpt, up to the stop before it."""
        held, text = excerpt.held, self.frame.words(excerpt.passage)
        first: tuple[bool, int] | None = None
        for at in range(excerpt.first - 1, max(-1, excerpt.first - 1 - _BEFORE), -1):
            if _STOPS & set(text[held[at].end : held[at + 1].start]):
                break
            root, asks = base(held[at].fold), held[at + 1].fold in _ASKING
            if root in _verbs("forceful") or (root in _verbs("naming") and not asks and first is None):
                first = root in _verbs("forceful"), at
                if first[0]:
                    break
        if first is None:
            return None
        start = self.frame.passage[excerpt.passage].span.start
        closed_by = text[held[excerpt.last].end : held[excerpt.last].end + 1] in _CLOSING
        whole = Span(held[first[1]].start, held[excerpt.last].end + closed_by).moved(start)
        return Led(first[0], self.frame.words_of(excerpt.passage, whole))

    def _told(self, evidence: list[Evidence], row: str) -> Divergence:
        sides = [self.frame.side(e.text, [e]) for e in evidence]
        severity = 0.2 + 0.15 * self.frame.centrality(row)
        why = "one quoted word, put plainly here and with force there"
        return divergence(Kind.FRAMING, Relation.LOADED, row, severity, sides, self.frame.topic(row), why)


def _printed(excerpt: Excerpt) -> list[str]:
    return [w.fold for w in excerpt.held[excerpt.first : excerpt.last + 1]]


@cache
def _verbs(name: str) -> Set[str]:
    """The stems of the naming or the forceful verbs."""
    listing: str = lexicon("opinions")[name]
    return frozenset(stem(w.strip()) for w in listing.split(","))
