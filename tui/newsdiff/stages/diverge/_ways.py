"""Where linked passages tell what was done to one thing in unlike ways: a ban is paused here, ended there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from newsdiff.model import Divergence, Evidence, Kind, Link, Relation, Role
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

    def find(self) -> Iterator[Divergence]:
        """One divergence for each deed, with a side for each way in which the articles tell it."""
        for held in self._gathered():
            if len({told.deed.group for told in held}) > 1:
                yield self._made(held)

    def _gathered(self) -> Sequence[Sequence[Told]]:
        """All tellings of each deed of which two articles tell one, the likest passages first."""
        return joined(pair for link, _ in self.frame.likest for pair in self._told(link))

    def _told(self, link: Link) -> Iterator[tuple[Told, Told]]:
        """The tellings of one deed in two passages that are like enough."""
        if link.likeness >= _LINKED and self._open(link.left) and self._open(link.right):
            shared = _SHARED - sum(link.likeness >= sure for sure in _SURE)
            yield from self._pairs(link.left, link.right, shared)

    def _open(self, passage: str) -> bool:
        """Whether a passage is a sentence; what headlines choose is told for all of them at once."""
        return self.frame.passage[passage].role is not Role.HEADLINE

    def _pairs(self, left: str, right: str, shared: int) -> Iterator[tuple[Told, Told]]:
        here, there = self.deeds.of(left), self.deeds.of(right)
        found: list[tuple[Deed, Deed]] = []
        for a, b in product(here, there):
            alone = a.group == b.group or not (_tells(here, b) or _tells(there, a))
            if a.family == b.family and _alike(a.open, b.open) and alone and _one(a, b, shared):
                found.append((a, b))
        for a, b in found:
            apart = len(a.things ^ b.things)
            if not any(apart > len(c.things ^ d.things) for c, d in found if (a is c) is not (b is d)):
                yield Told(left, a), Told(right, b)

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


def _alike(one: bool | None, other: bool | None) -> bool:
    """Whether two deeds may be told alike: both as done, both as open, or one by a noun."""
    return one is None or other is None or one == other


def _one(a: Deed, b: Deed, shared: int) -> bool:
    """Whether two deeds are done to one thing, among like words, and no figures tell two things apart."""
    figures = [{s for s in d.things if s[0].isdigit()} for d in (a, b)]
    apart = all(figures) and not figures[0] & figures[1]
    things = a.things & b.things
    return not apart and bool(things - weak()) and len((a.around & b.around) - things) >= shared + a.event


def _tells(held: Sequence[Deed], deed: Deed) -> bool:
    """Whether a passage tells a deed of the same group too, of whatever thing."""
    return any((d.family, d.group, d.open) == (deed.family, deed.group, deed.open) for d in held)
