"""What the panes show and would show next: articles, passages on one line, what stands out. No widget."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from newsdiff.ui.density import Cell
from newsdiff.ui.galley import Column, Galley, Setter

_KEPT = 16
"""Galleys remembered: those of the divergences around the cursor."""


class Focus(NamedTuple):
    """What the reader looks at."""

    divergence: str = ""
    """Id of the divergence under the cursor."""
    row: str = ""
    """Id of its row."""
    passages: frozenset[str] = frozenset()
    """Passages that tell it."""


class Sight(NamedTuple):
    """What a key shows."""

    shown: tuple[str, ...]
    """Labels of the articles, from the left."""
    focus: Focus
    target: tuple[str, ...]
    """Passages to bring to one line, one of each shown article at most."""


class Scene(NamedTuple):
    """An article as it is set, what stands out in it, and where along it the divergences lie."""

    column: Column
    focus: Focus = Focus()
    density: tuple[Cell, ...] = ()


EMPTY = Scene(Column("", (), MappingProxyType({})))


class Manner(NamedTuple):
    """How articles are set, whichever they are."""

    widths: tuple[int, ...]
    rows_only: bool
    pivot: tuple[str, ...]


class Sights:
    """Sets articles side by side, and remembers the last settings."""

    def __init__(self, setter: Setter) -> None:
        self.setter = setter
        self._kept = lru_cache(_KEPT)(self._set)

    def galley(self, labels: Sequence[str], manner: Manner) -> Galley:
        """The articles of `labels`, set."""
        return self._kept(tuple(labels), manner)

    def pivot(self, labels: Sequence[str], manner: Manner, target: tuple[str, ...]) -> tuple[str, ...]:
        """The pivot with which all of `target` stand on one line: that of before, when they do."""
        galley = self.galley(labels, manner)
        level = galley.level(target) and all(galley.line_of(passage) is not None for passage in target)
        return manner.pivot if level else target

    def _set(self, labels: tuple[str, ...], manner: Manner) -> Galley:
        widths, rows_only, pivot = manner
        return self.setter.lay_out(labels, widths, rows_only=rows_only, pivot=pivot)


def top_for(first: int, last: int, top: int, rows: int, height: int) -> int:
    """The top line of a view of so many rows, of `height` lines in all, that shows two lines well within.

    It is `top` when that will do.
    """
    top = max(0, min(top, height - rows))
    if top + 1 <= first and last <= top + rows - 5:
        return top
    return max(0, min(first - rows // 4, height - rows))
