"""Asks for addresses of articles."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label

from newsdiff.model import InputError
from newsdiff.ui.plain import plain
from newsdiff.ui.screens.save import BOX


class AddressDialog(ModalScreen[tuple[str, ...] | None]):
    """One line for one address or several; the answer is None when none is to be added.

    What cannot be fetched is told here, in place, so that it can be mended.
    """

    CSS = (
        BOX
        + """
    AddressDialog { align: center middle; background: $background 60%; }
    .dialog #problem { color: $notice; }
    """
    )

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "Cancel")]

    def compose(self) -> ComposeResult:
        """The field, what is wrong with it, the keys."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Add an address"
            field = Input(placeholder="https://…", select_on_focus=False, compact=True)
            field.cursor_blink = False
            yield field
            yield Label(id="problem", markup=False)
            yield Label(
                "It is fetched when you compare, and kept. Several: with blanks between.",
                classes="quiet", markup=False,
            )  # fmt: skip
            yield Label("↵ adds it   esc cancels", classes="keys", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong may be right by now."""
        event.stop()
        self._tell("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the addresses, or say what is wrong with them."""
        from newsdiff.stages.load import addresses

        event.stop()
        try:
            self.dismiss(addresses(event.value))
        except InputError as error:
            self._tell(f"{error.problem[:1].upper()}{error.problem[1:]}: {error.remedy}.")

    def _tell(self, problem: str) -> None:
        self.query_one("#problem", Label).update(Content(plain(problem)))
