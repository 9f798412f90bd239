"""The events of a sweep: a list of any length, to find in and to open one from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from newsdiff.model import NewsdiffError
from newsdiff.sweep import Events, Order, Wanted
from newsdiff.ui.commands import APP, EVENTS, bindings
from newsdiff.ui.event_filtering import told
from newsdiff.ui.kinds import FILTERED
from newsdiff.ui.messages import EventOpened, Sought
from newsdiff.ui.plain import plain
from newsdiff.ui.widgets.bars import KeyBar
from newsdiff.ui.widgets.event_list import EventChosen, EventList
from newsdiff.ui.widgets.find_bar import FindBar
from newsdiff.ui.widgets.looks import Looks

_ORDERS = tuple(Order)


class EventsScreen(Screen[None]):
    """Shows the index of a folder."""

    DEFAULT_CSS = """
    EventsScreen #told { height: auto; max-height: 2; padding: 0 1; }
    EventsScreen EventList { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(EVENTS)
    AUTO_FOCUS = "EventList"

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._index = Events(folder)

    def compose(self) -> ComposeResult:
        """A line that tells what is listed, the list, the keys."""
        yield Looks()
        yield Static(id="told", markup=False)
        yield EventList(self._index)
        yield KeyBar((*EVENTS, *APP))

    def on_mount(self) -> None:
        """Tell what is listed."""
        self._tell()

    def on_unmount(self) -> None:
        """Leave the index."""
        self._index.close()

    @property
    def list(self) -> EventList:
        """The events."""
        return self.query_one(EventList)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """No second field to type in."""
        return not (action in ("find", "filter") and isinstance(self.focused, Input))

    def _tell(self) -> None:
        listed, filtered = self.list, told(self.list.wanted)
        of = f" of {self._index.count():,}" if listed.wanted != Wanted() else ""
        counted = f"{listed.found:,}{of} event{'s' * (listed.found != 1 or bool(of))}, {listed.order.value}"
        name, place = ("newsdiff  ", "bold $accent"), (f"  {plain(str(self._folder))}", "$quiet")
        first = Content.assemble(name, (counted, "bold"), place)
        lines = [first.truncate(max(20, self.size.width - 2), ellipsis=True)]
        if filtered:
            lines.append(Content.styled(f"{FILTERED} {plain(filtered)}", "bold $warning"))
        self.query_one("#told", Static).update(Content("\n").join(lines))

    def _list(self, wanted: Wanted | None) -> None:
        """List these; None leaves all as it is."""
        if wanted is not None and wanted != self.list.wanted:
            self.list.wanted = wanted
            self._ask()

    def _ask(self) -> None:
        try:
            self.list.ask()
        except NewsdiffError as error:
            self.notify(str(error), severity="error", markup=False)
        self._tell()

    def action_move(self, by: int) -> None:
        """Move by events."""
        self.list.step(by)

    def action_page(self, pages: float) -> None:
        """Move by pages."""
        self.list.page(pages)

    def action_edge(self, last: bool) -> None:
        """Go to an end."""
        self.list.edge(last)

    def action_open_event(self) -> None:
        """Read the event under the cursor."""
        self.list.choose()

    def on_event_chosen(self, message: EventChosen) -> None:
        """Read it."""
        self._open(message.row.id)

    @work(thread=True, exclusive=True, exit_on_error=False, group="event")
    def _open(self, event: str) -> None:
        try:
            comparison = self._index.finished(event).comparison
        except NewsdiffError as error:
            self.app.call_from_thread(self.notify, str(error), severity="error", markup=False)
        else:
            self.post_message(EventOpened(comparison))

    async def action_find(self) -> None:
        """Ask for words."""
        if not self.query(FindBar):
            await self.mount(FindBar("words of a headline, an outlet, a divergence"), before="KeyBar")
        self.query_one(FindBar).type()

    def on_sought(self, message: Sought) -> None:
        """List what holds the words; back to the list when enter was pressed."""
        listed = self.list
        if message.words != listed.wanted.words:
            self._list(replace(listed.wanted, words=message.words))
        for bar in self.query(FindBar):
            bar.tell(f"{listed.found:,} found" if message.words.strip() else "")
        if message.done:
            listed.focus()

    def action_filter(self) -> None:
        """Ask which events to list."""
        from newsdiff.ui.screens.event_filter import EventFilterDialog

        self.app.push_screen(EventFilterDialog(self.list.wanted), self._list)

    def action_contradictions(self) -> None:
        """Contradictions only, or all."""
        wanted = self.list.wanted
        self._list(replace(wanted, contradicting=not wanted.contradicting))

    def action_order(self) -> None:
        """The next order."""
        self.list.order = _ORDERS[(_ORDERS.index(self.list.order) + 1) % len(_ORDERS)]
        self._ask()

    def action_reload(self) -> None:
        """Read the index again."""
        self._ask()

    def action_clear(self) -> None:
        """List all again."""
        listed = self.list
        self.query(FindBar).remove()
        self._list(Wanted())
        listed.focus()
