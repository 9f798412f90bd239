"""What goes straight to the terminal is what Textual would have painted there."""

from __future__ import annotations

import pyte
import pytest

from newsdiff.model import Comparison
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.services import Services
from newsdiff.ui.thrift import Row
from newsdiff.ui.widgets.pane import Pane

COLUMNS, LINES = 140, 42


class Terminal(pyte.Screen):
    """Stands behind a headless application, and shows what it shows."""

    def __init__(self, app: NewsdiffApp) -> None:
        super().__init__(COLUMNS, LINES)
        self.app, self.frames = app, 0
        self.stream = pyte.Stream(self)
        app._thrift.send = self.take
        rows = [Row(y, 1, told) for y, told in enumerate(self.wanted(), 1)]
        app._thrift.paint(rows, (0, 0))

    def take(self, written: str) -> None:
        self.frames += 1
        self.stream.feed(written)

    def wanted(self) -> list[str]:
        """The lines as Textual's compositor has them."""
        strips = self.app.screen._compositor.render_strips()
        return [strip.render(self.app.console) for strip in strips]

    def agrees(self) -> bool:
        other = pyte.Screen(COLUMNS, LINES)
        pyte.Stream(other).feed("".join(f"\x1b[{y};1H{told}" for y, told in enumerate(self.wanted(), 1)))
        return seen(self) == seen(other)


def seen(screen: pyte.Screen) -> list[object]:
    """All that an eye can tell: of a blank, its ground."""
    cells = (screen.buffer[y][x] for y in range(LINES) for x in range(COLUMNS))
    return [cell.bg if cell.data == " " else cell for cell in cells]


KEYS = (
    "right_square_bracket", "right_square_bracket", "left_square_bracket", "j", "space", "full_stop", "tab",
    "z", "w", "right_curly_bracket",
)  # fmt: skip


@pytest.mark.parametrize("theme", ["newsdiff-dark", "newsdiff-ansi"])
async def test_the_terminal_shows_what_the_views_hold(
    seeds: Comparison, services: Services, theme: str
) -> None:
    app = NewsdiffApp(comparison=seeds, services=services)
    async with app.run_test(size=(COLUMNS, LINES)) as pilot:
        app.theme = theme
        await pilot.pause()
        terminal = Terminal(app)
        assert terminal.agrees()
        for key in KEYS:
            before = terminal.frames
            await pilot.press(key)
            await pilot.pause()
            assert terminal.frames > before, key
            assert terminal.agrees(), key


async def test_nothing_is_painted_over_what_lies_over_a_view(seeds: Comparison, services: Services) -> None:
    app = NewsdiffApp(comparison=seeds, services=services)
    async with app.run_test(size=(COLUMNS, LINES), notifications=True) as pilot:
        await pilot.pause()
        terminal, pane = Terminal(app), app.screen.query(Pane).first()
        assert app.shortcut.take(pane, ())
        await pilot.press("left_square_bracket")
        await pilot.pause()
        assert not app.shortcut.take(pane, ())
        before = terminal.frames
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert terminal.frames == before
        app.clear_notifications()
        await pilot.pause()
        assert app.shortcut.take(pane, ())
        await pilot.press("question_mark")
        await pilot.pause()
        assert not app.shortcut.take(pane, ())
