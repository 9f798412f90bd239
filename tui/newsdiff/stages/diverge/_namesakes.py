"""Where two articles give one person half of the name: another surname, another given name, a misprint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from newsdiff.likeness import ratio
from newsdiff.model import Divergence, Entity, EntityKind, Kind, Mention, Relation, Role
from newsdiff.stages.diverge._context import around
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._people import familiar, parts

_ALIKE = 0.75
"""Likeness from which two halves of a name are one, misspelt."""
_MISPRINT = 0.85
"""Likeness from which a name told once is another, misprinted."""
_TOGETHER = 2
"""Content words that two names must share around them to stand in one place."""
_FIRST = 8
"""Mentions of a full name by which it is compared with another."""
_SHORTEST = 4
"""Letters of a misprint; short names are alike by chance."""


@dataclass(frozen=True, slots=True)
class Form:
    """A given name and a surname, with the mentions that print both."""

    entity: Entity
    given: str
    surname: str
    mentions: tuple[Mention, ...]

    @property
    def articles(self) -> frozenset[str]:
        """Labels of the articles that print it."""
        return frozenset(m.article for m in self.mentions)


class Namesakes:
    """Compares the full names of people who stand in one place of two articles."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    @cached_property
    def people(self) -> Sequence[Entity]:
        """The people of the comparison."""
        return [e for e in self.frame.notes.entities if e.kind is EntityKind.PERSON]

    @cached_property
    def forms(self) -> Sequence[Form]:
        """Every full name of a person, in the order of entities."""
        held: dict[tuple[str, str, str], list[Mention]] = defaultdict(list)
        entity = {e.id: e for e in self.people}
        for one in self.people:
            for mention in one.mentions:
                told = parts(self.frame.text(mention)) if mention.named else []
                if len(told) > 1:
                    held[one.id, told[0], told[-1]].append(mention)
        return [Form(entity[key[0]], *key[1:], tuple(ms)) for key, ms in held.items()]

    def find(self) -> Iterator[Divergence]:
        """All divergences of half a name."""
        yield from self._halves()
        yield from self._misprints()

    def _halves(self) -> Iterator[Divergence]:
        for a, b in self._sharing():
            if a.entity.id == b.entity.id:
                continue
            if a.given == b.given and a.surname != b.surname:
                yield from self._surnames(a, b)
            elif a.surname == b.surname and not (a.articles & b.articles or familiar(a.given, b.given)):
                yield from self._given(a, b)

    def _sharing(self) -> Iterator[tuple[Form, Form]]:
        """Forms that share a half, two by two in their order."""
        sharing: dict[tuple[int, str], list[int]] = defaultdict(list)
        for place, form in enumerate(self.forms):
            for half in enumerate((form.given, form.surname)):
                sharing[half].append(place)
        found = {pair for held in sharing.values() for pair in combinations(held, 2)}
        yield from ((self.forms[i], self.forms[j]) for i, j in sorted(found))

    def _surnames(self, a: Form, b: Form) -> Iterator[Divergence]:
        met, apart = self._met(a, b), not a.articles & b.articles
        if apart and met and ratio(a.surname, b.surname) >= _ALIKE:
            yield self._made(a, b, Relation.SPELLING, "one name spelt in two ways")
        elif (
            self._replaced(met)
            or self._taken_back(a, b, met)
            or self._headed(a, b)
            or (apart and (self._introduced(a, b) or self._introduced(b, a) or self._told_alike(a, b)))
        ):
            yield self._made(a, b, Relation.DIFFERENT, "one given name, another surname in its place")

    def _replaced(self, met: Sequence[tuple[Mention, Mention]]) -> bool:
        """Whether two people of one given name stand in one post, or among the same words."""
        return any(_posted(pair) or len(self._around(*pair)) >= _TOGETHER for pair in met)

    def _taken_back(self, a: Form, b: Form, met: Sequence[tuple[Mention, Mention]]) -> bool:
        """Whether an article names somebody once, and in its next passages the other of one given name."""
        for new, known in ((a, b), (b, a)):
            named = [m for m in new.entity.mentions if m.named]
            if len(named) != 1 or not any(self._follows(m, named[0]) for m in known.mentions):
                continue
            elsewhere = (m for m in known.mentions if m.article != named[0].article)
            if met or any(len(self._around(named[0], m)) >= _TOGETHER for m in elsewhere):
                return True
        return False

    def _headed(self, a: Form, b: Form) -> bool:
        """Whether a headline alone names somebody, and all articles write of the other of one given name."""
        for new, known in ((a, b), (b, a)):
            named = [m for m in new.entity.mentions if m.named]
            headline = self.frame.passage[named[0].passage].role is Role.HEADLINE
            if len(named) == 1 and headline and new.articles < known.articles:
                return all(m.passage != named[0].passage for m in known.entity.mentions)
        return False

    def _told_alike(self, a: Form, b: Form) -> bool:
        """Whether two people whom no article names both are told in like words, linked or not."""
        pairs = product(a.mentions[:_FIRST], b.mentions[:_FIRST])
        return any(len(self._around(m, n)) >= _TOGETHER + (not (m.role and n.role)) for m, n in pairs)

    def _follows(self, later: Mention, first: Mention) -> bool:
        """Whether a mention stands in one of the two passages behind another's."""
        ids = [p.id for p in self.frame.article[first.article].passages]
        return later.passage in ids[ids.index(first.passage) + 1 :][:2]

    def _around(self, one: Mention, other: Mention) -> frozenset[str]:
        return around(self.frame, one) & around(self.frame, other)

    def _given(self, a: Form, b: Form) -> Iterator[Divergence]:
        met = self._met(a, b)
        if ratio(a.given, b.given) >= _ALIKE and met:
            yield self._made(a, b, Relation.SPELLING, "one name spelt in two ways")
        elif any(map(_posted, met)):
            yield self._made(a, b, Relation.DIFFERENT, "one surname and post, and another given name")

    def _met(self, a: Form, b: Form) -> list[tuple[Mention, Mention]]:
        """The mentions of two forms that stand in compared passages."""
        pairs = self.frame.pairs
        return [
            (m, n)
            for m, n in product(a.mentions, b.mentions)
            if ((m.passage, n.passage) in pairs or (n.passage, m.passage) in pairs)
            and not self._both(a, b, m.passage, n.passage)
        ]

    def _both(self, a: Form, b: Form, *passages: str) -> bool:
        """Whether one of these passages names both people: then they are two."""
        held = [{m.passage for m in form.entity.mentions if m.named} for form in (a, b)]
        return any(passage in held[0] and passage in held[1] for passage in passages)

    def _introduced(self, a: Form, b: Form) -> bool:
        """Whether an article names somebody in full once and goes on with the other's surname alone.

        Nobody introduces "Ann Dorn" and writes of "Reyn" from then on: one of both names is wrong.
        """
        return self._goes_on(a, b) or self._goes_on(b, a)

    def _goes_on(self, new: Form, known: Form) -> bool:
        for article in new.articles:
            full = [m for m in new.entity.mentions if m.named and m.article == article]
            bare = [m for m in known.entity.mentions if m.named and m.article == article]
            alone = all(parts(self.frame.text(m)) in ([known.surname], [known.given]) for m in bare)
            if len(full) == 1 and bare and alone and full[0].span < min(m.span for m in bare):
                return True
        return False

    def _made(self, a: Form, b: Form, relation: Relation, because: str) -> Divergence:
        met = self._met(a, b)
        one = [m for m, _ in met] or a.mentions
        other = [n for _, n in met] or b.mentions
        return self._told(one, other, relation, because)

    def _told(
        self, one: Sequence[Mention], other: Sequence[Mention], relation: Relation, because: str
    ) -> Divergence:
        names = [max(map(self.frame.text, ms), key=lambda t: (len(t), t)) for ms in (one, other)]
        held = zip(names, (one, other), strict=True)
        sides = [self.frame.side(name, map(self.frame.evidence, ms)) for name, ms in held]
        sides.sort(key=lambda s: [self.frame.order[a] for a in s.articles])
        row = self.frame.home(e for s in sides for e in s.evidence)
        severity = (0.35 if relation is Relation.SPELLING else 0.55) + 0.2 * self.frame.centrality(row)
        return divergence(Kind.NAME, relation, row, severity, sides, self.frame.topic(row), because)

    def _misprints(self) -> Iterator[Divergence]:
        """A surname that stands once, a letter away from one in the passages told beside it."""
        for one in self.people:
            named = [m for m in one.mentions if m.named]
            told = {word for m in named for word in parts(self.frame.text(m))}
            if len(named) == 1 and len(told) == 1 and len(next(iter(told))) >= _SHORTEST:
                yield from self._misprint(named[0], next(iter(told)))

    def _misprint(self, one: Mention, word: str) -> Iterator[Divergence]:
        beside = self._beside(one.passage)
        told = dict.fromkeys(name for passage in beside for name in self._surnames_in.get(passage, ()))
        here = self._surnames_in.get(one.passage, ())
        alike = [n for n in told if n != word and n not in here and ratio(n, word) >= _MISPRINT]
        for name in sorted(alike, key=self._rank.__getitem__):
            near = [m for m in self._surnames_told[name] if m.article != one.article and m.passage in beside]
            if near and len(self._surnames_told[name]) > 2:
                yield self._told(near, [one], Relation.SPELLING, "a name misprinted")

    @cached_property
    def _surnames_told(self) -> Mapping[str, Sequence[Mention]]:
        found: dict[str, list[Mention]] = defaultdict(list)
        for one in self.people:
            for mention in one.mentions:
                told = parts(self.frame.text(mention)) if mention.named else []
                if told:
                    found[told[-1]].append(mention)
        return found

    @cached_property
    def _rank(self) -> Mapping[str, int]:
        """Place of each surname among those that are told."""
        return {name: i for i, name in enumerate(self._surnames_told)}

    @cached_property
    def _surnames_in(self) -> Mapping[str, Sequence[str]]:
        """Surnames by the passage that names them."""
        found: dict[str, list[str]] = defaultdict(list)
        for name, mentions in self._surnames_told.items():
            for mention in mentions:
                found[mention.passage].append(name)
        return found

    @cached_property
    def _compared(self) -> Mapping[str, set[str]]:
        """By passage: those that are compared with it."""
        found: dict[str, set[str]] = defaultdict(set)
        for left, right in self.frame.pairs:
            found[left].add(right)
            found[right].add(left)
        return found

    def _beside(self, passage: str) -> set[str]:
        """The passages that stand in a row with one, or are compared with it."""
        rows = (row.passages for row in self.frame.rows_of.get(passage, ()))
        return self._compared.get(passage, set()).union(*rows)


def _posted(pair: tuple[Mention, Mention]) -> bool:
    """Whether two people are told in one post."""
    return bool(pair[0].role) and pair[0].role == pair[1].role
