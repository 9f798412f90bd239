"""A saved comparison, opened in the reader: nothing is compared again, and verdicts come with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsdiff.cli import main
from newsdiff.desk import open_desk
from newsdiff.model import InputError, Judgement
from newsdiff.reports import as_json
from newsdiff.reports.reopen import is_saved, saved_at
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.job import Job, read_and_compare
from newsdiff.ui.screens.read import ReadScreen
from newsdiff.ui.services import Services
from tests.reports.builder import VERDICTS, flood
from tests.ui.helpers import idle
from tests.ui.test_reader import settled, title


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "saved.json"
    path.write_text(as_json(flood(), VERDICTS), encoding="utf-8")
    monkeypatch.setenv("NEWSDIFF_DATA", str(tmp_path / "desk"))
    return path


@pytest.fixture
def never(monkeypatch: pytest.MonkeyPatch) -> None:
    def compare_apart(*_):
        raise AssertionError

    monkeypatch.setattr("newsdiff.ui.job.compare_apart", compare_apart)


def test_what_a_saved_comparison_is(saved: Path) -> None:
    article = saved.with_name("article.json")
    article.write_text('{"title": "newsdiff.comparison/1 is a schema", "text": "Words."}', encoding="utf-8")
    assert is_saved(str(saved))
    assert not any(map(is_saved, (str(article), str(saved.parent), str(saved.with_name("gone.json")))))
    assert saved_at([str(saved), str(article)]) is None
    assert saved_at(["-"]) is None


def turned(value):
    """The same JSON with every object's keys in the other order."""
    if isinstance(value, dict):
        return {key: turned(value[key]) for key in reversed(value)}
    return [turned(each) for each in value] if isinstance(value, list) else value


REWRITTEN = {
    "in another order": lambda told: json.dumps(turned(told)).encode(),
    "sorted, on one line": lambda told: json.dumps(told, sort_keys=True, separators=(",", ":")).encode(),
    "slashes escaped": lambda told: json.dumps(turned(told)).replace("/", "\\/").encode(),
    "UTF-8 with a mark": lambda told: json.dumps(told, indent=4, ensure_ascii=False).encode("utf-8-sig"),
    "UTF-16": lambda told: json.dumps(turned(told), ensure_ascii=False).encode("utf-16"),
}


@pytest.mark.parametrize("rewritten", REWRITTEN)
def test_what_another_program_wrote_again(saved: Path, never: None, rewritten: str) -> None:
    told = json.loads(saved.read_bytes())
    before = saved_at([str(saved)])
    saved.write_bytes(REWRITTEN[rewritten](told))
    assert is_saved(str(saved))
    assert saved_at([str(saved)]) == before
    job = Job([str(saved)], read_and_compare()).start()
    assert job.ended(30)
    assert job.outcome().comparison == flood()


def test_what_only_holds_one_is_none(saved: Path) -> None:
    told = json.loads(saved.read_bytes())
    for number, content in enumerate(([told], {"text": "Words.", "kept": told}, {"text": saved.read_text()})):
        path = saved.with_name(f"holds-{number}.json")
        path.write_text(json.dumps(content), encoding="utf-8")
        assert not is_saved(str(path))
    cut = saved.with_name("cut.json")
    cut.write_bytes(json.dumps(turned(told)).encode()[:-9])
    assert not is_saved(str(cut))


def test_it_is_read_and_not_compared(saved: Path, never: None) -> None:
    job = Job([str(saved)], read_and_compare()).start()
    assert job.ended(30)
    outcome = job.outcome()
    assert outcome.comparison == flood()
    assert outcome.verdicts == VERDICTS


def test_a_damaged_one_is_told_in_one_sentence(saved: Path, never: None) -> None:
    saved.write_text(saved.read_text("utf-8").replace('"A2"', '"A999"', 1), encoding="utf-8")
    job = Job([str(saved)], read_and_compare()).start()
    assert job.ended(30)
    with pytest.raises(InputError, match=r"saved\.json: the saved comparison is not whole"):
        job.outcome()


async def test_it_opens_in_the_reader(saved: Path, never: None) -> None:
    app = NewsdiffApp([str(saved)])
    async with app.run_test(size=(120, 40)) as pilot:
        await idle(app)
        await pilot.pause()
        assert isinstance(app.screen, ReadScreen)
        shown = "\n".join(str(line) for line in app.export_screenshot().splitlines())
        assert "bursts" in shown
        assert app.screen.session
        while app.screen.session.verdicts != VERDICTS:
            await pilot.pause()
        await pilot.press("right_square_bracket")
        open_desk().judge("d1", Judgement.DISMISSED)
        app.screen.recall()
        while app.screen.session.verdict("d1").judgement is not Judgement.DISMISSED:
            await pilot.pause()
        assert app.screen.session.verdict("d6") == VERDICTS["d6"]


def test_the_command_opens_it(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[str, ...]] = []
    monkeypatch.setattr("newsdiff.ui.launch.run_reader", lambda paths, *_: opened.append(tuple(paths)) or 0)
    monkeypatch.setattr("newsdiff.cli._opening._has_terminal", lambda _piped: True)
    assert main([str(saved)]) == 0
    assert opened == [(str(saved),)]


async def test_it_opens_again_at_the_same_place(saved: Path, never: None) -> None:
    moved = saved.with_name("elsewhere.json")
    app = NewsdiffApp([str(saved)])
    async with app.run_test(size=(120, 40)) as pilot:
        await idle(app)
        await pilot.press("right_square_bracket", "right_square_bracket", "right_square_bracket")
        assert isinstance(app.screen, ReadScreen)
        assert app.screen.session
        left = app.screen.session.current
    assert left
    again = NewsdiffApp([str(saved)])
    async with again.run_test(size=(120, 40)) as pilot:
        await settled(pilot, lambda: at(again) == left)
        assert "4 of 7" in title(again)
    moved.write_bytes(saved.read_bytes())
    other = NewsdiffApp([str(moved)])
    async with other.run_test(size=(120, 40)) as pilot:
        await idle(other)
        await pilot.press("right_square_bracket")
        await settled(pilot, lambda: at(other) not in (None, left))


@pytest.mark.parametrize("visits", [1, 2])
async def test_articles_open_at_their_first_divergence(tmp_path: Path, visits: int) -> None:
    for name, injured in (("one.txt", "12"), ("two.txt", "30")):
        told = f"Fire at Orwen mill\n\nSome {injured} workers were injured. The mill burnt on Monday.\n"
        (tmp_path / name).write_text(f"{told}\nIt was built in {injured}00 by monks.\n", encoding="utf-8")
    titles = [await opened_and_gone_on(tmp_path) for _ in range(visits)]
    assert [(first[:4], second[:4]) for first, second in titles] == [("1 of", "2 of")] * visits


async def opened_and_gone_on(folder: Path) -> tuple[str, str]:
    """What the panel is called when the folder is opened, and one divergence later."""
    app = NewsdiffApp([str(folder)], services=Services(compute=read_and_compare()))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot, lambda: at(app) is not None and not app.screen.searching)
        await idle(app)
        first = title(app)
        await pilot.press("right_square_bracket")
        return first, title(app)


def at(app: NewsdiffApp) -> str | None:
    session = getattr(app.screen, "session", None)
    return session.current if session else None
