"""Where two articles print one organisation's name in two languages, or with one word replaced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from newsdiff.likeness import ratio
from newsdiff.model import Divergence, Entity, EntityKind, Kind, Mention, Relation
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._people import plain
from newsdiff.words import stem

_COGNATE = 0.72
"""Likeness from which two words are one in two languages."""
_LEAST = 3
"""Content words of a name that can be told in two languages, and that one replaced word leaves alike."""


def bodies(frame: Frame) -> Iterator[Divergence]:
    """One divergence for each two names of one body that no article prints both of."""
    held = [e for e in frame.notes.entities if e.kind is EntityKind.ORGANISATION]
    for a, b in combinations(map(_Body.of, held), 2):
        if len(a.words) != len(b.words) and len(a.content) != len(b.content):
            continue
        if a.stems != b.stems and a.articles.isdisjoint(b.articles):
            if _translated(a.content, b.content):
                told = "one name in two languages or spellings"
                yield _told(frame, a.entity, b.entity, Relation.SPELLING, told)
            elif _replaced(a.words, b.words):
                told = "one long name with a word replaced"
                yield _told(frame, a.entity, b.entity, Relation.DIFFERENT, told)


class _Body(NamedTuple):
    """An organisation, and the words of its name."""

    entity: Entity
    words: Sequence[str]
    content: Sequence[str]
    stems: Sequence[str]
    articles: frozenset[str]
    """Those that name it."""

    @classmethod
    def of(cls, entity: Entity) -> _Body:
        words = plain(entity.name)
        content = [word for word in words if word not in empty()]
        named = frozenset(m.article for m in entity.mentions if m.named)
        return cls(entity, words, content, sorted(map(stem, content)), named)


def _translated(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether each word of one name has a cognate of its own in the other, in whatever order."""
    if len(one) != len(other) or len(one) < _LEAST:
        return False
    left = list(other)
    for word in one:
        best = max(left, key=lambda w: (ratio(word, w), w))
        if ratio(word, best) < _COGNATE:
            return False
        left.remove(best)
    return True


def _replaced(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two long names differ in one word that is neither the first nor the last."""
    if len(one) != len(other):
        return False
    apart = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    alike = [w for w in one if w not in empty()]
    return len(apart) == 1 and 0 < apart[0] < len(one) - 1 and len(alike) > _LEAST


def _told(frame: Frame, a: Entity, b: Entity, relation: Relation, because: str) -> Divergence:
    sides = [frame.side(e.name, map(frame.evidence, _fullest(frame, e))) for e in (a, b)]
    sides.sort(key=lambda s: [frame.order[label] for label in s.articles])
    row = frame.home(e for s in sides for e in s.evidence)
    severity = 0.3 + 0.15 * frame.centrality(row)
    return divergence(Kind.NAME, relation, row, severity, sides, frame.topic(row), because)


def _fullest(frame: Frame, entity: Entity) -> list[Mention]:
    """The mentions that print the name in its longest form."""
    named = [m for m in entity.mentions if m.named]
    longest = max(len(frame.text(m)) for m in named)
    return [m for m in named if len(frame.text(m)) == longest]
