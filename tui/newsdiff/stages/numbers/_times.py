"""How often or how many times as much: "twice", "doubled", "a tenfold rise"."""

from __future__ import annotations

from newsdiff.model import Measure
from newsdiff.stages.numbers._line import Figure, Line, figure
from newsdiff.stages.numbers._tables import listed, valued

_ADJECTIVES = frozenset(["double", "triple", "quadruple", "doubles", "triples"])


def times(line: Line, at: int) -> Figure | None:
    """The multiple told by one word at that index; "double murder" and the like are none."""
    fold = line.fold(at)
    value = valued("times").get(fold)
    if value is None or (fold in _ADJECTIVES and line.fold(at + 1) not in listed("compared")):
        return None
    return figure(line, at, at + 1, value)._replace(measure=Measure.TIMES, unit="times")
