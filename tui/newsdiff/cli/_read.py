"""`newsdiff read` and `newsdiff demo`: open the reader."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from newsdiff.cli import _group as group
from newsdiff.model import InputError, NewsdiffError


@group.commands.command()
@group.articles
@group.debug
def read(articles: tuple[str, ...]) -> int:
    """Open articles in the reader: the default."""
    if articles and not any(path == "-" or Path(path).exists() for path in articles):
        raise InputError(articles[0], "there is no such file, folder or command", "see newsdiff --help")
    return _open_reader(articles)


@group.commands.command()
@group.debug
def demo() -> int:
    """Open the five articles that come with newsdiff."""
    from newsdiff.ui.sample import sample_folder

    folder = sample_folder()
    if folder is None:
        raise NewsdiffError("The sample did not come with this installation; name articles of your own.")
    return _open_reader((folder,))


def _open_reader(paths: Sequence[str]) -> int:
    if not _has_terminal("-" in paths):
        raise NewsdiffError("The reader needs a terminal; newsdiff report writes the report without one.")
    from newsdiff.ui.launch import run_reader

    return run_reader(paths)


def _has_terminal(piped: bool) -> bool:
    """Whether the reader can draw and be steered; with an article from a pipe, keys come from elsewhere."""
    if "TEXTUAL_DRIVER" in os.environ:
        return True
    return sys.stderr.isatty() and (piped or sys.stdin.isatty())
