"""Which marks may tell one thing although no link joins their passages.

Two marks far apart tell one thing only when they share something, as the word of an event. So
they meet in the buckets of what they must share, and never all with all. A bucket of a large comparison that
holds many is divided by the rarest words around its marks, and what is still crowded there meets its
neighbours only, in an order that does not depend on the order of the articles: whoever tells one thing is
then joined through them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from typing import NamedTuple, TypeVar

from newsdiff.model import Mark
from newsdiff.stages.diverge._frame import Frame
from newsdiff.stages.diverge._nearby import Nearby

M = TypeVar("M", bound=Mark)

CROWDED = 100
"""Marks in a bucket up to which each meets each."""
NEIGHBOURS = 8
"""Marks that one meets in a crowded bucket, on either side."""
_RAREST = 4
"""Words around a mark by which crowded buckets are divided."""


class Meeting(NamedTuple):
    """Two places in a sequence of marks, the earlier one first."""

    left: int
    right: int


class Meetings:
    """Brings marks of two articles together that may tell one thing."""

    def __init__(self, frame: Frame, near: Nearby) -> None:
        self.frame = frame
        self.near = near

    def of(
        self,
        marks: Sequence[M],
        keys: Callable[[M], Iterable[Hashable]],
        told: Callable[[M], tuple[str, ...]],
    ) -> set[Meeting]:
        """The pairs that share a key, each once; all of them, where few share it.

        In a crowded bucket those are neighbours that are `told` alike.
        """
        buckets: dict[Hashable, list[int]] = defaultdict(list)
        for place, mark in enumerate(marks):
            for key in keys(mark):
                buckets[key].append(place)
        found: set[Meeting] = set()
        for held in buckets.values():
            if len(held) <= CROWDED:
                found.update(_all(held))
            else:
                ordered = sorted((told(marks[n]), self._order(marks[n]), n) for n in held)
                found.update(self._crowd([n for *_, n in ordered], marks))
        return {m for m in found if marks[m.left].article != marks[m.right].article}

    def _order(self, mark: Mark) -> tuple[str, int]:
        """Sorts marks whatever the order of the articles."""
        return self.frame.article[mark.article].page.sha256, mark.span.start

    def _crowd(self, held: Sequence[int], marks: Sequence[Mark]) -> Iterator[Meeting]:
        yield from _beside(held)
        divided: dict[str, list[int]] = defaultdict(list)
        for place in held:
            for stem in _rarest(self.near.of(marks[place])):
                divided[stem].append(place)
        for part in divided.values():
            yield from _beside(part)


def _rarest(context: Mapping[str, float]) -> Sequence[str]:
    return sorted(context, key=lambda stem: (-context[stem], stem))[:_RAREST]


def _all(held: Iterable[int]) -> Iterator[Meeting]:
    return (Meeting(min(pair), max(pair)) for pair in combinations(held, 2))


def _beside(held: Sequence[int]) -> Iterator[Meeting]:
    for at, place in enumerate(held):
        for other in islice(held, at + 1, at + 1 + NEIGHBOURS):
            yield Meeting(min(place, other), max(place, other))
