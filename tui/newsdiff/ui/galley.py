"""Sets the shown articles into lines: Comparison x widths -> lines. Pure; no widget.

Passages that tell the same thing start on the same line of every pane; between two such lines each
article runs on in its own reading order. What is told in another order stays where its article
tells it, and is marked as moved.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from rich.cells import cell_len

from newsdiff.model import Comparison
from newsdiff.ui.breaking import Broken
from newsdiff.ui.kinds import MOVED
from newsdiff.ui.lines import BLANK, Line, LineKind
from newsdiff.ui.merging import Step, anchors, between, threads
from newsdiff.ui.notices import notices

ENDLESS = 1_000_000
"""A width that no passage reaches."""


class Column(NamedTuple):
    """One article, set; `at` gives the first line of each passage that is shown."""

    label: str
    lines: Sequence[Line]
    at: Mapping[str, int]
    threads: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """By passage: the rows that it shares with what stands on its line in other columns."""


class Galley(NamedTuple):
    """The shown articles, set side by side; every column has as many lines as the others."""

    columns: tuple[Column, ...]
    beside: tuple[Mapping[str, str], ...]
    """For each column after the first: the passages of the first that have one of it on their line."""

    @property
    def height(self) -> int:
        """Lines."""
        return len(self.columns[0].lines)

    def line_of(self, passage: str) -> int | None:
        """The first line of a passage, or None when it is not shown."""
        return next((c.at[passage] for c in self.columns if passage in c.at), None)

    def level(self, passages: Sequence[str]) -> bool:
        """Whether these passages, where they are shown, all start on one line."""
        shown = {column.at[p] for column in self.columns for p in passages if p in column.at}
        return len(shown) < 2


_SOME = 20
"""Passages put into a column at a time: a few milliseconds where they are to be broken."""


class Setter(Broken):
    """Sets one comparison at any widths."""

    def lay_out(
        self,
        labels: Sequence[str],
        widths: Sequence[int],
        *,
        rows_only: bool = False,
        pivot: Sequence[str] = (),
    ) -> Galley:
        """Set the articles of `labels`, each as wide as its entry in `widths` (cells, 1 or more).

        A width of ENDLESS sets each passage on one line. `rows_only` leaves out passages that stand in
        no row. The passages of `pivot` (one of the first article, one of another) are brought to one line.
        """
        return finished(self.setting(labels, widths, rows_only=rows_only, pivot=pivot))

    def setting(
        self, labels: Sequence[str], widths: Sequence[int], *, rows_only: bool, pivot: Sequence[str]
    ) -> Generator[None, None, Galley]:
        """Do the same, a part at each step: of a long article, a key must not wait for the whole."""
        beside: tuple[Mapping[str, str], ...] = ()
        for label in labels[1:]:
            yield
            beside = (*beside, anchors(self.comparison, labels[0], label, pivot))
        yield
        flows = [
            _Flow(self, label, max(1, width), _hidden(self.comparison, label, rows_only, pivot))
            for label, width in zip(labels, widths, strict=True)
        ]
        for i, flow in enumerate(flows):
            flow.notes = _moves(self.comparison, labels, beside, i)
        yield
        steps = between(self.comparison, labels, beside) if len(labels) > 2 else ()
        others, shared = deque(steps), threads(self.comparison, beside, steps)
        for place, passage in enumerate(self.comparison.article[labels[0]].passages):
            mates = [(f, b[passage.id]) for f, b in zip(flows[1:], beside, strict=True) if passage.id in b]
            if mates:
                yield from _set_others(flows, others, place)
                yield from _set_level([(flows[0], passage.id), *mates])
        yield from _set_others(flows, others, len(self.comparison.passage))
        for flow in flows:
            yield from flow.run_to(None)
        yield
        height = max(len(flow.lines) for flow in flows)
        return Galley(tuple(flow.column(height, shared) for flow in flows), beside)


T = TypeVar("T")


def finished(work: Generator[None, None, T]) -> T:
    """What work gives that is done a part at each step."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


def _hidden(comparison: Comparison, label: str, rows_only: bool, pivot: Sequence[str]) -> frozenset[str]:
    """The passages of an article that are left out."""
    if not rows_only:
        return frozenset()
    alone = (p.id for p in comparison.article[label].passages if p.id not in comparison.rows_of)
    return frozenset(p for p in alone if p not in pivot)


def _moves(
    comparison: Comparison, labels: Sequence[str], beside: Sequence[Mapping[str, str]], column: int
) -> dict[str, str]:
    """What to note behind the passages of a column that are told elsewhere in another one."""
    notes: dict[str, str] = {}
    for other, pairs in zip(labels[1:], beside, strict=True):
        here, there = (labels[0], other) if column == 0 else (other, labels[0])
        level = set(pairs) if column == 0 else set(pairs.values())
        if column in (0, labels.index(other)):
            for row in comparison.alignments:
                told = {t.article: t.passages for t in row.tellings}
                if here in told and there in told and not level.intersection(told[here]):
                    notes.setdefault(told[here][0], f" {MOVED} {told[there][0]}")
    return notes


class _Flow:
    """One column while it is being set."""

    def __init__(self, setter: Broken, label: str, width: int, hidden: frozenset[str]) -> None:
        self.lines: list[Line] = []
        self.notes: Mapping[str, str] = {}
        self._at: dict[str, int] = {}
        self._setter = setter
        self._article = setter.comparison.article[label]
        self._passages = self._article.passages
        self._width = width
        self._hidden = hidden
        self._next = 0
        self._skipped = 0
        self.lines.extend(notices(self._article, setter.text(label), width))

    def run_to(self, passage: str | None) -> Iterator[None]:
        """Set all passages before `passage`, some at each step; None sets the rest."""
        while self._next < len(self._passages) and self._passages[self._next].id != passage:
            if self._next % _SOME == 0:
                yield
            self.open()
            self.put()
        if passage is None:
            self._close_gap()

    def awaits(self, passage: str) -> bool:
        """Whether a passage is not set yet."""
        return int(passage.removeprefix(self._article.label)) > self._next

    def open(self) -> None:
        """Leave the space before the next passage."""
        passage = self._passages[self._next]
        if passage.id in self._hidden:
            return
        self._close_gap()
        if self.lines and (not self._next or self._passages[self._next - 1].block != passage.block):
            self.lines.append(BLANK)

    def put(self) -> None:
        """Set the next passage."""
        passage = self._passages[self._next]
        self._next += 1
        if passage.id in self._hidden:
            self._skipped += 1
            return
        self._at[passage.id] = len(self.lines)
        self.lines.extend(self._setter.lines(passage, self._width))
        if passage.id in self.notes and self.lines:
            self._append(self.notes[passage.id])

    def pad(self, height: int) -> None:
        """Blank lines up to `height`."""
        self.lines.extend([BLANK] * (height - len(self.lines)))

    def column(self, height: int, shared: Mapping[str, tuple[str, ...]]) -> Column:
        """The finished column."""
        self.pad(height)
        return Column(self._article.label, tuple(self.lines), self._at, shared)

    def _append(self, note: str) -> None:
        """Put a note behind the last line, or under it when it does not fit."""
        last = self.lines[-1]
        used = sum(cell_len(p.text) for p in self._setter.pieces(self._article.label, last))
        if used + cell_len(note) <= self._width:
            self.lines[-1] = last._replace(note=note)
        else:
            below = note.strip()[: self._width]
            self.lines.append(Line(LineKind.TEXT, last.passage, last.end, last.end, note=below))

    def _close_gap(self) -> None:
        if self._skipped:
            told = f"⋯ {self._skipped} told here only"
            self.lines.append(Line(LineKind.GAP, note=told[: self._width]))
        self._skipped = 0


def _set_others(flows: Sequence[_Flow], steps: deque[Step], place: int) -> Iterator[None]:
    """Set what only later articles tell together, as far as it comes before a place of the first one."""
    while steps and steps[0].before <= place:
        told = [(flows[column], passage) for column, passage in steps.popleft().passages.items()]
        if all(flow.awaits(passage) for flow, passage in told):
            yield from _set_level(told)


def _set_level(together: Sequence[tuple[_Flow, str]]) -> Iterator[None]:
    """Set one passage of each of these columns, all from the same line on."""
    yield
    for flow, passage in together:
        yield from flow.run_to(passage)
        flow.open()
    height = max(len(flow.lines) for flow, _ in together)
    for flow, _ in together:
        flow.pad(height)
        flow.put()
