"""What keys do to the panes: move, turn to other articles, show more or less."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from newsdiff.ui.screens.waiting import WaitingScreen
from newsdiff.ui.widgets.line_view import LineView
from newsdiff.ui.widgets.spread import Spread

_SHIFT = 16
"""Cells that a key moves along a line that is not broken."""


class PanedScreen(WaitingScreen):
    """A screen with a spread of articles."""

    @property
    def spread(self) -> Spread:
        """The articles side by side."""
        return self.query_one(Spread)

    @property
    def moved(self) -> LineView:
        """What keys of movement move."""
        spread = self.spread
        return self.focused if isinstance(self.focused, LineView) else spread.visible_panes[spread.active]

    @abstractmethod
    def look(self, shown: Sequence[str] = ()) -> None:
        """Show these articles, or those shown now, and bring what is under the cursor to one line of them."""

    def action_move(self, by: int) -> None:
        """Move by lines or points."""
        self.moved.step(by)

    def action_page(self, pages: float) -> None:
        """Move by pages."""
        self.moved.page(pages)

    def action_edge(self, last: bool) -> None:
        """Go to an end."""
        self.moved.edge(last)

    def action_rows(self) -> None:
        """Rows only, or in context."""
        self.spread.toggle_rows()

    def action_wrap(self) -> None:
        """Break long lines, or not."""
        self.spread.toggle_wrap()

    def action_shift(self, by: int) -> None:
        """Further right or left along lines that are not broken."""
        self.spread.shift(by * _SHIFT)

    def action_lock(self) -> None:
        """Let each pane scroll by itself, or all together."""
        self.spread.toggle_lock()
        told = "scroll together" if self.spread.locked else "scroll by themselves"
        self.notify(f"The panes {told}.", timeout=2)

    async def action_panes(self, by: int) -> None:
        """One pane more or fewer."""
        panes = len(self.spread.visible_panes) + by
        if not self.spread.room_for(panes):
            why = "There is one pane." if panes < 1 else f"There is no room for {panes} panes."
            if self.comparison and panes > len(self.comparison.articles):
                why = "Every article is on the screen."
            self.notify(why, timeout=2)
            return
        await self.spread.want(panes)
        self.call_after_refresh(self.look)

    def action_article(self, by: int) -> None:
        """Turn the active pane to another article that is not beside it."""
        if self.comparison:
            self.turn(self.beside(by))

    def beside(self, by: int) -> str:
        """The article so many places after the active pane's, of those that are not in another pane."""
        spread = self.spread
        others = [x for i, x in enumerate(spread.visible_labels) if i != spread.active]
        labels = [label for label in spread.labels if label not in others]
        return labels[(labels.index(spread.shown[spread.active]) + by) % len(labels)]

    def action_pick(self, number: int) -> None:
        """Turn the active pane to an article by its number."""
        if self.comparison and number <= len(self.comparison.articles):
            self.turn(self.comparison.articles[number - 1].label)

    def turn(self, label: str) -> None:
        """Show an article in the active pane."""
        self.look(self.spread.turned(self.spread.active, label))
