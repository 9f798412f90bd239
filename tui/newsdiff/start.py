"""Where `newsdiff` begins: starts to get ready to compare, then hands over to the command line."""

from __future__ import annotations

import gc
import sys

SELDOM = 200_000
"""Objects made between two looks for garbage: nearly all that is made is kept to the end."""
_NO_READER = frozenset(
    {"report", "inputs", "config", "keys", "serve", "sweep", "--plain", "--help", "-h", "--version"}
)  # fmt: skip


def main() -> int:
    """Run `newsdiff` with the words of the command line; returns the exit code."""
    words = sys.argv[1:]
    gc.set_threshold(SELDOM)
    if words and not _NO_READER.intersection(words) and sys.stderr.isatty():
        from newsdiff.ui import ahead

        ahead.start()
    from newsdiff.cli import main as run

    code = run(words)
    gc.freeze()  # else Python looks through all that was made once more, before it forgets it
    return code
