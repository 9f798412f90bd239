"""The list of events on the screen."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from newsdiff.model import Kind
from newsdiff.sweep import Events, Wanted
from newsdiff.sweep._index import opened
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.event_filtering import Unclear, read, typed
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
        "INSERT INTO event VALUES (?, ?, 'x', ?, 739000 + ?, 739002 + ?, ?, ?, 2, 3, ?, 'number', ?)",
        ((n + 1, f"{n:05}", f"Event [b]{n}[/b] in Orwen", n % 90, n % 90, 3 + n % 7, min(8, 3 + n % 7),
          1 - n / 10_000, f"dead: {n} (A), {n + 1} (B)") for n in range(10_000)),
    )  # fmt: skip
    base.executemany("INSERT INTO sought (rowid, words) VALUES (?, ?)",
                     ((n + 1, f"event in orwen {n}") for n in range(10_000)))  # fmt: skip
    outlets = ((f"{n:05}", f"valley {'post' if n % 4 else 'mirror'}") for n in range(10_000))
    base.executemany("INSERT INTO outlet VALUES (?, ?)", outlets)
    base.executemany(
        "INSERT INTO divergence VALUES (?, ?, ?, ?, ?, ?, '', '', '', '[]')",
        ((f"{n:05}", place, f"{n}-{place}", kind, "contradicts" if n % 2 else "different", 1 - n / 10_000)
         for n in range(10_000) for place, kind in enumerate(("number", "name" if n % 3 else "date"))),
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
        assert "111 found" in screen_text(app)
        await pilot.press("x")
        await pilot.pause()
        assert app.screen.query_one(EventList).found == 56
        assert "contradictions only" in screen_text(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "10,000 events" in screen_text(app)
        await pilot.press("o", "o")
        await pilot.pause()
        assert "most articles first" in screen_text(app)
        assert app.screen.query_one(EventList).row(0).articles == 9
        assert "8 of 9 compared" in screen_text(app)


async def test_events_are_filtered_by_what_is_typed(many: Path) -> None:
    app = app_of(many)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f", "down", "space", "up", "up", *"8x", "enter")
        await pilot.pause()
        assert "“8x” is no number of articles or origins." in screen_text(app)
        await pilot.press("backspace", "backspace", "up", *"8", "enter")
        await pilot.pause()
        assert app.screen.query_one(EventList).found == len([n for n in range(MANY) if n % 7 >= 5])
        shown = screen_text(app)
        assert "of 10,000 events" in shown
        assert "number · articles at least 8" in shown


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


MANY = 10_000
FILTERED = (
    (Wanted(kinds=frozenset({Kind.DATE})), lambda n: n % 3 == 0),
    (Wanted(kinds=frozenset({Kind.DATE}), contradicting=True, severity=0.5),
     lambda n: n % 6 == 3 and n <= MANY / 2),
    (Wanted(kinds=frozenset({Kind.OMISSION})), lambda n: False),
    (Wanted(outlet="MIRR"), lambda n: n % 4 == 0),
    (Wanted(outlet="%"), lambda n: False),
    (Wanted(since=739_050, until=739_060), lambda n: 48 <= n % 90 <= 60),
    (Wanted(articles=8), lambda n: n % 7 >= 5),
    (Wanted(origins=3), lambda n: False),
    (Wanted(words="orw 12 !"), lambda n: str(n).startswith("12")),
    (Wanted(words='"no such'), lambda n: False),
)  # fmt: skip


@pytest.mark.parametrize(("wanted", "passes"), FILTERED)
def test_filters_list_what_they_say(many: Path, wanted: Wanted, passes) -> None:
    events = Events(many)
    expected = [n for n in range(MANY) if passes(n)]
    assert events.count(wanted) == len(expected)
    assert [int(row.id) for row in events.rows(0, MANY, wanted)] == expected
    events.close()


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [("since", "2026-02", (2026, 2, 1)), ("until", "2026-02", (2026, 2, 28)),
     ("until", "2026", (2026, 12, 31)), ("since", "2026-2-9", (2026, 2, 9))],
)  # fmt: skip
def test_days_are_read_as_they_are_typed(field: str, words: str, value: tuple[int, int, int]) -> None:
    found = read(Wanted(), {**typed(Wanted()), field: words})
    assert getattr(found, field) == date(*value).toordinal()
    assert read(found, typed(found)) == found


@pytest.mark.parametrize(
    ("field", "words"),
    [("since", "soon"), ("until", "2026-13"), ("severity", "2"), ("severity", "nan"), ("articles", "-1"),
     ("origins", "three")],
)  # fmt: skip
def test_what_cannot_be_read_is_told(field: str, words: str) -> None:
    with pytest.raises(Unclear, match=re.escape(words)):
        read(Wanted(), {**typed(Wanted()), field: words})
