"""The articles side by side: which are shown, how they are set, and where they are scrolled to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from newsdiff.model import Comparison
from newsdiff.ui.finding import Found, Hit
from newsdiff.ui.foresight import Foresight
from newsdiff.ui.galley import ENDLESS, Galley, Setter
from newsdiff.ui.messages import Resized
from newsdiff.ui.sights import Manner, Sight, Sights, top_for
from newsdiff.ui.widgets.pane_row import PaneRow

_NEAR = 300
"""Lines above and below the screen that are drawn beforehand."""


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
        self._sights: Sights | None = None
        self._galley: Galley | None = None
        self._pivot: tuple[str, ...] = ()
        self._set_for: tuple[object, ...] = ()
        self._target: tuple[str, ...] = ()
        self._expected: Callable[[], Iterator[None]] = _nothing
        self.foresight = Foresight(self._foreseen)
        """What is drawn before it is asked for."""

    def attach(self, comparison: Comparison) -> None:
        """Take up a comparison; the articles shown stay where it still has them."""
        self._setter = Setter(comparison)
        self._sights = Sights(self._setter)
        self._expected = _nothing
        labels = [article.label for article in comparison.articles]
        kept = [label for label in self.shown if label in labels]
        self.shown = tuple([*kept, *(label for label in labels if label not in kept)][: max(2, self.wanted)])
        self.set_class(len(labels) < 2, "-single")
        self._set_for = ()
        for pane in self.panes:
            pane.attach(self._setter)

    def turned(self, pane: int, label: str) -> tuple[str, ...]:
        """The articles shown, with another one in a pane; when that one is shown, they change places."""
        shown = list(self.shown)
        if label in shown:
            shown[shown.index(label)] = shown[pane]
        shown[pane] = label
        return tuple(shown)

    def show(self, shown: Sequence[str]) -> None:
        """Show these articles, one a pane from the left; a pane not named keeps its own."""
        self._take(shown)
        self.lay_out()

    def _take(self, shown: Sequence[str]) -> None:
        wanted = list(shown)
        while len(wanted) < len(self.shown):
            behind = (*self.shown[len(wanted) :], *self.shown)
            wanted.append(next((x for x in behind if x not in wanted), wanted[0]))
        self.shown = tuple(wanted)

    def among(self, labels: Sequence[str]) -> tuple[str, ...]:
        """Articles to show of `labels`: those shown that are among them stay."""
        kept = [label for label in self.visible_labels if label in labels]
        rest = [label for label in (*labels, *self.visible_labels) if label not in kept]
        return tuple(label if label in kept else rest.pop(0) for label in self.visible_labels)

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

    def look_at(self, sight: Sight) -> None:
        """Show a sight: its articles, what is in focus, its target on one line of the screen."""
        focus, self._target = sight.focus, sight.target
        self._take(sight.shown)
        manner = self._manner
        if self._sights and manner:
            self._pivot = self._sights.pivot(self.visible_labels, manner, self._target)
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
            self.show(self.turned(self.active, hit.article))
        pane = self.visible_panes[self.visible_labels.index(hit.article)]
        line = pane.line_at(hit.passage, hit.start)
        if line is not None:
            self._bring(line, line)

    def line_of(self, passage: str) -> int | None:
        """The first line of a passage in the panes, or None when it is not shown."""
        return self._galley.line_of(passage) if self._galley else None

    def target_of(self, label: str) -> str:
        """The passage of an article that was brought to the line of the others; empty for none."""
        passages = self._setter.comparison.passage if self._setter else {}
        return next((p for p in self._target if p in passages and passages[p].article == label), "")

    def reach(self, passage: str) -> None:
        """Scroll to a passage, as far as it is shown."""
        line = self.line_of(passage)
        if line is not None:
            self._bring(line, line)

    def lay_out(self) -> None:
        """Set the shown articles for the widths of the panes, unless they are."""
        manner = self._manner
        if not self._sights or not manner:
            return
        beside = self._margin.size.width if self._margin and self._margin.display else 0
        wanted = (self.visible_labels, manner, beside)
        if wanted == self._set_for:
            return
        self._set_for = wanted
        self._galley = self._sights.galley(self.visible_labels, manner)
        for column, pane in enumerate(self.visible_panes):
            pane.show(self._galley, column)
        if self._margin and beside:
            self._margin.show(self._sights.setter.comparison, self._galley.columns[0], self._galley.height)
        self.foresight.begin()

    @property
    def _manner(self) -> Manner | None:
        """How the articles are set now; None before there is room for them."""
        panes = self.visible_panes
        if not panes[0].size.width:
            return None
        widths = tuple(pane.text_width if self.wrapped else ENDLESS for pane in panes)
        return Manner(widths, self.rows_only, self._pivot)

    def expect(self, work: Callable[[], Iterator[None]]) -> None:
        """Have `work`, which draws what the next key may show, done while no key is pressed."""
        self._expected = work
        self.foresight.begin()

    @property
    def labels(self) -> tuple[str, ...]:
        """Every article of the comparison."""
        return tuple(self._setter.comparison.article) if self._setter else ()

    def on_unmount(self) -> None:
        """Prepare no more."""
        self.foresight.end()

    def _foreseen(self) -> Iterator[None]:
        """Draw what the next key may show and what is near, then set the long articles that are not shown."""
        yield from self._expected()
        for pane in self.visible_panes:
            yield from pane.prepare(pane.top - _NEAR, pane.top + pane.rows + _NEAR)
        if self._setter and (manner := self._manner):
            yield from self._setter.prepare(self.labels, manner.widths)

    def foresee(self, sight: Sight) -> Iterator[None]:
        """Set and draw a sight, a part at each step."""
        labels, manner = sight.shown[: len(self.visible_panes)], self._manner
        if not self._sights or not manner:
            return
        yield from self._sights.setting(labels, manner)
        pivot = self._sights.pivot(labels, manner, sight.target)
        galley = yield from self._sights.setting(labels, manner._replace(pivot=pivot))
        lines = [line for line in map(galley.line_of, sight.target) if line is not None]
        for column, pane in zip(galley.columns, self.visible_panes, strict=False):
            top = min(pane.top, max(0, galley.height - pane.rows))
            if lines:
                top = top_for(min(lines), max(lines), pane.top, pane.rows, galley.height)
            yield from pane.foresee(column, sight.focus, top)

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

    def _scroll_to_target(self) -> None:
        found = (self._galley.line_of(p) for p in self._target) if self._galley else ()
        lines = [line for line in found if line is not None]
        if lines:
            self._bring(min(lines), max(lines))

    def _bring(self, first: int, last: int) -> None:
        """Scroll only when these lines are not well within the screen."""
        for pane in self.visible_panes[: 1 if self.locked else None]:
            pane.top = top_for(first, last, pane.top, pane.rows, pane.count)

    def follow(self, top: int) -> None:
        """Keep the panes on one line."""
        for pane in self.visible_panes if self.locked else ():
            pane.top = top
        if self._margin and len(self.visible_panes) == 1:
            self.panes[0].top = self._margin.top = top


def _nothing() -> Iterator[None]:
    return iter(())
