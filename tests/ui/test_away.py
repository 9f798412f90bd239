"""Copying, the editor, files that change, jumping, the palette, and what comes back next time."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest
from textual.command import CommandPalette

from newsdiff.desk import Desk
from newsdiff.model import Comparison, InputError, NewsdiffError
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.citing import cite
from newsdiff.ui.editing import command, editor_of, file_of, line_of
from newsdiff.ui.look import Look, from_kept
from newsdiff.ui.screens.jump import JumpScreen, letters
from newsdiff.ui.screens.read import ReadScreen
from newsdiff.ui.services import Services
from newsdiff.ui.settings import Settings
from newsdiff.ui.theme import ANSI, LIGHT
from newsdiff.ui.watching import changed, state_of
from newsdiff.ui.widgets.bars import KeyBar
from newsdiff.ui.widgets.detail_panel import DetailPanel
from newsdiff.ui.widgets.point_list import PointList
from newsdiff.ui.widgets.sheet_view import SheetView
from newsdiff.ui.widgets.spread import Spread
from tests.ui.helpers import notices, screen_text, settled, title


@pytest.fixture
def app(harbour: Comparison, services: Services) -> NewsdiffApp:
    return NewsdiffApp(comparison=harbour, services=services)


async def test_the_quotation_of_the_pane_is_copied(app: NewsdiffApp, harbour: Comparison) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("y")
        assert app.clipboard == cite(harbour, "A2") or app.clipboard == cite(harbour, "A1")
        assert app.clipboard.startswith("“")
        assert "— Harbour" in app.clipboard or "2031" in app.clipboard
        assert "Copied: “" in notices(app)
        await pilot.press("tab", "ctrl+c")
        assert app.clipboard.startswith("“")
        assert "\n" not in app.clipboard


async def test_outside_the_panes_every_quotation_is_copied(app: NewsdiffApp, harbour: Comparison) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        app.screen.query_one(DetailPanel).focus()
        await pilot.press("y")
        lines = app.clipboard.splitlines()
        assert lines[0] == harbour.divergences[0].summary
        assert len(lines) > 2
        assert all(line.startswith("“") for line in lines[1:])


async def test_what_is_marked_is_copied(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.pause()
        lines = screen_text(app).splitlines()
        line = next(i for i, text in enumerate(lines) if "#At least" in text)
        await pilot.mouse_down(offset=(2, line))
        await pilot.hover(offset=(40, line))
        await pilot.mouse_up(offset=(40, line))
        await pilot.pause()
        await pilot.press("ctrl+c")
        assert app.clipboard.startswith("At least 14 people")


EDITORS = [
    ("vim", ["vim", "+7", "/a b.txt"]),
    ("/usr/bin/nano -w", ["/usr/bin/nano", "-w", "+7", "/a b.txt"]),
    ("emacsclient -nw", ["emacsclient", "-nw", "+7", "/a b.txt"]),
    ("hx", ["hx", "/a b.txt:7"]),
    ("code --wait", ["code", "--wait", "--goto", "/a b.txt:7"]),
    ("'my editor' -x", ["my editor", "-x", "/a b.txt"]),
]


@pytest.mark.parametrize(("editor", "words"), EDITORS)
def test_how_editors_open_a_line(editor: str, words: list[str]) -> None:
    assert command(editor, Path("/a b.txt"), 7) == words


def test_which_editor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "vis")
    monkeypatch.setenv("EDITOR", "ed")
    assert editor_of("own") == "own"
    assert editor_of(None) == "vis"
    monkeypatch.delenv("VISUAL")
    assert editor_of(None) == "ed"
    monkeypatch.setenv("EDITOR", "")
    with pytest.raises(NewsdiffError, match="No editor is named; set EDITOR"):
        editor_of(None)
    with pytest.raises(NewsdiffError, match="check its quotes"):
        command("vim 'x", Path("a"), 1)


def test_the_line_of_a_passage(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text("<p>One.</p>\n<p>The <b>mayor</b>\nsaid (twice) no.</p>\n", encoding="utf-8")
    assert line_of(file, "The mayor said (twice) no.") == 2
    assert line_of(file, "never said") == 1
    assert line_of(tmp_path / "gone", "One.") == 1
    for path, told in (
        ("-", "it is no file"),
        ("https://x.org/", "it is no file"),
        ("gone.txt", "no longer there"),
    ):
        with pytest.raises(InputError, match=told):
            file_of(path)
    assert file_of(f"{file}#3") == file


async def test_the_editor_opens_at_the_passage(
    harbour: Comparison, services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.txt"
    first = harbour.articles[0]
    file.write_text(f"\n\n{first.text}", encoding="utf-8")
    page = replace(first.page, path=str(file))
    comparison = replace(harbour, articles=(replace(first, page=page), *harbour.articles[1:]))
    out = tmp_path / "out"
    script = tmp_path / "vim"
    script.write_text(f"#!{sys.executable}\nimport sys\nopen({str(out)!r}, 'w').write(repr(sys.argv[1:]))\n")
    script.chmod(0o700)
    app = NewsdiffApp(comparison=comparison, services=services, settings=Settings({"editor": str(script)}))
    async with app.run_test(size=(140, 42)) as pilot:
        monkeypatch.setattr(app, "suspend", nullcontext)
        await pilot.press("e")
        words = comparison.words(app.screen._current_passage())
        line = file.read_text("utf-8")[: file.read_text("utf-8").index(words)].count("\n") + 1
        assert out.read_text() == repr([f"+{line}", str(file)])
        assert line > 2


async def test_no_editor_or_no_file_is_one_sentence(
    app: NewsdiffApp, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", "/nowhere/vim")
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("e")
        assert "the file is no longer there" in notices(app)
        monkeypatch.chdir(tmp_path)
        (tmp_path / "articles").mkdir()
        (tmp_path / "articles" / "a.txt").write_text("x", encoding="utf-8")
        await pilot.press("e")
        assert "An editor needs a terminal" in notices(app)
        monkeypatch.setattr(app, "suspend", nullcontext)
        await pilot.press("e")
        assert "/nowhere/vim: the editor cannot be run (no such file or directory)" in notices(app)
        monkeypatch.delenv("EDITOR")
        await pilot.press("e")
        assert "No editor is named; set EDITOR" in notices(app)


def test_what_changed_between_two_looks(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a", "b", "c")]
    for path in paths[:2]:
        path.write_text("1")
    names = [*map(str, paths), "-", "https://x.org/"]
    before = state_of(names)
    assert changed(before, state_of(names)) == ()
    paths[0].write_text("22")
    paths[1].unlink()
    paths[2].write_text("3")
    assert changed(before, state_of(names)) == tuple(map(str, paths))
    os.utime(paths[0], ns=(1, 1))
    assert changed(state_of(names), state_of(names)) == ()


async def test_files_that_change_offer_a_reload(
    harbour: Comparison, services: Services, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one", encoding="utf-8")
    page = replace(harbour.articles[0].page, path=str(file))
    first = replace(harbour.articles[0], page=page)
    comparison = replace(harbour, articles=(first, *harbour.articles[1:]))
    app = NewsdiffApp(comparison=comparison, services=services)
    async with app.run_test(size=(140, 42)) as pilot:
        app.screen._pulse()
        await settled(pilot, lambda: app.screen._state is not None)
        file.write_text("one and more", encoding="utf-8")
        app.screen._pulse()
        await settled(pilot, lambda: "a.txt changed on disk: r reads the articles again." in notices(app))
        many = len(app._notifications)
        app.screen._pulse()
        await pilot.pause(0.1)
        assert len(app._notifications) == many


async def test_no_offer_where_it_is_not_wanted(harbour: Comparison, services: Services) -> None:
    app = NewsdiffApp(comparison=harbour, services=services, settings=Settings({"watch": False}))
    async with app.run_test(size=(140, 42)):
        app.screen._pulse()
        assert app.screen._state is None


async def test_letters_lead_to_views_divergences_and_points(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("ctrl+o")
        assert isinstance(app.screen, JumpScreen)
        by_word = app.screen._by_word
        view = next(w for w, t in by_word.items() if isinstance(t.view, PointList))
        await pilot.press(*view)
        assert isinstance(app.focused, PointList)
        await pilot.press("ctrl+o")
        word, target = [(w, t) for w, t in app.screen._by_word.items() if t.divergence][-1]
        await pilot.press(*word)
        assert app.screen.session.current == target.divergence
        await pilot.press("ctrl+o")
        word, target = [(w, t) for w, t in app.screen._by_word.items() if t.point >= 0][2]
        await pilot.press(*word)
        assert app.screen.query_one(PointList).cursor == target.point
        before = title(app)
        for key in ("escape", "question_mark"):
            await pilot.press("ctrl+o", key)
            assert isinstance(app.screen, ReadScreen)
            assert title(app) == before


async def test_a_letter_can_be_clicked(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("ctrl+o")
        target = next(t for t in app.screen._by_word.values() if isinstance(t.view, DetailPanel))
        await pilot.click(offset=target.at)
        assert isinstance(app.focused, DetailPanel)


def test_letters_are_enough() -> None:
    assert letters(3) == ["a", "s", "d"]
    many = letters(200)
    assert len(set(many)) == 200
    assert {len(word) for word in many} == {2}


async def test_the_palette_finds_every_point(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        point = app.screen.course.points[3]
        await pilot.press("ctrl+p", *point.topic[:14].lower())
        assert isinstance(app.screen, CommandPalette)
        await settled(pilot, lambda: f"Point {point.number}" in screen_text(app))
        await pilot.press("enter")
        await settled(
            pilot, lambda: isinstance(app.screen, ReadScreen) and app.screen.query_one(PointList).cursor == 3
        )


async def test_layout_and_theme_come_back(harbour: Comparison, services: Services, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.sqlite3")
    app = NewsdiffApp(comparison=harbour, services=replace(services, desk=lambda: desk))
    async with app.run_test(size=(140, 42)) as pilot:
        app.screen.keep_look()
        await pilot.press("t", "z", "w")
        app.screen.keep_look()
        await settled(pilot, lambda: from_kept(desk.kept()) == Look("light", 2, True, False))
    again = NewsdiffApp(comparison=harbour, services=services, look=from_kept(desk.kept()))
    async with again.run_test(size=(140, 42)) as pilot:
        assert again.theme == LIGHT.name
        assert again.screen.query_one(Spread).rows_only
        assert not again.screen.query_one(Spread).wrapped
        assert "⋯ 2 told here only" in screen_text(again)


@pytest.mark.parametrize("panes", [1, 2, 3, 4])
async def test_as_many_panes_as_are_set(harbour: Comparison, services: Services, panes: int) -> None:
    app = NewsdiffApp(comparison=harbour, services=services, look=Look(theme="ansi", panes=panes))
    async with app.run_test(size=(200, 50)) as pilot:
        await pilot.pause()
        assert app.theme == ANSI.name
        assert len(app.screen.query_one(Spread).visible_panes) == panes


async def test_the_view_that_is_set_is_opened(harbour: Comparison, services: Services) -> None:
    app = NewsdiffApp(comparison=harbour, services=services, settings=Settings({"view": "points"}))
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot, lambda: app.screen.view == "points")
        assert app.screen.query_one(SheetView).display


async def test_keys_of_the_users_own(harbour: Comparison, services: Services) -> None:
    own = Settings(keys={"divergence.next": "x", "filter": "ctrl+t"})
    app = NewsdiffApp(comparison=harbour, services=services, settings=own)
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("x")
        assert title(app).startswith("2 of 9")
        assert "✗" not in title(app)
        await pilot.press("right_square_bracket")
        assert title(app).startswith("2 of 9")
        await pilot.press("ctrl+t")
        assert "Show which divergences" in screen_text(app)
        await pilot.press("escape")
        assert "x next" in screen_text(app)
        await pilot.click(KeyBar, offset=(3, 0))
        assert title(app).startswith("3 of 9")


async def test_without_colours_kinds_are_told_by_sign_and_line(
    harbour: Comparison, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = NewsdiffApp(comparison=harbour, services=services)
    async with app.run_test(size=(140, 42)):
        strips = app.screen._compositor.render_strips(app.size)
        colours = {
            colour.get_truecolor()
            for strip in strips
            for segment in strip
            if segment.style
            for colour in (segment.style.color, segment.style.bgcolor)
            if colour and not colour.is_default
        }
        assert all(max(c) - min(c) <= 3 for c in colours)
        assert app.screen.look_now() == Look()
        assert "#At least 14 people" in screen_text(app)


async def test_reload_comes_back_to_the_same_words(harbour: Comparison, services: Services) -> None:
    from tests.ui.test_reader import Outcome

    rounds: list[int] = []

    def compute(_paths, _watch):
        rounds.append(1)
        return Outcome(harbour, ())

    app = NewsdiffApp(["a.txt"], services=replace(services, compute=compute))
    async with app.run_test(size=(140, 26)) as pilot:
        await settled(pilot, lambda: title(app).startswith("1 of 9"))
        await pilot.press("G")
        left = app.screen.query_one(Spread).panes[0]
        top = left.top
        assert top > 3
        await pilot.press("r")
        await settled(pilot, lambda: len(rounds) == 2 and app.screen._read_at is None)
        assert left.top == top
        assert title(app).startswith("1 of 9")
