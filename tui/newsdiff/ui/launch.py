"""Opens the reader. Starts to compare before the screen's libraries are read."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from newsdiff.ui.job import Job, read_and_compare
from newsdiff.ui.look import left, settled
from newsdiff.ui.settings import Settings

_TERMINAL = Path("/dev/tty")


def run_reader(paths: Sequence[str] | None = None, settings: Settings | None = None) -> int:
    """Read these files in the terminal, or the start screen when there are none; returns the exit code."""
    compute = read_and_compare(_piped() if paths and "-" in paths else None)
    job = Job(paths, compute).start() if paths else None
    chosen = settings or Settings()
    look = settled(left(), chosen)

    from newsdiff.ui.app import NewsdiffApp
    from newsdiff.ui.services import Services

    app = NewsdiffApp(paths, services=Services(compute=compute), job=job, settings=chosen, look=look)
    return app.run(mouse=chosen.switch("mouse") is not False) or 0


def _piped() -> bytes:
    """All of standard input; keys come from the terminal from then on."""
    content = sys.stdin.buffer.read()
    if _TERMINAL.exists():
        terminal = os.open(_TERMINAL, os.O_RDONLY)
        os.dup2(terminal, sys.stdin.fileno())
        os.close(terminal)
    return content
