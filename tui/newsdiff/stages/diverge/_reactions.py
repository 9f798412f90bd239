"""Where linked passages tell one reaction of other people: "backlash from farmers", "public backlash"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache
from itertools import product
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import Divergence, Kind, Relation, Span
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._things import behind
from newsdiff.words import Word, words

_LINKED = 0.5
"""Likeness of two passages from which a reaction of one is that of the other."""
_BEFORE = 3
"""Words before a reaction that tell whose it is."""
_LEADS = frozenset(("from", "among", "by", "within"))


class Reaction(NamedTuple):
    """A reaction and whose it is."""

    noun: str
    whose: frozenset[str]
    """Stems of the people and of the adjectives that tell whose it is."""
    led: bool
    """Whether the people themselves are told: "from farmers"."""
    span: Span


class Reactions:
    """Compares whose a reaction is, where linked passages tell one of a kind each."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    def find(self) -> Iterator[Divergence]:
        """One divergence for each reaction of which two passages tell other people."""
        for link, row in self.frame.sentences(_LINKED):
            for a, b in product(self._of(link.left), self._of(link.right)):
                if a.noun == b.noun and (a.led or b.led) and not a.whose & b.whose:
                    yield self._told((link.left, a), (link.right, b), row)

    def _of(self, passage: str) -> Sequence[Reaction]:
        """The reactions of a passage in the outlet's own voice, where it tells one of a kind only."""
        found, text = self.frame.passage[passage], self.frame.words(passage)
        quoted = self.frame.article[found.article].quoted(found.span)
        read = [r._replace(span=r.span.moved(found.span.start)) for r in _read(text, words(text))]
        nouns = [r.noun for r in read]
        return [r for r in read if nouns.count(r.noun) == 1 and not any(q.touches(r.span) for q in quoted)]

    def _told(self, left: tuple[str, Reaction], right: tuple[str, Reaction], row: str) -> Divergence:
        evidence = [self.frame.words_of(passage, found.span) for passage, found in (left, right)]
        sides = [self.frame.side(e.text, [e]) for e in evidence]
        severity = 0.2 + 0.15 * self.frame.centrality(row)
        why = "one reaction, told of other people"
        return divergence(Kind.FRAMING, Relation.LOADED, row, severity, sides, self.frame.topic(row), why)


def _read(text: str, held: Sequence[Word]) -> Iterator[Reaction]:
    for at, word in enumerate(held):
        if word.fold in _entries("reactions"):
            holders = _holders(text, held, at)
            first, end = min((at, *holders)), _end(text, held, at)
            people = [w for w in held[at + 2 : end + 1] if w.fold not in empty()]
            whose = frozenset(w.stem for w in (*(held[p] for p in holders), *people))
            if whose:
                yield Reaction(word.stem, whose, end > at, Span(held[first].start, held[end].end))


def _holders(text: str, held: Sequence[Word], at: int) -> list[int]:
    """The places of the adjectives before a reaction that tell whose it is."""
    found: list[int] = []
    for place in range(at - 1, max(-1, at - 1 - _BEFORE), -1):
        if text[held[place].end : held[place + 1].start] not in (" ", "-") or held[place].fold in empty():
            break
        if held[place].fold in _entries("holders"):
            found.append(place)
    return found


def _end(text: str, held: Sequence[Word], at: int) -> int:
    """Where the people end that a reaction comes from: "from both farmers and bakers"; without any, `at`."""
    led = at + 2 < len(held) and held[at + 1].fold in _LEADS
    if not led or text[held[at].end : held[at + 1].start] != " ":
        return at
    end = behind(text, held, at + 1)[1]
    more = end + 2 < len(held) and held[end + 1].fold in ("and", "or")
    return max(at, end, behind(text, held, end + 1)[1] if more else end)


@cache
def _entries(name: str) -> Set[str]:
    """The folded words of one entry of the lexicon."""
    listing: str = lexicon("opinions")[name]
    return frozenset(w.strip() for w in listing.split(","))
