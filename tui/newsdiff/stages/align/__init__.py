"""Finds the passages that tell the same thing, and the rows they make."""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from newsdiff.model import (
    Aligned,
    Alignment,
    Article,
    Attribution,
    Entity,
    Link,
    Nearest,
    Quantity,
    Telling,
    events_of,
)
from newsdiff.stages.align._candidates import Scores
from newsdiff.stages.align._hand import REASON, Hands, obeyed, pairs_of, parted
from newsdiff.stages.align._moved import moved
from newsdiff.stages.align._reasons import because
from newsdiff.stages.align._rows import Row, rows
from newsdiff.stages.align._score import linked, score
from newsdiff.stages.align._strangers import acquainted
from newsdiff.stages.align._terms import Told, Weights, told, weigh
from newsdiff.stages.align._topic import topic
from newsdiff.stages.align._triangles import agreed

__all__ = ["align"]

_CROWD = 50
"""Articles from which an event that most of them tell is not aligned a second time."""
THRESHOLD = 0.34
"""Likeness from which two passages are linked: chosen on judged pairs, among them those of the weights."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """What all rows are made from."""

    articles: Sequence[Article]
    passages: Sequence[Told]
    weights: Weights
    links: Scores
    names: Mapping[str, Mapping[str, str]]
    """By passage: the names of the entities named there, by id of the entity."""
    hands: Mapping[tuple[int, int], bool]
    """What the reader linked or took apart, by index."""

    def words(self, number: int) -> str:
        one = self.passages[number]
        return self.articles[one.article].words(one.passage)

    def order(self, number: int) -> tuple[int, int]:
        """Sorts passages by article and place."""
        one = self.passages[number]
        return one.article, one.passage.span.start


def align(
    articles: Sequence[Article],
    entities: Sequence[Entity] = (),
    quantities: Sequence[Quantity] = (),
    hands: Hands = MappingProxyType({}),
    attributions: Sequence[Attribution] = (),
) -> Aligned:
    """Link passages that tell the same thing and gather them into rows.

    Likeness is the chance that they do, by a model over what they share: words by their rarity in this
    comparison, paraphrases, events, names, counts, quotations and who said them, place, and how they stand
    to their rivals and to third passages. Permuting the articles permutes labels and the order of rows,
    nothing else. What was linked by hand is linked, and what was taken apart stands in no row together,
    however like it is.
    """
    marks = _Marks(entities, quantities, hands, attributions)
    whole = _align(articles, marks)
    events = events_of(articles, whole.alignments)
    if len(events) < 2:
        return whole
    parts = [_of_event(frozenset(event), articles, whole, marks) for event in events]
    rows = sorted((row for part in parts for row in part.alignments), key=_Places(articles).of)
    return Aligned(tuple(rows), {ends: found for part in parts for ends, found in part.nearest.items()})


def _of_event(event: Set[str], articles: Sequence[Article], whole: Aligned, marks: _Marks) -> Aligned:
    """The articles of one event, aligned by themselves: words are as rare as they are in its tellings.

    Where most of many articles tell it, that is what `whole` holds of them: to weigh them again would take
    as long as before, and change next to nothing.
    """
    own = [a for a in articles if a.label in event]
    if len(own) < 2:
        return Aligned((), {})
    if len(articles) < _CROWD or 2 * len(own) < len(articles):
        return _align(own, marks)
    inside = {passage.id for article in own for passage in article.passages}
    rows = tuple(row for row in whole.alignments if row.tellings[0].article in event)
    nearest = {(p, a): found for (p, a), found in whole.nearest.items() if p in inside and a in event}
    return Aligned(rows, nearest)


@dataclass(frozen=True, slots=True)
class _Marks:
    """What is known of the passages beside their words."""

    entities: Sequence[Entity]
    quantities: Sequence[Quantity]
    hands: Hands
    attributions: Sequence[Attribution]


class _Places:
    """Sorts rows as their first article tells them."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._at = {
            passage.id: (number / max(1, len(article.passages) - 1), place, number)
            for place, article in enumerate(articles)
            for number, passage in enumerate(article.passages)
        }

    def of(self, row: Alignment) -> tuple[float, list[tuple[int, int]]]:
        """The place of its first passage, then all places."""
        at = [self._at[passage] for telling in row.tellings for passage in telling.passages]
        return at[0][0], [place[1:] for place in at]


def _align(articles: Sequence[Article], marks: _Marks) -> Aligned:
    """All articles as tellings of one event."""
    passages = told(articles, marks.entities, marks.quantities, marks.attributions)
    weights = weigh([p.terms for p in passages])
    scores = agreed(passages, score(passages, weights))
    by_hand = pairs_of(passages, marks.hands)
    close = acquainted(passages, linked(passages, scores, THRESHOLD), THRESHOLD)
    links = obeyed(close, by_hand)
    frame = _Frame(articles, passages, weights, links, _names(marks.entities), by_hand)
    grown = parted(rows(passages, links), links, by_hand)
    found = [tuple(sorted(row, key=frame.order)) for row in grown]
    ordered = sorted(found, key=lambda row: (passages[row[0]].place, [frame.order(i) for i in row]))
    turns = moved([_places(row, passages) for row in ordered])
    alignments = tuple(_alignment(row, out, frame) for row, out in zip(ordered, turns, strict=True))
    return Aligned(alignments, _nearest(frame, scores))


def _names(entities: Sequence[Entity]) -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for entity in entities:
        for mention in entity.mentions:
            if mention.named:
                names[mention.passage][entity.id] = entity.name
    return names


def _places(row: Row, passages: Sequence[Told]) -> dict[int, int]:
    """By article: where its first passage of a row starts."""
    found: dict[int, int] = {}
    for number in row:
        found.setdefault(passages[number].article, passages[number].passage.span.start)
    return found


def _alignment(row: Row, out: Collection[int], frame: _Frame) -> Alignment:
    links = tuple(link for i, j in combinations(row, 2) if (link := _link(i, j, frame)))
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
        moved=tuple(frame.articles[article].label for article in sorted(out)),
    )


def _identity(keys: Sequence[tuple[str, int]]) -> str:
    return hashlib.sha256(repr(keys).encode()).hexdigest()[:12]


def _link(i: int, j: int, frame: _Frame) -> Link | None:
    """The link of two passages of a row, the left one's article before the right one's, or None."""
    likeness = frame.links.get((i, j) if i < j else (j, i))
    if likeness is None:
        return None
    left, right = ((frame.articles[frame.passages[n].article], frame.passages[n].passage) for n in (i, j))
    here, there = (frame.names.get(p.id, {}) for _, p in (left, right))
    names = [here[entity] for entity in here if entity in there]
    reasons = because(left, right, frame.weights, names)
    if (min(i, j), max(i, j)) in frame.hands:
        reasons = (REASON, *reasons)
    return Link(left[1].id, right[1].id, round(likeness, 4), reasons)


def _nearest(frame: _Frame, scores: Scores) -> dict[tuple[str, str], Nearest]:
    """For each passage and other article, the likest passage there; ties go to the earlier one."""
    best: dict[tuple[int, int], tuple[float, int, int]] = {}
    for (i, j), likeness in scores.items():
        for here, there in ((i, j), (j, i)):
            other = frame.passages[there]
            found = (-likeness, other.passage.span.start, there)
            key = (here, other.article)
            best[key] = min(best.get(key, found), found)
    return {
        (frame.passages[here].passage.id, frame.articles[article].label): Nearest(
            frame.passages[there].passage.id, round(-likeness, 4)
        )
        for (here, article), (likeness, _, there) in best.items()
    }
