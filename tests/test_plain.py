"""The plain twin of the reader: the same rows, line by line."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsdiff.desk import Desk
from newsdiff.model import Comparison, Judgement, Kind, Verdict
from newsdiff.ui.course import Course
from newsdiff.ui.plain import plain
from newsdiff.ui.session import Filter, Session
from newsdiff.ui.twin import twin
from tests import build_comparison

FIRST = "Fire at Orwen mill\n\nAt least 12 workers were injured in a fire at the Orwen mill on Monday.\n"
SECOND = (
    "Blaze in Orwen\n\nSome 30 workers were injured in a fire at the Orwen mill on Monday, a union said.\n"
)


@pytest.fixture(scope="module")
def harbour() -> Comparison:
    return build_comparison.harbour()


def test_every_point_and_divergence_in_the_readers_order(harbour: Comparison) -> None:
    lines = list(twin(Session(harbour)))
    course = Course(harbour)
    points = [line for line in lines if line.startswith("Point ")]
    assert len(points) == len(course.points)
    for point, line in zip(course.points, points, strict=True):
        assert point.topic in line
    told = [line for line in lines if line.startswith("  Divergence ")]
    assert [line.split(": ", 1)[1] for line in told] == [d.summary for d in course.stops]
    for row in harbour.alignments:
        for passage in row.passages:
            assert any(harbour.words(passage) in line for line in lines)


def test_verdicts_notes_and_filter(harbour: Comparison) -> None:
    first = harbour.divergences[0].id
    verdict = Verdict(Judgement.CONFIRMED, "rang\nthe mayor", datetime(2031, 1, 1, tzinfo=UTC))
    lines = list(twin(Session(harbour, {first: verdict}, Filter(kinds=frozenset({Kind.NUMBER})))))
    assert "    your verdict: confirmed" in lines
    assert "    your note: rang the mayor" in lines
    told = [line for line in lines if line.startswith("  Divergence ")]
    assert told
    assert all(" number, " in line for line in told)
    assert any(f" of {len(harbour.divergences)}: " in line for line in lines[:4])


def test_hostile_text_steers_no_terminal() -> None:
    for line in twin(Session(build_comparison.hostile())):
        assert plain(line) == line


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "two.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


def run(papers: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "newsdiff", *words], cwd=papers, capture_output=True, text=True,
        encoding="utf-8", timeout=120, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip


def test_into_a_pipe_the_rows_are_printed_with_the_verdicts_of_the_desk(
    papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSDIFF_DATA", str(papers / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(papers / "config"))
    done = run(papers, "one.txt", "two.txt")
    assert done.returncode == 0
    assert done.stdout.startswith("Fire at Orwen mill\n2 articles of 2 origins\n")
    assert "Point 1 of " in done.stdout
    assert "at least 12" in done.stdout.lower()
    assert not (papers / "data").exists()
    from newsdiff.pipeline import compare
    from newsdiff.stages.load import load

    comparison = compare(load([str(papers / "one.txt"), str(papers / "two.txt")]).raws).comparison
    desk = Desk(papers / "data" / "desk.sqlite3")
    desk.judge(comparison.divergences[0].id, Judgement.DISMISSED)
    assert "your verdict: dismissed" in run(papers, "read", "--plain", "one.txt", "two.txt").stdout
    desk.path.write_bytes(b"no database " * 99)
    broken = run(papers, "read", "--plain", "one.txt", "two.txt")
    assert broken.returncode == 0
    assert "Point 1 of " in broken.stdout
    assert "start afresh" in broken.stderr
    assert "Traceback" not in broken.stderr


def test_the_plain_twin_needs_no_screen(papers: Path) -> None:
    code = (
        "import sys; from newsdiff.cli import main\n"
        "assert main(['read', '--plain', 'one.txt', 'two.txt']) == 0\n"
        "assert not [m for m in ('textual', 'rich') if m in sys.modules]"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=papers, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
