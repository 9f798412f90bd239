"""Opens the reader. Starts to compare before the screen's libraries are read."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Thread
from types import FrameType
from typing import TYPE_CHECKING

from newsdiff.folders import is_swept
from newsdiff.ui.job import Job, read_and_compare
from newsdiff.ui.look import left, settled
from newsdiff.ui.settings import Settings

if TYPE_CHECKING:
    from newsdiff.ui.app import NewsdiffApp

_TERMINAL = Path("/dev/tty")


def run_reader(paths: Sequence[str] | None = None, settings: Settings | None = None) -> int:
    """Read these files in the terminal, or the start screen when there are none; returns the exit code."""
    folder = Path(paths[0]) if paths and len(paths) == 1 and is_swept(paths[0]) else None
    compute = read_and_compare(_piped() if paths and "-" in paths else None)
    job = Job(paths, compute).start() if paths and not folder else None
    chosen = settings or Settings()
    with ThreadPoolExecutor(1) as pool:
        found = pool.submit(left)  # the desk is read while the screen's libraries are
        from newsdiff.ui.app import NewsdiffApp
        from newsdiff.ui.services import Services

        look = settled(found.result(), chosen)

    services = Services(compute=compute)
    app = NewsdiffApp(paths, services=services, job=job, settings=chosen, look=look, events=folder)
    _agree_on_size(app)
    _leave_when_told(app)
    return app.run(mouse=chosen.switch("mouse") is not False) or 0


def _agree_on_size(app: NewsdiffApp) -> None:
    """Of a terminal that tells no size, rich and textual suppose different ones, and never come to rest."""
    from rich.console import ConsoleDimensions

    size = shutil.get_terminal_size()
    if app.console.size != (size.columns, size.lines):
        app.console.size = ConsoleDimensions(size.columns, size.lines)


def _leave_when_told(app: NewsdiffApp) -> None:
    """Give the terminal back before the system's signals end the reader; told twice, it ends at once."""

    def told(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        # From a thread: a handler does not wake the loop that the application waits in.
        Thread(target=app.call_from_thread, args=(app.exit, 128 + number), daemon=True).start()

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, told)


def _piped() -> bytes:
    """All of standard input; keys come from the terminal from then on."""
    content = sys.stdin.buffer.read()
    if _TERMINAL.exists():
        terminal = os.open(_TERMINAL, os.O_RDONLY)
        os.dup2(terminal, sys.stdin.fileno())
        os.close(terminal)
    return content
