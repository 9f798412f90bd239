"""What the views look like."""

from __future__ import annotations

import pytest

from newsdiff.model import Comparison
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.look import Look
from newsdiff.ui.services import Services
from tests.ui import annotated
from tests.ui.test_snapshots import SIZES

VIEWS = {
    "read": ["right_square_bracket"],
    "points": ["f3", "j"],
    "names": ["f4", "j"],
    "numbers": ["f5", "j"],
    "framing": ["f6", "j", "j"],
    "articles": ["f7", "d"],
}

THEMES = ["dark", "light", "ansi"]

PANES = {"one": ["minus"], "three": ["plus"], "four": ["plus", "plus"]}


@pytest.fixture(scope="module")
def fire() -> Comparison:
    return annotated.harbour()


def settling(keys: list[str]):
    """Presses keys, and waits until every pane has its width."""

    async def press(pilot) -> None:
        for key in keys:
            await pilot.press(key)
        await pilot.pause(0.1)

    return press


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("keys", VIEWS.values(), ids=VIEWS)
def test_view(fire: Comparison, services: Services, snap_compare, keys, size, theme) -> None:
    app = NewsdiffApp(comparison=fire, services=services, look=Look(theme=theme))
    assert snap_compare(app, run_before=settling(keys), terminal_size=size)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_unwrapped(fire: Comparison, services: Services, snap_compare, size) -> None:
    app = NewsdiffApp(comparison=fire, services=services)
    assert snap_compare(app, run_before=settling(["w", "right_square_bracket"]), terminal_size=size)


@pytest.mark.parametrize("keys", PANES.values(), ids=PANES)
def test_panes(fire: Comparison, services: Services, snap_compare, keys) -> None:
    app = NewsdiffApp(comparison=fire, services=services)
    assert snap_compare(app, run_before=settling(keys), terminal_size=(200, 50))
