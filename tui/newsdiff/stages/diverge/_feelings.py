"""Where linked passages tell one reaction of other people: "backlash from farmers", "widespread public backlash"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import Divergence, Kind, Relation, Role, Span
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._things import behind
from newsdiff.words import Word, words

_LINKED = 0.5
"""Likeness of two passages from which a reaction of one is that of the other."""
_BEFORE = 3
"""Words before a reaction that tell whose it is."""
_LEADS = frozenset(("from", "among", "by", "within"))


class Feeling(NamedTuple):
    """A reaction and whose it is."""

    noun: str
    whose: frozenset[str]
    """Stems of the people and of the adjectives that tell whose it is."""
    led: bool
    """Whether the people themselves are named: "from farmers"."""
    span: Span


class Feelings:
    """Compares whose a reaction is, where linked passages tell one of a kind each."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    def find(self) -> Iterator[Divergence]:
        """One divergence for each reaction of which two passages tell other people."""
        for link, row in self.frame.likest:
            if link.likeness >= _LINKED and self._open(link.left) and self._open(link.right):
                for a in self._of(link.left):
                    for b in self._of(link.right):
                        if a.noun == b.noun and (a.led or b.led) and not a.whose & b.whose:
                            yield self._told((link.left, a), (link.right, b), row)

    def _open(self, passage: str) -> bool:
        return self.frame.passage[passage].role is not Role.HEADLINE

    def _of(self, passage: str) -> list[Feeling]:
        found = self.frame.passage[passage]
        quoted = self.frame.article[found.article].quoted(found.span)
        text = self.frame.words(passage)
        read = [f._replace(span=f.span.moved(found.span.start)) for f in _read(text, words(text))]
        nouns = [f.noun for f in read]
        return [f for f in read if nouns.count(f.noun) == 1 and not any(q.touches(f.span) for q in quoted)]

    def _told(self, left: tuple[str, Feeling], right: tuple[str, Feeling], row: str) -> Divergence:
        evidence = [self.frame.words_of(p, f.span) for p, f in (left, right)]
        sides = [self.frame.side(e.text, [e]) for e in evidence]
        severity = 0.2 + 0.15 * self.frame.centrality(row)
        why = "one reaction, told of other people"
        return divergence(Kind.FRAMING, Relation.LOADED, row, severity, sides, self.frame.topic(row), why)


def _read(text: str, held: Sequence[Word]) -> Iterator[Feeling]:
    for at, word in enumerate(held):
        if word.fold in _entries("reactions"):
            first, end, whose = at, at, set[str]()
            while first and text[held[first - 1].end : held[first].start] in (" ", "-"):
                if held[first - 1].fold in empty() or at - first >= _BEFORE:
                    break
                first -= 1
                if held[first].fold in _entries("holders"):
                    whose.add(held[first].stem)
            begin = next((p for p in range(first, at) if held[p].fold in _entries("holders")), at)
            if at + 2 < len(held) and held[at + 1].fold in _LEADS and text[word.end : held[at + 1].start] == " ":
                end = max(at, _end(text, held, at + 1))
                whose |= {w.stem for w in held[at + 2 : end + 1] if w.fold not in empty()}
            if whose:
                yield Feeling(word.stem, frozenset(whose), end > at, Span(held[begin].start, held[end].end))


def _end(text: str, held: Sequence[Word], last: int) -> int:
    """Where the people end that a reaction comes from: "from both farmers and bakers"."""
    end = behind(text, held, last)[1]
    if end + 2 < len(held) and held[end + 1].fold in ("and", "or"):
        return max(end, behind(text, held, end + 1)[1])
    return end


@cache
def _entries(name: str) -> Set[str]:
    """The folded words of one entry of the lexicon."""
    listing: str = lexicon("opinions")[name]
    return frozenset(w.strip() for w in listing.split(","))
