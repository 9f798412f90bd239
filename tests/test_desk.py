"""What the reader did is remembered, and trouble with that never stops anyone."""

from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from newsdiff.desk import Desk, Recent, open_desk
from newsdiff.model import NewsdiffError, OutputError

NOON = datetime(2031, 5, 6, 12, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "deep" / "desk.sqlite3")


def at(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def test_nothing_is_made_before_something_is_remembered(desk: Desk) -> None:
    assert desk.recent() == ()
    assert not desk.path.parent.exists()


def test_newest_first(desk: Desk) -> None:
    for minute, name in enumerate(("one", "two", "three")):
        desk.remember(name.title(), [f"/news/{name}.txt"], at(minute))
    assert [r.headline for r in desk.recent()] == ["Three", "Two", "One"]
    assert desk.recent(limit=1) == (Recent(("/news/three.txt",), "Three", at(2)),)


def test_opened_again_moves_to_the_top(desk: Desk) -> None:
    desk.remember("Old", ["/a", "/b"], at(0))
    desk.remember("Other", ["/b", "/a"], at(1))
    desk.remember("New", ["/a", "/b"], at(2))
    assert [(r.headline, r.paths) for r in desk.recent()] == [("New", ("/a", "/b")), ("Other", ("/b", "/a"))]


def test_time_zones_do_not_upset_the_order(desk: Desk) -> None:
    desk.remember("Earlier", ["/a"], datetime(2031, 5, 6, 14, 0, tzinfo=timezone(timedelta(hours=5))))
    desk.remember("Later", ["/b"], datetime(2031, 5, 6, 10, 0, tzinfo=UTC))
    assert [r.headline for r in desk.recent()] == ["Later", "Earlier"]


def test_paths_are_absolute(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    desk.remember("Here", ["seeds/", "a.txt"], NOON)
    assert desk.recent()[0].paths == (str(tmp_path / "seeds"), str(tmp_path / "a.txt"))


@pytest.mark.parametrize("paths", [[], ["-"], ["a.txt", "-"]])
def test_what_cannot_be_opened_again_is_not_kept(desk: Desk, paths: list[str]) -> None:
    desk.remember("Piped", paths, NOON)
    assert desk.recent() == ()


def test_odd_names_come_back_as_they_were(desk: Desk) -> None:
    odd = ("/n\udcff.txt", "/quote'\"; DROP TABLE recent; --", "/línea\n2")
    desk.remember("lone \ud800 half", odd, NOON)
    assert desk.recent()[0].paths == odd
    assert desk.recent()[0].headline == "lone ? half"


def test_it_does_not_grow_for_ever(desk: Desk) -> None:
    for minute in range(210):
        desk.remember(str(minute), [f"/{minute}"], at(minute))
    kept = desk.recent(limit=1000)
    assert (len(kept), kept[-1].headline) == (200, "10")


def test_many_at_once(desk: Desk) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: Desk(desk.path).remember(str(n), [f"/{n}"], at(n)), range(24)))
    assert [r.headline for r in desk.recent(limit=30)] == [str(n) for n in reversed(range(24))]


def test_written_ahead_and_versioned(desk: Desk) -> None:
    desk.remember("One", ["/a"], NOON)
    base = sqlite3.connect(desk.path)
    try:
        assert base.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert base.execute("PRAGMA user_version").fetchone() == (1,)
    finally:
        base.close()


def broken(path: Path) -> None:
    path.write_bytes(b"this is no database " * 200)


def folder(path: Path) -> None:
    path.mkdir()


def later(path: Path) -> None:
    base = sqlite3.connect(path)
    base.execute("PRAGMA user_version = 99")
    base.close()


def other_tables(path: Path) -> None:
    base = sqlite3.connect(path)
    base.execute("CREATE TABLE recent (x)")
    base.execute("PRAGMA user_version = 1")
    base.close()


@pytest.mark.parametrize("spoil", [broken, folder, later, other_tables])
def test_trouble_is_one_sentence(tmp_path: Path, spoil) -> None:
    desk = Desk(tmp_path / "desk.sqlite3")
    spoil(desk.path)
    for use in (lambda: desk.remember("One", ["/a"], NOON), desk.recent):
        with pytest.raises(OutputError, match=r"move the file away to start afresh\.$") as failure:
            use()
        assert isinstance(failure.value, NewsdiffError)
        assert str(desk.path) in str(failure.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_is_not_writable(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(OutputError, match="start afresh"):
        Desk(tmp_path / "in" / "desk.sqlite3").remember("One", ["/a"], NOON)
    tmp_path.chmod(0o700)


def test_where_the_desk_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSDIFF_DATA", str(tmp_path))
    assert open_desk().path == tmp_path / "desk.sqlite3"
    monkeypatch.setenv("NEWSDIFF_DATA", "")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert tmp_path in open_desk().path.parents
    assert "newsdiff" in open_desk().path.parts
