"""`newsdiff read` and `newsdiff demo`: open the reader."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsdiff.cli import _config as config
from newsdiff.cli import _group as group
from newsdiff.cli._telling import Teller, complain, stoppable
from newsdiff.model import InputError, NewsdiffError, TooFewArticles

if TYPE_CHECKING:
    from newsdiff.ui.settings import Settings


@group.commands.command()
@group.articles
@click.option("--plain", is_flag=True, help="Print the rows as plain lines; so too into a pipe.")
@group.web
@config.flags
@group.debug
def read(articles: tuple[str, ...], plain: bool, **words: int) -> int:
    """Open articles in the reader: the default."""
    settings, web = config.taken(words), words
    if articles and not any(path == "-" or "://" in path or Path(path).exists() for path in articles):
        raise InputError(articles[0], "there is no such file, folder or command", "see newsdiff --help")
    if plain or (articles and not _has_terminal("-" in articles)):
        return _print(articles, web, settings)
    if any(web.values()):
        articles = _fetched_before(articles, web)
    return _open_reader(articles, settings)


def _print(articles: Sequence[str], web: Mapping[str, int], settings: Settings) -> int:
    """Print the rows that the reader would show, with what the desk knows of them."""
    from newsdiff.cli._comparing import saved_or_compared
    from newsdiff.cli._output import put
    from newsdiff.ui.recalling import remembered
    from newsdiff.ui.session import Filter, Session
    from newsdiff.ui.twin import printed, twin

    with stoppable(), Teller() as teller:
        saved = saved_or_compared(articles, web, teller)
        teller.step("print", 0, 1)
        known = remembered(saved.comparison, teller.warn)
        least = Filter(least=settings.number("least") or 0.0)
        verdicts = {**saved.verdicts, **known.verdicts}
        put(printed(twin(Session(known.comparison, verdicts, least))), None)
    return 0


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
    return _open_reader((folder,), config.taken({}))


def _open_reader(paths: Sequence[str], settings: Settings) -> int:
    if not _has_terminal("-" in paths):
        raise NewsdiffError("The reader needs a terminal; newsdiff report writes the report without one.")
    from newsdiff.ui.launch import run_reader

    return run_reader(paths, settings)


def _has_terminal(piped: bool) -> bool:
    """Whether the reader can draw and be steered; with an article from a pipe, keys come from elsewhere."""
    if "TEXTUAL_DRIVER" in os.environ:
        return True
    return sys.stdout.isatty() and sys.stderr.isatty() and (piped or sys.stdin.isatty())
