"""Where one article tells an act as done and another as planned, urged, tried or left undone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from newsdiff.model import Divergence, Kind, Relation
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._phrases import weak
from newsdiff.stages.diverge._standing import Act, Standings, closed
from newsdiff.stages.diverge._things import behind
from newsdiff.words import Word, words

_LINKED = 0.65
"""Likeness of two passages from which they may tell one act."""
_REAL = frozenset(("done", "begun", "attempted"))
"""Standings of an act of which something has happened."""
_URGED = frozenset(("asked", "pressed", "ordered"))
"""Standings of an act that somebody else wants: each of another force."""
_OPEN = frozenset(("probable", "possible"))
"""Standings of an act that may or may not come: each of another certainty."""
_TOLD = _REAL | _URGED | {"intended", "resolved", "undone", *_OPEN}
_WORDS = {
    "intended": "planned",
    "attempted": "tried",
    "probable": "likely",
    "resolved": "decided on",
    "undone": "not done",
    "asked": "asked for",
    "pressed": "pressed for",
}
"""How a standing is told to the reader, where its own word does not say it."""
_SHARED = 2
"""Content words around a verb that both passages must hold, one of them behind it, or else its object."""


class Undone:
    """Sets how far an act has come against how far it has come in linked passages."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.standings = Standings(frame)

    def find(self) -> Iterator[Divergence]:
        """One divergence for each act and two passages."""
        for link, row in self.frame.likest:
            if link.likeness >= _LINKED:
                for a, b in self._pairs(link.left, link.right):
                    yield self._told((link.left, a), (link.right, b), row)

    def _pairs(self, left: str, right: str) -> Iterator[tuple[Act, Act]]:
        here, there = self.standings.acts(left), self.standings.acts(right)
        for a, b in product(here, there):
            if a.key != b.key or not _apart(a.standing, b.standing):
                continue
            alike = {(x.key, x.standing) for x in here} & {(x.key, x.standing) for x in there}
            if alike & {(a.key, a.standing), (b.key, b.standing)}:
                continue
            told = self._told_of(left, a) and self._told_of(right, b)
            if told and (_one_act(a, b) or self._thing(left, a) & self._thing(right, b)):
                yield a, b

    def _thing(self, passage: str, act: Act) -> frozenset[str]:
        """Stems of what an act is done to, by the words right behind its verb."""
        held, last = self._verb(passage, act)
        return behind(self.frame.words(passage), held, last)[0] - weak()

    def _verb(self, passage: str, act: Act) -> tuple[Sequence[Word], int]:
        """The words of a passage and the place of a verb among them."""
        start, held = self.frame.passage[passage].span.start, words(self.frame.words(passage))
        return held, next(i for i, w in enumerate(held) if w.end + start == act.span.end)

    def _told_of(self, passage: str, act: Act) -> bool:
        """Whether it is told what is done: "recommended no charges" tells none."""
        held, last = self._verb(passage, act)
        return not any(w.fold in closed("negations") for w in held[last + 1 : last + 2])

    def _told(self, left: tuple[str, Act], right: tuple[str, Act], row: str) -> Divergence:
        evidence = [self.frame.words_of(passage, act.span) for passage, act in (left, right)]
        sides = [self.frame.side(e.text, [e]) for e in evidence]
        severity = 0.25 + 0.15 * self.frame.centrality(row)
        told = [_WORDS.get(act.standing, act.standing) for _, act in (left, right)]
        because = f"one act, {told[0]} here and {told[1]} there"
        return divergence(Kind.FRAMING, Relation.HEDGED, row, severity, sides, self.frame.topic(row), because)


def _apart(one: str, other: str) -> bool:
    """Whether it is news that an act has come so far here and not there, or is wanted with another force."""
    both = {one, other}
    if len(both) == 1 or not both <= _TOLD:
        return False
    if "resolved" in both:
        return bool(both & _URGED)
    return bool(both & _REAL) or both <= _URGED or both == _OPEN


def _one_act(a: Act, b: Act) -> bool:
    doers = (a.names & b.names) - a.behind - b.behind
    return bool(a.behind & b.behind) and (bool(doers) or len(a.around & b.around) >= _SHARED)
