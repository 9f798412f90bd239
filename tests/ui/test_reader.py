"""The reader, steered by keys as a person would."""

from __future__ import annotations

import os
import shutil
import threading
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest
from rich.console import ConsoleDimensions
from textual import events
from textual.widgets import Input, OptionList

from newsdiff.model import Comparison, InputError, NewsdiffError, Outcome
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.commands import APP, READ, START
from newsdiff.ui.launch import _agree_on_size
from newsdiff.ui.screens.address import AddressDialog
from newsdiff.ui.screens.help import HelpScreen
from newsdiff.ui.screens.read import ReadScreen
from newsdiff.ui.screens.save import ReplaceDialog, SaveDialog
from newsdiff.ui.screens.start import StartScreen
from newsdiff.ui.screens.waiting import Curtain
from newsdiff.ui.services import Services
from newsdiff.ui.theme import ANSI, DARK, LIGHT
from newsdiff.ui.view import View
from newsdiff.ui.widgets.bars import KeyBar, TopBar
from newsdiff.ui.widgets.find_bar import FindBar
from newsdiff.ui.widgets.pane import Pane
from newsdiff.ui.widgets.point_list import PointList
from newsdiff.ui.widgets.spread import Spread
from tests import build_comparison
from tests.ui.helpers import screen_text, settled, title

SIZES = [(80, 24), (140, 42), (200, 50)]


def spread(app: NewsdiffApp) -> Spread:
    return app.screen.query_one(Spread)


@pytest.fixture
def app(harbour: Comparison, services: Services) -> NewsdiffApp:
    return NewsdiffApp(comparison=harbour, services=services)


@pytest.mark.parametrize("size", SIZES)
async def test_opens_on_the_first_divergence(app: NewsdiffApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        shown = screen_text(app)
        assert "Ferry fire at Marrow" in shown
        assert "#At least 14 people" in shown
        assert "5 articles, 4 origins" in shown
        assert "1 of 9 · # number · contradicts · serious" in shown
        assert ("Points" in shown) == (size[0] >= 100)
        assert ("#Thirty-one" in shown) == (size[0] >= 100)
        assert "] next" in shown


async def test_divergences_in_order_and_back(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        seen = [title(app)]
        for _ in range(8):
            await pilot.press("right_square_bracket")
            seen.append(title(app))
        assert [told.split(" ")[0] for told in seen] == [str(n) for n in range(1, 10)]
        assert spread(app).shown == ("A", "C")
        await pilot.press("right_square_bracket")
        assert title(app) == seen[-1]
        await pilot.press("alt+up", "left_square_bracket")
        assert title(app) == seen[-3]


async def test_serious_ones_only(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("right_curly_bracket", "right_curly_bracket")
        assert title(app) == "3 of 9 · # number · contradicts · serious"
        await pilot.press("right_curly_bracket")
        assert title(app).startswith("3 of 9")
        await pilot.press("left_curly_bracket")
        assert title(app) == "2 of 9 · % date · contradicts · serious"


async def test_the_second_pane_turns_to_an_article_of_the_divergence(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        assert spread(app).shown == ("A", "B")
        await pilot.press("right_square_bracket")
        assert spread(app).shown == ("A", "C")
        left, right = app.screen.query(Pane)
        assert left.line_of("A2") == right.line_of("C2")
        assert left.top == right.top


async def test_what_is_told_in_another_order_comes_to_one_line(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        for _ in range(6):
            await pilot.press("right_square_bracket")
        assert "framing" in title(app)
        left, right = app.screen.query(Pane)
        assert left.line_of("A5") == right.line_of("B7")


async def test_articles_by_point_comma_and_number(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("full_stop")
        assert spread(app).shown == ("C", "B")
        await pilot.press("comma", "comma")
        assert spread(app).shown == ("E", "B")
        await pilot.press("tab", "4")
        assert spread(app).shown == ("E", "D")
        assert "⚠ machine-written" in screen_text(app)
        await pilot.press("5")
        assert spread(app).shown == ("D", "E")
        await pilot.press("9")
        assert spread(app).shown == ("D", "E")


@pytest.mark.parametrize("size", SIZES)
async def test_every_view_shows_the_notice(app: NewsdiffApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await pilot.press("4", "g")
        shown = screen_text(app)
        assert "⚠ machine-written" in shown
        assert "machine-written: This article was" in shown


async def test_moving_and_paging_move_both_panes(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 30)) as pilot:
        left, right = app.screen.query(Pane)
        await pilot.press("g")
        for keys, line in [("j", 1), ("down", 2), ("k", 1), ("up", 0), ("G", left.last_top), ("g", 0)]:
            await pilot.press(keys)
            assert (left.top, right.top) == (line, line)
        for there, back in [("space", "b"), ("pagedown", "pageup"), ("ctrl+d", "ctrl+u"), ("end", "home")]:
            await pilot.press(there)
            assert left.top == right.top > 1
            await pilot.press(back)
            assert left.top == right.top == 0
        right.go(3)
        await pilot.pause()
        assert left.top == 3


async def test_the_list_of_points_opens_what_is_chosen(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("tab", "tab")
        points = app.screen.query_one(PointList)
        assert points.has_focus
        assert points.cursor == 1
        await pilot.press("down", "j", "k", "enter")
        assert title(app).startswith("3 of 9 · # number")
        await pilot.press("down", "enter")
        assert title(app) == "no divergence found"
        assert "linked by: quay, ferry" in screen_text(app)
        await pilot.press("right_square_bracket")
        assert title(app).startswith("4 of 9")
        await pilot.press("G")
        assert points.cursor == 12
        await pilot.press("g", "space", "b")
        assert points.cursor == 0


async def test_points_and_evidence_can_be_clicked(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.click(PointList, offset=(10, 6))
        assert title(app).startswith("3 of 9")
        await pilot.press("left_square_bracket", "left_square_bracket")
        line = next(i for i, text in enumerate(screen_text(app).splitlines()) if "%early on" in text)
        column = screen_text(app).splitlines()[line].index("early")
        await pilot.click(offset=(column, line))
        assert title(app).startswith("2 of 9 · % date")


async def test_keys_at_the_bottom_can_be_clicked(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.click(KeyBar, offset=(3, 0))
        assert title(app).startswith("2 of 9")


async def test_rows_only(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        assert "One woman said" in screen_text(app)
        await pilot.press("z")
        shown = screen_text(app)
        assert "One woman said" not in shown
        assert "⋯ 2 told here only" in shown
        await pilot.press("z")
        assert "One woman said" in screen_text(app)


async def test_an_omission_shows_the_nearest_passage_even_among_rows_only(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("z")
        for _ in range(3):
            await pilot.press("right_square_bracket")
        assert title(app).startswith("4 of 9 · ∅ omission")
        left, right = app.screen.query(Pane)
        assert left.line_of("A8") == right.line_of("B11") is not None


async def test_finds_in_all_articles(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("slash", *"inspection")
        assert "3 found" in screen_text(app)
        await pilot.press("enter")
        assert "1 of 3 · A" in screen_text(app)
        await pilot.press("n")
        assert "2 of 3 · B" in screen_text(app)
        await pilot.press("n")
        assert "3 of 3 · C" in screen_text(app)
        assert "C" in spread(app).shown
        await pilot.press("n", "N", "N")
        assert "2 of 3 · B" in screen_text(app)
        await pilot.press("escape")
        assert not app.screen.query(FindBar)
        assert title(app).startswith("1 of 9")
        await pilot.press("n")
        await pilot.press("ctrl+f", *"zebra", "enter")
        assert "not found" in screen_text(app)


async def test_a_search_can_be_typed_at_once(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.pause()
        for key, character in [("slash", "/"), *((letter, letter) for letter in "quay"), ("enter", None)]:
            app.post_message(events.Key(key, character))
        await settled(pilot, lambda: "1 of 6 · A" in screen_text(app))
        assert "find quay" in screen_text(app)


async def test_letters_typed_in_a_search_are_no_commands(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("slash", *"qz]s.")
        assert app.is_running
        assert app.screen.query_one(Input).value == "qz]s."
        assert title(app).startswith("1 of 9")


@pytest.mark.parametrize("key", ["question_mark", "f1"])
async def test_help_names_every_key(app: NewsdiffApp, key: str) -> None:
    async with app.run_test(size=(140, 120)) as pilot:
        await pilot.press(key)
        assert isinstance(app.screen, HelpScreen)
        shown = screen_text(app)
        for command in (*READ, *APP):
            if not command.action.startswith("pick"):
                assert (command.help[:56] in shown) == command.fits(View.READ)
        assert "1–9" in shown
        await pilot.press("escape")
        assert isinstance(app.screen, ReadScreen)


async def test_the_palette_holds_every_command(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        names = {command.title for command in app.get_system_commands(app.screen)}
        articles = len(app.screen.comparison.articles)
        not_there = {f"Article {n}" for n in range(articles + 1, 10)}
        assert names == {c.name for c in (*READ, *APP) if c.fits(View.READ)} - not_there
        await pilot.press("ctrl+p", *"next divergence", "enter")
        await settled(pilot, lambda: isinstance(app.screen, ReadScreen) and title(app).startswith("2 of 9"))


async def test_a_keymap_rebinds_and_the_footer_follows(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        app.set_keymap({"divergence.next": "x"})
        app.screen.query_one(KeyBar).refresh()
        await pilot.press("x")
        assert title(app).startswith("2 of 9")
        assert "x next" in screen_text(app)


async def test_light_ansi_and_dark(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        assert app.theme == DARK.name
        await pilot.press("t")
        assert app.theme == LIGHT.name
        await pilot.press("t")
        assert app.theme == ANSI.name
        assert "#At least 14 people" in screen_text(app)
        await pilot.press("t")
        assert app.theme == DARK.name


async def test_quits(app: NewsdiffApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("q")
    assert app.return_code == 0


async def test_saves_and_says_where(
    app: NewsdiffApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    target = tmp_path / "newsdiff-ferry-fire-at-marrow-quay-leaves-2031-03-04.md"
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("s")
        assert isinstance(app.screen, SaveDialog)
        assert target.name in screen_text(app)
        await pilot.press("enter")
        await settled(pilot, lambda: target.exists() and len(app._notifications) == 1)
        assert target.read_text(encoding="utf-8") == "# A report\n"
        assert str(target) in next(iter(app._notifications)).message


async def test_never_replaces_a_file_unasked(
    app: NewsdiffApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    target = tmp_path / "mine.md"
    target.write_text("mine", encoding="utf-8")
    async with app.run_test(size=(140, 42)) as pilot:
        for answer in ("n", "escape"):
            await pilot.press("ctrl+s")
            app.screen.query_one(Input).value = "mine.md"
            await pilot.press("enter")
            await settled(pilot, lambda: isinstance(app.screen, ReplaceDialog))
            await pilot.press(answer)
            assert target.read_text(encoding="utf-8") == "mine"
        await pilot.press("s")
        app.screen.query_one(Input).value = "mine.md"
        await pilot.press("enter")
        await settled(pilot, lambda: isinstance(app.screen, ReplaceDialog))
        await pilot.press("y")
        await settled(pilot, lambda: target.read_text(encoding="utf-8") == "# A report\n")


async def test_a_report_that_cannot_be_saved_is_one_sentence(app: NewsdiffApp, tmp_path: Path) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("s")
        app.screen.query_one(Input).value = str(tmp_path / "none" / "a.md")
        await pilot.press("enter")
        await settled(pilot, lambda: len(app._notifications) == 1)
        assert "could not be saved" in next(iter(app._notifications)).message
        await pilot.press("s", "escape")
        assert isinstance(app.screen, ReadScreen)


def computing(harbour: Comparison, services: Services, gate: threading.Event, failures=()) -> Services:
    """Services whose work waits for a gate."""

    def compute(paths, watch):
        watch.progress("align", 2, 5)
        while not (gate.wait(0.01) or watch.stopped()):
            pass
        if "none.txt" in paths:
            raise NewsdiffError("none.txt: there is no such file; check the path.")
        return Outcome(harbour, tuple(failures))

    return replace(services, compute=compute)


async def test_what_is_aligned_can_be_read_before_it_is_searched(
    harbour: Comparison, services: Services
) -> None:
    gate, shown = threading.Event(), threading.Event()

    def compute(paths, watch):
        watch.early(replace(harbour, divergences=(), origins=()))
        shown.set()
        gate.wait(10)
        return Outcome(harbour, ())

    app = NewsdiffApp(["a.txt"], services=replace(services, compute=compute))
    async with app.run_test(size=(140, 42)) as pilot:
        while not app.screen.searching:
            await pilot.pause()
        assert app.screen.comparison.divergences == ()
        assert app.screen.check_action("save", ()) is False
        gate.set()
        while app.screen.searching:
            await pilot.pause()
        assert app.screen.comparison is harbour
        assert app.screen.check_action("save", ()) is True


async def test_shows_progress_then_the_comparison(harbour: Comparison, services: Services) -> None:
    gate = threading.Event()
    failures = [InputError("[b]bad\x1b.txt", "the file is empty", "leave it out")]
    app = NewsdiffApp(["a.txt"], services=computing(harbour, services, gate, failures))
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot, lambda: "align 3 of 5" in screen_text(app))
        assert "esc stops" in screen_text(app)
        gate.set()
        await settled(pilot, lambda: "1 of 9" in screen_text(app))
        assert not app.screen.query(Curtain)
        await settled(pilot, lambda: app.screen.focused is app.screen.query_one("#left"))
        await settled(pilot, lambda: len(app._notifications) == 1)
        assert "[b]bad�.txt: the file is empty" in next(iter(app._notifications)).message


async def test_esc_stops_and_r_tries_again(harbour: Comparison, services: Services) -> None:
    gate = threading.Event()
    app = NewsdiffApp(["a.txt"], services=computing(harbour, services, gate))
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot, lambda: "esc stops" in screen_text(app))
        await pilot.press("escape")
        await settled(pilot, lambda: "Stopped" in screen_text(app))
        gate.set()
        await pilot.press("r")
        await settled(pilot, lambda: "1 of 9" in screen_text(app))
        assert "Stopped" not in screen_text(app)


async def test_a_failure_is_one_sentence(harbour: Comparison, services: Services) -> None:
    gate = threading.Event()
    gate.set()
    app = NewsdiffApp(["none.txt"], services=computing(harbour, services, gate))
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot, lambda: "there is no such file; check the path." in screen_text(app))
        await pilot.press(
            "right_square_bracket", "j", "tab", "z", "full_stop", "1", "n", "slash", "s", "enter", "escape"
        )
        assert "Traceback" not in screen_text(app)


async def test_reload_keeps_the_place(harbour: Comparison, services: Services) -> None:
    gate = threading.Event()
    gate.set()
    app = NewsdiffApp(["a.txt"], services=computing(harbour, services, gate))
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot, lambda: "1 of 9" in screen_text(app))
        await pilot.press("right_square_bracket", "right_square_bracket")
        before = title(app)
        taken: list[Comparison] = []
        take = app.screen.take
        app.screen.take = lambda comparison: (take(comparison), taken.append(comparison))
        await pilot.press("r")
        await settled(pilot, lambda: len(taken) == 1)
        assert title(app) == before


@dataclass
class Remembered:
    paths: tuple[str, ...]
    headline: str
    opened: datetime


class FakeDesk:
    def __init__(self) -> None:
        self.told: list[tuple[str, tuple[str, ...]]] = []

    def recent(self) -> tuple[Remembered, ...]:
        return (Remembered(("x/a.txt", "x/b.txt"), "[b]Old news[/b]", datetime(2031, 3, 5, 9, 30)),)

    def remember(self, headline, paths, opened) -> None:
        self.told.append((headline, tuple(paths)))


@pytest.fixture
def start(harbour: Comparison, services: Services) -> tuple[NewsdiffApp, FakeDesk]:
    gate, desk = threading.Event(), FakeDesk()
    gate.set()
    working = replace(computing(harbour, services, gate), desk=lambda: desk, sample=lambda: "the/sample")
    return NewsdiffApp(services=working), desk


async def test_start_lists_what_was_open_and_opens_it(start: tuple[NewsdiffApp, FakeDesk]) -> None:
    app, desk = start
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot, lambda: "[b]Old news[/b]" in screen_text(app))
        assert "2 articles: a.txt, b.txt" in screen_text(app)
        await pilot.press("end", "enter")
        await settled(pilot, lambda: isinstance(app.screen, ReadScreen) and "1 of 9" in screen_text(app))
        await settled(pilot, lambda: bool(desk.told))
        assert desk.told == [("Ferry fire at Marrow Quay leaves at least 14 injured", ("x/a.txt", "x/b.txt"))]


async def test_start_opens_the_sample(start: tuple[NewsdiffApp, FakeDesk]) -> None:
    app, desk = start
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x")
        await settled(pilot, lambda: bool(desk.told))
        assert desk.told[0][1] == ("the/sample",)


async def test_start_gathers_files_then_compares_them(
    start: tuple[NewsdiffApp, FakeDesk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app, desk = start
    monkeypatch.chdir(tmp_path)
    paths = [tmp_path / name for name in ("one.txt", "two.txt")]
    for path in paths:
        path.write_text("words", encoding="utf-8")
    async with app.run_test(size=(120, 40)) as pilot:
        for path, told in zip(paths, ("Compare 1 article ", "Compare 2 articles "), strict=True):
            await pilot.press("o")
            await settled(pilot, lambda: type(app.screen).__name__ == "FileOpen")
            app.screen.dismiss(path)
            await settled(pilot, lambda told=told: told in screen_text(app))
        assert app.screen.query_one(OptionList).highlighted == 0
        await pilot.press("enter")
        await settled(pilot, lambda: bool(desk.told))
        assert desk.told[0][1] == tuple(map(str, paths))


MISTAKES = [
    ("", "No address was given"),
    ("ftp://example.org/a", "Addresses of ftp scheme are not fetched"),
    ("not an address", "Addresses of no scheme are not fetched"),
    ("http://me:pw@example.org/", "It holds a password"),
    ("http://", "It is no valid address"),
]


@pytest.mark.parametrize(("typed", "told"), MISTAKES)
async def test_start_says_what_is_wrong_with_an_address(start, typed: str, told: str) -> None:
    app, desk = start
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("u")
        await settled(pilot, lambda: isinstance(app.screen, AddressDialog))
        app.screen.query_one(Input).value = typed
        await pilot.press("enter")
        await settled(pilot, lambda: told in " ".join(screen_text(app).split()))
        app.screen.query_one(Input).value = "www.example.org/one"
        await settled(pilot, lambda: told not in screen_text(app))
        await pilot.press("enter")
        await settled(pilot, lambda: "https://www.example.org/one" in screen_text(app))
        assert desk.told == []


async def test_start_compares_files_and_addresses(start, tmp_path: Path) -> None:
    app, desk = start
    first, second = "https://example.org/one", "http://example.net/[b]two[/b]"
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("u")
        await settled(pilot, lambda: isinstance(app.screen, AddressDialog))
        app.screen.query_one(Input).value = f" example.org/one {second}  {first}"
        await pilot.press("enter")
        await settled(pilot, lambda: "Compare 2 articles" in screen_text(app))
        assert second in screen_text(app)
        await pilot.press("o")
        await settled(pilot, lambda: type(app.screen).__name__ == "FileOpen")
        app.screen.dismiss(tmp_path / "three.txt")
        await settled(pilot, lambda: "Compare 3 articles" in screen_text(app))
        await pilot.press("u", "escape", "c")
        await settled(pilot, lambda: bool(desk.told))
        assert desk.told[0][1] == ("https://example.org/one", second, str(tmp_path / "three.txt"))


async def test_start_opens_a_folder(start: tuple[NewsdiffApp, FakeDesk], tmp_path: Path) -> None:
    app, desk = start
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("f")
        await settled(pilot, lambda: type(app.screen).__name__ == "SelectDirectory")
        app.screen.dismiss(tmp_path)
        await settled(pilot, lambda: bool(desk.told))
        assert desk.told[0][1] == (str(tmp_path),)


async def test_start_has_help_and_palette_of_its_own(start: tuple[NewsdiffApp, FakeDesk]) -> None:
    app, _ = start
    async with app.run_test(size=(120, 40)) as pilot:
        assert isinstance(app.screen, StartScreen)
        names = {command.title for command in app.get_system_commands(app.screen)}
        assert names == {command.name for command in (*START, *APP)}
        await pilot.press("question_mark")
        assert "Compare all articles of a folder." in screen_text(app)


@pytest.mark.parametrize("size", [(20, 8), (40, 12), (99, 24), (100, 24), (160, 30), (300, 90)])
async def test_any_size_of_screen(app: NewsdiffApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        for key in ("right_square_bracket", "full_stop", "tab", "slash", "a", "enter", "escape", "z"):
            await pilot.press(key)
        assert app.screen.query_one(TopBar)


async def test_resizing_folds_and_unfolds(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        assert len(spread(app).visible_panes) == 2
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert len(spread(app).visible_panes) == 1
        assert "#At least 14" in screen_text(app)
        await pilot.press("full_stop")
        assert "Harbour Watch" in screen_text(app)
        await pilot.resize_terminal(140, 42)
        await pilot.pause()
        assert len(spread(app).visible_panes) == 2
        assert "#Thirty-one" in screen_text(app)


async def test_hostile_text_is_shown_as_it_is(services: Services) -> None:
    app = NewsdiffApp(comparison=build_comparison.hostile(), services=services)
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("right_square_bracket", "tab", "full_stop", "slash", *"[b]", "enter", "z")
        shown = screen_text(app)
        assert "[minister]" in shown
        assert "[bold]he said [/b]" in shown
        assert "\x1b" not in shown


@pytest.mark.parametrize("count", [1, 2])
async def test_one_article_or_nothing_in_common(services: Services, count: int) -> None:
    articles = [
        build_comparison.article(label, ((f"Headline {label}",), (f"Only {label} tells this.",)))
        for label in "AB"[:count]
    ]
    app = NewsdiffApp(comparison=build_comparison.compare(articles), services=services)
    async with app.run_test(size=(140, 42)) as pilot:
        for key in (
            "right_square_bracket",
            "left_curly_bracket",
            "enter",
            "full_stop",
            "1",
            "2",
            "1",
            "tab",
            "j",
        ):
            await pilot.press(key)
        shown = screen_text(app)
        assert "Only A tells this." in shown
        assert ("nothing to compare it with" in shown) == (count == 1)
        assert ("no point in common" in shown) == (count == 2)


async def test_selected_words_are_copied_without_signs(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.pause()
        left = app.screen.query_one("#left", Pane)
        lines = screen_text(app).splitlines()
        line = next(i for i, text in enumerate(lines) if "#At least" in text)
        await pilot.mouse_down(offset=(2, line))
        await pilot.hover(offset=(40, line + 1))
        await pilot.mouse_up(offset=(40, line + 1))
        await pilot.pause()
        told = app.screen.get_selected_text()
        assert told is not None
        assert told.startswith("At least 14 people were injured when fire")
        assert left.text_selection is not None


def test_a_terminal_that_tells_no_size_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "get_terminal_size", lambda *_: os.terminal_size((80, 24)))
    app = NewsdiffApp()
    app.console.size = ConsoleDimensions(80, 25)
    _agree_on_size(app)
    assert app.size == (80, 24)
