"""What stands in the same slot of two passages that are worded almost alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TypeVar

from newsdiff.model import Mark, Span
from newsdiff.stages.diverge._frame import Frame
from newsdiff.wording import changes
from newsdiff.words import words

M = TypeVar("M", bound=Mark)

_ALIKE = 0.35
"""Likeness from which it pays to compare two passages word by word."""
_KEPT = 0.5
"""Share of the longer passage's words that must stand in both for a slot to mean anything."""

Slot = tuple[Span, Span]
"""A run of words on the left and the run that stands in its place on the right, in canonical offsets."""


def slots(frame: Frame, left: str, right: str, likeness: float) -> tuple[Slot, ...]:
    """The runs in which two much alike passages differ, both sides non-empty; else nothing."""
    if likeness < _ALIKE:
        return ()
    at = [frame.passage[p].span.start for p in (left, right)]
    found = _slots(frame.words(left), frame.words(right))
    return tuple((a.moved(at[0]), b.moved(at[1])) for a, b in found)


@lru_cache(maxsize=1 << 16)
def _slots(left: str, right: str) -> tuple[Slot, ...]:
    here, there = words(left), words(right)
    found: list[Slot] = []
    common = Counter(w.text for w in here) & Counter(w.text for w in there)
    if common.total() < _KEPT * max(len(here), len(there)):
        return ()  # What is kept in order is at most what is in both: no need to look for it.
    told = changes([w.text for w in here], [w.text for w in there])
    kept = len(here) - sum(c.left_end - c.left_start for c in told)
    if kept < _KEPT * max(len(here), len(there)):
        return ()
    for change in told:
        a, b = here[change.left_start : change.left_end], there[change.right_start : change.right_end]
        if a and b:
            found.append((Span(a[0].start, a[-1].end), Span(b[0].start, b[-1].end)))
    return tuple(found)


def swapped(found: Sequence[Slot], left: Sequence[M], right: Sequence[M]) -> Iterator[tuple[M, M]]:
    """Pairs of marks that stand in one slot, when each slot holds one mark a side."""
    for a, b in found:
        here = [m for m in left if m.span.touches(a)]
        there = [m for m in right if m.span.touches(b)]
        if len(here) == len(there):
            yield from zip(here, there, strict=True)
