"""The list of events: rows are read from the index as they are shown."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.message import Message

from newsdiff.sweep import EventRow, Events, Order, Wanted
from newsdiff.ui.views.event_lines import HEAD, HEIGHT, lines
from newsdiff.ui.widgets.line_view import LineView

_READ = 64
"""Rows read at once."""


class EventChosen(Message):
    """The reader wants to read an event."""

    def __init__(self, row: EventRow) -> None:
        super().__init__()
        self.row = row
        """As it is listed."""


class EventList(LineView):
    """Two lines for each event that passes the search, with a cursor on one."""

    def __init__(self, index: Events) -> None:
        super().__init__("events")
        self.cursor = 0
        """Place of the event under the cursor, from 0."""
        self.found = 0
        """How many events are listed."""
        self.wanted = Wanted()
        self.order = Order.GRAVITY
        self._index = index
        self._blocks: LRUCache[int, list[EventRow]] = LRUCache(64)

    def on_mount(self) -> None:
        """List all."""
        self.set_title(((HEAD, "text--quiet"),))
        self.ask()

    def ask(self) -> None:
        """List what passes the search now, from the first on."""
        self._blocks.clear()
        self.found = self._index.count(self.wanted)
        self.cursor = 0
        self.forget()
        self.set_count(self.found * HEIGHT)
        self.go(0)

    def row(self, place: int) -> EventRow | None:
        """The event at a place; None past the last, as when the index has shrunk meanwhile."""
        block, within = divmod(place, _READ)
        rows = self._blocks.get(block)
        if rows is None:
            rows = self._index.rows(block * _READ, _READ, self.wanted, self.order)
            self._blocks[block] = rows
        return rows[within] if within < len(rows) else None

    def step(self, by: int) -> None:
        """Move the cursor by events."""
        self._to(self.cursor + by)

    def page(self, pages: float) -> None:
        """Move the cursor by pages."""
        self.step(int(pages * max(1, self.rows // HEIGHT - 1)))

    def edge(self, last: bool) -> None:
        """Put the cursor on the first or last event."""
        self._to(self.found - 1 if last else 0)

    def choose(self) -> None:
        """Open the event under the cursor."""
        row = self.row(self.cursor) if self.found else None
        if row is not None:
            self.post_message(EventChosen(row))

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the cursor on the screen."""
        self._keep()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on what is clicked; open it when it was there already."""
        line = self.line_under(event)
        if line is None:
            return
        if line // HEIGHT == self.cursor:
            self.choose()
        else:
            self._to(line // HEIGHT)

    def key(self, line: int) -> Hashable:
        """A row changes under the cursor; all are drawn anew when others are listed."""
        return line, line // HEIGHT == self.cursor

    def draw(self, line: int) -> Iterable[Segment]:
        """The bits of a line, raised under the cursor."""
        place, part = divmod(line, HEIGHT)
        current = place == self.cursor
        ground = self.look("row--current") if current else Style()
        yield Segment("▌" if current else " ", ground + self.look("row--bar"))
        row = self.row(place)
        if row is not None:
            for bit in lines(row, self.columns - 2)[part]:
                yield Segment(bit.text, ground + self.look(bit.look) if bit.look else ground)
        yield Segment("", ground)

    def _to(self, place: int) -> None:
        before, self.cursor = self.cursor, max(0, min(place, self.found - 1))
        for row in (before, self.cursor):
            self.refresh_lines(row * HEIGHT, HEIGHT)
        self._keep()

    def _keep(self) -> None:
        first = self.cursor * HEIGHT
        if self.rows and first < self.top:
            self.go(first)
        elif self.rows and first + HEIGHT > self.top + self.rows:
            self.go(first + HEIGHT - self.rows)
