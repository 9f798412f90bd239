"""Whose a figure is: the people of whom its passage tells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from newsdiff.model import EntityKind, Mention, Quantity
from newsdiff.stages.diverge._frame import Frame
from newsdiff.words import words

_BACK = 3
"""Passages before one in which a person may have been named who is "he" or "she" there."""
_PRONOUNS = frozenset(("he", "she", "his", "her", "him"))


class Owners:
    """The people whose yards, years or money a figure may tell."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    def apart(self, a: Quantity, b: Quantity, crowded: bool) -> bool:
        """Whether both figures are told of people, and of no one person: what they count is of others.

        In a `crowded` comparison, those named last before the figures are asked for, where there are some.
        """
        here, there = self.of(a), self.of(b)
        if crowded and (first := self._last(a)) and (second := self._last(b)):
            return first != second
        return bool(here and there) and here.isdisjoint(there)

    def _last(self, quantity: Quantity) -> str:
        """The id of the person named last before a figure in its passage; "" when there is none."""
        told = (pair for pair in self._beside(quantity) if pair[1].span.end <= quantity.span.start)
        return max(told, key=lambda pair: pair[1].span, default=("", None))[0]

    def of(self, quantity: Quantity) -> frozenset[str]:
        """The ids of the people told of beside a figure; who only says it is left out.

        Where there are none but a pronoun, the one who was named last.
        """
        told = self._told(quantity)
        return told or (self._before(quantity.passage) if self._pronoun(quantity.passage) else told)

    def _told(self, quantity: Quantity) -> frozenset[str]:
        return frozenset(who for who, _ in self._beside(quantity))

    def _beside(self, quantity: Quantity) -> Sequence[tuple[str, Mention]]:
        """Who is told of in the passage of a figure, with where."""
        said = (a for a in self.frame.said.get(quantity.passage, ()) if a.content.holds(quantity.span))
        saying = [a.speaker for a in said if a.speaker]
        held = self._people.get(quantity.passage, ())
        return [(who, m) for who, m in held if not any(s.touches(m.span) for s in saying)]

    def _before(self, passage: str) -> frozenset[str]:
        """The only person whom the nearest passage before names that names any."""
        held, at = self.frame.article[self.frame.passage[passage].article].passages, self._at[passage]
        before = (self._people.get(p.id, ()) for p in reversed(held[max(0, at - _BACK) : at]))
        named = frozenset(who for who, _ in next((told for told in before if told), ()))
        return named if len(named) == 1 else frozenset()

    def _pronoun(self, passage: str) -> bool:
        return any(w.fold in _PRONOUNS for w in words(self.frame.words(passage)))

    @cached_property
    def _at(self) -> Mapping[str, int]:
        """Place of each passage in its article, by its id."""
        return {p.id: i for a in self.frame.articles for i, p in enumerate(a.passages)}

    @cached_property
    def _people(self) -> Mapping[str, Sequence[tuple[str, Mention]]]:
        """By passage, the ids of the people it tells of, with where."""
        found: dict[str, list[tuple[str, Mention]]] = defaultdict(list)
        for entity in self.frame.notes.entities:
            for mention in entity.mentions if entity.kind is EntityKind.PERSON else ():
                found[mention.passage].append((entity.id, mention))
        return found
