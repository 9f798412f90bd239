"""The divergence under the cursor, told in full."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

from rich.segment import Segment
from rich.style import Style
from textual import events

from newsdiff.model import Kind
from newsdiff.ui.bits import Bit, Told
from newsdiff.ui.kinds import GLYPH
from newsdiff.ui.widgets.line_view import LineView
from newsdiff.ui.wrapping import wrap


class DetailPanel(LineView):
    """Draws the lines that `detail.tell` made."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._told: Sequence[Told] = ()
        self._telling: Callable[[int], Sequence[Told]] = _nothing
        self._kind: Kind | None = None

    def show(self, telling: Callable[[int], Sequence[Told]], kind: Kind | None, title: Sequence[str]) -> None:
        """Show the lines that `telling` makes for a width; `title` is joined by dots, the kind second."""
        self._telling, self._kind = telling, kind
        self._tell()
        self.go(0)
        self.set_title(tuple(_titled(title, kind)))

    def say(self, sentence: str) -> None:
        """Show one sentence."""

        def told(width: int) -> tuple[Told, ...]:
            return tuple((Bit(sentence[start:end], "quiet"),) for start, end in wrap(sentence, width))

        self.show(told, None, ())

    def on_resize(self, _event: events.Resize) -> None:
        """Tell it anew for the new width."""
        self._tell()

    def _tell(self) -> None:
        width = self.columns - 2
        if width > 0:
            self._told = self._telling(width)
            self.set_count(len(self._told))

    def key(self, line: int) -> Hashable:
        """What the line says, and of which kind."""
        return self._kind, self._told[line]

    def draw(self, line: int) -> Iterable[Segment]:
        """The bits of a line, evidence in the kind's look."""
        yield Segment(" ")
        for bit in self._told[line]:
            yield Segment(bit.text, self._look(bit.look))

    def _look(self, name: str) -> Style:
        if name in ("value", "evidence"):
            sort = "sign" if name == "value" else "kind"
            return self.look(f"{sort}--{self._kind.value}") if self._kind else Style()
        if "--" in name:
            return self.look(name)
        return self.look(f"text--{name}") if name else Style()


def _titled(title: Sequence[str], kind: Kind | None) -> Iterator[tuple[str, str]]:
    """The parts of a title with dots between them, each in its look."""
    for place, part in enumerate(title):
        if place:
            yield " · ", ""
        if kind and place == 1:
            yield f"{GLYPH[kind]} {part}", f"sign--{kind.value}"
        else:
            yield part, "text--warning" if part == "serious" else "text--title"


def _nothing(_width: int) -> Sequence[Told]:
    return ()
