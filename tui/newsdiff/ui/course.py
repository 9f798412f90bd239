"""The points of a comparison and its divergences, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from newsdiff.model import SERIOUS, Alignment, Comparison, Divergence, Kind


class Point(NamedTuple):
    """One entry of the list of points: a row, or what stands in no row."""

    key: str
    """Id of the row; for what stands in none, a word and a label."""
    number: int
    """The row's number in the gutters, from 1; 0 for what stands in no row."""
    topic: str
    told: int
    """How many articles tell it."""
    divergences: tuple[Divergence, ...]
    """Gravest first."""
    row: Alignment | None


class Course:
    """Every divergence once, along the points; places are counted from 0."""

    def __init__(self, comparison: Comparison, *, divergent: bool = False) -> None:
        every = (*_rows(comparison), *_apart(comparison), *_alone(comparison))
        self.points = tuple(p for p in every if p.divergences) if divergent else every
        """In reading order; `divergent` leaves out those without a divergence."""
        self.stops = tuple(d for point in self.points for d in point.divergences)
        """All divergences, in order."""

    @cached_property
    def point_of(self) -> tuple[int, ...]:
        """For each stop, the place of its point."""
        return tuple(i for i, point in enumerate(self.points) for _ in point.divergences)

    @cached_property
    def first_of(self) -> tuple[int, ...]:
        """For each point, the first stop that is its own or comes after it."""
        found, stops = [], 0
        for point in self.points:
            found.append(stops)
            stops += len(point.divergences)
        return tuple(found)

    def place_of(self, divergence: str) -> int | None:
        """The stop of a divergence, by its id."""
        return next((i for i, d in enumerate(self.stops) if d.id == divergence), None)

    def step(self, place: int, by: int, serious: bool = False) -> int | None:
        """The stop `by` (1 or -1) further on from `place`, or None at the end."""
        place += by
        while 0 <= place < len(self.stops):
            if not serious or self.stops[place].severity >= SERIOUS:
                return place
            place += by
        return None


def _rows(comparison: Comparison) -> Iterator[Point]:
    for number, row in enumerate(comparison.alignments, 1):
        found = comparison.divergences_at.get(row.id, ())
        yield Point(row.id, number, row.topic, len(row.tellings), found, row)


def _apart(comparison: Comparison) -> Iterator[Point]:
    """What is told in distant passages."""
    found = tuple(d for d in _rowless(comparison) if d.kind is not Kind.OMISSION)
    if found:
        told = {label for d in found for side in d.sides for label in side.articles}
        yield Point("apart", 0, "Told in distant places", len(told), found, None)


def _alone(comparison: Comparison) -> Iterator[Point]:
    """What one article tells alone."""
    left_out = [d for d in _rowless(comparison) if d.kind is Kind.OMISSION]
    for article in comparison.articles:
        found = [d for d in left_out if d.sides[0].articles[:1] == (article.label,)]
        if found:
            ordered = tuple(sorted(found, key=_start))
            yield Point(f"only {article.label}", 0, f"Only in {article.label}", 1, ordered, None)


def _start(divergence: Divergence) -> int:
    """Where its first evidence begins, or 0."""
    return next((e.span.start for side in divergence.sides for e in side.evidence), 0)


def _rowless(comparison: Comparison) -> Sequence[Divergence]:
    return comparison.divergences_at.get(None, ())


def labels(divergence: Divergence) -> tuple[str, ...]:
    """The articles on any of its sides, each once."""
    return tuple(dict.fromkeys(label for side in divergence.sides for label in side.articles))


def side_of(divergence: Divergence, label: str) -> int | None:
    """The first side on which an article stands, from 0, or None."""
    return next((i for i, side in enumerate(divergence.sides) if label in side.articles), None)


def passage_in(divergence: Divergence, label: str) -> str:
    """The passage to show for an article: its first evidence, else the nearest passage, else ''."""
    for side in divergence.sides:
        if label in side.articles:
            for evidence in side.evidence:
                if evidence.article == label:
                    return evidence.passage
            if side.nearest and len(side.articles) == 1:
                return side.nearest.passage
    return ""


def to_show(divergence: Divergence, shown: Sequence[str]) -> tuple[str, ...]:
    """The articles to show for a divergence, as many as are shown now.

    A pane that shows an article of it stays; another turns to the first article of another side.
    One that tells it is always shown, not only such as leave it out.
    """
    on = labels(divergence)
    if not on:
        return tuple(shown)
    stays = shown[0] in on and (len(shown) > 1 or _tells(divergence, shown[0]))
    left = shown[0] if stays else next((label for label in on if label not in shown[1:]), on[0])
    if len(shown) == 1:
        return (left,)
    return _filled(divergence, [left, _opposite(divergence, left, shown[1])], shown)


def _filled(divergence: Divergence, chosen: list[str], shown: Sequence[str]) -> tuple[str, ...]:
    """The articles of a third and a fourth pane: of sides not shown yet, then others of it, then any."""
    on = labels(divergence)
    for label in shown[2:]:
        seen = {side_of(divergence, one) for one in chosen}
        fresh = [x for x in on if x not in chosen and side_of(divergence, x) not in seen]
        rest = [x for x in (*fresh, *on, *shown) if x not in chosen]
        stays = label not in chosen and (label in fresh or (label in on and not fresh))
        chosen.append(label if stays else rest[0])
    return tuple(chosen)


def _opposite(divergence: Divergence, left: str, right: str) -> str:
    """The article to show beside `left`: `right` where it stands on another side."""
    mine = side_of(divergence, left)
    fit = [
        label
        for i, side in enumerate(divergence.sides)
        for label in side.articles
        if i != mine and label != left and (_tells(divergence, left) or side.value is not None)
    ]
    return right if right in fit or not fit else fit[0]


def _tells(divergence: Divergence, label: str) -> bool:
    """Whether an article gives an answer at all."""
    return any(label in side.articles and side.value is not None for side in divergence.sides)


def targets(comparison: Comparison, divergence: Divergence, shown: Sequence[str]) -> tuple[str, ...]:
    """The passages to bring to one line: one of each shown article that is on a side.

    Of several that an article has, those that are linked best: they tell the most alike.
    """
    told = [places for label in shown if (places := _places(divergence, label))]
    if all(len(places) == 1 for places in told):
        return tuple(places[0] for places in told)
    near, sought = _linked(comparison, told[0]), [frozenset(places) for places in told[1:]]
    first = max(near, key=lambda p: sum(_best(near[p], places) for places in sought))
    return (first, *(max(places, key=lambda q: near[first].get(q, 0.0)) for places in told[1:]))


def _linked(comparison: Comparison, passages: Sequence[str]) -> dict[str, dict[str, float]]:
    """The passages linked with each of these, with the likeness of the best link."""
    found: dict[str, dict[str, float]] = {passage: {} for passage in passages}
    rows = {row.id: row for passage in passages for row in comparison.rows_of.get(passage, ())}
    for link in chain.from_iterable(row.links for row in rows.values()):
        for one, other in ((link.left, link.right), (link.right, link.left)):
            if one in found:
                found[one][other] = max(found[one].get(other, 0.0), link.likeness)
    return found


def _best(linked: Mapping[str, float], sought: frozenset[str]) -> float:
    """The greatest likeness of a link to one of the passages sought; 0 for none."""
    return max((likeness for other, likeness in linked.items() if other in sought), default=0.0)


def _places(divergence: Divergence, label: str) -> list[str]:
    """The passages with an article's evidence, or else the nearest one."""
    told = (e.passage for side in divergence.sides for e in side.evidence if e.article == label)
    return list(dict.fromkeys(told)) or [p for p in (passage_in(divergence, label),) if p]


def row_of(comparison: Comparison, divergence: Divergence) -> Alignment | None:
    """The row that a divergence stands in, if it stands in one."""
    places = (e.passage for side in divergence.sides for e in side.evidence)
    rows = chain.from_iterable(comparison.rows_of.get(passage, ()) for passage in places)
    return next((row for row in rows if row.id == divergence.alignment), None)


def focus_of(comparison: Comparison, divergence: Divergence) -> frozenset[str]:
    """The passages to raise: those of its row, its evidence and the nearest ones."""
    row = row_of(comparison, divergence)
    evidence = (e.passage for side in divergence.sides for e in side.evidence)
    nearest = (side.nearest.passage for side in divergence.sides if side.nearest)
    return frozenset([*(row.passages if row else ()), *evidence, *nearest]) - {""}
