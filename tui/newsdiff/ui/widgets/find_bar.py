"""The line in which words to find are typed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Label

from newsdiff.ui.messages import Sought


class FindBar(Horizontal):
    """Asks for words and tells how often they stand in the articles."""

    DEFAULT_CSS = """
    FindBar { height: 1; padding: 0 1; background: $panel; }
    FindBar Label { width: auto; }
    FindBar .sign { color: $primary; text-style: bold; }
    FindBar #count { color: $accent; max-width: 75%; }
    FindBar Input { width: 1fr; height: 1; border: none; padding: 0; background: transparent; }
    FindBar Input:focus { border: none; background: transparent; }
    """

    def __init__(self, hint: str = "words or a pattern, in any article") -> None:
        super().__init__()
        self._hint = hint

    def compose(self) -> ComposeResult:
        """A sign, the words, the count."""
        yield Label("find ", classes="sign")
        field = Input(placeholder=self._hint, compact=True, select_on_focus=False)
        field.cursor_blink = False
        yield field
        yield Label("", id="count", markup=False)

    def type(self) -> None:
        """Let the reader type, from the very next key on."""
        self.screen.set_focus(self.query_one(Input))

    def tell(self, count: str) -> None:
        """Say how many were found."""
        self.query_one("#count", Label).update(Content(count))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Find while the reader types."""
        event.stop()
        self.post_message(Sought(event.value, done=False))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the first place."""
        event.stop()
        self.post_message(Sought(event.value, done=True))
