"""Articles stay in the index as the files and lines that hold them change."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from newsdiff.sweep import Crew, Events, Grouping, Order, Summary, sweep
from newsdiff.ui.views.event_lines import printed
from tests.sweep.helpers import AtOnce


def swept(source: Path, folder: Path, how: Grouping | None = None) -> Summary:
    return sweep([str(source)], folder, Crew(AtOnce, 1), how or Grouping())


def read_only(source: Path, folder: Path) -> Summary:
    """A sweep for which no event is large enough to be compared."""
    return swept(source, folder, Grouping(articles=1000))


def compared(folder: Path) -> list[tuple]:
    with closing(sqlite3.connect(folder / "events.sqlite3")) as base:
        members = base.execute("SELECT * FROM member ORDER BY event, article").fetchall()
        return members + base.execute("SELECT * FROM divergence ORDER BY event, place").fetchall()


def test_lines_that_move_up_lose_no_article(dump: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.jsonl"
    shutil.copy(dump, mine)
    before = read_only(mine, tmp_path / "index").articles
    lines = mine.read_text(encoding="utf-8").splitlines(keepends=True)
    mine.write_text("".join(lines[1:]), encoding="utf-8")
    read_only(mine, tmp_path / "index")
    again = read_only(mine, tmp_path / "index")
    fresh = read_only(mine, tmp_path / "fresh")
    assert (again.articles, again.read) == (before - 1, 0)
    assert fresh.articles == before - 1


def test_events_are_compared_whole_after_a_line_before_them_grew(dump: Path, tmp_path: Path) -> None:
    mine, index = tmp_path / "mine.jsonl", tmp_path / "index"
    lines = dump.read_text(encoding="utf-8").splitlines(keepends=True)
    odd = json.dumps({"title": "A fair", "text": "The parish fair opens with a brass band and cakes."}) + "\n"
    mine.write_text(odd + "".join(lines[:-4]), encoding="utf-8")
    swept(mine, index)
    mine.write_text(odd.replace("cakes", "cakes, songs and dances") + "".join(lines), encoding="utf-8")
    swept(mine, index)
    swept(mine, tmp_path / "fresh")
    assert compared(index) == compared(tmp_path / "fresh")


def test_a_copy_stays_when_the_original_is_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text("The ferry ran aground near Halvik on Monday. Seven people were hurt.\n")
    assert swept(folder, tmp_path / "index").articles == 1
    (folder / "a.txt").write_text("The parish fair opens on Sunday with a brass band and many cakes.\n")
    assert swept(folder, tmp_path / "index").articles == 2


def test_what_could_not_be_read_is_tried_again(tmp_path: Path, monkeypatch) -> None:
    article = tmp_path / "article.txt"
    article.write_text("The ferry ran aground near Halvik on Monday. Seven people were hurt.\n")
    with monkeypatch.context() as broken:
        broken.setattr("newsdiff.sweep._tasks.features_of", lambda raw: 1 / 0)
        assert swept(article, tmp_path / "index").articles == 0
    assert swept(article, tmp_path / "index").articles == 1


def test_articles_of_files_that_are_gone_leave_the_index(dump: Path, tmp_path: Path) -> None:
    folder, index = tmp_path / "in", tmp_path / "index"
    (folder / "sub").mkdir(parents=True)
    lines = dump.read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / "first.jsonl").write_text("".join(lines[:10]), encoding="utf-8")
    (folder / "sub" / "second.jsonl").write_text("".join(lines[10:20]), encoding="utf-8")
    (folder / "third.jsonl").write_text("".join(lines[20:]), encoding="utf-8")
    assert read_only(folder, index).articles == 24
    (folder / "first.jsonl").write_text("\n", encoding="utf-8")
    (folder / "sub" / "second.jsonl").unlink()
    again = read_only(folder, index)
    assert (again.articles, again.gone) == (4, 2)
    shutil.rmtree(folder)
    folder.mkdir()
    assert read_only(folder, index).articles == 4, "a disk that is missing takes nothing along"


def test_files_of_other_folders_stay(dump: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "one-more"
    for folder in (one, other):
        folder.mkdir()
    shutil.copy(dump, one)
    (other / "a.txt").write_text("The ferry ran aground near Halvik on Monday. Seven people were hurt.\n")
    assert read_only(one, tmp_path / "index").articles == 24
    shutil.rmtree(one)
    assert read_only(other, tmp_path / "index").articles == 25


def test_more_articles_than_are_compared_are_told(dump: Path, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr("newsdiff.sweep._grouping._COMPARED", 3)
    swept(dump, tmp_path / "index")
    events = Events(tmp_path / "index")
    [large, *_] = events.rows(0, 1, order=Order.ARTICLES)
    comparison = events.finished(large.id).comparison
    assert large.compared == len(comparison.articles) == 3 < large.articles
    assert comparison.uncompared == large.articles - 3
    assert f"{large.articles} articles (3 compared)" in printed([large])
    events.close()


def test_an_event_that_could_not_be_compared_is_tried_again(dump: Path, tmp_path: Path, monkeypatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("newsdiff.sweep._tasks._compared", lambda event: 1 / 0)
        first = swept(dump, tmp_path / "index")
    assert first.compared == len(first.failures) == first.events
    second = swept(dump, tmp_path / "index")
    assert (second.compared, second.failures) == (second.events, [])
    assert compared(tmp_path / "index")
