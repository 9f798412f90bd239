"""Whether two who are said to speak are one, are two, or are a body and one of its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, cached_property

from newsdiff.lexicon import lexicon
from newsdiff.model import EntityKind, Mention, Span
from newsdiff.stages.diverge._contents import Said
from newsdiff.stages.diverge._frame import Frame, by_passage
from newsdiff.words import words

_OWNING = ("'s", "’s", "s'", "s’")
_WHOSE_OWN = frozenset(("his", "her"))
_BESIDE = 80
"""Signs behind a speaker within which it stands whose he is: "Orr, the line's chief engineer"."""

Stems = frozenset[str]


class Speakers:
    """Compares speakers by their entities, and by their words where they have none."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    @cached_property
    def people(self) -> Stems:
        """Ids of the people: of two speakers for one body, who speaks is the person."""
        return self._of_kind(EntityKind.PERSON)

    @cached_property
    def bodies(self) -> Stems:
        """Ids of the organisations."""
        return self._of_kind(EntityKind.ORGANISATION)

    def _of_kind(self, kind: EntityKind) -> Stems:
        return frozenset(e.id for e in self.frame.notes.entities if e.kind is kind)

    @cached_property
    def _mentions(self) -> Mapping[str, Sequence[Mention]]:
        return by_passage(m for e in self.frame.notes.entities if e.id in self.bodies for m in e.mentions)

    @cached_property
    def _ids(self) -> Mapping[tuple[str, Span], str]:
        """The organisation that stands at a place, by passage and span."""
        return {
            (m.passage, m.span): e.id
            for e in self.frame.notes.entities
            if e.id in self.bodies
            for m in e.mentions
        }

    def same(self, a: Said, b: Said) -> bool:
        """Whether two speakers are one: by their entities, or by a word where one of them has none."""
        mine, yours = self._printed(a), self._printed(b)
        if mine and yours and mine[-1] == yours[-1]:
            return True
        apart = a.ids and b.ids and bool(a.ids & self.people) is not bool(b.ids & self.people)
        if mine and yours and not apart and (mine[-1] in yours or yours[-1] in mine):
            return True
        if not (a.ids and b.ids):
            return bool(a.who & b.who)
        people = (a.ids | b.ids) & self.people
        return bool(a.ids & b.ids & people if people else a.ids & b.ids)

    def _printed(self, said: Said) -> list[str]:
        """Stems of the words of a name at the end of a speaker; without one, of the last word."""
        if said.meant:
            return []
        text = said.speaker.of(self.frame.article[said.mark.article].text) if said.speaker else ""
        told = words(text)
        if not told or not told[-1].text[0].isupper():
            return [w.stem for w in told[-1:]]
        return [w.stem for w in told if w.text[0].isupper() and not w.text.endswith(_OWNING)]

    def others(self, a: Said, b: Said) -> bool:
        """Whether two speakers are two: both known, or one a body and one somebody's ("his lawyer").

        Whom a pronoun means is too unsure for that.
        """
        if a.meant or b.meant:
            return False
        if a.known and b.known:
            return True
        return any(x.known and bool(x.ids & self.bodies) and self._is_aide(y) for x, y in ((a, b), (b, a)))

    def _is_aide(self, said: Said) -> bool:
        """Whether a speaker is somebody's own: "his lawyer", "her spokesman"."""
        told = words(said.speaker.of(self.frame.article[said.mark.article].text)) if said.speaker else ()
        return len(told) > 1 and told[0].fold in _WHOSE_OWN

    def member(self, body: Said, one: Said) -> bool:
        """Whether the first is a body and the second a person introduced as one of its people, or unnamed."""
        if not (body.known and body.ids & self.bodies) or body.ids & self.people:
            return False
        if not one.ids:
            return self._unnamed(one)
        return bool(one.ids & self.people) and bool(body.ids & self._introduced(one))

    def _unnamed(self, said: Said) -> bool:
        """Whether a speaker is one of some body's people, of whom no name is told: "a top official"."""
        told = words(said.speaker.of(self.frame.article[said.mark.article].text)) if said.speaker else ()
        named = any(w.text[0].isupper() for w in told[1:])
        return not named and any(w.fold in _people_of() for w in told)

    def _introduced(self, said: Said) -> Stems:
        """Ids of the bodies in a speaker and in what says who he is, before the cue or behind the name."""
        if said.speaker is None:
            return frozenset()
        cue = said.mark.span.start
        end = cue if cue > said.speaker.end else said.speaker.end + _BESIDE
        reach = Span(said.speaker.start, min(end, said.speaker.end + _BESIDE))
        held = self._mentions.get(said.mark.passage, ())
        return frozenset(self._ids[m.passage, m.span] for m in held if reach.holds(m.span))


@cache
def _people_of() -> frozenset[str]:
    """Folded nouns of those who speak for a body."""
    listing: str = lexicon("attribution")["people-of"]["words"]
    return frozenset(w.strip() for w in listing.split(","))
