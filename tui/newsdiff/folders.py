"""The folders of this user, and files in them: written whole, and bounded in all."""

from __future__ import annotations

import os
from collections.abc import Collection
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


def write_whole(target: Path, content: bytes) -> None:
    """Put `content` in a file, whole or not at all; its folder is made, for this user alone.

    Raises:
        OSError: it cannot be written.

    """
    import tempfile

    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, scratch = tempfile.mkstemp(prefix=".newsdiff-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(scratch).replace(target)
    except BaseException:
        Path(scratch).unlink(missing_ok=True)
        raise


def make_room(folder: Path, room: int, named: Collection[str] = ()) -> bool:
    """Delete files until all that are left take `room` bytes at most; whether any was deleted.

    What was not used for longest goes first, and what is `named` after all else. When a file was used is
    the time of its last change: whoever uses it has to set that.

    Raises:
        OSError: the folder cannot be read, or a file not deleted.

    """
    with os.scandir(folder) as found:
        stats = [(entry, entry.stat()) for entry in found if entry.is_file(follow_symlinks=False)]
    stats.sort(key=lambda told: (told[0].name in named, told[1].st_mtime_ns, told[0].name), reverse=True)
    gone = False
    for entry, stat in stats:
        room -= stat.st_size
        if room < 0:
            Path(entry.path).unlink(missing_ok=True)
            gone = True
    return gone
