"""Where two articles name other people in one post."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations

from newsdiff.lexicon import lexicon
from newsdiff.model import Divergence, Entity, EntityKind, Kind, Mention, Relation, Span
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._mentions import Mentions
from newsdiff.stages.diverge._names import standing
from newsdiff.stages.diverge._people import same_name
from newsdiff.words import fold, words

_BESIDE = re.compile(r"\W*(?:of (?:the )?)?")
"""Between a name and the place that is told behind it: "Gov. Ida Reyn of Torvia"."""
_LEADS = re.compile(r"(?: of [^,;.()]*)?(?: \([^)]*\))?, (?:the|a|an) ([^,;.]*)")
"""Behind "leader": what is led, set off by a comma: "leader of Open Docks, the main opposition party"."""

_ROOT = 5
"""Letters of a place's name from which the name of its people can be told by them."""


class Posts:
    """Finds posts that have one holder here and another there."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.mentions = Mentions(frame)

    def find(self) -> Iterator[Divergence]:
        """One divergence for each post of which no article names two holders."""
        holders: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
        for mention, entity in self.mentions.entity.items():
            if mention.named and entity.kind is EntityKind.PERSON and mention.role:
                for post in filter(_single, (mention.role, self._led(mention))):
                    holders[post][entity.id].append(mention)
        for post, people in holders.items():
            told = list(people.values())
            if len(told) > 1 and self._split(told) and self._others(told) and self._of_one(told):
                yield self._told(post, told)

    def _led(self, mention: Mention) -> str:
        """The post that what somebody leads makes of "leader": that of an opposition is its leader."""
        end = self.frame.passage[mention.passage].span.end
        if mention.title is None or not mention.role.endswith(" leader"):
            return ""
        behind = self.frame.article[mention.article].text[mention.title.end : end]
        led = _LEADS.match(behind)
        told = {w.fold for w in words(led[1])} if led else set()
        return next((post for post in _posts() if post.endswith(" leader") and post.split()[0] in told), "")

    def _others(self, people: Sequence[Sequence[Mention]]) -> bool:
        """Whether no two of them are one person under a familiar form of the name."""
        names = [self.mentions.entity[held[0]].name for held in people]
        return not any(same_name(one, other) for one, other in combinations(names, 2))

    def _split(self, people: Sequence[Sequence[Mention]]) -> bool:
        """Whether no article names two of them in the post: else it is a post that many hold."""
        articles = [a for held in people for a in sorted({m.article for m in held})]
        return len(articles) == len(set(articles))

    def _of_one(self, people: Sequence[Sequence[Mention]]) -> bool:
        """Whether it is the post of one place: presidents of two countries hold no one post.

        Linked passages show it, or one place told of both by articles that do not know of the other.
        """
        lands = [frozenset(land for m in held for land in self._lands(m)) for held in people]
        pairs = list(combinations(lands, 2))
        if any(a and b and not a & b for a, b in pairs):
            return False
        return self._met(people) or (any(a & b for a, b in pairs) and not self._known(people))

    def _known(self, people: Sequence[Sequence[Mention]]) -> bool:
        """Whether an article of one of them names another, if not in the post."""
        ids = [self.mentions.entity[held[0]].id for held in people]
        return any(
            (m.article, other) in self.mentions.spoken
            for held in people
            for m in held
            for other in ids
            if other != self.mentions.entity[m].id
        )

    def _lands(self, mention: Mention) -> frozenset[str]:
        """The places told in and beside the title of a mention, and behind the name."""
        text = self.frame.article[mention.article].text
        whole = mention.title or mention.span
        start, end = min(whole.start, mention.span.start), max(whole.end, mention.span.end)
        led = _LEADS.match(text[end : self.frame.passage[mention.passage].span.end])
        reach = Span(start, end + (led.end() if led else 0))
        beside = [m for m in self._places.get(mention.passage, ()) if _beside(text, m.span, reach, end)]
        return frozenset((*(self.mentions.entity[m].id for m in beside), *self._peoples(reach.of(text))))

    def _peoples(self, text: str) -> Iterator[str]:
        """The places named in the comparison whose people or language some words are: "Torvian"."""
        told = [w.fold for w in words(text) if w.text[0].isupper()]
        for entity in self.frame.notes.entities:
            if entity.kind is EntityKind.PLACE:
                root = fold(entity.name)[:-1]
                if len(root) >= _ROOT and any(
                    t.startswith(root) and len(t) - len(root) < _ROOT for t in told
                ):
                    yield entity.id

    @cached_property
    def _places(self) -> Mapping[str, Sequence[Mention]]:
        held: dict[str, list[Mention]] = defaultdict(list)
        for mention, entity in self.mentions.entity.items():
            if entity.kind is EntityKind.PLACE and mention.named:
                held[mention.passage].append(mention)
        return held

    def _met(self, people: Sequence[Sequence[Mention]]) -> bool:
        """Whether two of them stand in linked passages."""
        joined = self.frame.links
        return any(
            (a.passage, b.passage) in joined or (b.passage, a.passage) in joined
            for one, other in combinations(people, 2)
            for a in one
            for b in other
        )

    def _told(self, post: str, people: Sequence[Sequence[Mention]]) -> Divergence:
        sides = [
            self.frame.side(self._name(held[0]), [self.frame.evidence(m) for m in held]) for held in people
        ]
        sides.sort(key=lambda s: [self.frame.order[a] for a in s.articles])
        row = self.frame.home(e for s in sides for e in s.evidence)
        severity = 0.65 + 0.25 * self.frame.centrality(row)
        return divergence(
            Kind.NAME, Relation.DIFFERENT, row, severity, sides, post, "different people in one post"
        )

    def _name(self, mention: Mention) -> str:
        entity: Entity = self.mentions.entity[mention]
        return entity.name


def _beside(text: str, place: Span, reach: Span, end: int) -> bool:
    """Whether a place stands in a title, directly before it, or behind the name, which ends at `end`."""
    if place.touches(reach):
        return True
    if place.end <= reach.start:
        return reach.start - place.end == 1
    return place.start >= end and _BESIDE.fullmatch(text[end : place.start]) is not None


def _single(role: str) -> bool:
    """Whether a post has one holder at a time."""
    return any(f" {role} ".endswith(f" {post} ") for post in _posts()) and not standing(role)


def _posts() -> Sequence[str]:
    single: list[str] = lexicon("examples")["single_posts"]
    return single
