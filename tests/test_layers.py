"""The walls between the layers, and the house's rules of size."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "tui").rglob("*.py"))

FIRST = "A storm hit Orwen on Monday and at least 12 people were injured, the mayor said.\n"
SECOND = "Some 30 people were injured when a storm hit Orwen on Monday, police said.\n"

HEAVY = (
    "textual", "rich", "trafilatura", "lxml", "htmldate", "dateparser", "sqlite3", "numpy",
)  # fmt: skip
"""What `newsdiff report` has no use for when its articles are plain text."""


def python(code: str, *words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=cwd, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def test_every_arrow_points_down() -> None:
    done = python(
        "import sys; from importlinter.cli import lint_imports\n"
        "sys.exit(lint_imports(config_filename='pyproject.toml', no_cache=True))"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def loaded_after(code: str, *words: str, cwd: Path) -> set[str]:
    """The heavy modules that are loaded when `code` has run."""
    tail = f"\nimport sys; print('LOADED', *[m for m in {HEAVY!r} if m in sys.modules])"
    done = python(code + tail, *words, cwd=cwd)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.splitlines()[-1].split()[1:])


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    (tmp_path / "one.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "two.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("form", ["markdown", "json"])
def test_a_report_on_text_loads_nothing_heavy(papers: Path, form: str) -> None:
    code = "import sys; from newsdiff.cli import main; assert main(sys.argv[1:]) == 0"
    words = ["report", "one.txt", "two.txt", "--format", form, "-o", "report.out"]
    assert loaded_after(code, *words, cwd=papers) == set()
    assert (papers / "report.out").stat().st_size > 500


def test_a_report_on_what_was_compared_before_loads_nothing_that_compares(papers: Path) -> None:
    words = ["report", "one.txt", "two.txt", "--force", "-o", "report.md"]
    code = "import sys; from newsdiff.cli import main; assert main(sys.argv[1:]) == 0\n"
    assert loaded_after(code, *words, cwd=papers) == set()
    code += (
        "known = ('newsdiff.stages', 'newsdiff.stages.load')\n"
        "parts = ('newsdiff.pipeline', 'newsdiff.stages', 'newsdiff.reports.html', 'newsdiff.reports.json')\n"
        "found = [m for m in sys.modules if m.startswith(parts) and '._' not in m and m not in known]\n"
        "assert not found, found\n"
        "assert not {'json', 'tomllib', 'rapidfuzz', 'nupunkt'} & sys.modules.keys()"
    )
    assert loaded_after(code, *words, cwd=papers) == set()


def test_help_loads_no_stage(tmp_path: Path) -> None:
    code = (
        "import sys; from newsdiff.cli import main; main(['--help'])\n"
        "parts = ('newsdiff.stages', 'newsdiff.ui', 'newsdiff.pipeline')\n"
        "assert not [m for m in sys.modules if m.startswith(parts)]"
    )
    assert loaded_after(code, cwd=tmp_path) == set()


def test_the_reader_loads_nothing_that_only_web_pages_need(papers: Path) -> None:
    code = (
        "import newsdiff.ui.app\n"
        "from newsdiff.pipeline import compare\n"
        "from newsdiff.stages.load import load\n"
        "assert len(compare(load(['one.txt', 'two.txt']).raws).comparison.articles) == 2"
    )
    loaded = loaded_after(code, cwd=papers)
    assert "textual" in loaded
    assert not loaded & {"trafilatura", "lxml", "htmldate", "dateparser", "numpy"}


def length(node: ast.stmt) -> int:
    return (node.end_lineno or 0) - node.lineno + 1


def too_large() -> Iterator[str]:
    """Every function of more than 50 lines, class of more than 250, file of more than 300."""
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > 300:
            yield f"{path.relative_to(ROOT)}: {text.count(chr(10))} lines"
        for node in ast.walk(ast.parse(text)):
            most = {ast.FunctionDef: 50, ast.AsyncFunctionDef: 50, ast.ClassDef: 250}.get(type(node))
            if most and length(node) > most:
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {length(node)} lines"


def test_nothing_is_too_large() -> None:
    assert list(too_large()) == []
    assert len(FILES) > 30


def test_functions_are_short_as_a_rule() -> None:
    lengths = sorted(
        length(node)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert lengths[len(lengths) // 2] <= 10
    assert lengths[len(lengths) * 9 // 10] <= 25
