"""Paints a view whose lines have changed without asking every other view what lies over it.

Textual's compositor asks each view of the screen for its picture, cuts every line where views meet, and gets
to it after a round of messages. That is half of what a key waits for, and needless where a view is whole.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Protocol

from textual.app import App
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

from newsdiff.ui.thrift import Row, Thrift, Unknown

_OVER = frozenset({"textual-toastrack", "textual-tooltip"})
"""What may lie over views."""


class View(Protocol):
    """A view that draws whole lines."""

    @property
    def is_attached(self) -> bool:
        """Whether it is part of an application that runs."""

    @property
    def screen(self) -> Screen[object]:
        """That it is part of."""

    @property
    def region(self) -> Region:
        """Its place on the screen."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """A part of its picture."""

    def refresh_later(self, *regions: Region) -> None:
        """Have Textual paint parts of it."""


class Shortcut:
    """Sends the changed lines of views straight to the terminal, as soon as what changed them is done."""

    def __init__(self, app: App[int], thrift: Thrift) -> None:
        self._app = app
        self._thrift = thrift
        self._waiting: dict[View, list[Region]] = {}

    def take(self, view: View, regions: Sequence[Region]) -> bool:
        """Whether parts of a view will be painted so; not where anything may lie over it."""
        if not self._is_open(view):
            return False
        if not self._waiting:
            asyncio.get_running_loop().call_soon(self._paint)
        self._waiting.setdefault(view, []).extend(regions)
        return True

    def _is_open(self, view: View) -> bool:
        """Whether a view is seen, and nothing but it where it is."""
        if self._thrift.send is None or not view.is_attached:
            return False
        screen = self._app.screen
        if view.screen is not screen or getattr(screen, "is_held", True):
            return False
        over = (child for child in screen.children if child.id in _OVER)
        return not any(child.display and (child.children or child.region) for child in over)

    def _paint(self) -> None:
        """Send all in one go: fewer changes of look, and no half of it is seen before the other."""
        waiting, self._waiting = self._waiting, {}
        if all(map(self._is_open, waiting)):
            rows = sorted(row for view, regions in waiting.items() for row in self._rows(view, regions))
            with suppress(Unknown):
                self._thrift.paint(rows, self._app.cursor_position)
                return
        for view, regions in waiting.items():
            view.refresh_later(*regions)

    def _rows(self, view: View, regions: Sequence[Region]) -> Iterator[Row]:
        """The lines of some parts of a view, as the terminal is told them."""
        place, console = view.region, self._app.console
        strips = view.render_lines(place.reset_offset)
        for y in sorted({y for region in regions for y in region.line_range}):
            if 0 <= y < len(strips):
                yield Row(place.y + y + 1, place.x + 1, strips[y].render(console))
