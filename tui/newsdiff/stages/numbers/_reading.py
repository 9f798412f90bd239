"""Reads all figures of a passage, each with its unit, its hedge and what is joined to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsdiff.stages.numbers._digits import value
from newsdiff.stages.numbers._figures import read
from newsdiff.stages.numbers._forms import borrowed, joined
from newsdiff.stages.numbers._hedges import hedged
from newsdiff.stages.numbers._lasting import lasting, starting
from newsdiff.stages.numbers._line import Figure, Line, figure
from newsdiff.stages.numbers._measures import aged, clock, measured
from newsdiff.stages.numbers._names import dialed, names
from newsdiff.stages.numbers._nothing import nothing
from newsdiff.stages.numbers._tables import reaching, valued
from newsdiff.stages.numbers._times import times


@cache
def _starters() -> frozenset[str]:
    vague = (name.split()[0] for name in reaching("vague"))
    more = ("a", "an", "half", "no", "nobody")
    return (
        frozenset(
            (
                *valued("cardinals"),
                *valued("ordinals"),
                *valued("times"),
                *reaching("vague_of"),
                *vague,
                *more,
            )
        )
        | starting()
    )


def starts(fold: str) -> bool:
    """Whether a number can begin with that word; a quick look before the reading."""
    return fold[0].isdigit() or fold in _starters()


def figures(line: Line) -> Iterator[Figure]:
    """The figures of a passage, in order, without overlap; names and pronouns left out."""
    at, end = 0, 0
    while at < len(line.words):
        lone = in_a_row(line, at) and at not in line.taken and not dialed(line, at)
        bare = lone and value(line.words[at].text, line.decimal_comma)
        if bare:
            yield figure(line, at, at + 1, bare)
            at += 1
            continue
        found = _whole(line, at, end) if at not in line.taken and starts(line.fold(at)) else None
        if found is None:
            at += 1
            continue
        if not names(line, found):
            yield found
            end = found.end
        at = max(found.stop, at + 1)


def in_a_row(line: Line, at: int) -> bool:
    """Whether a figure stands between two others, as in a table: nothing there says what it is of."""
    if not 0 < at < len(line.words) - 1:
        return False
    before, text, after = (w.text for w in line.words[at - 1 : at + 2])
    if not (before.isdecimal() and text.isdecimal() and after.isdecimal()):
        return False
    grouped = (len(text) == 3 and len(before) <= 3) or (len(after) == 3 and len(text) <= 3)
    return not grouped and line.gap(at) == line.gap(at + 1) == " "


def _whole(line: Line, at: int, end: int) -> Figure | None:
    """The figure that begins at that index with all that belongs to it, at the offset `end` or later."""
    found = nothing(line, at) or lasting(line, at)
    if found:
        return found
    found = times(line, at) or _term(line, at)
    if found is None:
        return None
    found = borrowed(line, joined(line, found, _term), _term)
    found = aged(line, found) or found
    wide = hedged(line, found)
    return wide if wide.start >= end else found if found.start >= end else None


def _term(line: Line, at: int) -> Figure | None:
    found = clock(line, at) if ":" in line.fold(at) else read(line, at)
    return measured(line, found) if found else None
