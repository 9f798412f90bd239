"""Breaks the passages of a comparison into lines. Pure; no widget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsdiff.model import Comparison, Passage
from newsdiff.ui.density import Cell, density
from newsdiff.ui.lines import Line, LineKind, Piece
from newsdiff.ui.marks import Marks, glyphs, marks_of, runs
from newsdiff.ui.plain import plain
from newsdiff.ui.wrapping import wrap

_LONG = 500
"""Passages from which on breaking an article into lines takes longer than a key may."""
_FEW = 8
"""Passages broken at a time: about a millisecond."""


class Broken:
    """One comparison; remembers how each passage broke into lines."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.marks: Marks = marks_of(comparison)
        self.number = {row.id: n for n, row in enumerate(comparison.alignments, 1)}
        """The number of each row, from 1, shared by all panes."""
        self._lines: dict[tuple[str, int], tuple[Line, ...]] = {}
        self._text: dict[str, str] = {}
        self._density: dict[tuple[str, int], tuple[Cell, ...]] = {}

    def text(self, label: str) -> str:
        """The canonical text of an article, fit to be drawn; offsets are the same."""
        if label not in self._text:
            self._text[label] = plain(self.comparison.article[label].text)
        return self._text[label]

    def lines(self, passage: Passage, width: int) -> tuple[Line, ...]:
        """The lines of a passage."""
        key = (passage.id, width)
        if key not in self._lines:
            start = passage.span.start
            signs = glyphs(self.marks.get(passage.id, ()))
            extra = {at - start: len(sign) for at, sign in signs.items()}
            words = passage.span.of(self.text(passage.article))
            self._lines[key] = tuple(
                Line(LineKind.TEXT, passage.id, first + start, last + start, i == 0)
                for i, (first, last) in enumerate(wrap(words, width, extra))
            )
        return self._lines[key]

    def density(self, label: str, cells: int) -> tuple[Cell, ...]:
        """Where along an article its divergences lie, in so many cells."""
        key = label, cells
        if key not in self._density:
            self._density[key] = density(self.comparison.article[label], self.marks, cells)
        return self._density[key]

    def is_long(self, label: str) -> bool:
        """Whether an article is worth preparing."""
        return len(self.comparison.article[label].passages) >= _LONG

    def prepare(self, labels: Sequence[str], widths: Iterable[int]) -> Iterator[None]:
        """Break long articles into lines, a few passages at each step, so that showing one is quick."""
        for label in filter(self.is_long, labels):
            passages = self.comparison.article[label].passages
            for width in sorted(set(widths)):
                for place, passage in enumerate(passages):
                    self.lines(passage, width)
                    if place % _FEW == 0:
                        yield

    def pieces(self, label: str, line: Line) -> Iterator[Piece]:
        """The stretches of one line, signs and notes included."""
        marks = self.marks.get(line.passage, ())
        text = self.text(label)
        signs = glyphs(m for m in marks if line.start <= m.start < line.end)
        for run in runs(marks, line.start, line.end):
            if run.start in signs:
                yield Piece(signs[run.start], -1, run.marks)
            yield Piece(text[run.start : run.end], run.start, run.marks)
        if line.note:
            yield Piece(line.note, -1, ())
