"""What the views look like."""

from __future__ import annotations

import pytest

from newsdiff.model import Comparison
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.services import Services
from newsdiff.ui.theme import LIGHT
from tests.ui import annotated
from tests.ui.test_snapshots import SIZES

LOOKS = {
    "points": ["f3", "j"],
    "names": ["f4", "j"],
    "numbers": ["f5", "j"],
    "framing": ["f6", "j", "j"],
    "articles": ["f7", "d"],
    "unwrapped": ["w", "right_square_bracket"],
}

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


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("keys", LOOKS.values(), ids=LOOKS)
def test_view(fire: Comparison, services: Services, snap_compare, size, keys) -> None:
    app = NewsdiffApp(comparison=fire, services=services)
    assert snap_compare(app, run_before=settling(keys), terminal_size=size)


@pytest.mark.parametrize("keys", PANES.values(), ids=PANES)
def test_panes(fire: Comparison, services: Services, snap_compare, keys) -> None:
    app = NewsdiffApp(comparison=fire, services=services)
    assert snap_compare(app, run_before=settling(keys), terminal_size=(200, 50))


@pytest.mark.parametrize("keys", [["f3"], ["f5"], ["f7"]], ids=["points", "numbers", "articles"])
def test_light(fire: Comparison, services: Services, snap_compare, keys) -> None:
    app = NewsdiffApp(comparison=fire, services=services)
    app.theme = LIGHT.name
    assert snap_compare(app, run_before=settling(keys), terminal_size=(140, 42))
