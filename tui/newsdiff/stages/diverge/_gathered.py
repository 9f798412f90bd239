"""All that the articles say of the day of one event, put together from pairs of dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from newsdiff.model import Moment, Relation
from newsdiff.stages.diverge._groups import joined


class Told(NamedTuple):
    """Two dates of one event that differ, and how they stand."""

    a: Moment
    b: Moment
    relation: Relation


class Group(NamedTuple):
    """The dates given for one event."""

    told: Sequence[Told]
    """The pairs that differ, one at least."""
    sides: Sequence[Sequence[Moment]]
    """The dates by what they say."""
    whole: bool = False
    """Whether it is all that is told of the event, no article in two minds about it."""


def gathered(
    told: Sequence[Told], agreeing: Iterable[tuple[Moment, Moment]], same: Callable[[Moment, Moment], bool]
) -> Iterator[Group]:
    """One group for each event, which dates that say the same join to it.

    Where that puts an article on two sides, its dates are of two events, and each pair stands for itself.
    """
    for event in joined([*((t.a, t.b) for t in told), *agreeing]):
        members, sides = frozenset(event), _sides(event, same)
        pairs = [t for t in told if t.a in members]
        if pairs and sum(len({m.article for m in side}) for side in sides) == len({m.article for m in event}):
            yield Group(pairs, sides, whole=True)
        else:
            yield from (Group([t], [[t.a], [t.b]]) for t in pairs)


def _sides(event: Sequence[Moment], same: Callable[[Moment, Moment], bool]) -> list[list[Moment]]:
    sides: list[list[Moment]] = []
    for moment in event:
        side = next((s for s in sides if same(s[0], moment)), None)
        if side is None:
            sides.append([moment])
        else:
            side.append(moment)
    return sides
