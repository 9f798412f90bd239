"""Where articles quote one phrase unlike: its charged word cut, or completed in other words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property

from newsdiff.model import Aspect, Cue, Divergence, EntityKind, Evidence, Kind, Quantity, Relation, Span
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence
from newsdiff.stages.diverge._quoted import Excerpt, Quoted, content, placed, within
from newsdiff.stages.diverge._standing import closed

_LINKED = 0.5
"""Likeness of two passages from which a phrase that both quote is one."""
_LONGEST = 6
"""Words of an excerpt; a longer one is a statement, and is told as an attribution."""
_SHORT = 3
"""Words of an excerpt that is quoted for its own sake, whether its words are charged or not."""
_REACH = 7
"""Words behind an excerpt in which what completes it stands."""
_STOPS = frozenset(",;:.?!()[]—")
_OPENING, _CLOSING = frozenset('"“'), frozenset('"”')
_GOING_ON = frozenset(("of", "over"))
"""Words over which what completes an excerpt goes on."""


class Excerpts:
    """Compares the short quotations of linked passages with the longer ones that hold the same words."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.quoted = Quoted(frame)

    @cached_property
    def _charged(self) -> Mapping[str, Sequence[Cue]]:
        """The charged words, quoted or not, by passage."""
        return by_passage(c for c in self.frame.notes.cues if c.charge and c.aspect is not Aspect.DISTANCE)

    @cached_property
    def _figures(self) -> Mapping[str, Sequence[Quantity]]:
        return by_passage(self.frame.notes.quantities)

    def find(self) -> Iterator[Divergence]:
        """One divergence for each excerpt and each passage that quotes it otherwise."""
        for link, row in self.frame.sentences(_LINKED):
            yield from self._between(link.left, link.right, row)
            yield from self._between(link.right, link.left, row)

    def _between(self, here: str, there: str, row: str) -> Iterator[Divergence]:
        for mine in self.quoted.of(here):
            if mine.last - mine.first >= _LONGEST or mine.held[mine.first].text[0].isupper():
                continue
            for other in self.quoted.of(there):
                same = within(mine, other)
                if same and same.held[same.first].text[0].islower():
                    yield from self._cut(mine, same, other, row)
                    yield from self._completed(mine, same, row)

    def _cut(self, mine: Excerpt, same: Excerpt, other: Excerpt, row: str) -> Iterator[Divergence]:
        """A charged word right before the excerpt in the longer quotation, which the shorter leaves out."""
        told = {w.stem for w in mine.held}
        for cue in self._charged.get(same.passage, ()):
            inside = self._places(cue, same)
            if inside and inside[-1] == same.first - 1 and inside[0] >= other.first:
                whole = same._replace(first=inside[0])
                if not content(whole._replace(last=inside[-1])) & told:
                    yield self._told(mine, whole, row, "a quotation whose charged word is cut in one")

    def _completed(self, mine: Excerpt, same: Excerpt, row: str) -> Iterator[Divergence]:
        """What follows a charged or a short excerpt behind a preposition, where it has no word in common."""
        inside = range(mine.first, mine.last + 1)
        charged = any(set(self._places(c, mine)) & set(inside) for c in self._charged.get(mine.passage, ()))
        if not (charged or self._picked(mine)):
            return
        here, there = self._completion(mine), self._completion(same)
        if not here or not there or (self._is_place(here) and self._is_place(there)):
            return
        if not content(here) & content(there):
            here, there = here._replace(first=mine.first), there._replace(first=same.first)
            yield self._told(here, there, row, "one quoted phrase, completed in other words")

    def _picked(self, excerpt: Excerpt) -> bool:
        """Whether somebody chose to quote a phrase for its own sake: it is short and tells no figure."""
        start, held = self.frame.passage[excerpt.passage].span.start, excerpt.held
        whole = Span(held[excerpt.first].start, held[excerpt.last].end).moved(start)
        figures = self._figures.get(excerpt.passage, ())
        return excerpt.last - excerpt.first < _SHORT and not any(q.span.touches(whole) for q in figures)

    def _completion(self, excerpt: Excerpt) -> Excerpt | None:
        """The preposition and its noun phrase right behind an excerpt, in the quotation or behind it."""
        held, text = excerpt.held, self.frame.words(excerpt.passage)
        first = last = excerpt.last + 1
        if first >= len(held) or held[first].fold not in closed("prepositions"):
            return None
        for at in range(first + 1, min(len(held), first + 1 + _REACH)):
            word, gap = held[at].fold, text[held[at - 1].end : held[at].start]
            ends = _STOPS & set(gap) and held[at - 1].fold not in closed("titles")
            if ends or (at > first + 1 and word in _closing() - _GOING_ON):
                break
            last = at
        found = excerpt._replace(first=first, last=last)
        told = {w.fold for w in held[first : last + 1]}
        return found if content(found) and told.isdisjoint(closed("times") | {"order"}) else None

    def _is_place(self, excerpt: Excerpt) -> bool:
        """Whether words end with the name of a place: told elsewhere, when another one is named."""
        end = placed(excerpt.held[excerpt.last], self.frame.passage[excerpt.passage].span).end
        return (excerpt.passage, end) in self._sites

    @cached_property
    def _sites(self) -> Set[tuple[str, int]]:
        """Where the names of places end, by passage."""
        places = (e for e in self.frame.notes.entities if e.kind is EntityKind.PLACE)
        return {(m.passage, m.span.end) for e in places for m in e.mentions}

    def _places(self, cue: Cue, excerpt: Excerpt) -> list[int]:
        """The places of a cue among the words of a passage."""
        span = self.frame.passage[excerpt.passage].span
        return [i for i, w in enumerate(excerpt.held) if cue.span.holds(placed(w, span))]

    def _told(self, mine: Excerpt, other: Excerpt, row: str, why: str) -> Divergence:
        evidence = sorted(map(self._evidence, (mine, other)), key=lambda e: self.frame.order[e.article])
        sides = [self.frame.side(e.text, [e]) for e in evidence]
        severity = 0.2 + 0.15 * self.frame.centrality(row)
        return divergence(Kind.FRAMING, Relation.LOADED, row, severity, sides, self.frame.topic(row), why)

    def _evidence(self, excerpt: Excerpt) -> Evidence:
        """The words of an excerpt, with the opening mark where the closing one stands among them."""
        start, end = excerpt.held[excerpt.first].start, excerpt.held[excerpt.last].end
        text, at = self.frame.words(excerpt.passage), self.frame.passage[excerpt.passage].span.start
        opened = start > 0 and text[start - 1] in _OPENING and set(text[start:end]) & _CLOSING
        return self.frame.words_of(excerpt.passage, Span(start - bool(opened), end).moved(at))


def _closing() -> frozenset[str]:
    """Words at which what completes an excerpt ends."""
    return closed("prepositions", "conjunctions", "be", "have", "modals", "relatives")
