"""All that the articles say of the day of one event, put together from pairs of dates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from newsdiff.model import Moment, Relation


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


def gathered(
    told: Sequence[Told], agreeing: Iterable[tuple[Moment, Moment]], same: Callable[[Moment, Moment], bool]
) -> Iterator[Group]:
    """One group for each event, which dates that say the same join to it.

    Where that puts an article on two sides, its dates are of two events, and each pair stands for itself.
    """
    for event in _events([*((t.a, t.b) for t in told), *agreeing]):
        members, sides = frozenset(event), _sides(event, same)
        pairs = [t for t in told if t.a in members]
        if pairs and sum(len({m.article for m in side}) for side in sides) == len({m.article for m in event}):
            yield Group(pairs, sides)
        else:
            yield from (Group([t], [[t.a], [t.b]]) for t in pairs)


def _events(pairs: Iterable[tuple[Moment, Moment]]) -> Iterable[Sequence[Moment]]:
    """Pairs that share a date, joined; each in the order in which it was found."""
    event: dict[Moment, list[Moment]] = {}
    for a, b in pairs:
        here, there = event.setdefault(a, [a]), event.setdefault(b, [b])
        if here is not there:
            here.extend(there)
            event.update(dict.fromkeys(there, here))
    return {id(e): e for e in event.values()}.values()


def _sides(event: Sequence[Moment], same: Callable[[Moment, Moment], bool]) -> list[list[Moment]]:
    sides: list[list[Moment]] = []
    for moment in event:
        side = next((s for s in sides if same(s[0], moment)), None)
        if side is None:
            sides.append([moment])
        else:
            side.append(moment)
    return sides
