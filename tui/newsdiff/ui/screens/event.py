"""The reader of one event of a sweep: it goes back to the list."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from newsdiff.ui.commands import EVENT, Command, bindings
from newsdiff.ui.screens.read import ReadScreen
from newsdiff.ui.widgets.find_bar import FindBar


class EventScreen(ReadScreen):
    """As the reader is, with a way back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(EVENT)
    more: ClassVar[tuple[Command, ...]] = EVENT

    def action_back(self) -> None:
        """Back to the events."""
        self.app.pop_screen()

    def action_clear(self) -> None:
        """Clear what was found; where nothing was, go back."""
        if self.query(FindBar):
            super().action_clear()
        else:
            self.action_back()
