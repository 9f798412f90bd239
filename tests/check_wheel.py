"""Tries the wheel as a user meets it: `python tests/check_wheel.py [ARTICLE...]`.

Builds it, installs it in an empty environment, and there opens `newsdiff demo` on a terminal and
writes every report, of these articles or of the sample. Needs the package index, so it is no part of
the test run; `.ci/run` calls it.
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
CARRIED = (
    "newsdiff/py.typed", "newsdiff/sample/", "newsdiff/lexicons/", "newsdiff/reports/comparison.schema.json",
    "newsdiff/reports/html_report/report.css", "newsdiff/ui/newsdiff.tcss",
)  # fmt: skip
"""What is no Python, and must come along."""
_PATIENCE = 60
"""Seconds in which the reader must open and close."""


def run(*words: str | Path, cwd: Path, code: int = 0) -> bytes:
    """Run a command that must end with `code`; returns its standard output."""
    alone = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    command = [*map(str, words)]
    done = subprocess.run(command, cwd=cwd, env=alone, capture_output=True, timeout=900, check=False)
    if done.returncode != code:
        raise SystemExit(f"{words}: exit {done.returncode}\n{done.stderr.decode(errors='replace')}")
    return done.stdout


def built(folder: Path) -> Path:
    """The wheel, with everything in it that has to be."""
    run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    missing = [name for name in CARRIED if not any(held.startswith(name) for held in names)]
    if missing:
        raise SystemExit(f"{wheel.name} lacks {', '.join(missing)}")
    return wheel


def opens(command: list[str], cwd: Path) -> None:
    """Run the reader on a terminal; press q when an article is there; it must end with 0."""
    child, control = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        os.chdir(cwd)
        os.execve(command[0], command, {**os.environ, "TERM": "xterm-256color", "NEWSDIFF_DATA": str(cwd)})
    shown, pressed, end = b"", False, time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if not select.select([control], [], [], 1)[0]:
            continue
        try:
            shown += os.read(control, 65536)
        except OSError:
            break
        if not pressed and b"political" in shown.lower():
            os.write(control, b"q")
            pressed = True
    else:
        os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code or not pressed:
        told = shown[-2000:].decode(errors="replace")
        raise SystemExit(f"{command}: exit {code}, opened: {pressed}\n{told}")


def main() -> None:
    """Build, install, try."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = [str(Path(path).resolve()) for path in sys.argv[1:]] or [str(ROOT / "seeds")]
        wheel = built(folder)
        venv.create(folder / "empty", with_pip=True)
        home = folder / "empty" / "bin"
        run(home / "pip", "install", "-q", wheel, cwd=folder)
        print(run(home / "newsdiff", "--version", cwd=folder).decode().strip())
        opens([str(home / "newsdiff"), "demo"], folder)
        for form in ("md", "html", "json", "csv"):
            run(home / "newsdiff", "report", *articles, "-o", f"report.{form}", cwd=folder)
        saved = run(home / "newsdiff", "report", "report.json", "--format", "json", cwd=folder)
        if saved != (folder / "report.json").read_bytes():
            raise SystemExit("what was saved did not come out again as it was")
        code = "from newsdiff import compare, reopen; print(len(reopen('report.json').articles))"
        run(home / "python", "-c", code, cwd=folder)
        count = len(json.loads(saved)["articles"])
        print(f"{wheel.name}: demo opens; {count} articles reported in 4 formats")


if __name__ == "__main__":
    main()
