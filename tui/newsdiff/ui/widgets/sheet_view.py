"""Draws the table of a view, with a cursor on a row and on an article's column."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from rich.segment import Segment
from rich.style import Style
from textual import events

from newsdiff.ui.messages import RowChosen, RowReached
from newsdiff.ui.views.sheet import Room, Sheet
from newsdiff.ui.widgets.line_view import LineView

_TALL = 18
"""Lines inside the frame from which rows may have two."""


class SheetView(LineView):
    """Shows one sheet at a time; the head of its columns is in the frame."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.sheet: Sheet | None = None
        """What is shown; one without rows is false."""
        self.cursor = 0
        """Place of the row under the cursor, from 0."""
        self.column = 0
        """Place of the article under the cursor, from 0."""

    @property
    def room(self) -> Room:
        """What the sheet may draw."""
        return Room(max(1, self.columns - 2), self.rows >= _TALL, self.column)

    def show(self, sheet: Sheet, cursor: int, column: int) -> None:
        """Show a sheet with the cursor on a row and a column."""
        self.sheet = sheet
        self.cursor = max(0, min(cursor, len(sheet) - 1))
        self.column = max(0, min(column, sheet.columns - 1))
        self.forget()
        self._fit()
        self._reach(moved=False)

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the columns out anew."""
        self._fit()

    def step(self, by: int) -> None:
        """Move the cursor by rows."""
        self._to(self.cursor + by)

    def page(self, pages: float) -> None:
        """Move the cursor by pages."""
        self.step(int(pages * max(1, self.rows // self._height - 1)))

    def edge(self, last: bool) -> None:
        """Put the cursor on the first or last row."""
        self._to(len(self.sheet) - 1 if self.sheet and last else 0)

    def turn(self, column: int) -> None:
        """Put the cursor on an article's column; past the last comes the first."""
        if self.sheet is not None and self.sheet.columns:
            self.column = column % self.sheet.columns
            self.forget()
            self._head()
            self._reach()

    def mark(self, divergence: str) -> None:
        """Put the cursor on the row of a divergence, where there is one."""
        place = self.sheet.place_of(divergence) if self.sheet is not None else None
        if place is not None:
            self.forget()
            self._to(place)

    def choose(self) -> None:
        """Go where the row under the cursor leads."""
        if self.sheet:
            self.post_message(RowChosen(self.sheet.goal(self.cursor, self.room)))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on what is clicked, or on a head's column; go where it leads when it was there."""
        offset, line = event.get_content_offset(self), self.line_under(event)
        head = offset is not None and offset.y == 0
        if self.sheet is None or offset is None or (line is None and not head):
            return
        before, column = self.column, self.sheet.column_at(offset.x - 2, self.room)
        if column not in (None, before):
            self.turn(column)
        if line is None:
            return
        if line // self._height != self.cursor:
            self._to(line // self._height)
        elif column in (None, before):
            self.choose()

    def key(self, line: int) -> Hashable:
        """A row changes under the cursor; all are drawn anew for another sheet, column or height of rows."""
        return line, self._height, line // self._height == self.cursor

    def draw(self, line: int) -> Iterable[Segment]:
        """The bits of a line, raised under the cursor; of none where rows became fewer or lower just now."""
        assert self.sheet is not None
        place, part = divmod(line, self._height)
        if place >= len(self.sheet):
            return
        current = place == self.cursor
        ground = self.look("row--current") if current else Style()
        yield Segment("▌" if current else " ", ground + self.look("row--bar"))
        for bit in self.sheet.lines(place, self.room)[part]:
            yield Segment(bit.text, ground + self.look(bit.look) if bit.look else ground)
        yield Segment("", ground)

    @property
    def _height(self) -> int:
        return self.sheet.height(self.room) if self.sheet is not None else 1

    def _fit(self) -> None:
        """Take up as many lines as the sheet has at this size."""
        if self.sheet is not None and self.columns:
            self.set_count(len(self.sheet) * self._height)
            self._head()
            self._keep()

    def _head(self) -> None:
        if self.sheet is not None:
            self.set_title(tuple((bit.text, bit.look) for bit in self.sheet.head(self.room)))

    def _to(self, place: int) -> None:
        last = len(self.sheet) - 1 if self.sheet else 0
        before, self.cursor = self.cursor, max(0, min(place, last))
        for row in (before, self.cursor):
            self.refresh_lines(row * self._height, self._height)
        self._keep()
        self._reach()

    def _keep(self) -> None:
        """Keep the cursor on the screen."""
        height = self._height
        first = self.cursor * height
        if self.rows and not self.top <= first <= self.top + self.rows - height:
            self.go(first - self.rows // 3)

    def _reach(self, moved: bool = True) -> None:
        """Say what is under the cursor, and whether the reader went there."""
        if self.sheet and len(self.sheet):
            self.post_message(RowReached(self.sheet.tell(self.cursor, self.room), moved))
