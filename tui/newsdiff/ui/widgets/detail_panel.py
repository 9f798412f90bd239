"""The divergence under the cursor, told in full."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache, partial

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip

from newsdiff.model import Kind
from newsdiff.ui.bits import Bit, Told
from newsdiff.ui.kinds import GLYPH
from newsdiff.ui.widgets.framed import Title
from newsdiff.ui.widgets.line_view import LineView
from newsdiff.ui.wrapping import wrap

Telling = Callable[[int], Sequence[Told]]
"""Makes the lines for a width."""


class Tale:
    """What the panel tells: lines, made once for a width; the kind whose look evidence has; a title.

    The parts of the title are joined by dots, the kind second.
    """

    def __init__(self, telling: Telling, kind: Kind | None, title: Sequence[str]) -> None:
        self.kind = kind
        """Of the divergence that is told, if any."""
        self.title: Title = tuple(_titled(title, kind))
        """In its looks."""
        self.lines = lru_cache(2)(telling)
        """Those of a width."""


class DetailPanel(LineView):
    """Draws the lines that `detail.tell` made."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._tale = Tale(_nothing, None, ())
        self._told: Sequence[Told] = ()

    def show(self, tale: Tale) -> None:
        """Tell it."""
        self._tale = tale
        self._tell()
        self.go(0)
        self.set_title(tale.title)

    def foresee(self, tale: Tale) -> Iterator[None]:
        """Draw what would be on the screen, a line at each step."""
        width = self.columns - 2
        if width > 0:
            lines = tale.lines(width)
            self._foresee(self._upper(tale.title))
            yield from self._foresee_screen(0, len(lines), partial(self._meanwhile, tale, lines))

    def _meanwhile(self, tale: Tale, lines: Sequence[Told], line: int, thumb: bool, width: int) -> Strip:
        """A line of another tale."""
        now = self._tale, self._told
        self._tale, self._told = tale, lines
        try:
            return self._inside(line, thumb, width)
        finally:
            self._tale, self._told = now

    def say(self, sentence: str) -> None:
        """Show one sentence."""

        def told(width: int) -> tuple[Told, ...]:
            return tuple((Bit(sentence[start:end], "quiet"),) for start, end in wrap(sentence, width))

        self.show(Tale(told, None, ()))

    def on_resize(self, _event: events.Resize) -> None:
        """Tell it anew for the new width."""
        self._tell()

    def _tell(self) -> None:
        width = self.columns - 2
        if width > 0:
            self._told = self._tale.lines(width)
            self.set_count(len(self._told))

    def key(self, line: int) -> Hashable:
        """What the line says, and of which kind."""
        return self._tale.kind, self._told[line]

    def draw(self, line: int) -> Iterable[Segment]:
        """The bits of a line, evidence in the kind's look."""
        yield Segment(" ")
        for bit in self._told[line]:
            yield Segment(bit.text, self._look(bit.look))

    def _look(self, name: str) -> Style:
        if name in ("value", "evidence"):
            sort, kind = "sign" if name == "value" else "kind", self._tale.kind
            return self.look(f"{sort}--{kind.value}") if kind else Style()
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
