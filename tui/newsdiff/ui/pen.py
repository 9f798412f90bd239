"""Words in their looks, and the fewest codes that bring a terminal to write them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

LINED = frozenset({4, 7, 9, 21, 53})
"""Attributes that show on a blank."""

_BLANKS = re.compile(" {9,}(?! |$)| {5,}$")
"""Blanks that are erased in fewer letters, and faster, than they are written; those between words must be
stepped over too."""
_MANY = " " * 5
_OFF = {1: 22, 2: 22, 3: 23, 4: 24, 5: 25, 6: 25, 7: 27, 8: 28, 9: 29, 21: 24, 53: 55}
"""What ends each attribute, and others that end with it."""


class Look(NamedTuple):
    """A style, taken apart; the colours as the terminal is told them, empty for its own."""

    flags: frozenset[int] = frozenset()
    ink: str = ""
    ground: str = ""


PLAIN = Look()
Cell = tuple[str, Look]
"""What is seen in it; the second cell of a wide character holds nothing."""


class _Cells(dict[str, Cell]):
    """The cells of one look by what is seen in them."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._blank = look if look.flags & LINED else Look(ground=look.ground)

    def __missing__(self, seen: str) -> Cell:
        if seen == " " and self._look != self._blank:
            cell = cells_in(self._blank)[seen]
        else:
            cell = seen, self._look
        self[seen] = cell
        return cell


@lru_cache(2048)
def cells_in(look: Look) -> Mapping[str, Cell]:
    """The cells of one look by what is seen in them; blanks differ by what can be seen of them.

    A cell is one object wherever it stands: rows of them are quick to compare, and take little room.
    """
    return _Cells(look)


class Run(NamedTuple):
    """Words told in one look, in the cells from `first` to before `last`.

    `words` is empty where they do not take one cell each.
    """

    first: int
    last: int
    look: Look
    words: str

    def part(self, first: int, last: int, cells: tuple[Cell, ...]) -> str:
        """The words in some of its cells."""
        if self.words:
            return self.words[first - self.first : last - self.first]
        return "".join([seen for seen, _ in cells[first:last]])


class Stretch(NamedTuple):
    """Cells beside each other, and the runs of one look in which they were told."""

    cells: tuple[Cell, ...]
    runs: tuple[Run, ...]


class Pen:
    """The words that go out in each look, and where: to move is told in fewer letters than a colour."""

    def __init__(self, erases: bool = False) -> None:
        self._erases = erases
        """Whether the terminal leaves the ground of the look where it erases."""
        self._out: list[str] = []
        self._runs: defaultdict[Look, list[tuple[int, int, str, int]]] = defaultdict(list)
        """Line, column, words and the cells that they take up."""
        self._ends: dict[int, int] = {}
        """For each line, the column up to which it is written."""

    def write(self, line: int, column: int, stretch: Stretch, spans: Sequence[tuple[int, int]]) -> None:
        """Write some spans of a stretch; blanks with what stands before them, where that looks the same."""
        if column + spans[0][0] < self._ends.get(line, 0):
            self._flush()
        self._ends[line] = column + spans[-1][1]
        number = 0
        for first, last in spans:
            start, pen = first, None
            while start < last:
                run = stretch.runs[number]
                if run.last <= start:
                    number += 1
                    continue
                end = run.last if run.last < last else last
                words = run.part(start, end, stretch.cells)
                if pen is None or not (words.isspace() and _same_blank(pen, run.look)):
                    pen = run.look
                self._runs[pen].append((line, column + start, words, end - start))
                start = end

    def done(self, cursor: tuple[int, int] | None) -> str:
        """All of it, look after look, ending in the terminal's own style, the cursor where it is wanted."""
        self._flush()
        return "".join(self._out) + (_moved(*cursor) if cursor else "")

    def _flush(self) -> None:
        """Write down what was put in order; what comes now may stand over it."""
        last, place, erases = PLAIN, (0, 0), self._erases
        for look in sorted(self._runs, key=_likeness):
            self._out.append(_turn(last, look))
            last = look
            for line, column, words, width in self._runs[look]:
                self._out.append("" if place == (line, column) else _moved(line, column))
                if erases and _MANY in words and not look.flags & LINED:
                    self._out.append(_BLANKS.sub(_erase, words))
                    place = (0, 0) if words.endswith(_MANY) else (line, column + width)
                else:
                    self._out.append(words)
                    place = line, column + width
        self._out.append(_turn(last, PLAIN))
        self._runs.clear()
        self._ends.clear()


def _likeness(look: Look) -> tuple[str, list[int], str]:
    """Looks in an order in which few codes lead from each to the next."""
    return look.ground, sorted(look.flags), look.ink


def _moved(line: int, column: int) -> str:
    return f"\x1b[{line};{column}H"


def _erase(blanks: re.Match[str]) -> str:
    """Erase cells, then step over them unless nothing follows."""
    width = blanks.end() - blanks.start()
    return f"\x1b[{width}X" if blanks.end() == len(blanks.string) else f"\x1b[{width}X\x1b[{width}C"


def _same_blank(one: Look, other: Look) -> bool:
    """Whether a blank looks the same in both."""
    return one.ground == other.ground and not (one.flags | other.flags) & LINED


@lru_cache(2048)
def _turn(old: Look, new: Look) -> str:
    """From one look to another, in the fewest codes."""
    if old == new:
        return ""
    if new == PLAIN:
        return "\x1b[0m"
    gone = {_OFF[flag] for flag in old.flags - new.flags}
    if gone.intersection(_OFF[flag] for flag in new.flags):
        return _turn(PLAIN, new).replace("\x1b[", "\x1b[0;")
    codes = [str(flag) for flag in (*sorted(gone), *sorted(new.flags - old.flags))]
    codes += [new.ink or "39"] * (old.ink != new.ink) + [new.ground or "49"] * (old.ground != new.ground)
    return f"\x1b[{';'.join(codes)}m"
