"""What the next key may show is drawn before it is pressed."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip

from newsdiff.model import Comparison
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.services import Services
from newsdiff.ui.sights import top_for
from newsdiff.ui.widgets.pane import Pane
from tests.ui.helpers import idle, title


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles of the lines that panes draw while the screen is painted."""
    lines: list[str] = []
    painting: list[bool] = []
    draw, paint = Pane.draw, Pane.render_lines

    def painted(self: Pane, crop: Region) -> list[Strip]:
        painting.append(True)
        strips = paint(self, crop)
        painting.pop()
        return strips

    def told(self: Pane, line: int) -> Iterable[Segment]:
        lines.extend([self.label] * len(painting))
        return draw(self, line)

    monkeypatch.setattr(Pane, "render_lines", painted)
    monkeypatch.setattr(Pane, "draw", told)
    return lines


@pytest.mark.parametrize("keys", [["]"], ["]", "["], ["."], ["]", "]", "."], ["z", "]"]])
async def test_a_key_finds_its_lines_drawn(
    keys: list[str], seeds: Comparison, services: Services, drawn: list[str]
) -> None:
    names = {"]": "right_square_bracket", "[": "left_square_bracket", ".": "full_stop"}
    app = NewsdiffApp(comparison=seeds, services=services)
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.pause()
        assert drawn
        for key in keys:
            await idle(app)
            drawn.clear()
            await pilot.press(names.get(key, key))
        assert drawn == []


async def test_what_is_drawn_beforehand_is_not_shown(seeds: Comparison, services: Services) -> None:
    app = NewsdiffApp(comparison=seeds, services=services)
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.pause()
        before = title(app), [(pane.label, pane.top, pane._focus) for pane in app.screen.query(Pane)]
        await idle(app)
        assert before == (
            title(app), [(pane.label, pane.top, pane._focus) for pane in app.screen.query(Pane)]
        )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "top", "wanted"),
    [(10, 12, 0, 0), (0, 1, 0, 0), (38, 39, 0, 28), (10, 12, 30, 0), (10, 12, 8, 8), (98, 99, 0, 60)],
)
def test_lines_are_brought_well_within(first: int, last: int, top: int, wanted: int) -> None:
    assert top_for(first, last, top, 40, 100) == wanted
