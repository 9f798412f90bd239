"""`newsdiff read` and `newsdiff demo`: open the reader."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from newsdiff.cli import _group as group
from newsdiff.cli._telling import complain
from newsdiff.model import InputError, NewsdiffError, TooFewArticles


@group.commands.command()
@group.articles
@group.web
@group.debug
def read(articles: tuple[str, ...], **web: int) -> int:
    """Open articles in the reader: the default."""
    if articles and not any(path == "-" or "://" in path or Path(path).exists() for path in articles):
        raise InputError(articles[0], "there is no such file, folder or command", "see newsdiff --help")
    if any(web.values()):
        articles = _fetched_before(articles, web)
    return _open_reader(articles)


def _fetched_before(articles: Sequence[str], web: Mapping[str, int]) -> tuple[str, ...]:
    """The articles with feeds chosen from, all of them kept: the reader opens them as they were kept.

    Raises:
        TooFewArticles: none of them could be had.

    """
    from newsdiff.stages.load import options, prepare

    places, failures = prepare(articles, options(web))
    for failure in failures:
        complain(str(failure))
    if not places:
        raise TooFewArticles("None of the articles could be read.")
    return places


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
