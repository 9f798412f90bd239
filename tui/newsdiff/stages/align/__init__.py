"""Finds the passages that tell the same thing, and the rows they make."""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from newsdiff.model import Aligned, Alignment, Article, Entity, Link, Nearest, Quantity, Telling
from newsdiff.stages.align._hand import REASON, Hands, obeyed, pairs_of, parted
from newsdiff.stages.align._rows import Row, rows
from newsdiff.stages.align._score import Scores, linked, score
from newsdiff.stages.align._terms import Told, told, weigh
from newsdiff.stages.align._topic import because, topic

__all__ = ["align"]

THRESHOLD = 0.2
"""Likeness from which two passages are linked: chosen on ECB+ train, checked on silver."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all rows are made from."""

    articles: Sequence[Article]
    passages: Sequence[Told]
    weights: Mapping[str, float]
    links: Scores
    names: Mapping[str, Mapping[str, str]]
    """By passage: the names of the entities named there, by id of the entity."""
    hands: Mapping[tuple[int, int], bool]
    """What the reader linked or took apart, by index."""

    def words(self, number: int) -> str:
        one = self.passages[number]
        return self.articles[one.article].words(one.passage)


def align(
    articles: Sequence[Article],
    entities: Sequence[Entity] = (),
    quantities: Sequence[Quantity] = (),
    hands: Hands = MappingProxyType({}),
) -> Aligned:
    """Link passages that tell the same thing and gather them into rows.

    Likeness is the mean of Dice and cosine over stems weighted by their rarity in this comparison,
    raised by a like place in the article and lowered by better rivals. Permuting the articles
    permutes labels and the order of rows, nothing else. What was linked by hand is linked, and what
    was taken apart stands in no row together, however like it is.
    """
    passages = told(articles, quantities)
    weights = weigh(passages)
    scores = score(passages, weights)
    by_hand = pairs_of(passages, hands)
    links = obeyed(linked(passages, scores, THRESHOLD), by_hand)
    frame = _Frame(articles, passages, weights, links, _names(entities), by_hand)
    found = parted(rows(passages, links), links, by_hand)
    ordered = sorted(found, key=lambda row: _place(row, passages))
    return Aligned(tuple(_alignment(row, frame) for row in ordered), _nearest(passages, scores))


def _names(entities: Sequence[Entity]) -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for entity in entities:
        for mention in entity.mentions:
            if mention.named:
                names[mention.passage][entity.id] = entity.name
    return names


def _place(row: Row, passages: Sequence[Told]) -> tuple[float, Row]:
    """Sorts rows as the first article tells them; one it lacks, by its place in the first that has it."""
    return passages[row[0]].place, row


def _alignment(row: Row, frame: _Frame) -> Alignment:
    links = tuple(_link(i, j, frame) for i, j in combinations(row, 2) if (i, j) in frame.links)
    texts: dict[str, list[str]] = defaultdict(list)
    tellings: dict[str, list[str]] = defaultdict(list)
    for number in row:
        passage = frame.passages[number].passage
        texts[passage.article].append(frame.words(number))
        tellings[passage.article].append(passage.id)
    return Alignment(
        id=_identity(sorted(frame.passages[i].key for i in row)),
        topic=topic(texts, frame.weights) or " ".join(texts[next(iter(texts))])[:60],
        likeness=round(math.fsum(link.likeness for link in links) / len(links), 4),
        tellings=tuple(Telling(label, tuple(ids)) for label, ids in tellings.items()),
        links=links,
    )


def _identity(keys: Sequence[tuple[str, int]]) -> str:
    return hashlib.sha256(repr(keys).encode()).hexdigest()[:12]


def _link(i: int, j: int, frame: _Frame) -> Link:
    left, right = (frame.passages[n].passage.id for n in (i, j))
    here, there = (frame.names.get(p, {}) for p in (left, right))
    names = [here[entity] for entity in here if entity in there]
    reasons = because(frame.words(i), frame.words(j), frame.weights, names)
    if (i, j) in frame.hands:
        reasons = (REASON, *reasons)
    return Link(left, right, round(frame.links[i, j], 4), reasons)


def _nearest(passages: Sequence[Told], scores: Scores) -> dict[tuple[str, str], Nearest]:
    """For each passage and other article, the likest passage there; ties go to the earlier one."""
    nearest: dict[tuple[str, str], Nearest] = {}
    for (i, j), likeness in sorted(scores.items(), key=lambda found: (-found[1], found[0])):
        for here, there in ((i, j), (j, i)):
            passage = passages[there].passage
            key = (passages[here].passage.id, passage.article)
            if key not in nearest:
                nearest[key] = Nearest(passage.id, round(likeness, 4))
    return nearest
