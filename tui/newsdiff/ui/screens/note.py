"""Asks for a note on a divergence."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from newsdiff.ui.plain import plain
from newsdiff.ui.screens.save import BOX


class NoteDialog(ModalScreen[str | None]):
    """One line of the reader's own; the answer is None when the note stays as it is."""

    CSS = BOX + "NoteDialog { align: center middle; background: $background 60%; }"

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "Cancel")]

    def __init__(self, note: str) -> None:
        super().__init__()
        self._note = plain(note)

    def compose(self) -> ComposeResult:
        """The note, the keys."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Note"
            field = Input(
                self._note, placeholder="what you found out, and where", select_on_focus=False, compact=True
            )
            field.cursor_blink = False
            yield field
            yield Label("↵ keeps it   empty takes it away   esc cancels", classes="keys", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the note, even an empty one."""
        event.stop()
        self.dismiss(event.value.strip())
