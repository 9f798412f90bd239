"""What the palette lists: every command, then every point."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits
from textual.system_commands import SystemCommandsProvider

from newsdiff.ui.course import Point
from newsdiff.ui.kinds import GLYPH, count
from newsdiff.ui.plain import plain
from newsdiff.ui.screens.read import ReadScreen

_SHOWN = 300
"""Points listed before anything is typed; all are found by typing."""


class Everything(SystemCommandsProvider):
    """Every command of the screen, and every point by its topic; choosing a point opens it."""

    async def discover(self) -> Hits:
        """The commands, then the first points."""
        async for hit in super().discover():
            yield hit
        for place, point in list(enumerate(self._points()))[:_SHOWN]:
            yield DiscoveryHit(_name(point), partial(self._open, place), help=_about(point))

    async def search(self, query: str) -> Hits:
        """The commands, and the points, whose name is like what was typed."""
        async for hit in super().search(query):
            yield hit
        matcher = self.matcher(query)
        for place, point in enumerate(self._points()):
            name = _name(point)
            likeness = matcher.match(name)
            if likeness > 0:
                yield Hit(likeness, matcher.highlight(name), partial(self._open, place), help=_about(point))

    def _points(self) -> tuple[Point, ...]:
        screen = self.screen
        return screen.course.points if isinstance(screen, ReadScreen) and screen.course else ()

    async def _open(self, place: int) -> None:
        if isinstance(self.screen, ReadScreen):
            await self.screen.open_point(place)


def _name(point: Point) -> str:
    number = f"{point.number} " if point.number else ""
    return f"Point {number}{' '.join(plain(point.topic).split())}"


def _about(point: Point) -> str:
    kinds = "  ".join(f"{GLYPH[kind]} {kind.value} {n}" for kind, n in count(point.divergences))
    return f"told by {point.told}  {kinds}".rstrip()
