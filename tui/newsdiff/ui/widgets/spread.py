"""The articles side by side: which are shown, how they are set, and where they are scrolled to."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal

from newsdiff.model import Comparison
from newsdiff.ui.finding import Hit
from newsdiff.ui.galley import Galley, Setter
from newsdiff.ui.messages import Resized
from newsdiff.ui.widgets.pane import Focus, Found, Pane


class Spread(Horizontal):
    """Two panes that scroll as one; on a narrow screen, one."""

    DEFAULT_CSS = "Spread { width: 1fr; }"

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.shown: tuple[str, ...] = ()
        """Labels of the articles of the left and the right pane."""
        self.rows_only = False
        self._setter: Setter | None = None
        self._galley: Galley | None = None
        self._pivot: tuple[str, ...] = ()
        self._set_for: tuple[object, ...] = ()
        self._target: tuple[str, ...] = ()
        self._last = 0

    def compose(self) -> ComposeResult:
        """Left and right."""
        yield Pane("left")
        yield Pane("right")

    def on_mount(self) -> None:
        """Tie the panes together."""
        self.panes = tuple(self.query(Pane))
        for pane in self.panes:
            self.watch(pane, "top", self._follow, init=False)

    @property
    def visible_panes(self) -> tuple[Pane, ...]:
        """The panes on the screen."""
        folded = not self.panes[1].display or len(self.shown) < 2
        return self.panes[:1] if folded else self.panes

    @property
    def visible_labels(self) -> tuple[str, ...]:
        """The articles on the screen."""
        return self.shown[: len(self.visible_panes)]

    @property
    def active(self) -> int:
        """The pane that has the focus, or had it last: 0 or 1."""
        for i, pane in enumerate(self.visible_panes):
            if pane.has_focus:
                self._last = i
        return min(self._last, len(self.visible_panes) - 1)

    def attach(self, comparison: Comparison) -> None:
        """Take up a comparison; the articles shown stay where it still has them."""
        self._setter = Setter(comparison)
        labels = [article.label for article in comparison.articles]
        kept = [label for label in self.shown if label in labels]
        self.shown = tuple([*kept, *(label for label in labels if label not in kept)][:2])
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
        wanted = tuple(shown)
        if len(wanted) < len(self.shown):
            rest = next((x for x in (*self.shown[1:], *self.shown) if x not in wanted), wanted[0])
            wanted = (*wanted, rest)
        self.shown = wanted
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

    def look_at(self, focus: Focus, target: Sequence[str]) -> None:
        """Bring the passages of `target`, one of each shown article at most, to one line of the screen."""
        self._target = tuple(passage for passage in target if passage)
        if self._galley and not (self._galley.level(self._target) and self._is_set(self._target)):
            self._pivot = self._target
            self.lay_out()
        for pane in self.panes:
            pane.look_at(focus)
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

    def lay_out(self) -> None:
        """Set the shown articles for the widths of the panes, unless they are."""
        panes = self.visible_panes
        if not self._setter or not panes[0].size.width:
            return
        widths = tuple(pane.text_width for pane in panes)
        wanted = (self.visible_labels, widths, self.rows_only, self._pivot)
        if wanted == self._set_for:
            return
        self._set_for = wanted
        self._galley = self._setter.lay_out(
            self.visible_labels, widths, rows_only=self.rows_only, pivot=self._pivot
        )
        for column, pane in enumerate(panes):
            pane.show(self._galley, column)

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
        pane = self.panes[0]
        if not (pane.top + 1 <= first and last <= pane.top + pane.rows - 5):
            pane.go(first - pane.rows // 4)

    def _follow(self, top: int) -> None:
        """Keep the panes on one line."""
        for pane in self.visible_panes:
            pane.top = top
