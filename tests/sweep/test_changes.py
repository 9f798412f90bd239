"""Articles stay in the index as the files and lines that hold them change."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from newsdiff.sweep import Crew, Grouping, Summary, sweep
from tests.sweep.helpers import AtOnce


def swept(source: Path, folder: Path) -> Summary:
    return sweep([str(source)], folder, Crew(AtOnce, 1), Grouping())


def compared(folder: Path) -> list[tuple]:
    with closing(sqlite3.connect(folder / "events.sqlite3")) as base:
        members = base.execute("SELECT * FROM member ORDER BY event, article").fetchall()
        return members + base.execute("SELECT * FROM divergence ORDER BY event, place").fetchall()


def test_lines_that_move_up_lose_no_article(dump: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.jsonl"
    shutil.copy(dump, mine)
    before = swept(mine, tmp_path / "index").articles
    lines = mine.read_text(encoding="utf-8").splitlines(keepends=True)
    mine.write_text("".join(lines[1:]), encoding="utf-8")
    swept(mine, tmp_path / "index")
    again = swept(mine, tmp_path / "index")
    fresh = swept(mine, tmp_path / "fresh")
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
    assert swept(folder, index).articles == 24
    (folder / "first.jsonl").write_text("\n", encoding="utf-8")
    (folder / "sub" / "second.jsonl").unlink()
    again = swept(folder, index)
    assert (again.articles, again.gone) == (4, 2)
    shutil.rmtree(folder)
    folder.mkdir()
    assert swept(folder, index).articles == 4, "a disk that is missing takes nothing along"


def test_files_of_other_folders_stay(dump: Path, tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "one-more"
    for folder in (one, other):
        folder.mkdir()
    shutil.copy(dump, one)
    (other / "a.txt").write_text("The ferry ran aground near Halvik on Monday. Seven people were hurt.\n")
    assert swept(one, tmp_path / "index").articles == 24
    shutil.rmtree(one)
    assert swept(other, tmp_path / "index").articles == 25


def test_an_event_that_could_not_be_compared_is_tried_again(dump: Path, tmp_path: Path, monkeypatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("newsdiff.sweep._tasks._compared", lambda event: 1 / 0)
        first = swept(dump, tmp_path / "index")
    assert first.compared == len(first.failures) == first.events
    second = swept(dump, tmp_path / "index")
    assert (second.compared, second.failures) == (second.events, [])
    swept(dump, tmp_path / "fresh")
    assert compared(tmp_path / "index") == compared(tmp_path / "fresh")
