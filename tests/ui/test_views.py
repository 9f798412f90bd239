"""The views beside the text, steered by keys and mouse as a person would."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual import events

from newsdiff.model import Comparison, Judgement, Kind, Verdict
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.commands import READ
from newsdiff.ui.screens.help import HelpScreen
from newsdiff.ui.services import Services
from newsdiff.ui.session import Filter
from newsdiff.ui.view import TABLES, View
from newsdiff.ui.widgets.bars import KeyBar
from newsdiff.ui.widgets.detail_panel import DetailPanel
from newsdiff.ui.widgets.line_view import LineView
from newsdiff.ui.widgets.margin_view import MarginView
from newsdiff.ui.widgets.pane import Pane
from newsdiff.ui.widgets.point_list import PointList
from newsdiff.ui.widgets.sheet_view import SheetView
from newsdiff.ui.widgets.spread import Spread
from tests import build_comparison
from tests.ui import annotated
from tests.ui.test_reader import SIZES, screen_text, settled, title

KEYS = dict(zip(View, ("f2", "f3", "f4", "f5", "f6", "f7"), strict=True))


@pytest.fixture(scope="module")
def fire() -> Comparison:
    return annotated.harbour()


@pytest.fixture
def app(fire: Comparison, services: Services) -> NewsdiffApp:
    return NewsdiffApp(comparison=fire, services=services)


def table(app: NewsdiffApp) -> SheetView:
    return app.screen.query_one(SheetView)


def spread(app: NewsdiffApp) -> Spread:
    return app.screen.query_one(Spread)


def head(view: LineView) -> str:
    return "".join(words for words, _ in view._title)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("view", TABLES)
async def test_each_view_has_its_key_and_is_built_when_first_asked_for(app, view: View, size) -> None:
    async with app.run_test(size=size) as pilot:
        assert not app.screen.query(SheetView)
        await pilot.press(KEYS[view])
        assert app.screen.view is view
        assert table(app).has_focus
        assert view.value in head(table(app)).lower()
        assert not spread(app).region
        await pilot.press("f2")
        assert app.screen.view is View.READ
        assert spread(app).region
        assert app.screen.query_one("#left").has_focus
        assert title(app).startswith("1 of 9")


@pytest.mark.parametrize("view", TABLES)
async def test_keys_of_movement_move_the_cursor_of_a_table(app, view: View) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press(KEYS[view])
        last = len(table(app).sheet) - 1
        await pilot.press("g")
        steps = [("j", 1), ("down", 2), ("k", 1), ("up", 0), ("G", last), ("k", last - 1), ("home", 0)]
        for keys, row in steps:
            await pilot.press(keys)
            assert table(app).cursor == row
        for there, back in [("space", "b"), ("pagedown", "pageup"), ("ctrl+d", "ctrl+u"), ("end", "g")]:
            await pilot.press(there)
            assert table(app).cursor > 1
            await pilot.press(back)
            assert table(app).cursor == 0


async def test_a_point_is_told_below_and_opens_in_the_reader(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("f3", "g", "j")
        assert title(app) == "1 of 1 here · # number · contradicts · serious"
        assert "passengers: Some 210" in screen_text(app)
        assert app.screen.session.current == "d02"
        await pilot.press("enter")
        assert app.screen.view is View.READ
        assert title(app).startswith("3 of 9 · # number")


async def test_an_article_of_a_column_comes_on_the_screen(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("f3", "g", "4")
        assert table(app).column == 3
        await pilot.press("enter")
        assert "D" in spread(app).shown
        await pilot.press("f3", "full_stop", "full_stop")
        assert table(app).column == 0
        await pilot.press("comma", "left", "right", "right")
        assert table(app).column == 0
        await pilot.press("9")
        assert table(app).column == 0


async def test_a_point_without_a_divergence_opens_too(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("f3", "o", "g")
        assert title(app) == "no divergence found"
        await pilot.press("enter")
        assert app.screen.query_one("#left", Pane).line_of("A1") is not None
        assert title(app) == "no divergence found"


async def test_the_cursor_of_the_points_follows_the_divergence(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("f3")
        first = table(app).cursor
        await pilot.press("right_square_bracket")
        assert app.screen.session.current == "d03"
        assert table(app).cursor == first
        assert "2 of 2 here · % date" in title(app)
        await pilot.press("right_square_bracket")
        assert app.screen.session.current == "d02"
        assert table(app).cursor != first
        await pilot.press("f4", "f3")
        assert app.screen.session.current == "d02"


async def test_the_order_of_the_points_is_shown_and_turned(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("f3")
        seen = [head(table(app))]
        for _ in range(4):
            await pilot.press("o")
            seen.append(head(table(app)))
        assert ["gravest first" in told for told in seen] == [True, False, False, False, True]
        assert "in reading order" in seen[1]
        assert "told by most first" in seen[2]
        assert "by kind" in seen[3]


async def test_only_what_diverges(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        for key in ("f3", "f4", "f5", "f6"):
            await pilot.press(key)
            every = len(table(app).sheet)
            await pilot.press("z")
            assert len(table(app).sheet) < every
            await pilot.press("z")
            assert len(table(app).sheet) == every


async def test_a_name_leads_to_its_mention_in_the_article_of_the_column(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("f4", "g")
        rows = [row.form for row in table(app).sheet._rows]
        for _ in range(rows.index("Ilse Brand")):
            await pilot.press("j")
        assert title(app).startswith("Ilse Brand · ")
        assert "admitted that the inspection" in screen_text(app)
        await pilot.press("enter")
        assert "B" in spread(app).visible_labels
        assert "B10" in app.screen.query_one("#left", Pane)._focus.passages


async def test_a_figure_leads_to_its_passage(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("f5", "g", "j", "j", "enter")
        pane = app.screen.query_one("#left", Pane)
        assert pane._focus.passages == {"B2"}
        assert "#Thirty-one" in screen_text(app)
        await pilot.press("f5", "g", "enter")
        assert title(app).startswith("1 of 9 · # number")


async def test_cues_and_articles_lead_to_the_text(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("f6", "g", "j", "j", "2", "enter")
        assert app.screen.query_one("#left", Pane)._focus.passages == {"B2"}
        await pilot.press("f7", "g", "j", "j", "enter")
        assert "C" in spread(app).shown


async def test_dropped_text_is_shown_on_request(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("f7")
        assert "reopened to foot" not in screen_text(app)
        await pilot.press("d", "j")
        assert "reopened to foot" in screen_text(app)
        assert title(app) == "A Coast Courier · related"
        await pilot.press("d")
        assert "reopened to foot" not in screen_text(app)


async def test_rows_and_columns_can_be_clicked(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("f3", "g")
        await pilot.click(SheetView, offset=(10, 3))
        assert (table(app).cursor, app.screen.view) == (1, View.POINTS)
        await pilot.click(SheetView, offset=(100, 3))
        assert (table(app).column > 1, app.screen.view) == (True, View.POINTS)
        await pilot.click(SheetView, offset=(100, 3))
        assert app.screen.view is View.READ
        assert title(app).startswith("3 of 9")
        await pilot.press("f3")
        shown = screen_text(app).splitlines()[-1]
        await pilot.click(KeyBar, offset=(shown.index("F2"), 0))
        assert app.screen.view is View.READ


async def test_the_wheel_moves_a_table(app) -> None:
    async with app.run_test(size=(140, 24)) as pilot:
        await pilot.press("f7", "g")
        wheel = {"x": 10, "y": 5, "delta_x": 0, "delta_y": 1, "button": 0}
        keys = {"shift": False, "meta": False, "ctrl": False}
        table(app).post_message(events.MouseScrollDown(table(app), **wheel, **keys))
        await pilot.pause()
        assert table(app).top > 0


async def test_tab_goes_to_the_panel_and_back(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("f4", "tab")
        assert app.screen.query_one(DetailPanel).has_focus
        await pilot.press("j", "tab")
        assert table(app).has_focus


async def test_counts_follow_the_filter_in_every_view(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        session = app.screen.session
        session.filter = Filter(kinds=frozenset([Kind.NAME]))
        app.screen.renew()
        await pilot.pause()
        assert title(app).startswith("1 of 2 · @ name")
        assert len(app.screen.query_one(PointList)._points) == 2
        for view in TABLES:
            await pilot.press(KEYS[view])
            assert "@ name 2" in screen_text(app).splitlines()[0]
            assert "# number" not in screen_text(app).splitlines()[0]
        await pilot.press("f3")
        assert len(table(app).sheet) == 2
        session.filter = Filter(kinds=frozenset([Kind.FRAMING]), least=0.9)
        app.screen.renew()
        await pilot.pause()
        assert len(table(app).sheet) == 0
        assert "No divergence passes the filter." in screen_text(app)
        await pilot.press("enter", "j", "f2")
        assert "No divergence passes the filter." in screen_text(app)


async def test_verdicts_show_in_the_points(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        judged = {"d01": Verdict(Judgement.CONFIRMED), "d02": Verdict(Judgement.DISMISSED)}
        app.screen.session.verdicts = judged
        await pilot.press("f3", "g")
        lines = screen_text(app).splitlines()
        assert "2 ✓How many were hurt" in lines[2]
        assert "3 ✗How many were on" in lines[4]


async def test_a_new_comparison_keeps_the_view(app, fire: Comparison) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("f3", "g", "j")
        app.screen.take(replace(fire, divergences=fire.divergences[:3]))
        await pilot.pause()
        assert app.screen.view is View.POINTS
        assert app.screen.session.current == "d02"
        await pilot.press("f2")
        assert title(app).startswith("3 of 3")


@pytest.mark.parametrize("view", View)
async def test_help_tells_the_keys_of_its_view(app, view: View) -> None:
    async with app.run_test(size=(140, 120)) as pilot:
        await pilot.press(KEYS[view], "f1")
        assert isinstance(app.screen, HelpScreen)
        shown = screen_text(app)
        assert f"Keys · {view.value}" in shown
        for command in READ:
            if not command.action.startswith("pick"):
                assert (command.help[:56] in shown) == command.fits(view)


@pytest.mark.parametrize("size", [(20, 8), (40, 12), (99, 24), (300, 90)])
async def test_tables_at_any_size(services: Services, size: tuple[int, int]) -> None:
    app = NewsdiffApp(comparison=build_comparison.hostile(), services=services)
    async with app.run_test(size=size) as pilot:
        for key in (*KEYS.values(), "f3", "j", "full_stop", "z", "o", "tab", "j", "enter"):
            await pilot.press(key)
        assert "\x1b" not in screen_text(app)


async def test_tables_fold_when_the_terminal_shrinks(app) -> None:
    async with app.run_test(size=(200, 50)) as pilot:
        await pilot.press("f3", "5")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "E Northern Post" in head(table(app))
        assert "‹" in head(table(app))


async def test_one_to_four_panes(app) -> None:
    async with app.run_test(size=(200, 50)) as pilot:
        assert len(spread(app).visible_panes) == 2
        await pilot.press("plus", "equals_sign")
        await settled(pilot, lambda: all(p.text_width > 20 for p in spread(app).visible_panes))
        assert spread(app).visible_labels == ("A", "B", "C", "D")
        level = [pane.line_of(f"{pane.label}2") for pane in spread(app).visible_panes]
        assert len(set(level)) == 1
        shown = screen_text(app)
        for words in ("#At least 14", "#Thirty-one", "#Dozens", "#between"):
            assert words in shown
        await pilot.press("plus")
        assert len(spread(app).visible_panes) == 4
        await pilot.press("right_square_bracket", "full_stop", "5", "tab", "j")
        assert len(set(spread(app).visible_labels)) == 4
        await pilot.press("minus", "minus")
        assert len(spread(app).visible_panes) == 2


async def test_the_list_of_points_gives_way_to_a_third_pane(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        assert app.screen.query_one(PointList).display
        await pilot.press("plus")
        await settled(pilot, lambda: all(p.text_width > 30 for p in spread(app).visible_panes))
        assert len(spread(app).visible_panes) == 3
        assert not app.screen.query_one(PointList).display
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert len(spread(app).visible_panes) == 2
        await pilot.resize_terminal(140, 42)
        await pilot.pause()
        assert len(spread(app).visible_panes) == 3
        await pilot.press("minus")
        assert app.screen.query_one(PointList).display


async def test_a_pane_that_would_be_too_narrow_is_refused(app) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("plus")
        assert len(spread(app).visible_panes) == 2
        assert [n.message for n in app._notifications] == ["There is no room for 3 panes."]
        await pilot.press("minus", "minus")
        assert len(spread(app).visible_panes) == 1


async def test_a_single_article_has_the_others_in_its_margin(app) -> None:
    async with app.run_test(size=(140, 30)) as pilot:
        await pilot.press("minus")
        await settled(pilot, lambda: "What the others say" in screen_text(app))
        shown = screen_text(app)
        assert "B Thirty-one" in shown
        assert len(spread(app).visible_panes) == 1
        margin = app.screen.query_one(MarginView)
        line = next(i for i, text in enumerate(shown.splitlines()) if "% C on Monday night" in text)
        await pilot.click(MarginView, offset=(5, line - margin.region.y))
        assert title(app).startswith("2 of 9 · % date")
        await pilot.press("G")
        assert margin.top == spread(app).panes[0].top > 0
        margin.go(0)
        await pilot.pause()
        assert spread(app).panes[0].top == 0
        await pilot.press("full_stop")
        assert spread(app).visible_labels == ("B",)
        await pilot.press("plus")
        await settled(pilot, lambda: "What the others say" not in screen_text(app))


async def test_panes_can_scroll_by_themselves(app) -> None:
    async with app.run_test(size=(140, 30)) as pilot:
        left, right = app.screen.query(Pane)
        await pilot.press("g", "l", "j", "j")
        assert (left.top, right.top) == (2, 0)
        assert "scrolls alone" in head(left)
        await pilot.press("right_square_bracket")
        await pilot.press("l")
        assert left.top == right.top
        assert "scrolls alone" not in head(left)
        await pilot.press("j")
        assert left.top == right.top


async def test_lines_need_not_break(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        left = app.screen.query_one("#left", Pane)
        broken = left.count
        await pilot.press("w")
        assert left.count < broken
        assert sum(line.passage == "A2" for line in left._lines) == 1
        assert "At least 14 people were injured" in screen_text(app)
        await pilot.press("right", "right", "right")
        assert left.shifted == 48
        assert "#At least 14 people were injured" not in screen_text(app)
        await pilot.press("left", "left", "left", "left")
        assert left.shifted == 0
        await pilot.press("w", "right")
        assert left.count == broken
        assert left.shifted == 0


async def test_the_strip_jumps_to_a_divergence(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        left = app.screen.query_one("#left", Pane)
        cells = [i for i, cell in enumerate(left._scene.density) if "d04" in cell.divergences]
        await pilot.click("#left", offset=(cells[0] + 1, left.size.height - 1))
        assert app.screen.session.current in left._scene.density[cells[0]].divergences
        edge = screen_text(app).splitlines()[left.region.bottom - 1]
        assert "◆" in edge
        assert "━" in edge


async def test_a_row_has_one_tint_in_all_panes(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.pause()
        tints = []
        for pane in app.screen.query(Pane):
            line = pane.line_of(f"{pane.label}2")
            number = next(s for s in pane.draw(line) if s.text.strip() == "2")
            tints.append(number.style.color)
        assert tints[0] == tints[1]


async def test_only_what_is_told_can_be_judged(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("f4", "G")
        assert app.screen.session.current is None
        await pilot.press("g")
        assert app.screen.session.current == "d04"
        await pilot.press("j")
        assert app.screen.session.current == "d04"
        row = table(app).cursor
        app.screen.session.verdicts = {"d04": Verdict(Judgement.CONFIRMED, "checked")}
        app.screen.show_verdicts()
        await pilot.pause()
        assert table(app).cursor == row
        await pilot.press("f3")
        assert "✓ confirmed" in title(app)
        assert "checked" in screen_text(app)


async def test_a_table_comes_back_where_it_was(app) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("f7", "G", "3", "f2", "f7")
        assert table(app).cursor == len(table(app).sheet) - 1
        assert table(app).column == 2
