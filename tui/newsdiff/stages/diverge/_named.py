"""Where one quoted word is put plainly here and with force there: called “a joke”, mocked as “a joke”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache
from itertools import product
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import Divergence, Evidence, Kind, Relation, Span
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._quoted import Excerpt, Quoted, within
from newsdiff.stages.diverge._standing import base
from newsdiff.words import Word, stem

_LINKED = 0.5
"""Likeness of two passages from which a word that both quote is put on one thing."""
_LONGEST = 4
"""Words of an excerpt that names or judges; a longer one is a statement."""
_BEFORE = 8
"""Words before an excerpt among which its verb stands."""
_STOPS = frozenset(",;:.?!()[]—–")
_CLOSING = re.compile(r"[.,!?]?[”\"]")
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
        """One divergence for each excerpt that one passage puts plainly and the other with force."""
        for link, row in self.frame.sentences(_LINKED):
            for mine, other in product(self.quoted.of(link.left), self.quoted.of(link.right)):
                if _is_one(mine, other):
                    one, two = self._led(mine), self._led(other)
                    if one and two and one.forceful is not two.forceful:
                        yield self._told([one.words, two.words], row)

    def _led(self, excerpt: Excerpt) -> Led | None:
        """What leads to an excerpt; None without a verb that does."""
        held, text = excerpt.held, self.frame.words(excerpt.passage)
        at = _verb(text, held, excerpt.first)
        if at is None:
            return None
        end = held[excerpt.last].end
        closing = _CLOSING.match(text, end)
        whole = Span(held[at].start, closing.end() if closing else end)
        start = self.frame.passage[excerpt.passage].span.start
        return Led(
            base(held[at].fold) in _verbs("forceful"),
            self.frame.words_of(excerpt.passage, whole.moved(start)),
        )

    def _told(self, evidence: Sequence[Evidence], row: str) -> Divergence:
        sides = [self.frame.side(e.text, [e]) for e in evidence]
        severity = 0.2 + 0.15 * self.frame.centrality(row)
        why = "one quoted word, put plainly here and with force there"
        return divergence(Kind.FRAMING, Relation.LOADED, row, severity, sides, self.frame.topic(row), why)


def _is_one(mine: Excerpt, other: Excerpt) -> bool:
    """Whether two short excerpts are one, or one holds the other."""
    short, long = sorted((mine, other), key=lambda e: e.last - e.first)
    same = within(short, long) if long.last - long.first < _LONGEST else None
    return same is not None and _printed(same) == _printed(short)


def _printed(excerpt: Excerpt) -> Sequence[str]:
    return [w.fold for w in excerpt.held[excerpt.first : excerpt.last + 1]]


def _verb(text: str, held: Sequence[Word], first: int) -> int | None:
    """The place of the forceful verb nearest before word `first` without a stop, or of a naming one."""
    naming = None
    for at in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
        if _STOPS & set(text[held[at].end : held[at + 1].start]):
            break
        root = base(held[at].fold)
        if root in _verbs("forceful"):
            return at
        if naming is None and root in _verbs("naming") and held[at + 1].fold not in _ASKING:
            naming = at
    return naming


@cache
def _verbs(name: str) -> Set[str]:
    """The stems of the naming or the forceful verbs."""
    listing: str = lexicon("opinions")[name]
    return frozenset(stem(w.strip()) for w in listing.split(","))
