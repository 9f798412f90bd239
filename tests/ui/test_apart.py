"""Comparing in a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from newsdiff.model import Cancelled, InputError, NewsdiffError
from newsdiff.ui import apart
from newsdiff.ui.apart import compare_apart, compare_here

ONE = (
    "Fire at the quay\n\nSome 210 passengers were led ashore at Marrow on Tuesday, the harbour board said.\n"
)
TWO = "Blaze at the quay\n\nAbout 350 passengers were led ashore at Marrow on Tuesday, a union said.\n"


@pytest.fixture
def paths(tmp_path: Path) -> list[str]:
    for name, text in (("one.txt", ONE), ("two.txt", TWO), ("empty.txt", "")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in ("one.txt", "two.txt", "empty.txt")]


def never() -> bool:
    return False


def test_gives_the_same_as_here(paths: list[str]) -> None:
    told: list[tuple[str, int, int]] = []
    outcome = compare_apart([*paths, "-"], ONE.encode(), lambda *step: told.append(step), never)
    here = compare_here([*paths, "-"], ONE.encode(), lambda *step: None, never)
    assert outcome.comparison == here.comparison
    assert [str(f) for f in outcome.failures] == [str(f) for f in here.failures]
    assert isinstance(outcome.failures[0], InputError)
    assert told[0][0] == "extract"


def test_a_failure_comes_over_as_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(NewsdiffError, match="there is no such file"):
        compare_apart([str(tmp_path / "none.txt")], None, lambda *step: None, never)


def test_stops_at_once(paths: list[str]) -> None:
    with pytest.raises(Cancelled):
        compare_apart(paths, None, lambda *step: None, lambda: True)


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
        compare_apart(paths, None, lambda *step: None, never)


def test_compares_here_where_no_process_can_be_started(
    paths: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "")
    outcome = compare_apart(paths, None, lambda *step: None, never)
    assert len(outcome.comparison.articles) == 2


def test_modules_among_the_articles_are_not_run(
    paths: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "decimal.py").write_text("raise SystemExit('taken over')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert compare_apart(paths, None, lambda *step: None, never).comparison.articles
