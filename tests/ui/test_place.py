"""The sense of place: one line, one number; and what comes or goes leaves the reader where they are."""

from __future__ import annotations

import threading
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from newsdiff.desk import Desk
from newsdiff.model import Comparison, Notice, NoticeKind, Span
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.course import labels, targets
from newsdiff.ui.galley import LineKind, Setter
from newsdiff.ui.look import Look
from newsdiff.ui.naming import short_name
from newsdiff.ui.services import Services
from newsdiff.ui.session import Filter
from newsdiff.ui.view import View
from newsdiff.ui.widgets.detail_panel import DetailPanel
from newsdiff.ui.widgets.looks import Looks
from newsdiff.ui.widgets.pane import Pane
from newsdiff.ui.widgets.sheet_view import SheetView
from newsdiff.ui.widgets.spread import Spread
from tests.build_comparison import article, compare, row
from tests.ui.helpers import notices, screen_text, settled, title
from tests.ui.test_reader import Outcome


def number_of(pane: Pane, passage: str) -> str:
    """The row's number beside a passage, as drawn."""
    line = pane.line_of(passage)
    drawn = "".join(segment.text for segment in pane.draw(line))
    return drawn[: pane._gutter].strip(" ▌")


@pytest.mark.parametrize("shown", [("A", "B"), ("B", "C", "A"), ("C", "A", "B")])
def test_passages_on_one_line_share_the_rows_they_are_numbered_by(shown: tuple[str, ...]) -> None:
    texts = [["Headline."], ["The fire began.", "Nobody was hurt.", "It burned long."]]
    both = [article(label, texts) for label in "ABC"]
    rows = (row(1, "one", "A2", "B3"), row(2, "two", "A2", "B2", "C2"), row(3, "three", "A3", "B3", "C3"))
    comparison = compare(both, rows, [], [])
    galley = Setter(comparison).lay_out(shown, [30] * len(shown))
    second = next(column for column in galley.columns if column.label == "A").threads["A2"]
    assert comparison.alignments[1].id in second
    for first, beside in zip(galley.columns[1:], galley.beside, strict=True):
        for one, other in beside.items():
            assert set(galley.columns[0].threads[one]) & set(first.threads[other])


@pytest.mark.parametrize("pair", list(permutations("ABC", 2)))
async def test_what_stands_on_one_line_bears_one_number(
    seeds: Comparison, services: Services, pair: tuple[str, str]
) -> None:
    app = NewsdiffApp(comparison=seeds, services=services)
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.pause()
        spread = app.screen.query_one(Spread)
        spread.show(pair)
        left, right = spread.visible_panes
        focus = left._focus.passages
        for one, other in spread._galley.beside[0].items():
            if not focus & {one, other}:
                assert number_of(left, one) == number_of(right, other) != ""


def test_the_passages_that_are_linked_best_come_to_one_line(harbour: Comparison) -> None:
    found = harbour.divergences[0]
    assert targets(harbour, found, ("A", "B")) == ("A2", "B2")
    side = next(side for side in found.sides if side.articles == ("B",))
    far = next(p.id for p in harbour.article["B"].passages if p.id not in harbour.rows_of)
    twice = replace(side, evidence=(replace(side.evidence[0], passage=far), *side.evidence))
    sides = tuple(twice if s is side else s for s in found.sides)
    assert targets(harbour, replace(found, sides=sides), ("A", "B")) == ("A2", "B2")
    assert targets(harbour, replace(found, sides=sides), ("B",)) == (far,)


@pytest.mark.parametrize(
    ("outlet", "url", "path", "told"),
    [
        ("The  Mercury", None, "x/a.txt", "The Mercury"),
        (None, "https://www.example.org/2031/a", "x/a.txt", "example.org"),
        (None, None, "http://news.example:8080/a?b", "news.example"),
        (None, None, "x/000_d50a60c3c110cbab.txt", "000_d50a…"),
        (None, None, "542cd22c-ea80-4669-995b-6ac6a33823f7_1.json#3", "542c…_1.json#3"),
        (None, None, "x/20310304120000.txt", "20310304120000.txt"),
        (None, None, "fire-at-the-harbour-defaced.html", "fire-at-the-harbour-defaced.html"),
        (None, None, "x/[b]a\x1b.txt", "[b]a�.txt"),
    ],
)
def test_a_short_name_is_one_to_know_an_article_by(
    harbour: Comparison, outlet: str | None, url: str | None, path: str, told: str
) -> None:
    page = replace(harbour.articles[0].page, outlet=outlet, url=url, path=path)
    assert short_name(replace(harbour.articles[0], page=page)) == told


def test_of_each_kind_of_notice_one_line_stands_above_the_text(harbour: Comparison) -> None:
    first = harbour.articles[0]
    span = Span(0, len(first.text))
    both = (Notice(NoticeKind.OPINION, span), Notice(NoticeKind.CORRECTION, span))
    page = replace(first.page, notices=both)
    changed = replace(harbour, articles=(replace(first, page=page), *harbour.articles[1:]))
    column = Setter(changed).lay_out(("A", "B"), (50, 50)).columns[0]
    notices = [line.note for line in column.lines if line.kind is LineKind.NOTICE]
    assert [note.split()[1] for note in notices] == ["opinion:", "correction:"]


async def test_files_that_changed_are_read_again_at_the_same_divergence(
    harbour: Comparison, services: Services
) -> None:
    rounds: list[int] = []
    shorter = replace(harbour.articles[0], passages=harbour.articles[0].passages[:9])
    without = tuple(d for d in harbour.divergences if "A10" not in str(d))
    rows = tuple(r for r in harbour.alignments if "A10" not in r.passages)
    changed = replace(
        harbour, articles=(shorter, *harbour.articles[1:]), alignments=rows, divergences=without
    )

    def compute(_paths, watch):
        rounds.append(1)
        found = harbour if len(rounds) == 1 else changed
        watch.early(replace(found, divergences=(), origins=()))
        return Outcome(found, ())

    app = NewsdiffApp(["a.txt"], services=replace(services, compute=compute))
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot, lambda: title(app).startswith("1 of 9"))
        await pilot.press(*["right_square_bracket"] * 4)
        at = app.screen.session.current
        assert at in {d.id for d in without}
        await pilot.press("r")
        await settled(pilot, lambda: app.screen.comparison is changed and not app.screen.searching)
        assert app.screen.session.current == at
        assert title(app).startswith("5 of ")
        assert "▌" in screen_text(app)


async def test_rows_that_come_early_are_not_those_of_a_filter(
    harbour: Comparison, services: Services
) -> None:
    gate = threading.Event()

    def compute(_paths, watch):
        watch.early(replace(harbour, divergences=(), origins=()))
        gate.wait(10)
        return Outcome(harbour, ())

    app = NewsdiffApp(["a.txt"], services=replace(services, compute=compute))
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot, lambda: app.screen.searching)
        app.screen.session.filter = Filter(least=0.5)
        app.screen.renew()
        assert title(app) == "searching for divergences …"
        assert "5 articles" in screen_text(app)
        assert "origin" not in screen_text(app).splitlines()[0]
        gate.set()
        await settled(pilot, lambda: not app.screen.searching)
        assert "4 origins" in screen_text(app).splitlines()[0]


async def test_a_wider_screen_shows_both_sides_of_the_divergence(
    harbour: Comparison, services: Services
) -> None:
    app = NewsdiffApp(comparison=harbour, services=services)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        spread = app.screen.query_one(Spread)
        for _ in range(8):
            await pilot.press("right_square_bracket")
            await pilot.resize_terminal(140, 42)
            await pilot.pause()
            current = next(d for d in harbour.divergences if d.id == app.screen.session.current)
            assert set(spread.visible_labels) <= set(labels(current))
            assert len(spread.visible_labels) == 2
            await pilot.resize_terminal(80, 24)
            await pilot.pause()


async def test_a_very_small_screen_still_shows_text_and_keys(harbour: Comparison, services: Services) -> None:
    app = NewsdiffApp(comparison=harbour, services=services)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        lines = screen_text(app).splitlines()
        assert lines[-1].strip().startswith("]")
        assert app.screen.query_one("#left", Pane).rows >= 1
        assert app.screen.query_one(DetailPanel).rows >= 1
        assert not app.screen.show_vertical_scrollbar


@pytest.mark.parametrize("key", ["f3", "f5", "f7"])
async def test_a_table_may_lose_rows_or_room_while_it_is_shown(
    harbour: Comparison, services: Services, key: str
) -> None:
    app = NewsdiffApp(comparison=harbour, services=services)
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press(key, "G")
        fewer = replace(harbour, articles=harbour.articles[:2], alignments=(), divergences=(), origins=())
        app.screen.add_class("-waiting")
        await pilot.pause()
        app.screen.take(fewer)
        app.screen.remove_class("-waiting")
        await pilot.pause()
        await pilot.press("G")
        app.screen.take(harbour)
        await pilot.press("G")
        for size in ((140, 24), (200, 50), (40, 10), (140, 42)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        table = app.screen.query_one("#table", SheetView)
        assert table.count == len(table.sheet) * table.sheet.height(table.room)


async def test_an_empty_table_says_so_instead_of_what_was_told_before(services: Services) -> None:
    both = [article(label, [["Headline."], ["The fire began."]]) for label in "AB"]
    app = NewsdiffApp(comparison=compare(both, (row(1, "x", "A2", "B2"),), [], []), services=services)
    async with app.run_test(size=(140, 42)) as pilot:
        for key, told in (("f4", "name nobody"), ("f5", "no number"), ("f6", "No cue of framing")):
            await pilot.press(key)
            await pilot.pause()
            if not app.screen.query_one("#table").sheet:
                assert told in screen_text(app)
        await pilot.press("f3", "z")
        await pilot.pause()
        assert "Nothing here diverges" in screen_text(app)


async def test_the_likeness_table_is_graded_in_the_terminals_own_colours(
    harbour: Comparison, services: Services
) -> None:
    app = NewsdiffApp(comparison=harbour, services=services, look=Look(theme="ansi"))
    async with app.run_test(size=(140, 42)):
        looks = app.screen.query_one(Looks)
        assert len({str(looks.style(f"heat--{step}")) for step in range(6)}) == 6


async def test_the_mouse_reaches_every_command(harbour: Comparison, services: Services) -> None:
    app = NewsdiffApp(comparison=harbour, services=services)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.click("#top", offset=(3, 0))
        await settled(pilot, lambda: type(app.screen).__name__ == "CommandPalette")
        await settled(pilot, lambda: "Article 1" in screen_text(app))
        await pilot.press("escape")
        await settled(pilot, lambda: app.screen.id != "--command-palette")
        await pilot.click("#top", offset=(77, 0))
        await settled(pilot, lambda: type(app.screen).__name__ == "FilterDialog")
        assert [type(screen).__name__ for screen in app.screen_stack][-2:] == ["ReadScreen", "FilterDialog"]


async def test_a_click_on_the_head_of_a_column_goes_to_its_article(
    harbour: Comparison, services: Services
) -> None:
    app = NewsdiffApp(comparison=harbour, services=services)
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("f3")
        await pilot.pause()
        table = app.screen.query_one("#table", SheetView)
        head = screen_text(app).splitlines()[table.region.y]
        await pilot.click("#table", offset=(head.index(" C ") + 2, 0))
        await pilot.pause()
        assert (table.column, table.cursor) == (2, 0)
        assert app.screen.view is View.POINTS


async def test_no_link_is_offered_where_there_are_no_panes(harbour: Comparison, services: Services) -> None:
    app = NewsdiffApp(comparison=harbour, services=services)
    async with app.run_test(size=(140, 42)) as pilot:
        assert app.screen.check_action("link", ()) is True
        await pilot.press("f4")
        assert app.screen.view is View.NAMES
        assert app.screen.check_action("link", ()) is False


async def test_undo_says_what_is_undone(harbour: Comparison, services: Services, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "desk.sqlite3")
    app = NewsdiffApp(comparison=harbour, services=replace(services, desk=lambda: desk))
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("x")
        await settled(pilot, lambda: "✗ dismissed" in title(app))
        await pilot.press("c", "h", "m", "enter")
        await settled(pilot, lambda: "✎ hm" in screen_text(app))
        await pilot.press("u")
        await settled(pilot, lambda: "Undone: the note is as it was." in notices(app))
        await pilot.press("u")
        await settled(pilot, lambda: "Undone: it is open again." in notices(app))
        assert not {"✗ dismissed", "✎ hm"} & set(title(app).split(" · "))
        assert "✎ hm" not in screen_text(app)
