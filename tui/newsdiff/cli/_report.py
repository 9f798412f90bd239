"""`newsdiff report`: compare and write, without a screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsdiff.cli import _group as group
from newsdiff.cli._telling import complain, end_progress, tell_progress
from newsdiff.model import OutputError, TooFewArticles

if TYPE_CHECKING:
    from newsdiff.model import Comparison


@group.commands.command()
@group.articles
@click.option("-o", "--output", metavar="FILE", help="Write to this file, whole or not at all.")
@click.option(
    "--format", "form", type=click.Choice(["markdown", "json"]), help="Markdown, unless FILE ends in .json."
)
@click.option("--force", is_flag=True, help="Let FILE be replaced.")
@group.web
@group.debug
def report(articles: tuple[str, ...], output: str | None, form: str | None, force: bool, **web: int) -> int:
    """Write the report to standard output or a file, without a screen."""
    target = Path(output) if output and output != "-" else None
    if target:
        _check_target(target, articles, force)
    comparison = _compare(articles, web)
    from newsdiff.reports import as_json, markdown

    as_told = as_json if (form or _form_of(target)) == "json" else markdown
    _put(as_told(comparison), target)
    return 0


def _form_of(target: Path | None) -> str:
    return "json" if target and target.suffix.lower() == ".json" else "markdown"


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


def _compare(paths: Sequence[str], web: Mapping[str, int]) -> Comparison:
    """Compare what can be read; the rest is named on standard error.

    Raises:
        NewsdiffError: fewer than two articles are left.

    """
    if not paths:
        raise click.UsageError("Name two articles or more, or a folder of them.")
    from newsdiff.pipeline import compare
    from newsdiff.stages.load import load, options

    loaded = load(paths, getattr(sys.stdin, "buffer", None), options(web))
    for failure in loaded.failures:
        complain(str(failure))
    if len(loaded.raws) < 2:
        raise _too_few(len(loaded.raws))
    try:
        outcome = compare(loaded.raws, tell_progress if sys.stderr.isatty() else None)
    finally:
        end_progress()
    for failure in outcome.failures:
        complain(str(failure))
    if len(outcome.comparison.articles) < 2:
        raise _too_few(1)
    return outcome.comparison


def _too_few(count: int) -> TooFewArticles:
    left = "only one could be read" if count else "none could be read"
    return TooFewArticles(f"A report needs two articles or more, but {left}.")


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
