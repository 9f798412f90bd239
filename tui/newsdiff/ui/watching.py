"""Notices that files change while they are read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

State = dict[str, tuple[int, int]]
"""Of each file or folder that is there: when it was last written, in nanoseconds, and its size."""


def state_of(paths: Iterable[str]) -> State:
    """How the files are now; what is no file, or gone, is left out. Looks at the disk."""
    found: State = {}
    for path in paths:
        if path == "-" or "://" in path:
            continue
        try:
            status = Path(path).stat()
        except (OSError, ValueError):
            continue
        found[path] = (status.st_mtime_ns, status.st_size)
    return found


def changed(before: State, now: State) -> tuple[str, ...]:
    """What was written, added or taken away between two looks."""
    return tuple(path for path in {**before, **now} if before.get(path) != now.get(path))
