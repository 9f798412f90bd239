"""Whose age a figure is: by the person named beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from newsdiff.model import Entity, EntityKind, Measure, Mention, Quantity
from newsdiff.stages.diverge._frame import Frame

_OPENS = re.compile(r",? *\(?(?:aged? )?|,? (?:an?|the) |,? (?:who )?(?:is|was|turned|turns) (?:an? |now )?")
"""Between a person and the age that follows: "Reyn, 41", "Reyn (41)", "Reyn, a 41-year-old", "Reyn is 41"."""
_LEADS = re.compile(r" (?:[a-z]+[ -]){0,3}|'s |, ")
"""Between an age and the person it describes: "41-year-old Reyn", "41-year-old former mayor Ida Reyn"."""
_ALL = re.compile(r"\b(?:all|both)\b[\w ]*$")
"""Before an age that several people share: "they are all in their"."""


class Ages:
    """The figures given for each person's age."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    def by_person(self) -> Mapping[Entity, Sequence[Quantity]]:
        """The ages of each person of whom one is told, in order of article and place."""
        found: dict[Entity, list[Quantity]] = defaultdict(list)
        for quantity in self.frame.notes.quantities:
            if quantity.measure is Measure.AGE:
                for person in dict.fromkeys(self._holders(quantity)):
                    found[person].append(quantity)
        return found

    @cached_property
    def _people(self) -> Mapping[str, Sequence[tuple[Mention, Entity]]]:
        held: dict[str, list[tuple[Mention, Entity]]] = defaultdict(list)
        for entity in self.frame.notes.entities:
            if entity.kind is EntityKind.PERSON:
                for mention in entity.mentions:
                    held[mention.passage].append((mention, entity))
        return held

    def _holders(self, quantity: Quantity) -> Iterator[Entity]:
        """The people whose age it is; none when nobody is named beside it."""
        people = self._people.get(quantity.passage, ())
        text, passage = self.frame.article[quantity.article].text, self.frame.passage[quantity.passage]
        if _ALL.search(text[passage.span.start : quantity.span.start]):
            yield from (e for m, e in people if m.named and m.span.end <= quantity.span.start)
            return
        for mention, entity in people:
            before = text[mention.span.end : quantity.span.start]
            after = text[quantity.span.end : mention.span.start]
            if mention.span.end <= quantity.span.start and _OPENS.fullmatch(before):
                yield entity
                return
            if mention.span.start >= quantity.span.end and _LEADS.fullmatch(after):
                yield entity
                return
