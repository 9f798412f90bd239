"""A row of one to four panes: how many there are, how many fit, and the margin of a single one."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal

from newsdiff.ui.galley import Setter
from newsdiff.ui.widgets.pane import Pane
from newsdiff.ui.widgets.still import Still

if TYPE_CHECKING:
    from newsdiff.ui.widgets.margin_view import MarginView

MOST = 4
"""Panes."""

LEAST_CELLS = 36
"""Cells of a pane that is added; the list of points gives way to it."""

_IDS = ("left", "right", "third", "fourth")


class PaneRow(Horizontal, Still):
    """Mounts panes when they are first wanted, and hides those that would be too narrow."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self.shown: tuple[str, ...] = ()
        """Labels of the articles of the panes, from the left; there may be more than panes on the screen."""
        self.wanted = 2
        """How many panes there are when the screen is wide enough."""
        self._setter: Setter | None = None
        self._margin: MarginView | None = None
        self._fitting = 2
        self._last = 0

    @abstractmethod
    def follow(self, top: int) -> None:
        """A pane shows lines from `top` on."""

    def compose(self) -> ComposeResult:
        """Left and right."""
        yield Pane("left")
        yield Pane("right")

    def on_mount(self) -> None:
        """Tie the panes together."""
        self.panes = tuple(self.query(Pane))
        for pane in self.panes:
            self.watch(pane, "top", self.follow, init=False)

    @property
    def visible_labels(self) -> tuple[str, ...]:
        """The articles on the screen."""
        return self.shown[: len(self.visible_panes)]

    @property
    def visible_panes(self) -> tuple[Pane, ...]:
        """The panes on the screen."""
        count = min(self._fitting, len(self.shown)) if self.panes[1].display else 1
        return self.panes[: max(1, count)]

    @property
    def active(self) -> int:
        """The pane that has the focus, or had it last: 0 or 1."""
        for i, pane in enumerate(self.visible_panes):
            if pane.has_focus:
                self._last = i
        return min(self._last, len(self.visible_panes) - 1)

    def room_for(self, panes: int) -> bool:
        """Whether so many panes would be wide enough to read in."""
        articles = len(self._setter.comparison.articles) if self._setter else 0
        fits = panes == 1 or self.screen.size.width >= panes * LEAST_CELLS
        return 1 <= panes <= min(MOST, articles) and fits

    async def want(self, panes: int) -> None:
        """Have so many panes."""
        for place in range(len(self.panes), panes):
            pane = Pane(_IDS[place])
            await self.mount(pane)
            self.panes = (*self.panes, pane)
            self.watch(pane, "top", self.follow, init=False)
            if self._setter:
                pane.attach(self._setter)
        self.wanted = panes
        if panes == 1 and self._margin is None:
            from newsdiff.ui.widgets.margin_view import MarginView

            self._margin = MarginView("margin")
            await self.mount(self._margin)
            self.watch(self._margin, "top", self.follow, init=False)
        self.set_class(panes == 1, "-alone")
        self._fold()
        if self._setter:
            labels = [a.label for a in self._setter.comparison.articles]
            rest = [label for label in labels if label not in self.shown]
            self.shown = (*self.shown, *rest)[: max(2, panes, len(self.shown))]

    def on_resize(self) -> None:
        """The screen may be too narrow for the panes now, or wide enough again."""
        self._fold()

    def _fold(self) -> None:
        """Hide the panes that would be too narrow, from the third on."""
        width = self.screen.size.width
        self._fitting = max(min(2, self.wanted), min(self.wanted, width // LEAST_CELLS))
        for place, pane in enumerate(self.panes[1:], 1):
            pane.set_class(place >= self._fitting, "-folded")
        crowded = self._fitting > 2 and width < (self._fitting + 1) * LEAST_CELLS
        self.screen.set_class(crowded, "-many")
