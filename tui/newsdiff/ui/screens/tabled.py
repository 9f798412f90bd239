"""Turning from the articles to the tables about them, and back."""

from __future__ import annotations

from abc import abstractmethod
from typing import NamedTuple

from textual import events, on

from newsdiff.model import Comparison
from newsdiff.ui.course import Course, to_show
from newsdiff.ui.job import Job
from newsdiff.ui.messages import RowChosen, RowReached
from newsdiff.ui.screens.finder import FinderScreen
from newsdiff.ui.services import Services
from newsdiff.ui.session import Filter, Session
from newsdiff.ui.view import View
from newsdiff.ui.views.sheet import Goal, Sheet
from newsdiff.ui.views.wishes import Wishes, after
from newsdiff.ui.widgets.bars import KeyBar
from newsdiff.ui.widgets.detail_panel import DetailPanel, Tale
from newsdiff.ui.widgets.line_view import LineView
from newsdiff.ui.widgets.pane_row import MOST
from newsdiff.ui.widgets.sheet_view import SheetView

_NOTHING = {
    View.READ: "",
    View.POINTS: "The articles have no point in common.",
    View.NAMES: "The articles name nobody.",
    View.NUMBERS: "The articles tell no number.",
    View.FRAMING: "No cue of framing was found: no loaded label, no praise or blame, no hedge.",
    View.ARTICLES: "There is no article.",
}
"""What is said of a table without rows."""


class _Mark(NamedTuple):
    """Where the reader was in a table."""

    row: int = 0
    column: int = 0


class TabledScreen(FinderScreen):
    """A screen on which the panes can give way to a table; the panel below tells its rows in full."""

    session: Session | None = None
    """What is being read; every view shows this one."""
    course: Course | None = None
    """Its points, in the order in which they are read."""
    view = View.READ
    """What is shown."""
    place = -1
    """Place of the divergence in hand in the course, or -1."""
    _panes = MOST
    """Panes that were visible when the screen last changed its size."""

    def __init__(self, services: Services, job: Job | None, comparison: Comparison | None) -> None:
        super().__init__(services, job, comparison)
        self._marks: dict[View, _Mark] = {}
        self._wishes = Wishes()
        self._tabled = View.READ
        """What the table shows, or READ when there is none yet."""

    @on(events.Resize)
    def _fit(self) -> None:
        """Where more panes have room than before, show the divergence in them."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        panes = len(self.spread.visible_panes)
        held = self.view is View.READ and self._last()
        if panes > self._panes and self.course and held:
            self.look(to_show(self.course.stops[self.place], self.spread.visible_labels))
        self._panes = panes

    @property
    def moved(self) -> LineView:
        """What keys of movement move."""
        focused = self.focused
        if self.view is View.READ or (isinstance(focused, LineView) and focused.display):
            return super().moved
        return self.query_one(SheetView)

    @abstractmethod
    def go_to(self, goal: Goal) -> None:
        """Show in the panes what a row is about."""

    async def action_view(self, name: str) -> None:
        """Turn to a view; it is built when it is first asked for."""
        if self.session is None:
            return
        self.view = View(name)
        self.set_class(self.view is not View.READ, "-table")
        if self.view is View.READ:
            self.spread.visible_panes[self.spread.active].focus()
            self.go_to(Goal(self._last()))
        else:
            if not self.query(SheetView):
                await self.mount(SheetView("table"), after="#body")
            self.show_table()
            self.query_one(SheetView).focus()
        self.refresh_bindings()
        self.query_one(KeyBar).refresh(layout=True)

    def show_table(self) -> None:
        """Show the table anew, with the cursor where it was, or on the divergence that was gone to last."""
        self._remember_place()
        table, mark, last = self.query_one(SheetView), self._marks.get(self.view, _Mark()), self._last()
        sheet = self._sheet()
        place = sheet.place_of(last)
        stays = self._tabled is self.view and sheet.divergence_of(mark.row) in ("", last)
        self._tabled = self.view
        table.show(sheet, mark.row if place is None or stays else place, mark.column)
        if not sheet:
            self.query_one(DetailPanel).say(self._nothing())

    def _nothing(self) -> str:
        """Why a table is empty."""
        if self._wishes.divergent:
            return "Nothing here diverges; all is shown again with the key that hid the rest."
        if self.view is View.POINTS and self.session and self.session.filter != Filter():
            return "No divergence passes the filter."
        return _NOTHING[self.view]

    def _last(self) -> str:
        """Id of the divergence that was gone to last, or ""."""
        held = self.course and 0 <= self.place < len(self.course.stops)
        return self.course.stops[self.place].id if self.course and held else ""

    def _sheet(self) -> Sheet:
        from newsdiff.ui.views.make import make

        assert self.session
        assert self.course
        return make(self.view, self.session, self.course, self._wishes)

    def on_row_reached(self, message: RowReached) -> None:
        """Tell the row under the cursor in full."""
        telling = message.telling
        if telling and self.view is not View.READ and self.session and self.course:
            self.session.current = telling.divergence or None
            if telling.divergence and message.moved:
                self.place = self.course.place_of(telling.divergence) or 0
            self.query_one(DetailPanel).show(Tale(telling.tell, telling.kind, telling.title))

    def action_divergent(self) -> None:
        """What diverges only, or all."""
        self._wish(self._wishes._replace(divergent=not self._wishes.divergent))

    def action_order(self) -> None:
        """List the points in another order."""
        self._wish(self._wishes._replace(order=after(self._wishes.order)))

    def action_dropped(self) -> None:
        """Show dropped text, or hide it."""
        self._wish(self._wishes._replace(dropped=not self._wishes.dropped))

    def action_article(self, by: int) -> None:
        """The next article: in the pane, or along the columns of the table."""
        if self.view is View.READ:
            super().action_article(by)
        else:
            table = self.query_one(SheetView)
            table.turn(table.column + by)

    def action_shift(self, by: int) -> None:
        """Along unbroken lines, or along the columns of the table."""
        if self.view is View.READ:
            super().action_shift(by)
        else:
            self.action_article(by)

    def action_pick(self, number: int) -> None:
        """An article by its number: in the pane, or its column of the table."""
        if self.view is View.READ:
            super().action_pick(number)
        elif self.comparison and number <= len(self.comparison.articles):
            self.query_one(SheetView).turn(number - 1)

    def _wish(self, wishes: Wishes) -> None:
        self._wishes = wishes
        self.show_table()

    async def on_row_chosen(self, message: RowChosen) -> None:
        """Go to the articles."""
        await self.action_view(View.READ)
        self.go_to(message.goal)

    def _remember_place(self) -> None:
        if self._tabled is not View.READ:
            table = self.query_one(SheetView)
            self._marks[self._tabled] = _Mark(table.cursor, table.column)
