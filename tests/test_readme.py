"""What the README says is so."""

from __future__ import annotations

import csv
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import click
import pytest

from newsdiff import cli, compare
from newsdiff.cli import main
from newsdiff.cli._group import commands
from newsdiff.model import Kind
from newsdiff.reports import FORMATS
from newsdiff.stages.load import LIMITS
from newsdiff.ui.commands import APP, READ, START, key_name
from newsdiff.ui.kinds import GLYPH

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
SHELL = [line for block in BLOCKS for line in block.splitlines()]
NEWSDIFF = [line for line in SHELL if line.startswith("newsdiff")]
INSTALL, TEST = (line for line in SHELL if line.startswith("python3 -m venv"))


BEGINS = {
    "md": "# “".encode(), "markdown": "# “".encode(), "json": b"{", "csv": b"id,name,",
    "html": b"<!DOCTYPE html>",
}  # fmt: skip


LISTS = ("newsdiff inputs", "newsdiff keys", "newsdiff config", "newsdiff articles/ --plain")
SWEEPS = ("newsdiff sweep", "newsdiff found")
OTHERS = ("newsdiff report", *LISTS, *SWEEPS)
"""Commands that open no reader."""


def section(heading: str) -> str:
    return README.split(f"\n## {heading}\n")[1].split("\n## ")[0]


def first_column(text: str) -> list[str]:
    rows = [line for line in text.splitlines() if line.startswith("|")]
    return [row.split("|")[1] for row in rows[2:]]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the README's examples name."""
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    for name, seed in zip(("one.txt", "two.txt", "two.html", "three.md"), seeds, strict=False):
        shutil.copyfile(seed, tmp_path / name)
    page = f"<html><body><article><p>{seeds[1].read_text(encoding='utf-8')}</p></article></body></html>"
    (tmp_path / "two.html").write_text(page, encoding="utf-8")
    (tmp_path / "articles").mkdir()
    for seed in seeds:
        shutil.copyfile(seed, tmp_path / "articles" / seed.name)
    saved = compare(*(tmp_path / name for name in ("one.txt", "two.txt")))
    (tmp_path / "saved.json").write_text(saved.to_json(), encoding="utf-8")
    (tmp_path / "report.csv").write_text(saved.to_csv(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_line_one_says_what_it_is() -> None:
    first = README.splitlines()[0]
    assert "several outlets" in first
    assert "not how one article changes over time" in first


def test_the_first_command_installs_and_opens_the_sample() -> None:
    assert SHELL.index(INSTALL) == 0
    assert INSTALL.endswith(" && .venv/bin/newsdiff seeds/")
    assert " && .venv/bin/pip install -q . && " in INSTALL


def test_the_checks_run_the_test_command_word_for_word() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert TEST.endswith(" && .venv/bin/pytest")
    assert f"\n{TEST} || exit 1\n" in script
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
    checked = subprocess.run(["bash", "-n", ROOT / ".ci" / "run"], capture_output=True, check=False)
    assert checked.stderr == b""


def test_there_are_commands_to_check() -> None:
    assert len(NEWSDIFF) >= 8
    assert all(line in NEWSDIFF or line in (INSTALL, TEST) for line in SHELL)


@pytest.mark.parametrize("line", [line for line in NEWSDIFF if not line.startswith(OTHERS)])
def test_commands_that_read(desk: Path, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    opened: list[tuple[str, ...]] = []
    monkeypatch.setattr("newsdiff.ui.launch.run_reader", lambda paths, *_: opened.append(tuple(paths)) or 0)
    monkeypatch.setattr("newsdiff.cli._opening._has_terminal", lambda _piped: True)
    words = shlex.split(line.partition(" < ")[0])[1:]
    assert main(words) == 0
    assert all(path == "-" or Path(path).exists() for path in opened[0])
    assert len(opened) == 1


def test_commands_that_sweep(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for line in (line for line in NEWSDIFF if line.startswith(SWEEPS)):
        assert main(shlex.split(line)[1:]) == 0
    listed = capsys.readouterr().out
    assert "Venezuela" in listed
    assert "5 articles" in listed


@pytest.mark.parametrize("line", [line for line in NEWSDIFF if line.startswith(LISTS)])
def test_commands_that_list(desk: Path, line: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(shlex.split(line)[1:]) == 0
    out, err = capsys.readouterr()
    assert out.count("\n") >= 2
    assert err == ""


def test_the_limits_are_those_of_the_program() -> None:
    table = section("Articles, reports, exit codes").split("| at most |")[1].split("\n\n")[0]
    told = {
        cells[0].strip(): cells[1].strip()
        for cells in (row.strip("|").split("|") for row in table.splitlines()[2:])
    }
    known = {limit.what: f"{limit.most:,} {limit.unit}".strip() for limit in LIMITS}
    assert told == known


@pytest.mark.parametrize("line", [line for line in NEWSDIFF if line.startswith("newsdiff report")])
def test_commands_that_report(desk: Path, line: str) -> None:
    words = shlex.split(line)[1:]
    target = desk / words[words.index("-o") + 1] if "-o" in words else None
    if target:
        target.unlink(missing_ok=True)
    command = [sys.executable, "-m", "newsdiff", *words]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    written = target.read_bytes() if target else done.stdout
    form = words[words.index("--format") + 1] if "--format" in words else target.suffix if target else ".md"
    assert written.startswith(BEGINS[form.removeprefix(".")])


def block(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("code", block("python"))
def test_scripts(desk: Path, code: str, capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(code, "README.md", "exec"), {})
    assert capsys.readouterr().out


def test_the_recipe_for_pandas_counts_what_the_spreadsheet_holds(desk: Path, capsys) -> None:
    """The same figures, counted line by line."""
    (code,) = (code for code in block("python") if "pandas" in code)
    exec(compile(code, "README.md", "exec"), {})
    told = dict(line.split() for line in capsys.readouterr().out.splitlines() if line.split()[-1].isdigit())
    with (desk / "report.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = [line for line in csv.DictReader(file) if (line["kind"], line["relation"]) == CLASH]
    sides: dict[tuple[str, str], set[str]] = defaultdict(set)
    for line in lines:
        sides[line["id"], line["side"]].add(line["path"])
    alone = {(id, *paths) for (id, _), paths in sides.items() if len(paths) == 1}
    assert {path: int(count) for path, count in told.items()} == Counter(path for _, path in alone)
    assert alone


CLASH = ("number", "contradicts")


def test_the_check_of_two_texts(desk: Path) -> None:
    (command,) = re.findall(r"^  run: newsdiff (.*)$", block("yaml")[0], re.MULTILINE)
    for name, injured in (("one.txt", "12"), ("two.txt", "30")):
        text = f"Fire at Orwen mill\n\nSome {injured} workers were injured in a fire at the Orwen mill.\n"
        (desk / name).write_text(text, encoding="utf-8")
    assert main(shlex.split(command)) == 1
    (desk / "check.md").unlink()
    shutil.copyfile("two.txt", "one.txt")
    (desk / "one.txt").write_text((desk / "two.txt").read_text("utf-8") + "It burnt for an hour.\n", "utf-8")
    assert main(shlex.split(command)) == 0


def test_the_crontab(desk: Path) -> None:
    """As cron runs it: a percent sign is escaped, and the folder is today's."""
    command = block("crontab")[0].split(maxsplit=5)[5].replace(r"\%", "%").replace("/srv/news", str(desk))
    day = subprocess.run(
        ["date", "+%F"], capture_output=True, text=True, timeout=10, check=True
    ).stdout.strip()
    (desk / "articles").rename(desk / day)
    (desk / "bin").mkdir()
    (desk / "bin" / "newsdiff").write_text(f'#!/bin/sh\nexec {sys.executable} -m newsdiff "$@"\n', "utf-8")
    (desk / "bin" / "newsdiff").chmod(0o755)
    settings = {**os.environ, "PATH": f"{desk / 'bin'}:{os.environ['PATH']}"}
    done = subprocess.run(["sh", "-c", command], env=settings, capture_output=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (desk / f"{day}.html").read_bytes().startswith(b"<!DOCTYPE html>")


def test_every_option_of_the_report_is_known() -> None:
    told = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README))
    here = click.Context(commands)
    every = [commands.get_command(here, name) for name in commands.list_commands(here)]
    known = {name for command in every for p in command.params for name in (*p.opts, *p.secondary_opts)}
    assert told - known <= {"--format", "--hypothesis-profile"}, "the last is pytest's"
    assert {"--only", "--fail-on", "--quiet", "--verbose", "--log", "--sections", "--verdicts"} <= told


def test_every_format_is_told() -> None:
    table = section("Articles, reports, exit codes").split("| format |")[1]
    assert [cell.strip() for cell in first_column("| format |" + table)][:4] == list(FORMATS)


def test_every_key_is_a_command() -> None:
    known = {key_name(key) for command in (*READ, *APP, *START) for key in command.keys}
    told = [key for cell in first_column(section("Keys")) for key in re.findall(r"`([^`]+)`", cell)]
    assert set(told) <= known
    assert len(told) == len(set(told)) >= 25


def test_every_key_of_the_first_minute_is_a_command_of_the_reader() -> None:
    known = {key_name(key) for command in (*READ, *APP) for key in command.keys}
    told = set(re.findall(r"`([^`]+)`", section("The first minute").split("```")[0]))
    assert len(told) >= 5
    assert told <= known


def test_kinds_and_signs() -> None:
    lines = [line for line in section("What it finds").splitlines() if line.startswith("|")]
    told = [re.findall(r"\| (\w+) \| `(.)` \|", line)[0] for line in lines[2:]]
    assert dict(told) == {k.value: GLYPH[k] for k in Kind}


def test_exit_codes() -> None:
    table = section("Articles, reports, exit codes").split("| exit code |")[1]
    codes = [int(code) for cell in first_column("| exit code |" + table) for code in cell.split(",")]
    signals = [128 + signal.SIGHUP, 128 + signal.SIGTERM]
    assert codes == [0, cli.CLASHED, cli.USAGE, cli.FAULT, *signals, cli.STOPPED]


def test_what_it_points_to_is_there() -> None:
    targets = re.findall(r"\]\(([^)#]+)\)", README)
    assert len(targets) >= 3
    assert [t for t in targets if not (ROOT / t).exists()] == []
    named = re.findall(r"`((?:tui|tests|seeds|\.ci)/[^`]*)`", README)
    assert [n for n in named if not (ROOT / n).exists()] == []


def test_the_layers_are_those_of_the_contract() -> None:
    drawing = re.findall(r"```text\n(.*?)```", README, re.DOTALL)[0]
    contract = (ROOT / "pyproject.toml").read_text(encoding="utf-8").split("layers = [")[1].split("]")[0]
    order = [re.findall(r"newsdiff\.(\w+)", line) for line in contract.splitlines() if "newsdiff." in line]
    places = [min(drawing.index(name) for name in names if name in drawing) for names in order[1:]]
    assert order[0] == ["__main__"]
    assert places == sorted(places)
