"""Where `newsdiff` begins: starts to get ready to compare, then hands over to the command line."""

from __future__ import annotations

import gc
import sys

_NO_READER = frozenset({"report", "inputs", "--help", "-h", "--version"})


def main() -> int:
    """Run `newsdiff` with the words of the command line; returns the exit code."""
    words = sys.argv[1:]
    if words and not _NO_READER.intersection(words) and sys.stderr.isatty():
        from newsdiff.ui import ahead

        gc.set_threshold(ahead.SELDOM)
        ahead.start()
    from newsdiff.cli import main as run

    return run(words)
