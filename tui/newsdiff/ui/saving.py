"""Writes a report to a file, whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from pathlib import Path

from newsdiff.model import Comparison, OutputError
from newsdiff.ui.kinds import headline


def proposed_name(comparison: Comparison) -> str:
    """`newsdiff-<headline>-<date of the first dated article>.md`."""
    folded = unicodedata.normalize("NFKD", headline(comparison)).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", folded.lower())
    day = next((a.page.published.isoformat() for a in comparison.articles if a.page.published), "")
    return "-".join(part for part in ("newsdiff", *words[:6], day) if part) + ".md"


def write(path: Path, text: str) -> Path:
    """Write `text` as UTF-8 beside `path` and put it in its place; returns the full path.

    Whatever stops it, what stood at `path` before stays whole.

    Raises:
        OutputError: the folder is missing, full or not writable, or the path is a folder.

    """
    try:
        target = path.expanduser().resolve()
        _write(target, text)
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: ~nobody has no home
        told = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        problem = f"the report could not be saved ({told.lower()})"
        raise OutputError(str(path), problem, "choose another place") from error
    return target


def _write(target: Path, text: str) -> None:
    if target.is_dir():
        raise IsADirectoryError(21, "it is a folder")
    handle, scratch = tempfile.mkstemp(prefix=".newsdiff-", dir=target.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())  # else a disk found full, or a crash, could leave an empty file in place
        Path(scratch).chmod(_mode(target))
        Path(scratch).replace(target)
    except BaseException:
        Path(scratch).unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The rights of the file that is replaced, or those that a new file would get."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
