"""Starts the process that compares before anything else is read, so that the two get ready together.

Nothing but the standard library's `subprocess` is imported here: this runs first of all.
"""

from __future__ import annotations

import subprocess
import sys

SELDOM = 200_000
"""Objects made between two looks for garbage: nearly all that is made at the start is kept."""
_waiting: list[subprocess.Popen[bytes]] = []


def start() -> None:
    """Start a process that waits for one comparison; where none can be started, do nothing."""
    try:
        _waiting.append(spawn())
    except OSError:
        return


def take() -> subprocess.Popen[bytes]:
    """The process that waits, or a new one.

    Raises:
        OSError: none can be started.

    """
    return _waiting.pop() if _waiting else spawn()


def spawn() -> subprocess.Popen[bytes]:
    """A Python that serves one comparison. It must not look for modules among the user's articles: -P.

    Raises:
        OSError: none can be started.

    """
    if getattr(sys, "frozen", False) or not sys.executable:
        raise FileNotFoundError("there is no Python to start")
    command = [sys.executable, "-P", "-m", "newsdiff.ui.apart"]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
