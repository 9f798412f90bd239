"""The folders of this user: what may be deleted at any time, and what may not."""

from __future__ import annotations

import os
from pathlib import Path


def cache_folder() -> Path:
    """Where pages and comparisons are kept that can be had again: `NEWSDIFF_CACHE`, or the system's place."""
    return _named("NEWSDIFF_CACHE") or _of_system("user_cache_dir")


def desk_folder() -> Path:
    """Where the reader's own work is kept: `NEWSDIFF_DATA`, or the system's place."""
    return _named("NEWSDIFF_DATA") or _of_system("user_data_dir")


def _named(variable: str) -> Path | None:
    folder = os.environ.get(variable)
    return Path(folder).expanduser() if folder else None


def _of_system(kind: str) -> Path:
    import platformdirs

    return Path(getattr(platformdirs, kind)("newsdiff", appauthor=False))


SWEPT = "events.sqlite3"
"""The index in the folder of a sweep."""


def is_swept(path: str) -> bool:
    """Whether a folder holds the index of a sweep."""
    try:
        return path != "-" and Path(path, SWEPT).is_file()
    except (OSError, ValueError):
        return False
