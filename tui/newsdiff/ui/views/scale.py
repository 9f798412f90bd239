"""Draws ranges of numbers on one scale, in cells."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from typing import NamedTuple

from newsdiff.model import Hedge, Quantity

_DECADES = 1.7
"""Ratio of the ends, in powers of ten, from which the scale is logarithmic."""

_EDGE = 3
"""Cells beyond either end of the scale, for the arrow of an open end."""

_SOFT = {Hedge.ABOUT, Hedge.NEARLY, Hedge.VAGUE}
_OPEN = {Hedge.MORE_THAN, Hedge.LESS_THAN}


class Scale(NamedTuple):
    """From the least to the greatest number told, both within it."""

    low: float
    high: float
    log: bool

    def at(self, value: float, cells: int) -> int:
        """The cell of a value, from 0."""
        if self.high <= self.low:
            return (cells - 1) // 2
        if self.log:
            share = (log10(value) - log10(self.low)) / (log10(self.high) - log10(self.low))
        else:
            share = (value - self.low) / (self.high - self.low)
        return max(0, min(cells - 1, round(share * (cells - 1))))


def scale_of(quantities: Sequence[Quantity]) -> Scale:
    """The scale that holds all these; an open end, or the far end of a vague one, asks for no room."""
    firm = any(q.hedge is not Hedge.VAGUE for q in quantities)
    ends = [q.low for q in quantities]
    ends += [q.high for q in quantities if not firm or q.hedge is not Hedge.VAGUE]
    told = [float(end) for end in ends if end is not None]
    low, high = (min(told), max(told)) if told else (0.0, 0.0)
    return Scale(low, high, low > 0 and log10(high / low) >= _DECADES)


def draw(quantity: Quantity, scale: Scale, cells: int) -> str:
    """A range in exactly `cells` cells: a dot for a number, a line to an arrow for an open end.

    A ring is a bound that is not itself meant ("more than 350"); a dotted line is a vague range.
    """
    low, high, hedge = quantity.low, quantity.high, quantity.hedge
    if cells < _EDGE * 3 or (low is None and high is None):
        return " " * max(0, cells)
    if high is not None and float(high) > scale.high:
        high = None
    first = scale.at(float(low), cells - 2 * _EDGE) + _EDGE if low is not None else 0
    last = scale.at(float(high), cells - 2 * _EDGE) + _EDGE if high is not None else cells - 1
    if last <= first:
        sign = "◌" if hedge in _SOFT else "●"
        return (" " * first + sign).ljust(cells)
    line = "┄" if hedge in _SOFT else "─"
    bound = "○" if hedge in _OPEN else "●"
    left = "◂" if low is None else bound if high is None else "├"
    right = "▸" if high is None else bound if low is None else "┤"
    if hedge is Hedge.VAGUE and high is None:
        left = "├"
    return (" " * first + left + line * (last - first - 1) + right).ljust(cells)


def told(value: float) -> str:
    """An end of a scale, short: 350, 1,200, 2.5 m."""
    for size, name in ((1e9, " bn"), (1e6, " m")):
        if abs(value) >= size:
            return f"{value / size:.3g}{name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.1f}"
