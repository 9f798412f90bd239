"""What the panes show and would show next: articles, passages on one line, what stands out. No widget."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Generator, Sequence
from types import MappingProxyType
from typing import NamedTuple

from newsdiff.ui.density import Cell
from newsdiff.ui.galley import Column, Galley, Setter, finished

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
        self._kept: OrderedDict[tuple[tuple[str, ...], Manner], Galley] = OrderedDict()

    def galley(self, labels: Sequence[str], manner: Manner) -> Galley:
        """The articles of `labels`, set."""
        return finished(self.setting(labels, manner))

    def setting(self, labels: Sequence[str], manner: Manner) -> Generator[None, None, Galley]:
        """Do the same, a part at each step."""
        key = tuple(labels), manner
        if key not in self._kept:
            widths, rows_only, pivot = manner
            made = yield from self.setter.setting(labels, widths, rows_only=rows_only, pivot=pivot)
            self._kept[key] = made
        self._kept.move_to_end(key)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return self._kept[key]

    def pivot(self, labels: Sequence[str], manner: Manner, target: tuple[str, ...]) -> tuple[str, ...]:
        """The pivot with which all of `target` stand on one line: that of before, when they do."""
        galley = self.galley(labels, manner)
        level = galley.level(target) and all(galley.line_of(passage) is not None for passage in target)
        return manner.pivot if level else target


def top_for(first: int, last: int, top: int, rows: int, height: int) -> int:
    """The top line of a view of so many rows, of `height` lines in all, that shows two lines well within.

    It is `top` when that will do.
    """
    top = max(0, min(top, height - rows))
    if top + 1 <= first and last <= top + rows - 5:
        return top
    return max(0, min(first - rows // 4, height - rows))
