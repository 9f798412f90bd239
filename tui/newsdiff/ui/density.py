"""Where in an article its divergences lie: one cell for each stretch. Pure; no widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsdiff.model import Article, Kind
from newsdiff.ui.marks import Mark, Marks

_ONE, _MANY = "━■"


class Cell(NamedTuple):
    """One stretch of an article."""

    divergences: tuple[str, ...] = ()
    """Their ids, the gravest first; those of what is told by this article alone are left out."""
    kind: Kind | None = None
    """Of the gravest."""
    sign: str = ""
    """The more of them, the heavier."""


def density(article: Article, marks: Marks, cells: int) -> tuple[Cell, ...]:
    """So many cells for the text from its first passage to its last."""
    if not article.passages or cells <= 0:
        return ()
    first = article.passages[0].span.start
    length = max(1, article.passages[-1].span.end - first)
    held: list[list[Mark]] = [[] for _ in range(cells)]
    for passage in article.passages:
        for mark in marks.get(passage.id, ()):
            if not mark.alone:
                held[min(cells - 1, (mark.start - first) * cells // length)].append(mark)
    return tuple(_cell(here) for here in held)


def _cell(here: Sequence[Mark]) -> Cell:
    if not here:
        return Cell()
    ordered = sorted(here, key=lambda m: m.rank)
    found = tuple(dict.fromkeys(m.divergence for m in ordered))
    return Cell(found, ordered[0].kind, _ONE if len(found) == 1 else _MANY)


def nearest(cells: Sequence[Cell], place: int) -> str:
    """The gravest divergence of the cell that is nearest to a place, from 0; "" when there is none."""
    held = [i for i, cell in enumerate(cells) if cell.divergences]
    return cells[min(held, key=lambda i: abs(i - place))].divergences[0] if held else ""
