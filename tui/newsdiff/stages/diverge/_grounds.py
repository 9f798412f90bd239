"""Where linked passages give what they tell another aim, reason or price: "to calm them", "to win votes"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import Divergence, Kind, Relation, Span
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._standing import closed
from newsdiff.words import Word, stem, words

_LINKED = 0.5
"""Likeness of two passages from which the aim of one is that of what the other tells."""
_SURE = 0.9
"""Likeness from which they need no word in common before it."""
_MOST = 0.5
"""Share of the words of a ground that may stand in the other passage, though not in its ground."""
_BEFORE = 8
"""Words before a ground among which what it is the ground of stands."""
_BEHIND = 9
"""Words of a ground at most."""
_STOPS = frozenset(',;:.?!()[]—"“”')
_WHY = {
    "aim": "with another aim",
    "reason": "for another reason",
    "price": "at another price",
    "regret": "something else is regretted",
    "demand": "something else is demanded",
    "promise": "something else is promised",
    "anger": "something else is what angers",
    "fear": "something else is what worries",
    "openness": "somebody is open to something else",
    "meaning": "it is said to mean something else",
    "failing": "something else is what was not done",
}
"""How the reader is told of each group."""
_ELSE = "with another ground"
"""How the reader is told of a group that a user has added."""
_OVER = frozenset(("of", "in", "the", "to", "for", "on", "over", "about"))
"""Words over which a ground goes on."""


class Ground(NamedTuple):
    """What is given as aim, reason or price in one passage."""

    group: str
    told: frozenset[str]
    """The content words of the ground, paraphrases as one."""
    of: frozenset[str]
    """Stems of the content words before it."""
    span: Span


class Grounds:
    """Compares the grounds of linked passages that give one of a kind each."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._known: dict[str, tuple[Ground, ...]] = {}

    def find(self) -> Iterator[Divergence]:
        """One divergence for each two grounds of one thing that have no word in common."""
        for link, row in self.frame.sentences(_LINKED):
            if self.frame.names_others(link.left, link.right):
                continue
            for a, b in product(self._of(link.left), self._of(link.right)):
                one = a.group == b.group and _of_one(a, b, link.likeness >= _SURE)
                if one and not (self._held(a, link.right) or self._held(b, link.left)):
                    yield self._told((link.left, a), (link.right, b), row)

    def _held(self, ground: Ground, there: str) -> bool:
        """Whether most words of a ground stand in another passage, wherever in it."""
        told = {_family(w.stem) for w in words(self.frame.words(there))}
        return len(ground.told & told) > _MOST * len(ground.told)

    def _of(self, passage: str) -> tuple[Ground, ...]:
        """The grounds that a passage gives in the outlet's own voice, where it gives one of a kind only."""
        if passage not in self._known:
            found, text = self.frame.passage[passage], self.frame.words(passage)
            quoted = self.frame.article[found.article].quoted(found.span)
            read = [g._replace(span=g.span.moved(found.span.start)) for g in _read(text, words(text))]
            kinds = [g.group for g in read]
            self._known[passage] = tuple(
                g for g in read if kinds.count(g.group) == 1 and not any(q.touches(g.span) for q in quoted)
            )
        return self._known[passage]

    def _told(self, left: tuple[str, Ground], right: tuple[str, Ground], row: str) -> Divergence:
        evidence = [self.frame.words_of(passage, ground.span) for passage, ground in (left, right)]
        sides = [self.frame.side(e.text, [e]) for e in evidence]
        severity = 0.2 + 0.15 * self.frame.centrality(row)
        why = f"told alike, but {_WHY.get(left[1].group, _ELSE)}"
        return divergence(Kind.FRAMING, Relation.LOADED, row, severity, sides, self.frame.topic(row), why)


def _of_one(one: Ground, other: Ground, sure: bool) -> bool:
    """Whether two grounds without a word in common are of one thing, by a word before both or surely."""
    alike = one.of and other.of if sure else one.of & other.of
    return bool(alike) and not one.told & other.told


def _read(text: str, held: Sequence[Word]) -> Iterator[Ground]:
    for at, word in enumerate(held):
        for lead, group in _leads().get(word.fold, ()):
            first = at + len(lead)
            if tuple(w.fold for w in held[at:first]) == lead:
                behind = _behind(text, held, first)
                told = frozenset(_family(w.stem) for w in behind if w.fold not in empty())
                before = held[max(0, at - _BEFORE) : at]
                of = frozenset(w.stem for w in before if w.fold not in empty() | closed("times"))
                if told:
                    yield Ground(group, told, of, Span(word.start, behind[-1].end))


def _behind(text: str, held: Sequence[Word], first: int) -> Sequence[Word]:
    """The words of a ground, to the end of its clause."""
    for at in range(first, min(len(held), first + _BEHIND)):
        ends = at > first + 1 and held[at].fold in _closing()
        if ends or _STOPS & set(text[held[at - 1].end : held[at].start]):
            return held[first:at]
    return held[first : first + _BEHIND]


@cache
def _leads() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """The leads by their first word, with their group."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group, listing in lexicon("grounds").items():
        for printed in listing.split(","):
            lead = tuple(printed.split())
            found.setdefault(lead[0], []).append((lead, group))
    return found


@cache
def _closing() -> frozenset[str]:
    return closed("prepositions", "conjunctions", "be", "have", "modals", "relatives", "do") - _OVER


def _family(root: str) -> str:
    """What stands for a stem and its paraphrases."""
    return _families().get(root, root)


@cache
def _families() -> Mapping[str, str]:
    listings: Sequence[str] = lexicon("paraphrases")["families"]
    return {stem(w): listing.split()[0] for listing in listings for w in listing.split()}
