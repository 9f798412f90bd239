"""A framed view of many lines that draws only those on the screen, each once."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from newsdiff.ui.thrift import foresee
from newsdiff.ui.widgets.framed import Framed
from newsdiff.ui.widgets.strips import filled, selected

SIGN = Style.from_meta({"sign": True})
"""Marks what is drawn but is no word of the line, so that it is not copied."""

_WHEEL = 3
"""Lines a notch of the mouse's wheel."""


class _Now(NamedTuple):
    """What all lines of one painting have in common."""

    width: int
    rows: int
    top: int
    thumb: range
    selection: Selection | None


class LineView(Framed, can_focus=True):
    """Shows lines from `top` on, in a frame: its edges tell of the focus, its side where `top` is.

    A subclass says what a line depends on (`key`) and how it is drawn (`draw`). Keys of the screen
    move it: it binds none, so that every key stays in the one table of commands. It draws its own
    frame and scrolls by itself, so that a key costs the painting of changed lines and nothing more.
    """

    top: reactive[int] = reactive(0, repaint=False)
    """The first line shown, from 0."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.count = 0
        """How many lines there are."""

    @abstractmethod
    def key(self, line: int) -> Hashable:
        """All that the picture of a line depends on, beside the width and the styles."""

    @abstractmethod
    def draw(self, line: int) -> Iterable[Segment]:
        """The segments of a line; what is missing at the end is filled with the last one's style."""

    @property
    def last_top(self) -> int:
        """The `top` at which the last line is at the bottom."""
        return max(0, self.count - self.rows)

    def step(self, by: int) -> None:
        """Move `by` lines."""
        self.go(self.top + by)

    def page(self, pages: float) -> None:
        """Move by pages."""
        self.step(int(pages * max(1, self.rows - 1)))

    def edge(self, last: bool) -> None:
        """Go to the first or last line."""
        self.go(self.last_top if last else 0)

    def go(self, top: int) -> None:
        """Show lines from `top` on, as far as there are any."""
        self.top = max(0, min(top, self.last_top))

    def watch_top(self) -> None:
        """Paint the other lines."""
        self.refresh()

    def set_count(self, lines: int) -> None:
        """Tell how many lines there are; all will be painted."""
        self.count = lines
        self.go(self.top)
        self.refresh()

    def refresh_lines(self, first: int, lines: int) -> None:
        """Paint some lines anew, as far as they are on the screen."""
        shown = Region(0, 1, self.size.width, self.rows)
        self.refresh(Region(0, first - self.top + 1, self.size.width, lines).intersection(shown))

    def prepare(self, first: int, last: int) -> Iterator[None]:
        """Draw some lines that may be shown next, one at each step."""
        for line in range(max(0, first), min(last, self.count)):
            self._foresee(self._inside(line, False, self.size.width))
            yield

    def _foresee(self, strip: Strip) -> None:
        """Have read what the terminal will be told of a strip."""
        foresee(strip.render(self.app.console))

    def _foresee_screen(self, top: int, count: int, draw: Callable[..., Strip]) -> Iterator[None]:
        """Have `draw`, given what `_inside` is, make the lines of a screen: from `top` on, of `count`."""
        width, thumb = self.size.width, thumb_of(top, self.rows, count)
        for row, line in enumerate(range(top, min(top + self.rows, count))):
            self._foresee(draw(line, row in thumb, width))
            yield
        self._foresee(self._blank(False, width))

    def _blank(self, thumb: bool, width: int) -> Strip:
        """What is below the last line."""
        return self._kept((width, "blank", thumb), self._framed, None, thumb)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move with the wheel."""
        event.stop()
        LineView.step(self, _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move with the wheel."""
        event.stop()
        LineView.step(self, -_WHEEL)

    def line_under(self, event: events.MouseEvent) -> int | None:
        """The line that the mouse points at, or None."""
        offset = event.get_content_offset(self)
        line = offset.y - 1 + self.top if offset else -1
        return line if 0 <= line < self.count and offset and 0 < offset.y <= self.rows else None

    def paint(self, crop: Region) -> list[Strip]:
        """The picture of a part of the view."""
        now = self._now()
        strips = [self._line(y, now) for y in range(crop.y, crop.bottom)]
        if crop.x == 0 and crop.width == now.width:
            return strips
        return [strip.crop(crop.x, crop.right) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """One line of the screen, frame included, as the mouse asks for it: each part knows its place."""
        now = self._now()
        return self._line(y, now).apply_offsets(0, now.top + y - 1)

    def _now(self) -> _Now:
        """What Textual works out anew at each question, asked once for all lines."""
        width, height = self.size
        rows = max(0, height - 2)
        thumb = thumb_of(self.top, rows, self.count)
        return _Now(width, rows, self.top, thumb, self.text_selection)

    def _line(self, y: int, now: _Now) -> Strip:
        if y in (0, now.rows + 1):
            return self._edge(y == 0)
        line, thumb = now.top + y - 1, y - 1 in now.thumb
        if line >= self.count:
            return self._blank(thumb, now.width)
        strip = self._inside(line, thumb, now.width)
        span = now.selection.get_span(line) if now.selection else None
        if not span:
            return strip
        return selected(strip, span, self.screen.get_component_rich_style("screen--selection"))

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words under the mouse's selection, one line for each, without signs and gutters."""
        spans = ((line, selection.get_span(line)) for line in range(self.count))
        told = [self._words(line, *span) for line, span in spans if span]
        return "\n".join(told), "\n"

    def _words(self, line: int, start: int, end: int) -> str:
        """The words of a line between two places of its picture; an `end` of -1 is that of the line."""
        told, at = "", 1
        for segment in self.draw(line):
            last = len(segment.text) if end < 0 else end - at
            if not (segment.style and segment.style.meta.get("sign")):
                told += segment.text[max(0, start - at) : max(0, last)]
            at += len(segment.text)
        return told.strip()

    def _inside(self, line: int, thumb: bool, width: int) -> Strip:
        return self._kept((width, self.key(line), thumb), self._framed, line, thumb)

    def _framed(self, line: int | None, thumb: bool) -> Strip:
        """A line between the frame's sides."""
        frame = self.ground + self.look("frame")
        inner = filled(self.draw(line) if line is not None else (), self.ground, self.columns)
        right = Segment("┃", self.ground + self.look("frame--thumb")) if thumb else Segment("│", frame)
        return Strip([Segment("│", frame), *inner, right], self.columns + 2)


def thumb_of(top: int, rows: int, count: int) -> range:
    """The rows at which the frame shows which part of all lines is on the screen."""
    if count <= rows:
        return range(0)
    first = top * (rows - 1) // count
    return range(first, max(first, (top + rows) * (rows - 1) // count) + 1)
