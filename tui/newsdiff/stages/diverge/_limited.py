"""Where one article limits or stresses what another tells plainly: "temporarily blocked" and "blocked"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsdiff.model import Divergence, Evidence, Kind, Link, Relation, Span
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._groups import joined
from newsdiff.stages.diverge._limits import Limit, is_limited, is_verb, limits
from newsdiff.stages.diverge._standing import base, closed
from newsdiff.words import Word, words

_LINKED = 0.5
"""Likeness of two passages from which one tells what the other limits."""
_SURE = 0.9
"""Likeness from which one content word less need stand near both verbs."""
_NEAR = 7
"""Words on each side of a verb by which it is known to be the same one."""
_SHARED = 2
"""Content words near a verb that both passages must hold."""


class Told(NamedTuple):
    """A verb, with what limits it if anything does."""

    words: Evidence
    limited: bool


class Limited:
    """Looks for the verb of a limiting word in linked passages that limit nothing."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    def find(self) -> Iterator[Divergence]:
        """One divergence for each verb that some articles limit and others do not."""
        for told in joined(pair for link, _ in self.frame.sentences(_LINKED) for pair in self._pairs(link)):
            limiting = {t.words.article for t in told if t.limited}
            kept = [t for t in told if t.limited or t.words.article not in limiting]
            if len({t.limited for t in kept}) > 1:
                yield self._made(kept)

    def _pairs(self, link: Link) -> Iterator[tuple[Told, Told]]:
        """The limited verbs of either passage of a link, each with the same verb of the other."""
        shared = _SHARED - (link.likeness >= _SURE)
        yield from self._both(link.left, link.right, shared)
        yield from self._both(link.right, link.left, shared)

    def _both(self, here: str, there: str, shared: int) -> Iterator[tuple[Told, Told]]:
        held, other = words(self.frame.words(here)), words(self.frame.words(there))
        for limit in () if is_limited(other) else limits(self.frame.words(here), held):
            at = _same(other, held[limit.verb])
            if at is not None and len(_near(held, limit.verb) & _near(other, at)) >= shared:
                yield self._limited(here, held, limit), Told(self._words(there, other[at], other[at]), False)

    def _limited(self, passage: str, held: Sequence[Word], limit: Limit) -> Told:
        first, last = min(limit.first, limit.verb), max(limit.last, limit.verb)
        return Told(self._words(passage, held[first], held[last]), True)

    def _words(self, passage: str, first: Word, last: Word) -> Evidence:
        start = self.frame.passage[passage].span.start
        return self.frame.words_of(passage, Span(first.start, last.end).moved(start))

    def _made(self, told: Sequence[Told]) -> Divergence:
        ways: dict[bool, list[Evidence]] = {True: [], False: []}
        for one in sorted(told, key=lambda t: (self.frame.place(t.words.passage), t.words.span)):
            ways[one.limited].append(one.words)
        sides = [self.frame.side(held[0].text, held) for held in ways.values()]
        sides.sort(key=lambda s: self.frame.order[s.articles[0]])
        row = self.frame.home(t.words for t in told)
        severity = 0.2 + 0.15 * self.frame.centrality(row)
        why = "limited or stressed here, told plainly there"
        return divergence(Kind.FRAMING, Relation.HEDGED, row, severity, sides, self.frame.topic(row), why)


def _same(held: Sequence[Word], verb: Word) -> int | None:
    """The place of a verb in another passage, where it stands once."""
    found = [i for i, w in enumerate(held) if base(w.fold) == base(verb.fold) and w.text[0].islower()]
    return found[0] if len(found) == 1 and is_verb(held, found[0]) else None


def _near(held: Sequence[Word], at: int) -> set[str]:
    """Stems of the content words near a verb."""
    near = [*held[max(0, at - _NEAR) : at], *held[at + 1 : at + 1 + _NEAR]]
    return {w.stem for w in near if w.fold not in empty() | closed("times")}
