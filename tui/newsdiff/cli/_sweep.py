"""`newsdiff sweep`: thousands of articles grouped into events and compared, kept in one index."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from newsdiff.cli import _group as group
from newsdiff.cli._telling import complain
from newsdiff.model import NewsdiffError, OutputError

if TYPE_CHECKING:
    from newsdiff.sweep import Crew, Summary

_LOG = "sweep.log"
_TOLD = 5
"""Failures told on the screen; all are in the log and in the index."""
_STEPS = {
    "look": "looking", "read": "reading files", "group": "grouping", "compare": "comparing events",
    "write": "writing reports",
}  # fmt: skip
_EXAMPLES = """\b
Examples:
  newsdiff sweep archive/ -o found                 group and compare all articles below a folder
  newsdiff sweep dump.jsonl -o found --jobs 8      an article a line, however many
  newsdiff sweep https://example.org/feed -o found --newest 50
  newsdiff sweep archive/ new/ -o found            go on: only what is new is done
  newsdiff sweep dump.jsonl -o found --scheduler tcp://10.0.0.5:8786
  newsdiff found                                   read what was found
"""


@group.commands.command(epilog=_EXAMPLES)
@click.argument("sources", nargs=-1, metavar="SOURCE...", required=True, type=click.Path())
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    default="newsdiff-events",
    type=click.Path(file_okay=False),
    show_default=True,
    help="The folder of the index; made when it is not there.",
)
@click.option(
    "--since",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Leave out articles published before this day.",
)
@click.option(
    "--min-articles",
    metavar="N",
    type=click.IntRange(2),
    default=3,
    show_default=True,
    help="Articles that an event has at least, near-copies counted.",
)
@click.option(
    "--min-origins",
    metavar="N",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Independent origins that an event has at least; 2 leaves out single wire reports.",
)
@click.option(
    "--window",
    metavar="DAYS",
    type=click.IntRange(0),
    default=14,
    show_default=True,
    help="Days without a telling after which an event is over; 0 for any.",
)
@click.option("--jobs", metavar="N", type=click.IntRange(1), help="Worker processes; one a core by default.")
@click.option("--scheduler", metavar="ADDRESS", help="Work on the Dask cluster at this address instead.")
@click.option(
    "--reports",
    type=click.Choice(["markdown", "html", "json", "csv"]),
    help="Write a report for each event into DIR/reports.",
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but what ends the run.")
@group.web
@group.debug
def sweep(
    sources: tuple[str, ...], output: str, since: datetime | None, min_articles: int, window: int,
    min_origins: int, jobs: int | None, scheduler: str | None, reports: str | None, quiet: bool, **web: int,
) -> int:  # fmt: skip
    """Group many articles into the events they tell, and compare each event.

    A SOURCE is a file, a folder with the folders in it, a JSONL dump, an address or a feed. All is kept in
    an index in DIR, which newsdiff DIR opens; run again, only what is new is done.
    """
    from newsdiff.sweep import Grouping, cluster, local

    day = since.toordinal() if since else None
    how = Grouping(min_articles, min_origins, window, day)
    folder = Path(output)
    with _log(folder) as log:
        crew = cluster(scheduler) if scheduler else local(jobs or len(_cores()))
        done = _swept(sources, folder, crew, how, web, quiet, log)
        _write_out(folder, reports, log, quiet)
    return 0 if done.articles else 2


def _cores() -> Sequence[int]:
    if hasattr(os, "sched_getaffinity"):
        return sorted(os.sched_getaffinity(0))
    return range(os.cpu_count() or 1)


class _Log:
    """The log in the folder: each run with its time, what could not be read, the summary."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def __call__(self, sentence: str) -> None:
        from newsdiff.ui.plain import plain

        self._file.write(f"{time.strftime('%Y-%m-%dT%H:%M:%S%z')} {plain(sentence)}\n")
        self._file.flush()


@contextmanager
def _log(folder: Path) -> Iterator[_Log]:
    """The log, held so that no other sweep writes into this folder meanwhile.

    Raises:
        OutputError: the folder cannot be written to, or another sweep is at work in it.

    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / _LOG).open("a", encoding="utf-8", errors="replace") as file:
            _hold(file, folder)
            yield _Log(file)
    except OSError as error:
        told = (error.strerror or str(error)).lower()
        raise OutputError(str(folder), f"it cannot be written to ({told})", "name another folder") from error


def _hold(file: TextIO, folder: Path) -> None:
    try:
        import fcntl
    except ImportError:
        return
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise OutputError(str(folder), "another sweep is at work in it", "wait for its end") from error


def _swept(
    sources: Sequence[str], folder: Path, crew: Crew, how: object, web: dict[str, int], quiet: bool, log: _Log
) -> Summary:
    from newsdiff.stages.load import options
    from newsdiff.sweep import Grouping, sweep

    assert isinstance(how, Grouping)
    log(f"sweep of {', '.join(sources)} with {crew.workers} workers")
    begun = time.monotonic()
    try:
        with _progress(quiet) as progress:
            done = sweep(sources, folder, crew, how, options(web), progress)
    except KeyboardInterrupt:
        log("stopped; what was done is kept")
        complain("stopped; what was done is kept, and the same command goes on from there.")
        raise SystemExit(130) from None
    except NewsdiffError as error:
        log(str(error))
        raise
    _summarise(done, time.monotonic() - begun, folder, log, quiet)
    return done


@contextmanager
def _progress(quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A line on the terminal with the rate and the time left; nothing where there is no terminal."""
    if quiet or not sys.stderr.isatty():
        yield lambda _step, _done, _of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    shown = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"), TimeRemainingColumn(), TextColumn("{task.fields[left]}"),
        console=Console(stderr=True), transient=True,
    )  # fmt: skip
    with shown:
        yield _Bar(shown)


class _Bar:
    """Draws the step at work, with its rate."""

    def __init__(self, shown: object) -> None:
        from rich.progress import Progress

        assert isinstance(shown, Progress)
        self._shown, self._step, self._begun = shown, "", 0.0
        self._task = shown.add_task("", total=None, rate="", left="")

    def __call__(self, step: str, done: int, of: int) -> None:
        now = time.monotonic()
        if step != self._step:
            self._step, self._begun = step, now
            self._shown.reset(self._task, total=of or None, description=_STEPS[step], rate="", left="")
        passed = now - self._begun
        rate = f"{done / passed:,.1f} a second" if done and passed > 1 else ""
        left = "left" if of and done else ""
        self._shown.update(self._task, completed=done, total=of or None, rate=rate, left=left)


def _summarise(done: Summary, seconds: float, folder: Path, log: _Log, quiet: bool) -> None:
    from newsdiff.reports.line import plural

    for path, problem, remedy in done.failures:
        log(f"{path}: {problem}; {remedy}")
    gone = f", {plural(done.gone, 'file')} gone" if done.gone else ""
    told = (
        f"{plural(done.articles, 'article')}"
        f" ({done.read:,} of {done.units:,} files and lines were new{gone}),"
        f" {plural(done.events, 'event')} ({done.compared:,} compared now),"
        f" {plural(len(done.failures), 'failure')}, {seconds:,.1f} seconds"
    )
    log(told)
    died = f"workers died and were replaced {plural(done.broken, 'time')}."
    if done.broken:
        log(died)
    if quiet:
        return
    for path, problem, _ in done.failures[:_TOLD]:
        complain(f"{path}: {problem}; left out.")
    if len(done.failures) > _TOLD:
        complain(f"{len(done.failures) - _TOLD:,} more could not be read or compared: see {folder / _LOG}.")
    if done.broken:
        complain(died)
    complain(f"{told}. Read them: newsdiff {folder}")


def _write_out(folder: Path, reports: str | None, log: _Log, quiet: bool) -> None:
    from newsdiff.sweep import Events, write_csv, write_reports

    events = Events(folder)
    try:
        log(f"wrote {write_csv(events)}")
        if reports:
            with _progress(quiet) as progress:
                written = write_reports(events, reports, lambda at, of: progress("write", at, of))
            log(f"wrote {written:,} reports")
    finally:
        events.close()
