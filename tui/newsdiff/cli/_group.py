"""The group of commands: what is no command is an article to read."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from newsdiff.cli._homes import HOMES
from newsdiff.version import __version__

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_EXAMPLES = """\b
Examples:
  newsdiff demo                            read the articles that come with newsdiff
  newsdiff articles/                       read all articles of a folder
  newsdiff one.txt two.html                read these articles
  newsdiff one.txt - < two.txt             one of them from standard input
  newsdiff report articles/                write the report to standard output
  newsdiff report articles/ -o report.html write it as a page for any browser
  newsdiff report *.txt -o report.json     save the comparison
  newsdiff report.json                     read what was saved
  newsdiff sweep archive/ -o found         group thousands into events, compare each
  newsdiff found                           read what was found
  newsdiff inputs                          what can be read, and up to which limits

\b
Completion of commands, options and files, for bash (zsh and fish likewise):
  eval "$(_NEWSDIFF_COMPLETE=bash_source newsdiff)"
"""


class _Commands(click.Group):
    """Takes what is no command for articles to read: `newsdiff a.txt` is `newsdiff read a.txt`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click hands it on
        """The names of the commands."""
        return sorted(HOMES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, from its module."""
        if cmd_name in HOMES:
            import_module(f"newsdiff.cli.{HOMES[cmd_name]}")
        return super().get_command(ctx, cmd_name)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `read` before its options and the first word that is no option, unless that is a command."""
        first = next((i for i, word in enumerate(args) if not _is_option(word)), None)
        if first is None and (ctx.resilient_parsing or any(w in ("--help", "--version") for w in args)):
            return super().parse_args(ctx, args)
        if first is None or args[first] not in HOMES:
            options = range(len(args) if first is None else first)
            place = next((i for i in options if self._reads(ctx, args[i])), len(options))
            args = [*args[:place], "read", *args[place:]]
        return super().parse_args(ctx, args)

    def _reads(self, ctx: click.Context, option: str) -> bool:
        """Whether `read` takes an option that the group does not."""
        name = option.partition("=")[0]
        if any(name in parameter.opts for parameter in self.params):
            return False
        read = self.get_command(ctx, "read")
        return read is not None and any(name in parameter.opts for parameter in read.params)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """A command, or a file to read."""
        from click.shell_completion import CompletionItem

        return [*super().shell_complete(ctx, incomplete), CompletionItem(incomplete, type="file")]


def _is_option(word: str) -> bool:
    return word.startswith("-") and word not in ("-", "--")


debug = click.option("--debug", is_flag=True, expose_value=False, help="Show where a fault lies.")
articles = click.argument("articles", nargs=-1, metavar="ARTICLE...", type=click.Path())

_WEB = (
    click.option(
        "--newest", type=click.IntRange(0, 1000), default=0, metavar="N", help="Of a feed, the N newest."
    ),
    click.option("--refresh", is_flag=True, help="Fetch addresses again that were kept."),
    click.option("--offline", is_flag=True, help="Fetch nothing: use what was kept."),
)


def web(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of addresses: `newest`, `refresh`, `offline`."""
    for option in reversed(_WEB):
        command = option(command)
    return command


@click.group(cls=_Commands, epilog=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="newsdiff %(version)s")
@debug
def commands() -> None:
    """Compare how several outlets tell one event.

    An ARTICLE is a file (text, HTML, PDF, Word, mail and more: see newsdiff inputs), a folder of
    them, an address of the web, or - for standard input.
    `newsdiff ARTICLE...` opens the reader, `newsdiff` alone its start screen.
    """
