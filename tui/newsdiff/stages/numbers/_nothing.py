"""None at all: "no deaths", "no one was hurt", "zero arrests"."""

from __future__ import annotations

from decimal import Decimal

from newsdiff.stages.numbers._line import Figure, Line, figure
from newsdiff.stages.numbers._tables import listed


def nothing(line: Line, at: int) -> Figure | None:
    """A nought at that index, when it says plainly that nobody suffered a thing; or None."""
    fold = line.fold(at)
    if fold == "no" and line.spaced(at + 1):
        if line.fold(at + 1) == "one" and _unhurt(line, at + 2):
            return figure(line, at, at + 2, Decimal(0))
        if line.fold(at + 1) in listed("nothing_counted"):
            return figure(line, at, at + 1, Decimal(0))
    if fold == "nobody" and _unhurt(line, at + 1):
        return figure(line, at, at + 1, Decimal(0))
    return None


def _unhurt(line: Line, at: int) -> bool:
    """As in "was killed", "has been hurt": up to the participle, nothing but forms of "be"."""
    if line.fold(at) not in listed("were"):
        return False
    while at < len(line.words) and line.fold(at) in listed("were") and line.spaced(at):
        at += 1
    return line.spaced(at) and line.fold(at) in listed("suffered")
