"""What the reader looks like."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pytest
from textual.widgets import OptionList

from newsdiff.model import Comparison
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.services import Services
from newsdiff.ui.theme import LIGHT
from tests import build_comparison

SIZES = {"small": (80, 24), "middle": (140, 42), "large": (200, 50)}

STORIES = {
    "opened": [],
    "omission": ["right_square_bracket"] * 3,
    "told_in_another_order": ["right_square_bracket"] * 6,
    "rows_only": ["z", "tab", "tab"],
    "notice": ["4"],
    "found": ["slash", *"fire", "enter", "n", "n", "n"],
    "help": ["question_mark"],
}


def app_of(comparison: Comparison, services: Services) -> NewsdiffApp:
    """The reader on a comparison that needs no work."""
    return NewsdiffApp(comparison=comparison, services=services)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("keys", STORIES.values(), ids=STORIES)
def test_reader(harbour: Comparison, services: Services, snap_compare, size, keys) -> None:
    assert snap_compare(app_of(harbour, services), press=keys, terminal_size=size)


def test_light(harbour: Comparison, services: Services, snap_compare) -> None:
    app = app_of(harbour, services)
    app.theme = LIGHT.name
    assert snap_compare(app, press=["right_square_bracket"], terminal_size=(140, 42))


def test_hostile(services: Services, snap_compare) -> None:
    assert snap_compare(app_of(build_comparison.hostile(), services), terminal_size=(140, 42))


def test_failed(services: Services, snap_compare) -> None:
    def compute(paths, watch):
        from newsdiff.model import InputError

        raise InputError("none.txt", "there is no such file", "check the path")

    app = NewsdiffApp(
        ["none.txt"],
        services=Services(
            compute=compute, report=services.report, desk=services.desk, sample=services.sample
        ),
    )

    async def failed(pilot) -> None:
        while not app.screen.query("Curtain"):
            await pilot.pause(0.02)

    assert snap_compare(app, run_before=failed, terminal_size=(80, 24))


@dataclass
class Remembered:
    paths: tuple[str, ...]
    headline: str
    opened: datetime


class Desk:
    def recent(self):
        first = ("news/courier.txt", "news/watch.html", "news/ledger.txt", "news/post.txt")
        return (
            Remembered(
                first, "Ferry fire at Marrow Quay leaves at least 14 injured", datetime(2031, 3, 6, 9, 5)
            ),
            Remembered(("election/",), "Council votes for new bridge", datetime(2031, 2, 27, 17, 40)),
        )

    def remember(self, headline, paths, opened):
        raise AssertionError("nothing was opened")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_start(services: Services, snap_compare, size) -> None:
    app = NewsdiffApp(
        services=Services(compute=services.compute, report=services.report, desk=Desk, sample=services.sample)
    )

    async def remembered(pilot) -> None:
        while not (found := app.screen.query(OptionList)) or found.first().option_count < 5:
            await pilot.pause(0.02)

    assert snap_compare(app, run_before=remembered, terminal_size=size)
