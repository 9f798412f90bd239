"""The list of events on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsdiff.sweep import Events
from newsdiff.sweep._index import opened
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.screens.event import EventScreen
from newsdiff.ui.screens.events import EventsScreen
from newsdiff.ui.services import Services
from newsdiff.ui.widgets.event_list import EventList
from tests.ui.helpers import idle, screen_text, settled


def app_of(folder: Path) -> NewsdiffApp:
    services = Services(desk=lambda: None, sample=lambda: None)
    return NewsdiffApp(services=services, events=folder)


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """An index of ten thousand events, with no comparisons in it."""
    base = opened(tmp_path, write=True)
    base.execute("BEGIN")
    base.executemany(
        "INSERT INTO event VALUES (?, 'x', ?, 739000, 739002, ?, 2, 3, ?, ?, ?, ?)",
        ((f"{n:05}", f"Event [b]{n}[/b] in Orwen", 3 + n % 7, n % 2, 1 - n / 10_000,
          f"dead: {n} (A), {n + 1} (B)", f"event {n} in orwen") for n in range(10_000)),
    )  # fmt: skip
    base.execute("COMMIT")
    base.close()
    return tmp_path


async def test_events_are_listed_and_one_is_read_and_left_again(swept: Path) -> None:
    events = Events(swept)
    first, second = events.rows(0, 2)
    events.close()
    app = app_of(swept)
    async with app.run_test(size=(140, 42)) as pilot:
        assert isinstance(app.screen, EventsScreen)
        shown = screen_text(app)
        assert first.topic[:30] in shown and second.topic[:30] in shown
        for leave in ("q", "escape"):
            await pilot.press("enter")
            await settled(pilot, lambda: isinstance(app.screen, EventScreen))
            await idle(app)
            await pilot.pause()
            assert app.screen.comparison is not None
            assert len(app.screen.comparison.articles) == first.articles
            await pilot.press(leave)
            await settled(pilot, lambda: isinstance(app.screen, EventsScreen))
        await pilot.press("q")
    assert app.return_code == 0


async def test_only_rows_that_are_shown_are_read(many: Path, monkeypatch) -> None:
    read: list[tuple[int, int]] = []
    rows = Events.rows

    def counted(self, first, count, *rest):
        read.append((first, count))
        return rows(self, first, count, *rest)

    monkeypatch.setattr(Events, "rows", counted)
    app = app_of(many)
    async with app.run_test(size=(80, 24)) as pilot:
        assert "10,000 events" in screen_text(app)
        assert "Event [b]0[/b] in Orwen" in screen_text(app)
        await pilot.press("G")
        await pilot.pause()
        assert "Event [b]9999[/b]" in screen_text(app)
        await pilot.press("g", "j", "space")
        await pilot.pause()
    assert sum(count for _, count in read) <= 4 * 64


async def test_words_filter_and_order(many: Path) -> None:
    app = app_of(many)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"event 77", "enter")
        await pilot.pause()
        assert "280 found" in screen_text(app)
        await pilot.press("f")
        await pilot.pause()
        odd = app.screen.query_one(EventList).found
        assert 0 < odd < 280
        assert "contradictions only" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "10,000 events" in screen_text(app)
        await pilot.press("o", "o")
        await pilot.pause()
        assert "told by most first" in screen_text(app)
        assert app.screen.query_one(EventList).row(0).articles == 9


async def test_an_event_without_comparison_is_told(many: Path) -> None:
    app = app_of(many)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await idle(app)
        await pilot.pause()
        assert isinstance(app.screen, EventsScreen)
        assert any("cannot be shown" in notice.message for notice in app._notifications)


async def test_help_names_the_keys_of_the_list(many: Path) -> None:
    app = app_of(many)
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Read the articles of the event under the cursor." in screen_text(app)
