"""`newsdiff read` and `newsdiff demo`: open the reader."""

from __future__ import annotations

import click

from newsdiff.cli import _config as config
from newsdiff.cli import _group as group
from newsdiff.cli._opening import open_articles, open_reader
from newsdiff.model import NewsdiffError


@group.commands.command()
@group.articles
@click.option("--plain", is_flag=True, help="Print the rows as plain lines; so too into a pipe.")
@group.web
@config.flags
@group.debug
def read(articles: tuple[str, ...], plain: bool, **words: int) -> int:
    """Open articles in the reader: the default."""
    settings, web = config.taken(words), words
    return open_articles(articles, settings, plain, web)


@group.commands.command()
@group.debug
def demo() -> int:
    """Open the five articles that come with newsdiff."""
    from newsdiff.ui.sample import sample_folder

    folder = sample_folder()
    if folder is None:
        raise NewsdiffError("The sample did not come with this installation; name articles of your own.")
    return open_reader((folder,), config.taken({}))
