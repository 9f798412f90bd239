"""Comparing in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsdiff.model import Cancelled, Comparison, InputError, NewsdiffError
from newsdiff.ui import ahead, apart
from newsdiff.ui.apart import Watch, compare_apart, compare_here

ONE = (
    "Fire at the quay\n\nSome 210 passengers were led ashore at Marrow on Tuesday, the harbour board said.\n"
)
TWO = "Blaze at the quay\n\nAbout 350 passengers were led ashore at Marrow on Tuesday, a union said.\n"


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    for name, text in (("one.txt", ONE), ("two.txt", TWO), ("empty.txt", "")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in ("one.txt", "two.txt", "empty.txt")]


QUIET = Watch(lambda *step: None, lambda: False, lambda comparison: None)


def test_gives_the_same_as_here(paths: list[str]) -> None:
    told: list[tuple[str, int, int]] = []
    early: list[Comparison] = []
    watch = Watch(lambda *step: told.append(step), lambda: False, early.append)
    outcome = compare_apart([*paths, "-"], ONE.encode(), watch)
    here = compare_here([*paths, "-"], ONE.encode(), QUIET)
    assert outcome.comparison == here.comparison
    assert [str(f) for f in outcome.failures] == [str(f) for f in here.failures]
    assert isinstance(outcome.failures[0], InputError)
    assert told[0][0] == "extract"
    assert [e.alignments for e in early] == [here.comparison.alignments]
    assert early[0].divergences == ()


def test_a_process_started_ahead_is_the_one_that_compares(paths: list[str]) -> None:
    ahead.start()
    [child] = ahead._waiting
    assert compare_apart(paths, None, QUIET).comparison.articles
    assert ahead._waiting == []
    assert child.returncode is not None


def test_a_failure_comes_over_as_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NewsdiffError, match="there is no such file"):
        compare_apart([str(tmp_path / "none.txt")], None, QUIET)


def test_names_that_are_no_text_come_over(tmp_path: Path) -> None:
    for name, text in ((b"\xff.txt", ONE), (b"two.txt", TWO), (b"\xfe.txt", "")):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(text, encoding="utf-8")
    outcome = compare_apart([str(tmp_path)], None, QUIET)
    assert [Path(a.page.path).name for a in outcome.comparison.articles] == ["two.txt", "\ufffd.txt"]
    assert outcome.failures[0].path.endswith("\ufffd.txt")


def test_stops_at_once(paths: list[str]) -> None:
    with pytest.raises(Cancelled):
        compare_apart(paths, None, Watch(lambda *step: None, lambda: True, lambda comparison: None))


def test_a_process_that_dies_is_told(paths: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-c", "pass"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    monkeypatch.setattr(apart, "take", start)
    with pytest.raises(NewsdiffError, match="ended unexpectedly"):
        compare_apart(paths, None, QUIET)


def test_compares_here_where_no_process_can_be_started(
    paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "")
    outcome = compare_apart(paths, None, QUIET)
    assert len(outcome.comparison.articles) == 2


def test_modules_among_the_articles_are_not_run(
    paths: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "decimal.py").write_text("raise SystemExit('taken over')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert compare_apart(paths, None, QUIET).comparison.articles
