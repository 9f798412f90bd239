"""The command line: commands, exit codes, and every failure told in one sentence.

Exit codes: 0 done; 2 the command, its articles or the place to write to were not usable;
70 a fault of newsdiff itself; 130 stopped with ctrl+c.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsdiff import __version__
from newsdiff.model import InputError, NewsdiffError, OutputError, TooFewArticles

if TYPE_CHECKING:
    from newsdiff.model import Comparison

USAGE, FAULT, STOPPED = 2, 70, 130

_EXAMPLES = """\b
Examples:
  newsdiff articles/                     read all articles of a folder
  newsdiff one.txt two.html              read these articles
  newsdiff demo                          read the articles that come with newsdiff
  newsdiff one.txt - < two.txt           one of them from standard input
  newsdiff report articles/              write the report to standard output
  newsdiff report *.txt -o report.json   write it to a file, as JSON
"""


class _Commands(click.Group):
    """Takes what is no command for articles to read: `newsdiff a.txt` is `newsdiff read a.txt`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `read` before the first word that is no option, unless it is a command."""
        first = next((i for i, word in enumerate(args) if not _is_option(word)), None)
        if first is None:
            wanted = any(word in ("--help", "--version") for word in args)
            args = args if wanted else [*args, "read"]
        elif args[first] not in self.commands:
            args = [*args[:first], "read", *args[first:]]
        return super().parse_args(ctx, args)


def _is_option(word: str) -> bool:
    return word.startswith("-") and word not in ("-", "--")


_debug = click.option("--debug", is_flag=True, expose_value=False, help="Show where a fault lies.")
_articles = click.argument("articles", nargs=-1, metavar="ARTICLE...")


@click.group(cls=_Commands, epilog=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="newsdiff %(version)s")
@_debug
def commands() -> None:
    """Compare how several outlets tell one event.

    An ARTICLE is a text, markdown or HTML file, a folder of them, or - for standard input.
    `newsdiff ARTICLE...` opens the reader, `newsdiff` alone its start screen.
    """


@commands.command()
@_articles
@_debug
def read(articles: tuple[str, ...]) -> int:
    """Open articles in the reader: the default."""
    if articles and not any(path == "-" or Path(path).exists() for path in articles):
        raise InputError(articles[0], "there is no such file, folder or command", "see newsdiff --help")
    return _open_reader(articles)


@commands.command()
@_debug
def demo() -> int:
    """Open the five articles that come with newsdiff."""
    from newsdiff.ui.sample import sample_folder

    folder = sample_folder()
    if folder is None:
        raise NewsdiffError("The sample did not come with this installation; name articles of your own.")
    return _open_reader((folder,))


@commands.command()
@_articles
@click.option("-o", "--output", metavar="FILE", help="Write to this file, whole or not at all.")
@click.option(
    "--format", "form", type=click.Choice(["markdown", "json"]), help="Markdown, unless FILE ends in .json."
)
@click.option("--force", is_flag=True, help="Let FILE be replaced.")
@_debug
def report(articles: tuple[str, ...], output: str | None, form: str | None, force: bool) -> int:
    """Write the report to standard output or a file, without a screen."""
    target = Path(output) if output and output != "-" else None
    if target:
        _check_target(target, articles, force)
    comparison = _compare(articles)
    from newsdiff.reports import as_json, markdown

    as_told = as_json if (form or _form_of(target)) == "json" else markdown
    _put(as_told(comparison), target)
    return 0


def _form_of(target: Path | None) -> str:
    return "json" if target and target.suffix.lower() == ".json" else "markdown"


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


def _check_target(target: Path, articles: Sequence[str], force: bool) -> None:
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


def _compare(paths: Sequence[str]) -> Comparison:
    """Compare what can be read; the rest is named on standard error.

    Raises:
        NewsdiffError: fewer than two articles are left.

    """
    if not paths:
        raise click.UsageError("Name two articles or more, or a folder of them.")
    from newsdiff.pipeline import compare
    from newsdiff.stages.load import load

    loaded = load(paths, getattr(sys.stdin, "buffer", None))
    for failure in loaded.failures:
        _complain(str(failure))
    if len(loaded.raws) < 2:
        raise _too_few(len(loaded.raws))
    try:
        outcome = compare(loaded.raws, _tell_progress if sys.stderr.isatty() else None)
    finally:
        _end_progress()
    for failure in outcome.failures:
        _complain(str(failure))
    if len(outcome.comparison.articles) < 2:
        raise _too_few(1)
    return outcome.comparison


def _too_few(count: int) -> TooFewArticles:
    left = "only one could be read" if count else "none could be read"
    return TooFewArticles(f"A report needs two articles or more, but {left}.")


def _tell_progress(stage: str, done: int, of: int) -> None:
    many = f" {done + 1} of {of}" if of > 1 else ""
    click.echo(f"\r\x1b[Kcomparing: {stage}{many}", err=True, nl=False)


def _end_progress() -> None:
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", err=True, nl=False)


def _put(told: str, target: Path | None) -> None:
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


def _complain(sentence: str) -> None:
    """Say it on standard error; a file name in it cannot steer the terminal."""
    from newsdiff.ui.plain import plain

    click.echo(f"newsdiff: {plain(sentence)}", err=True)


def main(args: Sequence[str] | None = None) -> int:
    """Run `newsdiff ARGS`; returns the exit code. No failure leaves as an exception."""
    words = sys.argv[1:] if args is None else list(args)
    try:
        return int(commands.main(words, "newsdiff", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        _complain("stopped; nothing was written.")
        return STOPPED
    except Exception as error:
        return _failed(error, "--debug" in words)


def _failed(error: Exception, debug: bool) -> int:
    """Tell a failure in one sentence, and with `--debug` where it lies."""
    if debug:
        import traceback

        click.echo(traceback.format_exc(), err=True, nl=False)
    if isinstance(error, NewsdiffError):
        _complain(str(error))
        return USAGE
    told = f"{type(error).__name__}: {error}"
    _complain(f"failed unexpectedly: {told}; run with --debug to see where.")
    return FAULT
