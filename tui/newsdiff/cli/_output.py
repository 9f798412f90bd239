"""Where a report goes: a file, whole or not at all, or standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from newsdiff.model import OutputError

_FORMS = {
    ".json": "json", ".html": "html", ".htm": "html", ".csv": "csv",
}  # fmt: skip
"""The format that a file name asks for; any other name asks for markdown."""


def form_of(target: Path | None) -> str:
    """The format for a file of this name."""
    return _FORMS.get(target.suffix.lower(), "markdown") if target else "markdown"


def check_target(target: Path, articles: Sequence[str], force: bool) -> None:
    """Before any work: a place that cannot or must not be written to.

    Raises:
        OutputError: no ordinary file, in no folder, one of the articles, or there already.

    """
    if target.is_dir():
        raise OutputError(str(target), "it is a folder", "name a file")
    if target.exists() and not target.is_file():
        raise OutputError(str(target), "it is no ordinary file", "redirect standard output to it")
    if not target.absolute().parent.is_dir():
        raise OutputError(str(target), "its folder is not there", "make it first, or name another file")
    if any(path != "-" and os.path.realpath(path) == os.path.realpath(target) for path in articles):
        raise OutputError(str(target), "it is one of the articles", "name another file")
    if target.exists() and not force:
        raise OutputError(str(target), "it is already there", "name another file, or say --force")


def put(told: str, target: Path | None) -> None:
    """Write a report as UTF-8 to a file, or to standard output.

    Raises:
        OutputError: it could not be written; of a pipe whose reader has left, nothing is said.

    """
    if target:
        from newsdiff.ui.saving import write

        write(target, told)
        return
    try:
        sys.stdout.buffer.write(told.encode())
        sys.stdout.buffer.flush()
    except OSError as error:
        _abandon_output()
        if not isinstance(error, BrokenPipeError):
            told_by_system = (error.strerror or str(error)).lower()
            raise OutputError("standard output", told_by_system, "write to a file with -o") from error


def _abandon_output() -> None:
    """Let Python, which flushes at its end, flush into nothing."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
