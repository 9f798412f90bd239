"""`newsdiff inputs`: what can be read, up to which limits, and what a place holds."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

from newsdiff.cli import _group as group
from newsdiff.cli._telling import complain

if TYPE_CHECKING:
    from newsdiff.stages.load import Listed


@group.commands.command()
@group.articles
@group.web
@group.debug
def inputs(articles: tuple[str, ...], **web: int) -> int:
    """List what can be read and the limits; of an ARTICLE, say what it is; of a feed, list its entries."""
    if articles:
        return _say_what(articles, web)
    from newsdiff.stages.load import KINDS, LIMITS

    _say("An article can be", ((k.name, _told_by(k.told_by, k.suffixes), _needs(k.needs)) for k in KINDS))
    _say("or stand in", (("a folder", "its files by name", ""), ("standard input", "-", ""), _ADDRESS))
    _say("At most", ((limit.what, f"{limit.most:,} {limit.unit}".strip(), "") for limit in LIMITS))
    return 0


_ADDRESS = ("an address", "http:// or https://, fetched once and kept", "")


def _told_by(content: str, suffixes: Iterable[str]) -> str:
    names = " ".join(filter(None, suffixes))
    return f"{content}; or {names}" if names else content


def _needs(extra: str) -> str:
    return f'needs pip install "newsdiff[{extra}]"' if extra else ""


def _say(title: str, rows: Iterable[tuple[str, str, str]]) -> None:
    told = list(rows)
    widths = [max(len(row[at]) for row in told) for at in range(2)]
    click.echo(f"{title}:")
    for row in told:
        click.echo(f"  {row[0]:<{widths[0]}}  {row[1]:<{widths[1]}}  {row[2]}".rstrip())


def _say_what(articles: Iterable[str], web: Mapping[str, int]) -> int:
    """One line for what each place is, and below it what it holds; 2 when nothing could be read."""
    from newsdiff.model import InputError
    from newsdiff.stages.load import look_at, options

    good = 0
    for article in articles:
        try:
            for found in look_at(article, getattr(sys.stdin, "buffer", None), options(web)):
                good += bool(found.told)
                _say_listed(found)
        except InputError as failure:
            complain(str(failure))
    return 0 if good else 2


def _say_listed(found: Listed) -> None:
    from newsdiff.ui.plain import plain

    lines = [f"  {line}" for line in found.told if line != found.path]
    for line in [f"{found.path}: {found.kind}", *lines] if found.kind else lines:
        click.echo(plain(line))
    for failure in found.failures:
        complain(str(failure))
