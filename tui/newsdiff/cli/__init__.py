"""The command line: commands, exit codes, and every failure told in one sentence.

Exit codes: 0 done; 1 a divergence that `--fail-on` names was told; 2 the command, its articles or the
place to write to were not usable; 70 a fault of newsdiff itself; 130 stopped with ctrl+c.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from newsdiff.cli._group import commands
from newsdiff.cli._telling import complain

CLASHED, USAGE, FAULT, STOPPED = 1, 2, 70, 130


def main(args: Sequence[str] | None = None) -> int:
    """Run `newsdiff ARGS`; returns the exit code. No failure leaves as an exception."""
    words = sys.argv[1:] if args is None else list(args)
    try:
        return int(commands.main(words, "newsdiff", standalone_mode=False) or 0)
    except click.ClickException as error:
        error.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        complain("stopped; nothing was written.")
        return STOPPED
    except Exception as error:
        return _failed(error, "--debug" in words)


def _failed(error: Exception, debug: bool) -> int:
    """Tell a failure in one sentence, and with `--debug` where it lies."""
    if debug:
        import traceback

        click.echo(traceback.format_exc(), err=True, nl=False)
    from newsdiff.model import NewsdiffError

    if isinstance(error, NewsdiffError):
        complain(str(error))
        return USAGE
    told = f"{type(error).__name__}: {error}"
    complain(f"failed unexpectedly: {told}; run with --debug to see where.")
    return FAULT
