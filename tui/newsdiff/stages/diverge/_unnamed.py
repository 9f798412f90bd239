"""Where somebody is named in one article and only described in another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.likeness import ratio
from newsdiff.model import Divergence, Entity, EntityKind, Evidence, Kind, Mention, Passage, Relation, Span
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._mentions import Mentions
from newsdiff.words import fold

_NAMED_AFTER = re.compile(r",? (?:also named |named )?(?:[a-z]+\. )?")
"""Between a relative and the name: "his father, also named Olan Best", "her lawyer Ida Reyn"."""

_OPENS = re.compile(r"\b(?:the|The) (?:[\w.’'-]+ ){0,3}$")

_COPIED = 0.8
"""Likeness of words from which one passage was copied from the other, if edited."""


class Relative(NamedTuple):
    """Somebody told by what they are to another: "his father"."""

    whose: str
    """Id of the other's entity."""
    what: str
    """The family of the noun: "father"."""
    told: Evidence
    """The words that tell it."""
    name: Mention | None
    """The name that stands directly behind, if there is one."""


class Unnamed:
    """Finds who is named here and unnamed there."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.mentions = Mentions(frame)

    def find(self) -> list[Divergence]:
        """All divergences of somebody named and described, each once."""
        return list({d.id: d for d in (*self._described(), *self._relatives())}.values())

    def _described(self) -> Iterator[Divergence]:
        """People of whom some articles give only the post ("the vice president")."""
        for entity in self.frame.notes.entities:
            naming = {m.article for m in entity.mentions if m.named}
            bare = [m for m in entity.mentions if not m.named and m.article not in naming]
            if bare and entity.kind is EntityKind.PERSON:
                told = [self.frame.evidence(m, phrase) for m in bare if (phrase := self._phrase(m))]
                named = self._apart(self._nearest([m for m in entity.mentions if m.named], bare), told)
                if named and told:
                    yield self._told(named, told, entity.name)

    def _apart(self, named: Sequence[Mention], bare: Sequence[Evidence]) -> list[Mention]:
        """The names in articles that do not print a description in the same words and without the name.

        Those that do are of one text, and differ in nothing but a passage that one of them leaves out.
        """
        naming = {m.passage for m in named}
        alike = {
            self.frame.passage[other].article
            for one in bare
            for other in self._partners.get(one.passage, ())
            if other not in naming and self._copied(one.passage, other)
        }
        return [m for m in named if m.article not in alike]

    def _copied(self, one: str, other: str) -> bool:
        return ratio(self.frame.words(one), self.frame.words(other)) >= _COPIED

    @cached_property
    def _partners(self) -> Mapping[str, Sequence[str]]:
        """The passages that are linked with each."""
        found: dict[str, list[str]] = defaultdict(list)
        for left, right in self.frame.links:
            found[left].append(right)
            found[right].append(left)
        return found

    def _phrase(self, bare: Mention) -> Span | None:
        """A description from its "the" on: "the U.S. attorney", of which the post is "attorney"."""
        start = self.frame.passage[bare.passage].span.start
        before = Span(start, bare.span.start).of(self.frame.article[bare.article].text)
        opening = _OPENS.search(before)
        return Span(start + opening.start(), bare.span.end) if opening else None

    def _nearest(self, named: Sequence[Mention], bare: Sequence[Mention]) -> list[Mention]:
        """The names that stand in passages linked with a description; without any, each article's first."""
        there = {m.passage for m in bare}
        linked = [
            m
            for m in named
            if any((m.passage, p) in self.frame.links or (p, m.passage) in self.frame.links for p in there)
        ]
        return linked or list({m.article: m for m in reversed(named)}.values())

    def _relatives(self) -> Iterator[Divergence]:
        """Relatives and helpers of one person, whom one article names and another never does."""
        told: dict[tuple[str, str], list[Relative]] = defaultdict(list)
        for one in self._all_relatives:
            told[one.whose, one.what].append(one)
        for held in told.values():
            names = [r.name for r in held if r.name]
            if len({self.mentions.entity[m].id for m in names}) == 1:
                bare = [r.told for r in held if not r.name and self._silent(r, names[0])]
                named = self._apart(names, bare)
                if bare and named:
                    yield self._told(named, bare[:1], self.mentions.entity[names[0]].name)

    def _silent(self, relative: Relative, name: Mention) -> bool:
        """Whether the article of an unnamed relative names nobody who could be the one named elsewhere."""
        entity = self.mentions.entity[name]
        if any(r.name and r.told.article == relative.told.article for r in self._of(relative)):
            return False
        return entity.id == relative.whose or (relative.told.article, entity.id) not in self.mentions.spoken

    def _of(self, relative: Relative) -> Iterator[Relative]:
        return (r for r in self._all_relatives if (r.whose, r.what) == (relative.whose, relative.what))

    @cached_property
    def _all_relatives(self) -> Sequence[Relative]:
        return [r for a in self.frame.articles for p in a.passages for r in self._in(p)]

    def _in(self, passage: Passage) -> Iterator[Relative]:
        start, text = passage.span.start, self.frame.words(passage.id)
        for match in _relative().finditer(text):
            whose = self._owner(passage, Span(*match.span("whose")).moved(start))
            if whose:
                what = _families()[fold(match["what"])]
                span = Span(*match.span()).moved(start)
                yield Relative(
                    whose.id, what, self.frame.words_of(passage.id, span), self._name(span, passage)
                )

    def _owner(self, passage: Passage, whose: Span) -> Entity | None:
        """Who is meant by a name or pronoun before a relative: the person named, or named last before it."""
        named = [m for m in self._people(passage.id) if m.span.start < whose.end]
        touched = [m for m in named if m.span.touches(whose)]
        if touched:
            return self.mentions.entity[touched[-1]]
        if fold(whose.of(self.frame.article[passage.article].text)) not in ("his", "her"):
            return None
        return self.mentions.entity[named[-1]] if named else self._alone(self._before[passage.id])

    def _people(self, passage: str) -> list[Mention]:
        held = self.mentions.named.get(passage, ())
        return [m for m in held if self.mentions.entity[m].kind is EntityKind.PERSON]

    def _alone(self, passage: str) -> Entity | None:
        """The only person named in a passage; None when there are others or nobody."""
        named = {self.mentions.entity[m].id: self.mentions.entity[m] for m in self._people(passage)}
        return next(iter(named.values())) if len(named) == 1 else None

    @cached_property
    def _before(self) -> Mapping[str, str]:
        """The passage before each, by id; "" before the first."""
        ids = [["", *(p.id for p in a.passages)] for a in self.frame.articles]
        return {after: before for held in ids for before, after in pairwise(held)}

    def _name(self, relative: Span, passage: Passage) -> Mention | None:
        text = self.frame.article[passage.article].text
        for mention in self.mentions.named.get(passage.id, ()):
            behind = mention.span.start > relative.end
            if behind and _NAMED_AFTER.fullmatch(text[relative.end : mention.span.start]):
                return mention
        return None

    def _told(self, named: Sequence[Mention], bare: Sequence[Evidence], subject: str) -> Divergence:
        sides = [
            self.frame.side(subject, map(self.frame.evidence, named)),
            self.frame.side(min((e.text for e in bare), key=lambda t: (len(t), t)), bare),
        ]
        row = self.frame.home(e for s in sides for e in s.evidence)
        return divergence(
            Kind.NAME, Relation.UNNAMED, row, 0.25 + 0.1 * self.frame.centrality(row), sides, subject,
            "named here, told without a name there",
        )  # fmt: skip


@cache
def _families() -> Mapping[str, str]:
    groups: list[str] = lexicon("people")["relatives"]
    return {noun: group.split()[0] for group in groups for noun in group.split()}


@cache
def _relative() -> re.Pattern[str]:
    nouns = "|".join(sorted(_families(), key=len, reverse=True))
    return re.compile(
        rf"(?P<whose>\b[Hh]is|\b[Hh]er|\b[A-Z][\w’'-]*[’']s?) (?:[a-z]+ ){{0,2}}(?P<what>{nouns})\b(?![’'-])"
    )
