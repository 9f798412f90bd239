"""How the articles introduce one person or body: "a centrist think tank", "a party's campaign group"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import (
    Aspect,
    Cue,
    Divergence,
    Entity,
    EntityKind,
    Evidence,
    Kind,
    Mention,
    Relation,
    Span,
)
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence
from newsdiff.words import fold, words

_SETS = frozenset(
    (
        "ideology",
        "lobby",
        "influence",
        "politician",
        "rich",
        "supporters",
        "opposition",
        "aides",
        "officials",
        "activist",
        "fighters",
        "protesters",
        "experts",
        "ruler",
    )
)
"""Contrast sets of what people and bodies are called."""
_TELLING = frozenset(("ideology",))
"""Those of them in which even a neutral word tells how somebody is seen."""
_APPOSED = re.compile(
    r",\s+((?:an?|the|one of)\s[^,;.:()—–\"“”]{3,90}?)(?=[,;.:—–(]|\s+(?:who|which|that)\b)"
)
"""What stands after a name: ", a moderate group in the capital that ..."."""
_VERBAL = ("ed", "ing")
"""How a verb ends that has the name for its object."""
_LONGEST = 5
"""Words of a description before a name."""


class Introduced(NamedTuple):
    """The words that say what somebody is, and the labels in them."""

    mention: Mention
    span: Span
    labels: tuple[Cue, ...]

    @property
    def load(self) -> int:
        """How far from neutral it is: by charge, and then by whether it says where somebody stands."""
        charge = max((abs(c.charge) for c in self.labels), default=0)
        return 2 * charge + any(c.contrast in _TELLING for c in self.labels)


class Introductions:
    """Collects what the articles say somebody is, right before or behind the name."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    @cached_property
    def _labels(self) -> Mapping[str, Sequence[Cue]]:
        """The labels of people and bodies, by passage."""
        cues = (c for c in self.frame.notes.cues if c.aspect in (Aspect.LABEL, Aspect.EVALUATION))
        return by_passage(c for c in cues if not c.quoted and (c.contrast in _SETS or c.contrast == "person"))

    def find(self) -> Iterator[Divergence]:
        """One divergence for each person or body that two articles introduce under unlike labels."""
        for entity in self.frame.notes.entities:
            if entity.kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
                told = self._of(entity)
                terms = {frozenset(c.term for c in one.labels) for one in told.values()}
                if len(terms) > 1 and any(one.load for one in told.values()):
                    yield self._told(entity, list(told.values()))

    def _of(self, entity: Entity) -> Mapping[str, Introduced]:
        """The most loaded description in each article that has one."""
        held: dict[str, list[Introduced]] = defaultdict(list)
        for mention in entity.mentions:
            if mention.named:
                held[mention.article] += self._described(mention)
        return {label: max(found, key=lambda one: one.load) for label, found in held.items() if found}

    def _described(self, mention: Mention) -> Iterator[Introduced]:
        passage = self.frame.passage[mention.passage].span
        text = self.frame.article[mention.article].text
        behind = _APPOSED.match(text, mention.span.end, passage.end)
        if behind and not {w.fold for w in words(behind[1])} & _clausal():
            yield self._read(mention, Span(*behind.span(1)))
        before = _before(text, passage.start, mention.span.start)
        if before:
            found = self._read(mention, before)
            if found.labels:
                yield found

    def _read(self, mention: Mention, span: Span) -> Introduced:
        return Introduced(
            mention, span, tuple(c for c in self._labels.get(mention.passage, ()) if span.holds(c.span))
        )

    def _told(self, entity: Entity, told: Sequence[Introduced]) -> Divergence:
        evidence = [self.frame.evidence(one.mention, one.span) for one in told]
        alike: dict[str, list[Evidence]] = defaultdict(list)
        for one in evidence:
            alike[fold(one.text)].append(one)
        sides = [self.frame.side(min(e.text for e in held), held) for held in alike.values()]
        row = self.frame.home(evidence)
        severity = 0.1 + 0.05 * max(one.load for one in told) + 0.15 * self.frame.centrality(row)
        why = "introduced under unlike labels"
        return divergence(Kind.FRAMING, Relation.LOADED, row, severity, sides, entity.name, why)


def _before(text: str, first: int, end: int) -> Span | None:
    """The plain words right before a name, in small letters and without a comma: "centrist think tank"."""
    held, start, count = words(text[first:end]), end, 0
    for word in reversed(held):
        gap = text[first + word.end : start]
        if gap not in (" ", "-") or word.fold in empty() or not word.text[0].islower():
            break
        start, count = first + word.start, count + 1
    noun = count and not held[-1].fold.endswith(_VERBAL)
    return Span(start, end - 1) if noun and count <= _LONGEST else None


@cache
def _clausal() -> frozenset[str]:
    """Words that no description holds, but a clause does."""
    grammar = lexicon("grammar")
    listings = (grammar[key] for key in ("pronouns", "be", "have", "do", "modals"))
    return frozenset(w.strip() for listing in listings for w in listing.split(",")) - {"who", "whom"}
