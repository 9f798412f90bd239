"""Where evidence stands in the passages."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from newsdiff.model import Comparison, Divergence, Kind
from newsdiff.ui.kinds import GLYPH


class Mark(NamedTuple):
    """One piece of evidence in one passage, in canonical offsets."""

    start: int
    end: int
    kind: Kind
    divergence: str
    """Id of the divergence."""
    rank: int
    """Its place in the comparison: the gravest is 0."""
    alone: bool
    """Whether it is a passage that no other article tells: it is drawn dim, and needs no sign."""


class Run(NamedTuple):
    """A stretch of text under the same marks, in canonical offsets."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    """Gravest first; those of omissions last, because they cover whole passages."""


Marks = Mapping[str, Sequence[Mark]]
"""The marks of each passage that has any, by its id; in order of place, then gravest first."""


def marks_of(comparison: Comparison) -> Marks:
    """Every piece of evidence, cut to its passage."""
    found: dict[str, list[Mark]] = {}
    for rank, divergence in enumerate(comparison.divergences):
        for passage, mark in _marks(comparison, divergence, rank):
            found.setdefault(passage, []).append(mark)
    return {passage: sorted(marks, key=lambda m: m.start) for passage, marks in found.items()}


def _marks(comparison: Comparison, divergence: Divergence, rank: int) -> Iterator[tuple[str, Mark]]:
    alone = divergence.kind is Kind.OMISSION and divergence.alignment is None
    for side in divergence.sides:
        for evidence in side.evidence:
            within = comparison.passage[evidence.passage].span
            start, end = max(within.start, evidence.span.start), min(within.end, evidence.span.end)
            if start < end:
                yield evidence.passage, Mark(start, end, divergence.kind, divergence.id, rank, alone)


def glyphs(marks: Iterable[Mark]) -> dict[int, str]:
    """The signs to draw before the character at each offset where evidence starts."""
    kinds: dict[int, set[Kind]] = {}
    for mark in marks:
        if mark.alone:
            continue
        kinds.setdefault(mark.start, set()).add(mark.kind)
    return {at: "".join(GLYPH[k] for k in GLYPH if k in kinds[at]) for at in kinds}


def runs(marks: Sequence[Mark], start: int, end: int) -> Iterator[Run]:
    """Cut `[start, end)` where any mark begins or ends."""
    here = [m for m in marks[: bisect_left(marks, end, key=lambda m: m.start)] if m.end > start]
    edges = {start, end}
    for mark in here:
        edges |= {max(start, mark.start), min(end, mark.end)}
    ordered = sorted(edges)
    for first, last in pairwise(ordered):
        over = (m for m in here if m.start <= first and m.end >= last)
        yield Run(first, last, tuple(sorted(over, key=_gravity)))


def _gravity(mark: Mark) -> tuple[bool, int]:
    return mark.kind is Kind.OMISSION, mark.rank
