"""Whose age a figure is: by the person named beside it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from newsdiff.model import Entity, EntityKind, Grain, Measure, Mention, Quantity
from newsdiff.stages.diverge._frame import Frame

_OPENS = re.compile(
    r",? *\(?(?:aged? )?|,? (?:an?|the) |,? (?:who )?(?:is|was|turned) (?:an? |now )?"
    r"|(?:,[^.;]{1,80},)? (?:dies|died|is dead|dead) at ",
    re.IGNORECASE,
)
"""Between a person and the age that follows: "Reyn, 41", "Reyn (41)", "Reyn, a 41-year-old", "Reyn is 41",
"Reyn, once mayor of Lenn, dies at 41"."""
_LEADS = re.compile(r" (?:[a-z]+[ -]){0,3}|'s |, ")
"""Between an age and the person it describes: "41-year-old Reyn", "41-year-old former mayor Ida Reyn"."""
_ALL = re.compile(r"\b(?:all|both)(?: \w+){0,4} *$")
"""Before an age that several people share: "they are all in their"."""
_ONCE = re.compile(r"\b(?:at|before|by|under|until|since) (?:the )?age (?:of )?$|\bunder $")
"""Before an age that is told of another day: "elected before the age of 40"."""


class Ages:
    """The figures given for each person's age."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    def by_person(self) -> Mapping[Entity, Sequence[Quantity]]:
        """The ages of each person of whom one is told, in order of article and place."""
        found: dict[Entity, list[Quantity]] = defaultdict(list)
        for quantity in self.frame.notes.quantities:
            if quantity.measure is Measure.AGE and not self._once(quantity):
                for person in dict.fromkeys(self._holders(quantity)):
                    found[person].append(quantity)
        return found

    def _once(self, quantity: Quantity) -> bool:
        """Whether it is the age of another day, or stands where a past year is told, of which it may be."""
        if quantity.passage in self._of_years:
            return True
        text, passage = self.frame.article[quantity.article].text, self.frame.passage[quantity.passage]
        return bool(_ONCE.search(text[passage.span.start : quantity.span.start]))

    @cached_property
    def _of_years(self) -> frozenset[str]:
        """The passages that name a whole year that is over: "in 2006", not "since 2006"."""
        told = (m for m in self.frame.notes.moments if m.grain is Grain.YEAR and m.last)
        return frozenset(m.passage for m in told)

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
        before = [(m, e) for m, e in people if m.span.end <= quantity.span.start]
        owning = self.frame.text(quantity).endswith(("'s", "’s"))
        after = [(m, e) for m, e in people if m.span.start >= quantity.span.end and not owning]
        yield from [
            *(e for m, e in before if _OPENS.fullmatch(text[m.span.end : quantity.span.start])),
            *(e for m, e in after if _LEADS.fullmatch(text[quantity.span.end : m.span.start])),
        ][:1]
