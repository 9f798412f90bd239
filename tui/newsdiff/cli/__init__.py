"""The command line: commands, exit codes, and every failure told in one sentence.

Exit codes: 0 done; 1 a divergence that `--fail-on` names was told; 2 the command, its articles or the
place to write to were not usable; 70 a fault of newsdiff itself; 130 stopped with ctrl+c.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from newsdiff.cli._homes import HOMES
from newsdiff.cli._telling import complain, say

CLASHED, USAGE, FAULT, STOPPED = 1, 2, 70, 130


def main(args: Sequence[str] | None = None) -> int:
    """Run `newsdiff ARGS`; returns the exit code. No failure leaves as an exception."""
    words = sys.argv[1:] if args is None else list(args)
    try:
        return _open(words) if _are_articles(words) else _command(words)
    except KeyboardInterrupt:
        return _stopped()
    except Exception as error:
        return _failed(error, "--debug" in words)


def _are_articles(words: Sequence[str]) -> bool:
    """Whether articles are named and nothing else: there is no command line to be read, nor its library."""
    return bool(words) and words[0] not in HOMES and not any(word.startswith("-") for word in words)


def _open(articles: Sequence[str]) -> int:
    from newsdiff.cli._opening import open_articles
    from newsdiff.ui.settings import read_settings

    return open_articles(articles, read_settings())


def _command(words: list[str]) -> int:
    import click

    from newsdiff.cli._group import commands

    try:
        return int(commands.main(words, "newsdiff", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return USAGE
    except click.Abort:
        return _stopped()


def _stopped() -> int:
    complain("stopped; nothing was written.")
    return STOPPED


def _failed(error: Exception, debug: bool) -> int:
    """Tell a failure in one sentence, and with `--debug` where it lies."""
    if debug:
        import traceback

        say(traceback.format_exc())
    from newsdiff.model import NewsdiffError

    if isinstance(error, NewsdiffError):
        complain(str(error))
        return USAGE
    told = f"{type(error).__name__}: {error}"
    complain(f"failed unexpectedly: {told}; run with --debug to see where.")
    return FAULT
