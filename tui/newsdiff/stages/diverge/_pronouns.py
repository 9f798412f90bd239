"""Who "he" and "she" are where they speak: the one person of whom it was told right before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from newsdiff.model import Attribution, EntityKind, Mention, Span
from newsdiff.stages.diverge._frame import Frame, by_passage
from newsdiff.words import words

_BACK = 3
"""Passages before one in which the person may have been named."""
_HE, _SHE = "he", "she"
_FORMS = {"mr": _HE, "ms": _SHE, "mrs": _SHE, "miss": _SHE}
"""Which pronoun goes with a form of address."""


class Named(NamedTuple):
    """A mention of a person by name, and whose it is."""

    mention: Mention
    id: str


class Pronouns:
    """Resolves the pronouns of speakers, and leaves them open where two people could be meant."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.names = {e.id: e.name for e in frame.notes.entities}

    @cached_property
    def _people(self) -> Mapping[str, Sequence[Named]]:
        """The people named outside quotations, by passage, in order of place."""
        found: dict[str, list[Named]] = {}
        for entity in self.frame.notes.entities:
            for mention in entity.mentions if entity.kind is EntityKind.PERSON else ():
                if mention.named and not self._quoted(mention):
                    found.setdefault(mention.passage, []).append(Named(mention, entity.id))
        return {passage: sorted(held, key=lambda n: n.mention.span) for passage, held in found.items()}

    def _quoted(self, mention: Mention) -> bool:
        return any(q.holds(mention.span) for q in self.frame.article[mention.article].quoted(mention.span))

    @cached_property
    def _said(self) -> Mapping[str, Sequence[Attribution]]:
        return by_passage(a for a in self.frame.notes.attributions if a.speaker)

    @cached_property
    def _at(self) -> Mapping[str, int]:
        """Place of each passage in its article, by its id."""
        return {p.id: i for a in self.frame.articles for i, p in enumerate(a.passages)}

    @cached_property
    def _addressed(self) -> Mapping[str, frozenset[str]]:
        """Which pronouns the forms of address of each person allow, by id."""
        found: dict[str, set[str]] = {}
        for held in self._people.values():
            for one in held:
                form = _FORMS.get(self._before(one.mention))
                if form:
                    found.setdefault(one.id, set()).add(form)
        return {who: frozenset(forms) for who, forms in found.items()}

    def _before(self, mention: Mention) -> str:
        """The folded word that stands right before a name, or opens it."""
        text = self.frame.article[mention.article].text
        told = words(text[max(0, mention.span.start - 8) : mention.span.start])
        opening = words(mention.span.of(text))[:1]
        if opening and opening[0].fold in _FORMS:
            return opening[0].fold
        return told[-1].fold if told else ""

    def person(self, mark: Attribution) -> str | None:
        """The id of the person whom a speaker's "he" or "she" means; None for others or where open."""
        text = self.frame.article[mark.article].text
        speaker = mark.speaker
        pronoun = speaker.of(text).casefold() if speaker else ""
        if speaker is None or pronoun not in (_HE, _SHE):
            return None
        found = self._meant(mark, speaker)
        fits = found is not None and pronoun in self._addressed.get(found, {pronoun})
        return found if fits else None

    def _meant(self, mark: Attribution, speaker: Span) -> str | None:
        """The one person named before in the passage, or else in the nearest one before that names any."""
        before = {n.id for n in self._people.get(mark.passage, ()) if n.mention.span.end <= speaker.start}
        if before:
            return self._only(before, mark.passage, speaker.start)
        held, at = self.frame.article[mark.article].passages, self._at[mark.passage]
        for passage in reversed(held[max(0, at - _BACK) : at]):
            named = {n.id for n in self._people.get(passage.id, ())}
            if named:
                return self._only(named, passage.id, passage.span.end)
        return None

    def _only(self, named: set[str], passage: str, end: int) -> str | None:
        """The only one named; of several, the only one who speaks there before `end`."""
        if len(named) == 1:
            return next(iter(named))
        speakers = [a.speaker for a in self._said.get(passage, ()) if a.speaker and a.speaker.end <= end]
        speaking = {n.id for n in self._people[passage] if any(n.mention.span.touches(s) for s in speakers)}
        return next(iter(speaking)) if len(speaking) == 1 else None
