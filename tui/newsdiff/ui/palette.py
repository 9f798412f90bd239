"""The points of a comparison, for the palette."""

from __future__ import annotations

from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider

from newsdiff.ui.course import Point
from newsdiff.ui.kinds import GLYPH, count
from newsdiff.ui.plain import plain
from newsdiff.ui.screens.read import ReadScreen

_SHOWN = 12
"""Points listed before anything is typed."""


class Points(Provider):
    """Every point, by its topic; choosing one opens it."""

    async def discover(self) -> Hits:
        """The first points."""
        for place, point in list(enumerate(self._points()))[:_SHOWN]:
            yield DiscoveryHit(_name(point), partial(self._open, place), help=_about(point))

    async def search(self, query: str) -> Hits:
        """The points whose topic is like what was typed."""
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
