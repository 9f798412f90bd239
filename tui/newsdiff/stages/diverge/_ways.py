"""Where linked passages tell what was done to one thing in unlike ways: a ban is paused here, ended there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import product
from typing import NamedTuple

from newsdiff.model import Divergence, Evidence, Kind, Link, Relation
from newsdiff.stages.diverge._actors import actors
from newsdiff.stages.diverge._deeds import Deed, Deeds
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._groups import joined
from newsdiff.stages.diverge._phrases import weak

_LINKED = 0.4
"""Likeness of two passages from which a deed of one is that of the other."""
_SURE = (0.5, 0.9)
"""Likenesses from which one content word less need stand around both deeds."""
_SHARED = 2
"""Content words around a deed that passages must share that are barely linked; for an event, one more."""


class Told(NamedTuple):
    """A deed and the passage that tells it."""

    passage: str
    deed: Deed


class Ways:
    """Sets deeds of one family and one thing against each other that are of unlike groups."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.deeds = Deeds(frame)
        self.named = actors(frame.notes.entities).keys()
        """Stems of people and organisations: two deeds of other people may be done to one of these."""

    def find(self) -> Iterator[Divergence]:
        """One divergence for each deed, with a side for each way in which the articles tell it."""
        for held in self._gathered():
            if len({told.deed.group for told in held}) > 1:
                yield self._made(held)

    def _gathered(self) -> Sequence[Sequence[Told]]:
        """All tellings of each deed of which two articles tell one, the likest passages first."""
        return joined(pair for link, _ in self.frame.sentences(_LINKED) for pair in self._told(link))

    def _told(self, link: Link) -> Iterator[tuple[Told, Told]]:
        """The tellings of one deed in two passages."""
        for a, b in self._pairs(link):
            yield Told(link.left, a), Told(link.right, b)

    def _pairs(self, link: Link) -> Sequence[tuple[Deed, Deed]]:
        """The deeds that may be one; where one may be any of several, those whose things are most alike."""
        shared = _SHARED - sum(link.likeness >= sure for sure in _SURE)
        here, there = self.deeds.of(link.left), self.deeds.of(link.right)
        vague = weak() | (self.named if self.frame.names_others(link.left, link.right) else set())
        found = [
            (a, b)
            for a, b in product(here, there)
            if a.family == b.family and _fit(a, b, here, there) and _one(a, b, vague, shared)
        ]
        return [(a, b) for a, b in found if not any(_nearer(pair, (a, b)) for pair in found)]

    def _made(self, held: Sequence[Told]) -> Divergence:
        ways: dict[str, list[Evidence]] = defaultdict(list)
        for told in sorted(held, key=lambda t: (self.frame.place(t.passage), t.deed.span)):
            ways[told.deed.group].append(self.frame.words_of(told.passage, told.deed.span))
        sides = [
            self.frame.side(min(evidence, key=lambda e: (len(e.text), e.text)).text, evidence)
            for evidence in ways.values()
        ]
        row = self.frame.home(e for s in sides for e in s.evidence)
        severity = 0.2 + 0.15 * self.frame.centrality(row)
        why = "unlike ways to tell what was done to one thing"
        return divergence(Kind.FRAMING, Relation.LOADED, row, severity, sides, self.frame.topic(row), why)


def _nearer(other: tuple[Deed, Deed], pair: tuple[Deed, Deed]) -> bool:
    """Whether another pair with one of these deeds has things that are more alike."""
    rival = (other[0] is pair[0]) is not (other[1] is pair[1])
    return rival and len(other[0].things ^ other[1].things) < len(pair[0].things ^ pair[1].things)


def _fit(a: Deed, b: Deed, here: Sequence[Deed], there: Sequence[Deed]) -> bool:
    """Whether neither passage tells both ways, and both tell it as done or as open, or one by a noun."""
    alone = a.group == b.group or not (_tells(here, b) or _tells(there, a))
    return alone and (a.open == b.open or a.open is None or b.open is None)


def _one(a: Deed, b: Deed, vague: Set[str], shared: int) -> bool:
    """Whether two deeds are done to one thing, among like words, and no figures tell two things apart."""
    figures = [{s for s in d.things if s[0].isdigit()} for d in (a, b)]
    apart = all(figures) and not figures[0] & figures[1]
    things = a.things & b.things
    return not apart and bool(things - vague) and len((a.around & b.around) - things) >= shared + a.event


def _tells(held: Sequence[Deed], deed: Deed) -> bool:
    """Whether a passage tells a deed of the same group too, of whatever thing."""
    return any((d.family, d.group, d.open) == (deed.family, deed.group, deed.open) for d in held)
