"""Bars and shades in cells."""

from __future__ import annotations

_SHADES = 5
"""Steps of a heat table."""


def bar(share: float, cells: int) -> str:
    """A bar as long as `share` (0 to 1) of `cells` cells, by halves; what is not nothing is seen."""
    if share <= 0 or cells <= 0:
        return ""
    halves = max(1, round(min(1.0, share) * cells * 2))
    return "━" * (halves // 2) + "╸" * (halves % 2)


def heat(likeness: float, most: float) -> int:
    """The step of a heat table, from 0 for nothing to 5, when `most` is the greatest shown."""
    if likeness <= 0 or most <= 0:
        return 0
    return max(1, min(_SHADES, round(_SHADES * likeness / most)))
