"""Sends a terminal only what changes on it: the method is that of curses.

Textual paints whole lines and tells every colour in full. A slow link, or a terminal that reads
slowly, would have to wait for each of those bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import lru_cache
from operator import is_not
from typing import NamedTuple

from rich.cells import cell_len
from textual.driver import Driver

from newsdiff.ui.pen import PLAIN, Cell, Look, Pen, Run, Stretch, cells_in

_MOVE = re.compile(r"\x1b\[(\d+);(\d+)H")
_BEGIN, _END = "\x1b[?2026h", "\x1b[?2026l"
_MARKS = frozenset({_BEGIN, _END})
"""What begins and ends a frame on terminals that ask for it."""
_PARTS = re.compile(
    r"\x1b\[(?P<style>[\d;]*)m|(?P<words>[^\x00-\x1f\x7f-\x9f]+)|(?P<end>[\r\n]+$)|(?P<other>.)", re.DOTALL
)
"""A style, words, the end of a line, or what is not known here."""

_WIDE_OR_NONE = re.compile(
    "[^ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u203a\u20ac\u2500-\u259f]"
)
"""Finds a character that may take none or two cells; the rest take one."""

_FAR = 5
"""Unchanged cells that cost less to send again than to jump over."""

_DIFFERENT = re.compile(b"\x01(?:\x00{0,%d}\x01)*" % _FAR)
"""A run of unlike cells, few like ones between them, in a row of 1 for unlike and 0 for like."""

_FLAGS = frozenset({1, 2, 3, 4, 5, 6, 7, 8, 9, 21, 53})
"""Attributes."""


class Unknown(Exception):
    """Something was written whose effect is not known."""


class Row(NamedTuple):
    """Styled words of one line, and where they begin, from 1."""

    line: int
    column: int
    told: str


class Thrift:
    """Knows what stands on a terminal; gives the least that has the effect of what would be written.

    It understands moves, styles and words. At anything else it lets all pass, and takes nothing for
    granted until the terminal is painted again.
    """

    def __init__(self) -> None:
        self.colours = True
        """Whether the terminal is told of colours; else of bold, underlined and reversed words alone."""
        self.erases = False
        """Whether the terminal can erase cells of a line in the ground of the words about them."""
        self.send: Callable[[str], None] | None = None
        """Writes to the terminal as it is; None where there is none."""
        self._marked = False
        """Whether the terminal asks for marks about each frame."""
        self._lines: dict[int, list[Cell | None]] = {}

    def forget(self) -> None:
        """Take nothing for granted: something else may have written there."""
        self._lines.clear()

    def thin(self, written: str) -> str:
        """What has the effect of `written`, which begins and ends in the terminal's own style."""
        if written in _MARKS:
            self._marked = True
            return written
        first, *parts = _MOVE.split(written)
        told = zip(parts[0::3], parts[1::3], parts[2::3], strict=True)
        rows = [Row(int(line), int(column), words) for line, column, words in told]
        try:
            read = self._read(rows)
        except Unknown:
            first = written
        if first:
            self.forget()
            return written
        last = rows[-1][:2] if rows and not read[-1].cells else None
        return self._least(rows, read, last)

    def paint(self, rows: Sequence[Row], cursor: tuple[int, int]) -> None:
        """Send what brings lines to the terminal, and put the cursor to a column and line from 0.

        Raises:
            Unknown: something in them has an effect that is not known here; nothing is sent.

        """
        least = self._least(rows, self._read(rows), (cursor[1] + 1, cursor[0] + 1))
        if self.send:
            self.send(f"{_BEGIN}{least}{_END}" if self._marked else least)

    def _read(self, rows: Iterable[Row]) -> list[Stretch]:
        read = _read if self.colours else _bare
        return [read(row.told) for row in rows]

    def _least(self, rows: Iterable[Row], read: Iterable[Stretch], cursor: tuple[int, int] | None) -> str:
        """The fewest codes for rows that are read."""
        pen = Pen(self.erases)
        for (line, column, _), stretch in zip(rows, read, strict=True):
            if spans := self._changes(line, column - 1, stretch.cells):
                pen.write(line, column, stretch, spans)
        return pen.done(cursor)

    def _changes(self, number: int, first: int, new: tuple[Cell, ...]) -> list[tuple[int, int]]:
        """The parts of a stretch that are not on the terminal yet; they are from now on."""
        last = first + len(new)
        line = self._lines.setdefault(number, [])
        line.extend([None] * (last - len(line)))
        old = tuple(line[first:last])
        if old == new:
            return []
        _break_wide(line, first, last)
        line[first:last] = new
        return _spans(old, new)


def foresee(told: str) -> None:
    """Read what will soon be written, styled words of one line."""
    with suppress(Unknown):
        _read(told)


def erases() -> bool:
    """Whether the description of this terminal says that erased cells take on the ground they are given."""
    try:
        import curses
    except ImportError:
        return False
    try:
        curses.setupterm(fd=1)
        return curses.tigetflag("bce") == 1 and curses.tigetstr("ech") == b"\x1b[%p1%dX"
    except curses.error:
        return False


def thrifty(driver: type[Driver], thrift: Thrift) -> type[Driver]:
    """A driver that writes only what `thrift` leaves."""

    class Thrifty(driver):  # type: ignore[misc, valid-type]
        def start_application_mode(self) -> None:
            super().start_application_mode()
            thrift.send = None if self.is_headless else super().write

        def stop_application_mode(self) -> None:
            thrift.send = None
            super().stop_application_mode()

        def write(self, data: str) -> None:
            super().write(thrift.thin(data))

    return Thrifty


def _break_wide(line: list[Cell | None], first: int, last: int) -> None:
    """A wide character of which one half is written over is gone as a whole."""
    for edge in (first, last):
        there = line[edge] if edge < len(line) else None
        if there and not there[0]:
            line[edge] = line[edge - 1] = None


def _spans(old: Sequence[Cell | None], new: Sequence[Cell]) -> list[tuple[int, int]]:
    """Where two rows of cells differ, near places taken together, no wide character cut."""
    spans = [found.span() for found in _DIFFERENT.finditer(bytes(map(is_not, old, new)))]
    return [(a - (not new[a][0]), b + (b < len(new) and not new[b][0])) for a, b in spans]


@lru_cache(4096)
def _read(told: str) -> Stretch:
    """The cells that styled words take up; a line that only moves on the screen is read once."""
    look = PLAIN
    cells: list[Cell] = []
    runs: list[Run] = []
    for part in _PARTS.finditer(told):
        if part.lastgroup == "words":
            first = len(cells)
            cells += _cells(part.group(), look)
            words = "" if _WIDE_OR_NONE.search(part.group()) else part.group()
            runs.append(Run(first, len(cells), look, words))
        elif part.lastgroup == "style":
            look = _styled(look, part["style"])
        elif part.lastgroup == "other":
            raise Unknown
    if look != PLAIN:
        raise Unknown
    return Stretch(tuple(cells), tuple(runs))


@lru_cache(4096)
def _bare(told: str) -> Stretch:
    """The cells that styled words take up, their colours left out."""
    cells, runs = _read(told)
    bare = [cells_in(Look(look.flags))[seen] for seen, look in cells]
    return Stretch(tuple(bare), tuple(run._replace(look=Look(run.look.flags)) for run in runs))


def _cells(words: str, look: Look) -> list[Cell]:
    """A cell for each that the words take up; blanks differ by what can be seen of them."""
    known = cells_in(look)
    if not _WIDE_OR_NONE.search(words):
        return list(map(known.__getitem__, words))
    cells: list[Cell] = []
    for character in words:
        width = cell_len(character)
        if width:
            cells.append(known[character])
            cells.extend([known[""]] * (width - 1))
        else:
            _mark(cells, character)
    return cells


def _mark(cells: list[Cell], mark: str) -> None:
    """Puts what takes no cell with the character before it, which may take more than one."""
    at = next((at for at in reversed(range(len(cells))) if cells[at][0]), None)
    if at is None:
        raise Unknown
    seen, look = cells[at]
    cells[at] = cells_in(look)[seen + mark]


@lru_cache(2048)
def _styled(look: Look, codes: str) -> Look:
    """A look after a sequence of codes."""
    flags, ink, ground = look
    rest = [int(code or 0) for code in codes.split(";")]
    while rest:
        code = rest.pop(0)
        if code == 0:
            flags, ink, ground = PLAIN
        elif code in _FLAGS:
            flags |= {code}
        elif code in (38, 48):
            told = _colour(code, rest)
            ink, ground = (told, ground) if code == 38 else (ink, told)
        elif code == 39 or 30 <= code <= 37 or 90 <= code <= 97:
            ink = "" if code == 39 else str(code)
        elif code == 49 or 40 <= code <= 47 or 100 <= code <= 107:
            ground = "" if code == 49 else str(code)
        else:
            raise Unknown
    return Look(flags, ink, ground)


def _colour(code: int, rest: list[int]) -> str:
    """Takes one of 256 colours, or one of three parts, off the codes that follow."""
    size = {5: 2, 2: 4}.get(rest[0] if rest else 0)
    if size is None or len(rest) < size:
        raise Unknown
    told, rest[:size] = rest[:size], []
    return ";".join(map(str, [code, *told]))
