"""Verdicts, notes, undo and the filter, by keys, as a person would."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsdiff.desk import Desk
from newsdiff.model import Comparison, Judgement, Kind
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.messages import Recalled
from newsdiff.ui.recalling import Known
from newsdiff.ui.services import Services
from newsdiff.ui.session import Filter
from newsdiff.ui.widgets.bars import KeyBar
from tests.ui.helpers import notices, screen_text, settled, title


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk.sqlite3")


@pytest.fixture
def judging(services: Services, desk: Desk) -> Services:
    return replace(services, desk=lambda: desk)


@pytest.fixture
def app(harbour: Comparison, judging: Services) -> NewsdiffApp:
    return NewsdiffApp(comparison=harbour, services=judging)


async def test_verdicts_are_written_and_come_back(
    app: NewsdiffApp, harbour: Comparison, judging: Services, desk: Desk
) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("v")
        await settled(pilot, lambda: title(app).endswith("✓ confirmed"))
        first = app.screen.session.current
        assert desk.verdicts([first])[first].judgement is Judgement.CONFIRMED
        await pilot.press("right_square_bracket", "x")
        await settled(pilot, lambda: title(app).endswith("✗ dismissed"))
        assert "✓ 1  ✗ 1" in screen_text(app).splitlines()[0]
    again = NewsdiffApp(comparison=harbour, services=judging)
    async with again.run_test(size=(140, 42)) as pilot:
        await settled(pilot, lambda: title(again).endswith("✓ confirmed"))
        assert "✓ 1  ✗ 1" in screen_text(again).splitlines()[0]


async def test_the_same_key_again_leaves_it_open(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("v", "v", "x", "x", "v")
        await settled(pilot, lambda: len(app.screen._acts) == 5)
        assert [act.after.judgement.value for act, _ in app.screen._acts] == [
            "confirmed", "open", "dismissed", "open", "confirmed",
        ]  # fmt: skip


async def test_a_note_is_asked_for_shown_and_taken_away(app: NewsdiffApp, desk: Desk) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("c", *"[b]rang the mayor", "enter")
        await settled(pilot, lambda: "✎ [b]rang the mayor" in screen_text(app))
        await pilot.press("c")
        assert "[b]rang the mayor" in screen_text(app)
        await pilot.press("escape", "v")
        await settled(pilot, lambda: "✓ confirmed" in title(app))
        assert "✎ [b]rang the mayor" in screen_text(app)
        await pilot.press("c", "ctrl+u", "enter")
        await settled(pilot, lambda: "✎" not in screen_text(app))
        assert "✓ confirmed" in title(app)


async def test_undo_takes_back_step_by_step_and_goes_there(app: NewsdiffApp, desk: Desk) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("v", "right_square_bracket", "x", "right_square_bracket")
        await settled(pilot, lambda: len(app.screen._acts) == 2)
        await pilot.press("u")
        await settled(pilot, lambda: title(app).startswith("2 of 9"))
        assert "dismissed" not in title(app)
        assert "Undone: it is open again." in notices(app)
        await pilot.press("u")
        await settled(pilot, lambda: title(app).startswith("1 of 9") and "confirmed" not in title(app))
        await pilot.press("u")
        await settled(pilot, lambda: "There is nothing to undo." in notices(app))
        assert desk.verdicts(d.id for d in app.screen.comparison.divergences) == {}


async def test_undo_leaves_what_another_reader_judged_since(app: NewsdiffApp, desk: Desk) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("v")
        await settled(pilot, lambda: len(app.screen._acts) == 1)
        Desk(desk.path).judge(app.screen.session.current, Judgement.DISMISSED)
        await pilot.press("u")
        await settled(pilot, lambda: "Another reader has judged this since" in notices(app))
        await settled(pilot, lambda: "dismissed" in title(app))
        assert (
            desk.verdicts([app.screen.session.current])[app.screen.session.current].judgement
            is Judgement.DISMISSED
        )


async def test_a_damaged_desk_does_not_stop_reading(app: NewsdiffApp, desk: Desk) -> None:
    desk.path.write_bytes(b"this is no database " * 200)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot, lambda: "move the file away to start afresh" in notices(app))
        await pilot.press("v", "right_square_bracket")
        await settled(pilot, lambda: title(app).startswith("2 of 9") and "✓ 1" in screen_text(app))
        await pilot.press("u")
        await settled(pilot, lambda: "✓ 1" not in screen_text(app))
        assert "Traceback" not in screen_text(app)


async def test_verdicts_can_be_clicked(app: NewsdiffApp) -> None:
    async with app.run_test(size=(200, 50)) as pilot:
        await pilot.pause()
        column = screen_text(app).splitlines()[-1].index("v confirm")
        await pilot.click(KeyBar, offset=(column, 0))
        await settled(pilot, lambda: "✓ confirmed" in title(app))
        assert app.screen.session.verdict(app.screen.session.current).judgement is Judgement.CONFIRMED


async def test_the_filter_decides_what_is_shown_and_counted_everywhere(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("f")
        assert "Show which divergences" in screen_text(app)
        await pilot.press("space", "j", "space")
        chosen = app.screen._chosen
        assert chosen.kinds == {Kind.NUMBER, Kind.NAME}
        await pilot.press("enter")
        shown = app.screen.session.divergences
        assert {d.kind for d in shown} == {Kind.NUMBER, Kind.NAME}
        many = len(shown)
        assert 0 < many < 9
        top = screen_text(app).splitlines()[0]
        assert f"▽ {many} of 9" in top
        assert "omission" not in top
        assert title(app).startswith(f"1 of {many}")
        for _ in range(many + 1):
            await pilot.press("right_square_bracket")
            assert any(kind in title(app) for kind in ("number", "name"))
        assert title(app).startswith(f"{many} of {many}")
        await pilot.press("F")
        assert "of 9" in title(app)
        assert "▽" not in screen_text(app)


async def test_the_filter_by_verdict_follows_each_verdict(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        app.screen._filtered(Filter(judgements=frozenset({Judgement.OPEN})))
        await pilot.press("v")
        await settled(pilot, lambda: "▽ 8 of 9" in screen_text(app))
        assert title(app).startswith("1 of 8")
        app.screen._filtered(Filter(judgements=frozenset({Judgement.DISMISSED})))
        await settled(pilot, lambda: "No divergence passes the filter." in screen_text(app))
        await pilot.press("v", "right_square_bracket", "c", "u")
        await settled(pilot, lambda: not app.screen._acts)
        assert "The cursor is on no divergence" in notices(app)


async def test_a_filter_chosen_before_the_desk_answers_stays(app: NewsdiffApp, harbour: Comparison) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot, lambda: app.screen._is_recalled)
        app.screen._is_recalled = False
        app.screen._filtered(Filter(least=0.7))
        app.screen.post_message(Recalled(harbour, Known(harbour, {}, Filter(least=0.2))))
        await settled(pilot, lambda: app.screen._is_recalled)
        assert "▽ 3 of 9" in screen_text(app)


async def test_a_filter_can_be_left_and_cleared(app: NewsdiffApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f", "space", "escape")
        assert app.screen.session.filter == Filter()
        await pilot.press("f", "tab", "space", "shift+tab", "x", "k", "c", "enter")
        assert app.screen.session.filter == Filter()


async def test_a_choice_can_be_clicked(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("f")
        lines = screen_text(app).splitlines()
        line = next(i for i, text in enumerate(lines) if "○" in text and "serious" in text)
        await pilot.click(offset=(lines[line].index("serious"), line))
        assert app.screen._chosen.least == 0.7
        await pilot.press("enter")
        assert "▽ 3 of 9" in screen_text(app)


async def test_a_filter_comes_back_for_the_same_files(
    harbour: Comparison, judging: Services, tmp_path: Path
) -> None:
    from tests.ui.test_reader import Outcome

    computing = replace(judging, compute=lambda _paths, _watch: Outcome(harbour, ()))
    for path, wanted in (("a.txt", False), ("a.txt", True), ("b.txt", False)):
        app = NewsdiffApp([path], services=computing)
        async with app.run_test(size=(140, 42)) as pilot:
            await settled(pilot, lambda app=app: app.screen.comparison and app.screen._is_recalled)
            assert ("▽ 3 of 9" in screen_text(app)) == wanted
            if path == "a.txt" and not wanted:
                app.screen._filtered(Filter(least=0.7))
