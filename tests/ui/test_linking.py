"""Linking passages by hand, by keys and by mouse."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsdiff.desk import Desk
from newsdiff.model import Comparison
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.services import Services
from newsdiff.ui.widgets.link_bar import LinkBar
from newsdiff.ui.widgets.spread import Spread
from tests.ui.helpers import notices, screen_text, settled, title


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are redone in this process: what is made by hand in a test is quickly done."""
    from newsdiff.ui import apart

    monkeypatch.setattr(apart, "relink_apart", lambda c, hands: apart.relink_here(c, hands).comparison)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "desk.sqlite3")


@pytest.fixture
def app(seeds: Comparison, services: Services, desk: Desk) -> NewsdiffApp:
    return NewsdiffApp(comparison=seeds, services=replace(services, desk=lambda: desk))


def picked(app: NewsdiffApp) -> tuple[str, str]:
    return app.screen._picks.here, app.screen._picks.there


def together(app: NewsdiffApp, one: str, other: str) -> bool:
    return any({one, other} <= set(row.passages) for row in app.screen.comparison.alignments)


async def test_two_passages_are_linked_and_taken_apart(
    app: NewsdiffApp, desk: Desk, seeds: Comparison
) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        left, shown = app.screen.session.current, app.screen.query_one(Spread).visible_labels
        await pilot.press("m")
        assert isinstance(app.focused, LinkBar)
        app.screen._picks = replace(
            app.screen._picks,
            here=next(p.id for p in seeds.article["A"].passages if p.id not in seeds.rows_of),
            there=next(p.id for p in seeds.article["B"].passages if p.id not in seeds.rows_of),
        )
        await pilot.press("j", "k")
        one, other = picked(app)
        assert "not linked" in screen_text(app)
        await pilot.press("enter")
        await settled(pilot, lambda: together(app, one, other))
        assert [link.linked for link in desk.links()] == [True]
        assert not app.screen.query(LinkBar)
        assert app.screen.query_one(Spread).visible_labels == shown
        await pilot.press("u")
        await settled(pilot, lambda: not together(app, one, other))
        assert app.screen.comparison is seeds
        assert app.screen.session.current == left
        assert desk.links() == ()


async def test_the_passages_of_the_divergence_are_chosen_first_and_taken_apart(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("m")
        first = picked(app)
        if not together(app, *first):
            await pilot.press("escape")
            pytest.skip("the first divergence stands in no row")
        assert "link by hand linked, likeness" in screen_text(app) or "in one row" in screen_text(app)
        await pilot.press("m")
        await settled(pilot, lambda: not together(app, *first))
        assert "Taken apart" in notices(app)


async def test_tab_turns_to_the_other_article_and_esc_changes_nothing(app: NewsdiffApp, desk: Desk) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        before = title(app)
        await pilot.press("m")
        here, there = picked(app)
        await pilot.press("tab")
        assert picked(app) == (there, here)
        await pilot.press("j", "right_square_bracket", "v", "escape")
        assert app.screen._picks is None
        assert title(app) == before
        assert not desk.path.exists()
        assert app.screen._acts == []


async def test_on_a_narrow_screen_the_one_pane_turns(app: NewsdiffApp) -> None:
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        first = app.screen.query_one(Spread).visible_labels
        await pilot.press("tab")
        assert app.screen.query_one(Spread).visible_labels != first
        assert "link by hand" in screen_text(app)


async def test_a_passage_is_chosen_with_the_mouse(app: NewsdiffApp) -> None:
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("m")
        left = app.screen.query_one(Spread).panes[0]
        row = next(i for i in range(3, left.rows) if left._lines[left.top + i].first)
        await pilot.click(left, offset=(12, row + 1))
        assert app.screen._picks.here == left._lines[left.top + row].passage


async def test_links_come_back_with_the_articles(seeds: Comparison, services: Services, desk: Desk) -> None:
    one, other = (
        next(p.id for p in article.passages if p.id not in seeds.rows_of) for article in seeds.articles[:2]
    )
    desk.link(seeds.words(one), seeds.words(other), True)
    app = NewsdiffApp(comparison=seeds, services=replace(services, desk=lambda: desk))
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot, lambda: together(app, one, other))
        assert not any({one, other} <= set(row.passages) for row in seeds.alignments)


async def test_links_hold_without_a_desk(seeds: Comparison, services: Services) -> None:
    app = NewsdiffApp(comparison=seeds, services=services)
    async with app.run_test(size=(140, 42)) as pilot:
        await pilot.press("m")
        one, other = picked(app)
        before = together(app, one, other)
        await pilot.press("enter")
        await settled(pilot, lambda: together(app, one, other) != before)
        await pilot.press("u")
        await settled(pilot, lambda: together(app, one, other) == before)
        assert app.screen.comparison.alignments == seeds.alignments
