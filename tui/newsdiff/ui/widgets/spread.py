"""The articles side by side: which are shown, how they are set, and where they are scrolled to."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from textual import work

from newsdiff.model import Comparison
from newsdiff.ui.finding import Hit
from newsdiff.ui.galley import ENDLESS, Galley, Setter
from newsdiff.ui.messages import Resized
from newsdiff.ui.widgets.pane import Focus, Found
from newsdiff.ui.widgets.pane_row import PaneRow

_PAUSE = 0.1
"""Seconds after a change before anything is prepared."""
_NEAR = 300
"""Lines above and below the screen that are drawn beforehand."""
_FEW = 10
"""Lines drawn at a time."""
_BREATH = 0.005
"""Seconds left to keys between two steps of work that nobody waits for."""


class Spread(PaneRow):
    """One to four panes that scroll as one, or each by itself; on a narrow screen, one."""

    DEFAULT_CSS = "Spread { width: 1fr; }"

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.rows_only = False
        self.wrapped = True
        """Whether long lines are broken; else each passage is one line."""
        self.locked = True
        """Whether all panes scroll together."""
        self._galley: Galley | None = None
        self._pivot: tuple[str, ...] = ()
        self._set_for: tuple[object, ...] = ()
        self._target: tuple[str, ...] = ()

    def attach(self, comparison: Comparison) -> None:
        """Take up a comparison; the articles shown stay where it still has them."""
        self._setter = Setter(comparison)
        labels = [article.label for article in comparison.articles]
        kept = [label for label in self.shown if label in labels]
        self.shown = tuple([*kept, *(label for label in labels if label not in kept)][: max(2, self.wanted)])
        self.set_class(len(labels) < 2, "-single")
        self._set_for = ()
        for pane in self.panes:
            pane.attach(self._setter)

    def turn(self, pane: int, label: str) -> None:
        """Show an article in a pane; when the other one shows it, they change places."""
        shown = list(self.shown)
        if label in shown:
            shown[shown.index(label)] = shown[pane]
        shown[pane] = label
        self.show(tuple(shown))

    def show(self, shown: Sequence[str]) -> None:
        """Show these articles, one a pane from the left; a pane not named keeps its own."""
        wanted = list(shown)
        while len(wanted) < len(self.shown):
            behind = (*self.shown[len(wanted) :], *self.shown)
            wanted.append(next((x for x in behind if x not in wanted), wanted[0]))
        self.shown = tuple(wanted)
        self.lay_out()

    def show_any(self, labels: Sequence[str]) -> None:
        """Show articles among `labels`: those shown that are among them stay."""
        kept = [label for label in self.visible_labels if label in labels]
        rest = [label for label in (*labels, *self.visible_labels) if label not in kept]
        shown = [label if label in kept else rest.pop(0) for label in self.visible_labels]
        self.show(shown)

    def toggle_rows(self) -> None:
        """Leave out what only one article tells, or show it again."""
        self.rows_only = not self.rows_only
        self.lay_out()
        self._scroll_to_target()

    def toggle_wrap(self) -> None:
        """Break long lines, or set each passage on one."""
        self.wrapped = not self.wrapped
        for pane in self.panes:
            pane.shift(0)
        self.lay_out()
        self._scroll_to_target()

    def shift(self, by: int) -> None:
        """Show what is further right or left of lines that are not broken."""
        if not self.wrapped:
            for pane in self.visible_panes:
                pane.shift(max(0, pane.shifted + by))

    def toggle_lock(self) -> None:
        """Let each pane scroll by itself, or bring all to the line of the active one."""
        self.locked = not self.locked
        for pane in self.panes:
            pane.tell_unlocked(not self.locked)
        self.follow(self.visible_panes[self.active].top)

    def look_at(self, focus: Focus, target: Sequence[str]) -> None:
        """Bring the passages of `target`, one of each shown article at most, to one line of the screen."""
        self._target = tuple(passage for passage in target if passage)
        if self._galley and not (self._galley.level(self._target) and self._is_set(self._target)):
            self._pivot = self._target
            self.lay_out()
        for pane in self.panes:
            pane.look_at(focus)
        if self._margin:
            self._margin.look_at(focus.divergence)
        self._scroll_to_target()

    def mark_found(self, found: Found) -> None:
        """Show what was found."""
        for pane in self.panes:
            pane.mark_found(found)

    def reveal(self, hit: Hit) -> None:
        """Scroll to a place found, in the active pane when no pane shows its article."""
        if hit.article not in self.visible_labels:
            self.turn(self.active, hit.article)
        pane = self.visible_panes[self.visible_labels.index(hit.article)]
        line = pane.line_at(hit.passage, hit.start)
        if line is not None:
            self._bring(line, line)

    def line_of(self, passage: str) -> int | None:
        """The first line of a passage in the panes, or None when it is not shown."""
        return self._galley.line_of(passage) if self._galley else None

    def reach(self, passage: str) -> None:
        """Scroll to a passage, as far as it is shown."""
        line = self.line_of(passage)
        if line is not None:
            self._bring(line, line)

    def lay_out(self) -> None:
        """Set the shown articles for the widths of the panes, unless they are."""
        panes = self.visible_panes
        if not self._setter or not panes[0].size.width:
            return
        widths = tuple(pane.text_width if self.wrapped else ENDLESS for pane in panes)
        beside = self._margin.size.width if self._margin and self._margin.display else 0
        wanted = (self.visible_labels, widths, self.rows_only, self._pivot, beside)
        if wanted == self._set_for:
            return
        self._set_for = wanted
        self._galley = self._setter.lay_out(
            self.visible_labels, widths, rows_only=self.rows_only, pivot=self._pivot
        )
        for column, pane in enumerate(panes):
            pane.show(self._galley, column)
        if self._margin and beside:
            self._margin.show(self._setter.comparison, self._galley.columns[0], self._galley.height)
        self._prepare(widths)

    @property
    def labels(self) -> tuple[str, ...]:
        """Every article of the comparison."""
        return tuple(self._setter.comparison.article) if self._setter else ()

    @work(exclusive=True, exit_on_error=False)
    async def _prepare(self, widths: Sequence[int]) -> None:
        """Draw what is near, then set the long articles that are not shown, while no key is pressed."""
        await asyncio.sleep(_PAUSE)
        for pane in self.visible_panes:
            for done, _ in enumerate(pane.prepare(pane.top - _NEAR, pane.top + pane.rows + _NEAR)):
                if done % _FEW == 0:
                    await asyncio.sleep(_BREATH)
        for _ in self._setter.prepare(self.labels, widths) if self._setter else ():
            await asyncio.sleep(_BREATH)

    @property
    def is_set(self) -> bool:
        """Whether there is text in the panes."""
        return self._galley is not None

    def on_resized(self, _message: Resized) -> None:
        """Set the text anew when panes have other widths."""
        before = self._set_for
        self.lay_out()
        if self._set_for != before:
            self._scroll_to_target()

    def _is_set(self, passages: Sequence[str]) -> bool:
        """Whether none of these is left out of the panes."""
        return all(any(pane.line_of(p) is not None for pane in self.visible_panes) for p in passages)

    def _scroll_to_target(self) -> None:
        found = (self._galley.line_of(p) for p in self._target) if self._galley else ()
        lines = [line for line in found if line is not None]
        if lines:
            self._bring(min(lines), max(lines))

    def _bring(self, first: int, last: int) -> None:
        """Scroll only when these lines are not well within the screen."""
        for pane in self.visible_panes[: 1 if self.locked else None]:
            if not (pane.top + 1 <= first and last <= pane.top + pane.rows - 5):
                pane.go(first - pane.rows // 4)

    def follow(self, top: int) -> None:
        """Keep the panes on one line."""
        for pane in self.visible_panes if self.locked else ():
            pane.top = top
        if self._margin and len(self.visible_panes) == 1:
            self.panes[0].top = self._margin.top = top
