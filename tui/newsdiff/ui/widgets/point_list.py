"""The list of points: what the articles tell, and how they differ on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip

from newsdiff.model import Judgement, Verdict
from newsdiff.ui.course import Point
from newsdiff.ui.kinds import GLYPH, JUDGED, count
from newsdiff.ui.messages import PointChosen
from newsdiff.ui.plain import plain
from newsdiff.ui.session import OPEN
from newsdiff.ui.widgets.line_view import LineView
from newsdiff.ui.wrapping import cut

_LINES = 2
"""Lines of one point."""


def _open(_divergence: str) -> Verdict:
    return OPEN


class PointList(LineView):
    """Two lines a point: its topic; the kinds of divergence on it, and how many articles tell it."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._points: Sequence[Point] = ()
        self._articles = 0
        self._verdict: Callable[[str], Verdict] = _open
        self.cursor = 0
        """Place of the point under the cursor, from 0."""
        self._shown = -1

    def list_points(
        self, points: Sequence[Point], articles: int, verdict: Callable[[str], Verdict] = _open
    ) -> None:
        """Show these points of a comparison of so many articles; `verdict` tells that on a divergence."""
        self._points, self._articles, self._verdict = points, articles, verdict
        self.cursor = min(self.cursor, max(0, len(points) - 1))
        self.forget()
        self.set_count(len(points) * _LINES)

    def mark(self, place: int) -> None:
        """Show which point is told in the panes, and put the cursor on it."""
        self._draw_point(self._shown)
        self._shown = place
        self._go(place)

    def foresee(self, place: int) -> Iterator[None]:
        """Draw what would be on the screen when another point is told, a line at each step."""
        if self.rows:
            yield from self._foresee_screen(self._top_for(place), self.count, partial(self._meanwhile, place))

    def _meanwhile(self, place: int, line: int, thumb: bool, width: int) -> Strip:
        """A line as it looks when another point is told."""
        now = self.cursor, self._shown
        self.cursor = self._shown = place
        try:
            return self._inside(line, thumb, width)
        finally:
            self.cursor, self._shown = now

    def _top_for(self, place: int) -> int:
        """The line from which the view shows a point, that of now when it will do."""
        first = place * _LINES
        if self.top <= first <= self.top + self.rows - _LINES:
            return self.top
        return max(0, min(first - self.rows // 3, self.last_top))

    def places_shown(self) -> list[tuple[int, int]]:
        """The points on the screen: place, and row within the view of its first line."""
        first = -(-self.top // _LINES)
        last = min(len(self._points), (self.top + self.rows) // _LINES)
        return [(place, place * _LINES - self.top + 1) for place in range(first, last)]

    def step(self, by: int) -> None:
        """Move the cursor by points."""
        self._go(self.cursor + by)

    def page(self, pages: float) -> None:
        """Move the cursor by pages."""
        self.step(int(pages * max(1, self.rows // _LINES - 1)))

    def edge(self, last: bool) -> None:
        """Put the cursor on the first or last point."""
        self._go(len(self._points) - 1 if last else 0)

    def choose(self) -> None:
        """Open the point under the cursor."""
        if self._points:
            self.post_message(PointChosen(self.cursor))

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the cursor on the screen."""
        self._go(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Open the point that is clicked."""
        line = self.line_under(event)
        if line is not None:
            self._go(line // _LINES)
            self.choose()

    def key(self, line: int) -> Hashable:
        """A point changes under the cursor and when it is told."""
        place = line // _LINES
        on_cursor = place == self.cursor and self.has_focus
        judged = self._judged(self._points[place]) if line % _LINES else ()
        return line, on_cursor, place == self._shown, judged

    def draw(self, line: int) -> Iterable[Segment]:
        """The topic, or what is known of it."""
        width = self.columns
        place, second = divmod(line, _LINES)
        point = self._points[place]
        on_cursor = place == self.cursor and self.has_focus
        ground = self.look("row--current") if on_cursor or place == self._shown else Style()
        bar = "▌" if place == self._shown else "›" if on_cursor and not second else " "
        yield Segment(bar, ground + self.look("row--bar"))
        yield from self._below(point, width, ground) if second else self._topic(point, width, ground)

    def _topic(self, point: Point, width: int, ground: Style) -> Iterable[Segment]:
        number = f"{point.number or ''!s:>3} "
        style = Style() if point.divergences else self.look("text--alone")
        yield Segment(number, ground + self.look("row--number"))
        topic = " ".join(plain(point.topic).split())
        yield Segment(cut(topic, width - 1 - len(number)), ground + style)

    def _below(self, point: Point, width: int, ground: Style) -> Iterable[Segment]:
        yield Segment(" " * 4, ground)
        room = width - 5
        for kind, number in count(point.divergences):
            told = f"{GLYPH[kind]}{number if number > 1 else ''} "
            room -= len(told)
            if room >= 0:
                yield Segment(told, ground + self.look(f"sign--{kind.value}"))
        for judgement, number in self._judged(point):
            told = f"{JUDGED[judgement]}{number if number > 1 else ''} "
            room -= len(told)
            if room >= 0:
                yield Segment(told, ground + self.look("text--label"))
        told = f"{point.told} of {self._articles}"
        if room > len(told):
            yield Segment(told.rjust(room - 1), ground + self.look("text--note"))
        yield Segment("", ground)

    def _judged(self, point: Point) -> tuple[tuple[Judgement, int], ...]:
        """How many of its divergences are confirmed, and how many dismissed."""
        given = Counter(self._verdict(d.id).judgement for d in point.divergences)
        return tuple((j, given[j]) for j in (Judgement.CONFIRMED, Judgement.DISMISSED) if given[j])

    def _go(self, place: int) -> None:
        self._draw_point(self.cursor)
        self.cursor = max(0, min(place, len(self._points) - 1))
        self._draw_point(self.cursor)
        if self.rows:
            self.go(self._top_for(self.cursor))

    def _draw_point(self, place: int) -> None:
        self.refresh_lines(place * _LINES, _LINES)
