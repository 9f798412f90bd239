"""What the reader did is remembered, and trouble with that never stops anyone."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from newsdiff.desk import Desk, HandLink, Recent, content_key, hands_of, open_desk
from newsdiff.model import Judgement, NewsdiffError, OutputError
from tests import build_comparison

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
        assert base.execute("PRAGMA user_version").fetchone() == (2,)
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


@pytest.mark.parametrize("spoil", [broken, folder, later])
def test_no_verdict_is_lost_in_silence(tmp_path: Path, spoil) -> None:
    desk = Desk(tmp_path / "desk.sqlite3")
    spoil(desk.path)
    for use in (
        lambda: desk.judge("d1", Judgement.OPEN),
        lambda: desk.verdicts(["d1"]),
        desk.kept,
        desk.links,
    ):
        with pytest.raises(OutputError, match="start afresh"):
            use()


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


def test_verdicts_come_back_with_their_notes(desk: Desk) -> None:
    assert desk.verdicts(["d1"]) == {}
    assert not desk.path.parent.exists()
    desk.judge("d1", Judgement.CONFIRMED)
    desk.note("d1", "  asked the mayor\n")
    desk.note("d2", "only a note; \ud800")
    desk.judge("d3", Judgement.DISMISSED)
    found = Desk(desk.path).verdicts(["d1", "d2", "d9"])
    assert {id: (v.judgement.value, v.note) for id, v in found.items()} == {
        "d1": ("confirmed", "asked the mayor"),
        "d2": ("open", "only a note; ?"),
    }
    assert found["d1"].judged
    assert found["d1"].judged.tzinfo is UTC
    assert len(desk.verdicts(f"d{n}" for n in range(3000))) == 3


def test_undo_puts_back_what_was_there(desk: Desk) -> None:
    first = desk.judge("d1", Judgement.CONFIRMED)
    second = desk.note("d1", "why")
    third = desk.judge("d1", Judgement.DISMISSED)
    desk.undo(third)
    assert desk.verdicts(["d1"])["d1"] == second.after
    desk.undo(second)
    assert desk.verdicts(["d1"])["d1"] == first.after
    desk.undo(first)
    assert desk.verdicts(["d1"]) == {}


def test_undo_does_not_undo_what_another_reader_did(desk: Desk) -> None:
    mine = desk.judge("d1", Judgement.CONFIRMED)
    Desk(desk.path).judge("d1", Judgement.DISMISSED)
    with pytest.raises(NewsdiffError, match="Another reader has judged this since"):
        desk.undo(mine)
    assert desk.verdicts(["d1"])["d1"].judgement is Judgement.DISMISSED
    linked = desk.link("one", "two", True)
    desk.link("two", "one", False)
    with pytest.raises(NewsdiffError, match="Another reader has linked these since"):
        desk.undo(linked)


def test_links_by_hand_are_kept_by_content(desk: Desk) -> None:
    assert desk.links() == ()
    act = desk.link("It  burned\nall night.", "Fire, until dawn.", True)
    desk.link("a", "b", False)
    keys = sorted((content_key("It burned all night."), content_key("Fire, until dawn.")))
    assert HandLink(keys[0], keys[1], True) in desk.links()
    desk.undo(act)
    assert [link.linked for link in desk.links()] == [False]
    desk.link("b", "a", None)
    assert desk.links() == ()


def test_links_by_hand_find_their_passages_wherever_they_stand(desk: Desk) -> None:
    harbour = build_comparison.harbour()
    desk.link(harbour.words("C2"), harbour.words("A2"), True)
    desk.link(harbour.words("A1"), "told nowhere", True)
    hands = hands_of(harbour, desk.links())
    assert hands == {("A2", "C2"): True}
    turned = replace(harbour, articles=harbour.articles[::-1])
    assert hands_of(turned, desk.links()) == {("C2", "A2"): True}


def test_how_the_screen_was_left(desk: Desk) -> None:
    assert desk.kept() == {}
    desk.keep({"theme": "light", "panes": 3, "filter": {"kinds": ["number"]}})
    desk.keep({"theme": None, "panes": 2})
    assert Desk(desk.path).kept() == {"panes": 2, "filter": {"kinds": ["number"]}}


def test_a_desk_of_version_one_grows(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    base = sqlite3.connect(path)
    base.executescript(
        "CREATE TABLE recent (paths TEXT PRIMARY KEY, headline TEXT NOT NULL, opened TEXT NOT NULL);"
        "CREATE INDEX recent_opened ON recent (opened);"
        "INSERT INTO recent VALUES ('[\"/a\"]', 'Kept', '2031-05-06T12:00:00+00:00');"
        "PRAGMA user_version = 1;"
    )
    base.close()
    desk = Desk(path)
    assert desk.recent() == (Recent(("/a",), "Kept", NOON),)
    desk.judge("d1", Judgement.CONFIRMED)
    assert list(desk.verdicts(["d1"])) == ["d1"]


_WRITER = """
import sys
from pathlib import Path
from newsdiff.desk import Desk
from newsdiff.model import Judgement
desk, name = Desk(Path(sys.argv[1])), sys.argv[2]
for n in range(int(sys.argv[3])):
    desk.judge(f"{name}{n}", Judgement.CONFIRMED)
    sys.stdout.write(f"{name}{n}\\n")
    sys.stdout.flush()
"""


def writer(desk: Desk, name: str, many: int) -> subprocess.Popen[str]:
    """A process that writes verdicts, and says which as soon as each is written."""
    return subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(desk.path), name, str(many)], stdout=subprocess.PIPE, text=True
    )


def test_a_killed_terminal_loses_nothing_that_was_acknowledged(desk: Desk) -> None:
    child = writer(desk, "k", 200)
    assert child.stdout
    told = [child.stdout.readline().strip() for _ in range(60)]
    child.kill()
    told += child.stdout.read().split()
    child.stdout.close()
    assert child.wait() == -signal.SIGKILL
    assert 60 <= len(told) < 200
    assert set(told) <= set(desk.verdicts(f"k{n}" for n in range(200)))
    desk.judge("after", Judgement.DISMISSED)
    base = sqlite3.connect(desk.path)
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    base.close()


def test_two_readers_write_at_once(desk: Desk) -> None:
    children = [writer(desk, name, 60) for name in ("one", "two")]
    for child in children:
        told, _ = child.communicate(timeout=60)
        assert (child.returncode, len(told.split())) == (0, 60)
    wanted = [f"{name}{n}" for name in ("one", "two") for n in range(60)]
    assert sorted(desk.verdicts(wanted)) == sorted(wanted)


def test_a_desk_that_can_only_be_read_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.judge("d1", Judgement.CONFIRMED)
    desk.path.chmod(0o400)
    desk.path.parent.chmod(0o500)
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and access(path, mode))
    assert list(desk.verdicts(["d1"])) == ["d1"]
    with pytest.raises(OutputError, match=r"check that it can be written"):
        desk.judge("d1", Judgement.DISMISSED)
    desk.path.parent.chmod(0o700)
