"""The margin beside a single article: what the others say."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

from rich.segment import Segment
from rich.style import Style
from textual import events

from newsdiff.model import Comparison
from newsdiff.ui.galley import Column
from newsdiff.ui.messages import DivergenceChosen, Resized
from newsdiff.ui.views.margin import Note, margin
from newsdiff.ui.widgets.line_view import LineView

_NOTHING = Note()


class MarginView(LineView):
    """Scrolls with the article; its lines stand beside the passages that they are about."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._notes: Mapping[int, Note] = {}
        self._current = ""

    def on_mount(self) -> None:
        """Say what it is."""
        self.set_title((("What the others say", "text--title"),))

    def show(self, comparison: Comparison, column: Column, lines: int) -> None:
        """Show the notes of an article's column."""
        self._notes = margin(comparison, column, max(1, self.columns - 2))
        self.forget()
        self.set_count(lines)

    def look_at(self, divergence: str) -> None:
        """Make the notes of one divergence stand out."""
        if divergence != self._current:
            self._current = divergence
            self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Ask for notes of the new width."""
        self.post_message(Resized())

    def on_click(self, event: events.Click) -> None:
        """The divergence of a note that is clicked comes under the cursor."""
        line = self.line_under(event)
        note = self._notes.get(line, _NOTHING) if line is not None else _NOTHING
        if note.divergence:
            self.post_message(DivergenceChosen(note.divergence))

    def key(self, line: int) -> Hashable:
        """What the note says, and whether it is of the divergence in hand."""
        note = self._notes.get(line, _NOTHING)
        return note, bool(note.divergence) and note.divergence == self._current

    def draw(self, line: int) -> Iterable[Segment]:
        """The bits of a note."""
        note = self._notes.get(line, _NOTHING)
        current = bool(note.divergence) and note.divergence == self._current
        ground = self.look("row--current") if current else Style()
        yield Segment("▌" if current else " ", ground + self.look("row--bar"))
        for bit in note.told:
            yield Segment(bit.text, ground + self.look(bit.look) if bit.look else ground)
        yield Segment("", ground)
