"""The command line, as its users meet it: what it prints where, and with which exit code."""

from __future__ import annotations

import io
import json
import os
import pty
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

import newsdiff
from newsdiff.cli import main
from newsdiff.desk import open_desk
from newsdiff.model import Judgement
from tests.papers import FIRST, SECOND


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What the reader was opened with, in place of a reader."""
    calls: list[tuple[str, ...]] = []

    def run_reader(paths=(), settings=None):
        calls.append(tuple(paths))
        return 0

    monkeypatch.setattr("newsdiff.ui.launch.run_reader", run_reader)
    monkeypatch.setattr("newsdiff.cli._opening._has_terminal", lambda _piped: True)
    return calls


def run(*words: str, **options) -> subprocess.CompletedProcess[bytes]:
    """`newsdiff WORDS` as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "newsdiff", *words], capture_output=True, timeout=60, check=False, **options
    )


OPENS = [
    ((), ()),
    (("one.txt", "two.txt"), ("one.txt", "two.txt")),
    (("read", "one.txt", "two.txt"), ("one.txt", "two.txt")),
    (("--debug", "one.txt"), ("one.txt",)),
    (("one.txt", "--debug"), ("one.txt",)),
    (("--debug",), ()),
    (("-",), ("-",)),
    (("one.txt", "-"), ("one.txt", "-")),
    (("--", "one.txt"), ("one.txt",)),
    ((".",), (".",)),
    (("one.txt", "gone.txt"), ("one.txt", "gone.txt")),
    (("read",), ()),
    (("read", "read", "one.txt"), ("read", "one.txt")),
]


@pytest.mark.parametrize(("words", "paths"), OPENS)
def test_the_reader_is_the_default(papers: Path, opened: list[tuple[str, ...]], words, paths) -> None:
    assert main(words) == 0
    assert opened == [paths]


def test_demo_opens_the_sample(opened: list[tuple[str, ...]]) -> None:
    assert main(["demo"]) == 0
    assert len(list(Path(opened[0][0]).glob("*.txt"))) == 5


def test_demo_without_a_sample(opened, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.setattr("newsdiff.ui.sample.sample_folder", lambda: None)
    assert main(["demo"]) == 2
    assert "name articles of your own" in capsys.readouterr().err


def test_a_typing_mistake_opens_nothing(papers: Path, opened, capsys) -> None:
    assert main(["reprot", "gone.txt"]) == 2
    assert capsys.readouterr().err == (
        "newsdiff: reprot: there is no such file, folder or command; see newsdiff --help.\n"
    )
    assert opened == []


def test_the_readers_code_is_passed_on(papers: Path, opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsdiff.ui.launch.run_reader", lambda _paths, _settings: 2)
    assert main(["one.txt"]) == 2


def test_without_a_terminal_the_reader_says_so() -> None:
    done = run(stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode() == (
        "newsdiff: The reader needs a terminal; newsdiff report writes the report without one.\n"
    )


def test_version_and_help(capsys) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"newsdiff {newsdiff.__version__}\n"
    assert main(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(word in told for word in ("Examples:", "newsdiff report", "demo", "read"))
    assert main(["report", "-h"]) == 0
    assert "--force" in capsys.readouterr().out


USAGE = [
    (["--bogus"], "No such option"),
    (["report"], "Name two articles or more"),
    (["report", "--format", "xml", "one.txt", "two.txt"], "xml"),
    (["demo", "one.txt"], "unexpected extra argument"),
    (["report", ".", "--only", "number,nmae"], "'nmae' is none of number, name, date"),
    (["report", ".", "--only", ","], "is none of"),
    (["report", ".", "--min-severity", "2"], "not in the range"),
    (["report", ".", "--sections", "sumary"], "'sumary' is none of summary, articles"),
    (["report", ".", "--fail-on", "number:clash"], "as in number:contradicts"),
    (["report", ".", "--verdict", "maybe"], "'maybe' is none of open, confirmed, dismissed"),
]


@pytest.mark.parametrize(("words", "told"), USAGE)
def test_wrong_usage(papers: Path, capsys, words: list[str], told: str) -> None:
    assert main(words) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert told in err


def test_markdown_on_standard_output_and_nothing_else(papers: Path, capfd) -> None:
    assert main(["report", "one.txt", "two.txt"]) == 0
    out, err = capfd.readouterr()
    assert out.startswith("# “Fire at Orwen mill” and 1 other article, compared\n")
    assert err == ""


def test_json_of_a_folder(papers: Path, capfd) -> None:
    assert main(["report", "--format", "json", "."]) == 0
    told = json.loads(capfd.readouterr().out)
    assert told["schema"] == "newsdiff.comparison/1"
    assert [Path(a["path"]).name for a in told["articles"]] == ["one.txt", "two.txt"]


def test_the_same_bytes_each_time(papers: Path) -> None:
    seeds = {"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    told = [
        run("report", "--format", "json", "one.txt", "two.txt", env={**os.environ, **e}).stdout for e in seeds
    ]
    assert told[0] == told[1] != b""


NEW = [
    ("report.md", [], "# “"),
    ("report.json", [], "{"),
    ("report.JSON", [], "{"),
    ("report.html", [], "<!DOCTYPE html>"),
    ("report.htm", [], "<!DOCTYPE html>"),
    ("report.csv", [], "id,name,kind,"),
    ("report.txt", ["--format", "html"], "<!DOCTYPE html>"),
    ("r.json", ["--format", "markdown"], "# “"),
]


@pytest.mark.parametrize(("name", "options", "start"), NEW)
def test_to_a_file(papers: Path, capfd, name: str, options: list[str], start: str) -> None:
    assert main(["report", "one.txt", "two.txt", "-o", name, *options]) == 0
    assert (papers / name).read_text(encoding="utf-8").startswith(start)
    assert capfd.readouterr() == ("", "")
    assert sorted(p.name for p in papers.iterdir()) == sorted(["one.txt", "two.txt", name])


def test_dash_is_standard_output(papers: Path, capfd) -> None:
    assert main(["report", "one.txt", "two.txt", "-o", "-"]) == 0
    assert capfd.readouterr().out.startswith("# “")


def test_nothing_is_replaced_without_force(papers: Path, capfd) -> None:
    there = papers / "report.md"
    there.write_text("mine", encoding="utf-8")
    words = ["report", "one.txt", "two.txt", "-o", str(there)]
    assert main(words) == 2
    assert capfd.readouterr().err == (
        f"newsdiff: {there}: it is already there; name another file, or say --force.\n"
    )
    assert there.read_text(encoding="utf-8") == "mine"
    assert main([*words, "--force"]) == 0
    assert there.read_text(encoding="utf-8").startswith("# “")


PLACES = [
    ("one.txt", "it is one of the articles"),
    ("./two.txt", "it is one of the articles"),
    (".", "it is a folder"),
    ("gone/report.md", "its folder is not there"),
    (os.devnull, "it is no ordinary file"),
]


@pytest.mark.parametrize(("place", "told"), PLACES)
def test_places_that_are_never_written_to(papers: Path, capfd, place: str, told: str) -> None:
    assert main(["report", "one.txt", "two.txt", "-o", place, "--force"]) == 2
    assert told in capfd.readouterr().err
    assert (papers / "one.txt").read_text(encoding="utf-8") == FIRST


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_in_one_sentence(papers: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "newsdiff", "report", "one.txt", "two.txt"],
            stdout=full, stderr=subprocess.PIPE, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert b"standard output: no space left on device" in done.stderr


def test_a_report_that_fails_leaves_the_old_file(
    papers: Path, capfd, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self, _target):
        raise OSError(28, "No space left on device")

    (papers / "r.md").write_text("mine", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", fail)
    assert main(["report", "one.txt", "two.txt", "-o", "r.md", "--force"]) == 2
    assert "no space left on device" in capfd.readouterr().err
    assert sorted(p.name for p in papers.iterdir()) == ["one.txt", "r.md", "two.txt"]
    assert (papers / "r.md").read_text(encoding="utf-8") == "mine"


def test_some_that_cannot_be_read_are_named_and_the_rest_compared(papers: Path, capfd) -> None:
    (papers / "empty.txt").write_bytes(b"")
    assert main(["report", "gone.txt", "one.txt", "empty.txt", "two.txt"]) == 0
    out, err = capfd.readouterr()
    assert out.startswith("# “Fire at Orwen mill”")
    assert err.splitlines() == [
        "newsdiff: gone.txt: there is no such file; check the path.",
        "newsdiff: empty.txt: the file is empty; leave it out, or save the article again.",
    ]


@pytest.mark.parametrize(("names", "told"), [(["one.txt", "gone.txt"], "only one"), (["gone.txt"], "none")])
def test_fewer_than_two_are_no_report(papers: Path, capfd, names: list[str], told: str) -> None:
    assert main(["report", *names]) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.splitlines()[-1] == f"newsdiff: A report needs two articles or more, but {told} could be read."


def test_one_from_standard_input(papers: Path) -> None:
    done = run("report", "--format", "json", "one.txt", "-", input=SECOND.encode())
    assert [a["path"] for a in json.loads(done.stdout)["articles"]] == ["one.txt", "-"]


def test_a_file_name_cannot_steer_the_terminal(papers: Path, capfd) -> None:
    assert main(["report", "one.txt", "bad\x1b]0;owned\x07.txt"]) == 2
    assert "\x1b" not in capfd.readouterr().err


def test_a_reader_of_the_pipe_that_leaves(papers: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "newsdiff", "report", "one.txt", "two.txt"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    with process.stderr as told:
        assert told.read() == b""
    assert process.wait(60) == 0


def test_ctrl_c(papers: Path, capfd, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_):
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr("newsdiff.pipeline.compare", interrupted)
    assert main(["report", "one.txt", "two.txt", "-o", "report.md"]) == 130
    assert capfd.readouterr().err.strip() == "newsdiff: stopped; nothing was written."
    assert not (papers / "report.md").exists()


def test_a_fault_is_one_sentence_and_debug_shows_where(
    papers: Path, capfd, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_):
        raise ZeroDivisionError("by \x1b nought")

    monkeypatch.setattr("newsdiff.pipeline.compare", break_down)
    assert main(["report", "one.txt", "two.txt"]) == 70
    assert capfd.readouterr().err == (
        "newsdiff: failed unexpectedly: ZeroDivisionError: by � nought; run with --debug to see where.\n"
    )
    assert main(["report", "one.txt", "two.txt", "--debug"]) == 70
    assert "in break_down" in capfd.readouterr().err


def test_progress_is_for_terminals_only(papers: Path) -> None:
    """With a terminal as standard error it is told there, and cleared; the report stays clean."""
    control, terminal = pty.openpty()
    seen = io.BytesIO()

    def watch() -> None:
        try:
            while chunk := os.read(control, 4096):
                seen.write(chunk)
        except OSError:
            pass

    watcher = threading.Thread(target=watch)
    watcher.start()
    done = subprocess.run(
        [sys.executable, "-m", "newsdiff", "report", "one.txt", "two.txt"],
        stdout=subprocess.PIPE, stderr=terminal, timeout=60, check=False,
    )  # fmt: skip
    os.close(terminal)
    watcher.join(10)
    os.close(control)
    assert done.returncode == 0
    assert done.stdout.startswith("# “".encode())
    assert b"comparing: extract 1 of 2" in seen.getvalue()
    assert seen.getvalue().endswith(b"\r\x1b[K")


def report_of(capfd, *words: str) -> str:
    assert main(["report", "one.txt", "two.txt", *words]) == 0
    out, err = capfd.readouterr()
    assert err == ""
    return out


def test_a_choice_of_divergences_and_sections(papers: Path, capfd) -> None:
    told = report_of(capfd, "--only", "number,name", "--sections", "summary,numbers")
    assert [line for line in told.splitlines() if line.startswith("## ")] == ["## Summary", "## Numbers (1)"]
    assert "kind number or name" in told
    grave = json.loads(report_of(capfd, "--format", "json", "--min-severity", "0.7"))
    assert grave["divergences"]
    assert all(d["severity"] >= 0.7 for d in grave["divergences"])
    assert grave["chosen"] == {"kinds": [], "min_severity": 0.7, "verdicts": []}


FAILS = [
    (["--fail-on", "number:contradicts"], 1),
    (["--fail-on", "number"], 1),
    (["--fail-on", "date", "--fail-on", "Number:Contradicts"], 1),
    (["--fail-on", "date"], 0),
    (["--fail-on", "number:spelling"], 0),
    (["--fail-on", "number", "--only", "name"], 0),
]


@pytest.mark.parametrize(("words", "code"), FAILS)
def test_fail_on(papers: Path, capfd, words: list[str], code: int) -> None:
    assert main(["report", "one.txt", "two.txt", "-o", "r.md", *words]) == code
    err = capfd.readouterr().err
    assert err.startswith("newsdiff: number:contradicts: ") if code else err == ""
    assert (papers / "r.md").exists()


def test_quiet(papers: Path, capfd) -> None:
    words = ["report", "one.txt", "gone.txt", "two.txt", "-o", "r.md", "--fail-on", "number"]
    assert main([*words, "--quiet"]) == 1
    assert capfd.readouterr() == ("", "")
    assert main([*words, "--quiet"]) == 2
    assert "already there" in capfd.readouterr().err


def test_verbose(papers: Path, capfd) -> None:
    assert main(["report", "one.txt", "two.txt", "--verbose"]) == 0
    out, err = capfd.readouterr()
    assert out.startswith("# “")
    stages = [line.split()[1].rstrip(":") for line in err.splitlines() if line.endswith(" ms")]
    assert stages[:5] == ["load", "look", "start", "extract", "segment"]
    assert stages[-1] == "report"
    assert "newsdiff: 2 articles, " in err


def test_a_log(papers: Path, capfd) -> None:
    words = ["report", "one.txt", "two.txt", "gone\x1b.txt", "-o", "r.md", "--log", "run.log"]
    assert main(words) == 0
    assert capfd.readouterr().err.count("\n") == 1
    assert main(words) == 2
    lines = (papers / "run.log").read_text(encoding="utf-8").splitlines()
    assert all(line[:4].isdigit() and line[10] == "T" for line in lines)
    assert "\x1b" not in "".join(lines)
    assert any("gone�.txt: there is no such file" in line for line in lines)
    assert main(["report", "one.txt", "two.txt", "--log", "gone/run.log"]) == 2
    assert "the log cannot be written to" in capfd.readouterr().err


def test_what_was_saved_is_reported_without_comparing(papers: Path, capfd, monkeypatch) -> None:
    assert main(["report", "one.txt", "two.txt", "-o", "saved.json"]) == 0
    fresh = report_of(capfd)

    def never(*_):
        raise AssertionError

    monkeypatch.setattr("newsdiff.pipeline.compare", never)
    assert main(["report", "saved.json"]) == 0
    assert capfd.readouterr().out == fresh
    assert main(["report", "saved.json", "-o", "again.json"]) == 0
    assert (papers / "again.json").read_bytes() == (papers / "saved.json").read_bytes()


def test_what_was_saved_stands_for_its_articles_among_others(papers: Path, capfd) -> None:
    assert main(["report", "one.txt", "two.txt", "-o", "saved.json"]) == 0
    (papers / "three.txt").write_text(SECOND.replace("30", "50"), encoding="utf-8")
    assert main(["report", "saved.json", "three.txt", "--format", "json"]) == 0
    told = json.loads(capfd.readouterr().out)
    assert [a["path"] for a in told["articles"]] == ["saved.json#A", "saved.json#B", "three.txt"]
    assert main(["report", ".", "--format", "json"]) == 0
    told = json.loads(capfd.readouterr().out)
    assert [a["path"] for a in told["articles"]] == ["one.txt", "three.txt", "two.txt"], "no article twice"


def test_a_damaged_saved_comparison(papers: Path, capfd) -> None:
    (papers / "saved.json").write_text('{"schema": "newsdiff.comparison/1"}', encoding="utf-8")
    assert main(["report", "saved.json"]) == 2
    err = capfd.readouterr().err
    assert err.count("\n") == 1
    assert "the saved comparison is not whole" in err


COMPLETED = [
    ("rep", ["report"]),
    ("report --fo", ["--format", "--force"]),
    ("report --format h", ["html"]),
    ("report --only number,na", ["number,name"]),
    ("report --sections summary,m", ["summary,method"]),
    ("report --fail-on number:con", ["number:contradicts"]),
]


@pytest.mark.parametrize(("typed", "offered"), COMPLETED)
def test_shell_completion(typed: str, offered: list[str]) -> None:
    settings = {
        "_NEWSDIFF_COMPLETE": "bash_complete", "COMP_WORDS": f"newsdiff {typed}",
        "COMP_CWORD": str(len(typed.split())),
    }  # fmt: skip
    done = run(env={**os.environ, **settings})
    plain = [line.removeprefix("plain,") for line in done.stdout.decode().splitlines() if "plain," in line]
    assert plain == offered


def test_completion_offers_files_to_read() -> None:
    settings = {"_NEWSDIFF_COMPLETE": "bash_complete", "COMP_WORDS": "newsdiff on", "COMP_CWORD": "1"}
    assert run(env={**os.environ, **settings}).stdout.decode().splitlines() == ["file,on"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts(shell: str) -> None:
    done = run(env={**os.environ, "_NEWSDIFF_COMPLETE": f"{shell}_source"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"_NEWSDIFF_COMPLETE" in done.stdout


def test_verdicts_are_told_when_asked_for(papers: Path, capfd, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSDIFF_DATA", str(papers / "desk"))
    without = report_of(capfd)
    assert report_of(capfd, "--verdicts") == without
    found = json.loads(report_of(capfd, "--format", "json"))["divergences"][0]["id"]
    open_desk().judge(found, Judgement.CONFIRMED)
    open_desk().note(found, "asked | the mill")
    assert report_of(capfd) == without
    assert "Verdict: ✓ confirmed: asked \\| the mill." in report_of(capfd, "--verdicts")
    confirmed = json.loads(report_of(capfd, "--verdict", "confirmed", "--format", "json"))
    assert [d["id"] for d in confirmed["divergences"]] == [found]
    assert confirmed["verdicts"][found]["note"] == "asked | the mill"
    assert "Verdicts (0)" in report_of(capfd, "--verdict", "open", "--verdicts")
    assert main(["report", "one.txt", "two.txt", "--verdicts", "-o", "saved.json"]) == 0
    monkeypatch.setenv("NEWSDIFF_DATA", str(papers / "elsewhere"))
    assert main(["report", "saved.json"]) == 0
    assert "asked \\| the mill" in capfd.readouterr().out


ON_A_TERMINAL = """
import fcntl, os, pty, shlex, struct, sys, termios
child, control = pty.fork()
if child == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    os.execv("/bin/sh", ["sh", "-c", f"{shlex.quote(sys.executable)} -m newsdiff one.txt - < two.txt"])
shown, pressed = b"", False
try:
    while chunk := os.read(control, 65536):
        shown += chunk
        if not pressed and b"1911" in shown:
            os.write(control, b"q")
            pressed = True
except OSError:
    pass
print("opened" if pressed else shown, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
"""Runs the reader on a terminal of its own, and presses `q` once words of the first article are there."""


def test_an_article_from_a_pipe_leaves_the_keys_to_the_terminal(papers: Path) -> None:
    settings = {"TERM": "xterm-256color", "NEWSDIFF_DATA": str(papers / "desk")}
    done = subprocess.run(
        [sys.executable, "-c", ON_A_TERMINAL],
        env={**os.environ, **settings}, capture_output=True, text=True, timeout=30, check=True,
    )  # fmt: skip
    assert done.stdout == "opened 0\n"
