"""A report is written whole or not at all, whatever happens while it is written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsdiff.model import OutputError
from newsdiff.ui.saving import write

FIRST = "Fire at Orwen mill\n\nAt least 12 workers were injured in a fire at the Orwen mill on Monday.\n"
SECOND = "Blaze injures 30 in Orwen\n\nSome 30 workers were injured in a fire at the Orwen mill on Monday.\n"

WHEN = {
    "while it compares": "import newsdiff.pipeline as at; name = 'compare'",
    "while it writes": "import os as at; name = 'fsync'",
    "before it is put in place": "from pathlib import Path as at; name = 'chmod'",
}
RUN = """
import os, signal, sys
{when}
whole = getattr(at, name)
def struck(*given, **named):
    os.kill(os.getpid(), signal.{how})
    return whole(*given, **named)
setattr(at, name, struck)
from newsdiff.cli import main
raise SystemExit(main(["report", "one.txt", "two.txt", "-o", "report.md", "--force"]))
"""


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "one.txt").write_text(FIRST, encoding="utf-8")
    (tmp_path / "two.txt").write_text(SECOND, encoding="utf-8")
    (tmp_path / "report.md").write_text("mine", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("when", WHEN)
@pytest.mark.parametrize("how", ["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"])
def test_a_signal_leaves_the_old_file_whole(papers: Path, when: str, how: str) -> None:
    code = RUN.format(when=WHEN[when], how=how)
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert (papers / "report.md").read_text(encoding="utf-8") == "mine"
    if how == "SIGKILL":
        assert done.returncode == -signal.SIGKILL
        return
    assert done.returncode == 128 + getattr(signal, how)
    assert done.stderr.strip() == "newsdiff: stopped; nothing was written."
    assert sorted(path.name for path in papers.iterdir()) == ["one.txt", "report.md", "two.txt"]


def test_a_report_that_is_started_to_outlive_its_terminal_does(papers: Path) -> None:
    code = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n" + RUN.format(
        when=WHEN["while it writes"], how="SIGHUP"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=False)
    assert done.returncode == 0
    assert (papers / "report.md").read_text(encoding="utf-8").startswith("# “")


def test_a_disk_that_is_full_leaves_the_old_file_whole(papers: Path) -> None:
    code = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "import sys; sys.dont_write_bytecode = True\n"
        "from newsdiff.cli import main\n"
        "raise SystemExit(main(['report', 'one.txt', 'two.txt', '-o', 'report.md', '--force']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "report.md: the report could not be saved" in done.stderr
    assert (papers / "report.md").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in papers.iterdir()) == ["one.txt", "report.md", "two.txt"]


PLACES = ["/proc/self/report.md", "~nobody-of-this-name/report.md", "gone/report.md", "a\0b.md", "x" * 300]


@pytest.mark.parametrize("place", PLACES)
def test_a_place_that_cannot_be_written_to_is_told(place: str, tmp_path: Path) -> None:
    if place.startswith("/proc") and not Path("/proc/self").is_dir():
        pytest.skip("no /proc here")
    with pytest.raises(OutputError, match="choose another place"):
        write(Path(place) if place.startswith(("/", "~")) else tmp_path / place, "text")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_must_not_be_written_to(tmp_path: Path) -> None:
    held = tmp_path / "held"
    held.mkdir()
    (held / "report.md").write_text("mine", encoding="utf-8")
    held.chmod(0o500)
    try:
        write(held / "report.md", "text")
    except OutputError as failure:
        assert "permission denied" in str(failure)
        assert (held / "report.md").read_text(encoding="utf-8") == "mine"
    else:
        assert (held / "report.md").read_text(encoding="utf-8") == "text", "this user may write everywhere"
    finally:
        held.chmod(0o700)


ON_A_TERMINAL = """
import fcntl, os, pty, signal, struct, sys, termios
child, control = pty.fork()
if child == 0:
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
    os.execv(sys.executable, [sys.executable, "-m", "newsdiff", "one.txt", "two.txt"])
shown, told = b"", False
try:
    while chunk := os.read(control, 65536):
        shown += chunk
        if not told and b"Orwen" in shown:
            os.kill(child, getattr(signal, sys.argv[1]))
            told = True
except OSError:
    pass
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), b"\\x1b[?1049l" in shown)
"""
"""Runs the reader on a terminal of its own, and sends it a signal once words of an article are there."""


@pytest.mark.parametrize("how", ["SIGTERM", "SIGHUP"])
def test_the_reader_gives_the_terminal_back_when_a_signal_ends_it(papers: Path, how: str) -> None:
    own = {
        "TERM": "xterm-256color",
        "NEWSDIFF_DATA": str(papers / "desk"),
        "NEWSDIFF_CACHE": str(papers / "kept"),
    }
    done = subprocess.run(
        [sys.executable, "-c", ON_A_TERMINAL, how],
        env={**os.environ, **own}, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout == f"{128 + getattr(signal, how)} True\n"
