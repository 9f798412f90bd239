"""Opens articles: in the reader, or as plain lines where there is no terminal. Knows no options."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from newsdiff.folders import is_swept
from newsdiff.model import InputError, NewsdiffError, TooFewArticles

if TYPE_CHECKING:
    from newsdiff.ui.settings import Settings

_AS_IS: Mapping[str, int] = MappingProxyType({"newest": 0, "refresh": 0, "offline": 0})
"""Options of addresses as they are when none is given."""


def open_articles(
    articles: Sequence[str], settings: Settings, plain: bool = False, web: Mapping[str, int] = _AS_IS
) -> int:
    """Show these articles; returns the exit code.

    Raises:
        NewsdiffError: there are none, or nothing to show them on.

    """
    swept = len(articles) == 1 and is_swept(articles[0])
    if articles and not any(path == "-" or "://" in path or Path(path).exists() for path in articles):
        raise InputError(articles[0], "there is no such file, folder or command", "see newsdiff --help")
    if plain or (articles and not _has_terminal("-" in articles)):
        return _list_events(articles[0]) if swept else _print(articles, web, settings)
    if any(web.values()):
        articles = _fetched_before(articles, web)
    return open_reader(articles, settings)


def _print(articles: Sequence[str], web: Mapping[str, int], settings: Settings) -> int:
    """Print the rows that the reader would show, with what the desk knows of them."""
    from newsdiff.cli._comparing import saved_or_compared
    from newsdiff.cli._output import put
    from newsdiff.cli._telling import Teller, stoppable
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


def _list_events(folder: str) -> int:
    """Print the events of a sweep, the gravest first."""
    from newsdiff.cli._output import put
    from newsdiff.sweep import Events
    from newsdiff.ui.views.event_lines import printed

    events = Events(Path(folder))
    try:
        put(printed(events.rows(0, events.count())), None)
    finally:
        events.close()
    return 0


def _fetched_before(articles: Sequence[str], web: Mapping[str, int]) -> tuple[str, ...]:
    """The articles with feeds chosen from, all of them kept: the reader opens them as they were kept.

    Raises:
        TooFewArticles: none of them could be had.

    """
    from newsdiff.cli._telling import complain
    from newsdiff.stages.load import options, prepare

    places, failures = prepare(articles, options(web))
    for failure in failures:
        complain(str(failure))
    if not places:
        raise TooFewArticles("None of the articles could be read.")
    return places


def open_reader(paths: Sequence[str], settings: Settings) -> int:
    """Open the reader; returns the exit code.

    Raises:
        NewsdiffError: there is no terminal.

    """
    if not _has_terminal("-" in paths):
        raise NewsdiffError("The reader needs a terminal; newsdiff report writes the report without one.")
    from newsdiff.ui.launch import run_reader

    return run_reader(paths, settings)


def _has_terminal(piped: bool) -> bool:
    """Whether the reader can draw and be steered; with an article from a pipe, keys come from elsewhere."""
    if "TEXTUAL_DRIVER" in os.environ:
        return True
    return sys.stdout.isatty() and sys.stderr.isatty() and (piped or sys.stdin.isatty())
