"""Sends a terminal only what changes on it: the method is that of curses.

Textual paints whole lines and tells every colour in full. A slow link, or a terminal that reads
slowly, would have to wait for each of those bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import ne
from typing import NamedTuple

from rich.cells import cell_len
from textual.driver import Driver

_MOVE = re.compile(r"\x1b\[(\d+);(\d+)H")
_MARKS = frozenset({"\x1b[?2026h", "\x1b[?2026l"})
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
_LINED = frozenset({4, 7, 9, 21, 53})
"""Attributes, and those that show on a blank."""


class _Unknown(Exception):
    """Something was written whose effect is not known here."""


class _Look(NamedTuple):
    """A style, taken apart; the colours as the terminal is told them, empty for its own."""

    flags: frozenset[int] = frozenset()
    ink: str = ""
    ground: str = ""


_PLAIN = _Look()
_Cell = tuple[str, _Look]
"""What is seen in it; the second cell of a wide character holds nothing."""


class _Stretch(NamedTuple):
    """Cells beside each other, and the look of each as it was told."""

    cells: tuple[_Cell, ...]
    looks: tuple[_Look, ...]


class Thrift:
    """Knows what stands on a terminal; gives the least that has the effect of what would be written.

    It understands moves, styles and words. At anything else it lets all pass, and takes nothing for
    granted until the terminal is painted again.
    """

    def __init__(self) -> None:
        self.colours = True
        """Whether the terminal is told of colours; else of bold, underlined and reversed words alone."""
        self._lines: dict[int, list[_Cell | None]] = {}

    def forget(self) -> None:
        """Take nothing for granted: something else may have written there."""
        self._lines.clear()

    def thin(self, written: str) -> str:
        """What has the effect of `written`, which begins and ends in the terminal's own style."""
        if written in _MARKS:
            return written
        first, *parts = _MOVE.split(written)
        try:
            read = _read if self.colours else _bare
            stretches = [read(part) for part in parts[2::3]]
        except _Unknown:
            first = written
        if first:
            self.forget()
            return written
        pen = _Pen()
        places = zip(map(int, parts[0::3]), map(int, parts[1::3]), stretches, strict=True)
        for line, column, stretch in places:
            for start, end in self._changes(line, column - 1, stretch.cells):
                pen.write(line, column, stretch, start, end)
        if stretches and not stretches[-1].cells:
            pen.go(line, column)
        return pen.done()

    def _changes(self, number: int, first: int, new: tuple[_Cell, ...]) -> list[tuple[int, int]]:
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
    with suppress(_Unknown):
        _read(told)


def thrifty(driver: type[Driver], thrift: Thrift) -> type[Driver]:
    """A driver that writes only what `thrift` leaves."""

    class Thrifty(driver):  # type: ignore[misc, valid-type]
        def write(self, data: str) -> None:
            super().write(thrift.thin(data))

    return Thrifty


def _break_wide(line: list[_Cell | None], first: int, last: int) -> None:
    """A wide character of which one half is written over is gone as a whole."""
    for edge in (first, last):
        there = line[edge] if edge < len(line) else None
        if there and not there[0]:
            line[edge] = line[edge - 1] = None


def _spans(old: Sequence[_Cell | None], new: Sequence[_Cell]) -> list[tuple[int, int]]:
    """Where two rows of cells differ, near places taken together, no wide character cut."""
    spans = [found.span() for found in _DIFFERENT.finditer(bytes(map(ne, old, new)))]
    return [(a - (not new[a][0]), b + (b < len(new) and not new[b][0])) for a, b in spans]


@lru_cache(4096)
def _read(told: str) -> _Stretch:
    """The cells that styled words take up; a line that only moves on the screen is read once."""
    look, cells, looks = _PLAIN, [], []
    for part in _PARTS.finditer(told):
        if part.lastgroup == "words":
            found = _cells(part.group(), look)
            cells += found
            looks += [look] * len(found)
        elif part.lastgroup == "style":
            look = _styled(look, part["style"])
        elif part.lastgroup == "other":
            raise _Unknown
    if look != _PLAIN:
        raise _Unknown
    return _Stretch(tuple(cells), tuple(looks))


@lru_cache(4096)
def _bare(told: str) -> _Stretch:
    """The cells that styled words take up, their colours left out."""
    cells, looks = _read(told)
    bare = [(seen, _Look(look.flags)) for seen, look in cells]
    return _Stretch(tuple(bare), tuple(_Look(look.flags) for look in looks))


def _cells(words: str, look: _Look) -> list[_Cell]:
    """A cell for each that the words take up; blanks differ by what can be seen of them."""
    blank = look if look.flags & _LINED else _Look(ground=look.ground)
    if not _WIDE_OR_NONE.search(words):
        return [(character, blank if character == " " else look) for character in words]
    cells: list[_Cell] = []
    for character in words:
        width = cell_len(character)
        if width:
            cells.append((character, blank if character == " " else look))
            cells.extend([("", look)] * (width - 1))
        else:
            _mark(cells, character)
    return cells


def _mark(cells: list[_Cell], mark: str) -> None:
    """Puts what takes no cell with the character before it, which may take more than one."""
    at = next((at for at in reversed(range(len(cells))) if cells[at][0]), None)
    if at is None:
        raise _Unknown
    seen, look = cells[at]
    cells[at] = (seen + mark, look)


@lru_cache(2048)
def _styled(look: _Look, codes: str) -> _Look:
    """A look after a sequence of codes."""
    flags, ink, ground = look
    rest = [int(code or 0) for code in codes.split(";")]
    while rest:
        code = rest.pop(0)
        if code == 0:
            flags, ink, ground = _PLAIN
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
            raise _Unknown
    return _Look(flags, ink, ground)


def _colour(code: int, rest: list[int]) -> str:
    """Takes one of 256 colours, or one of three parts, off the codes that follow."""
    size = {5: 2, 2: 4}.get(rest[0] if rest else 0)
    if size is None or len(rest) < size:
        raise _Unknown
    told, rest[:size] = rest[:size], []
    return ";".join(map(str, [code, *told]))


@lru_cache(2048)
def _turn(old: _Look, new: _Look) -> str:
    """From one look to another, in the fewest codes."""
    if old == new:
        return ""
    if new == _PLAIN:
        return "\x1b[0m"
    if old.flags - new.flags:
        return _turn(_PLAIN, new).replace("\x1b[", "\x1b[0;")
    codes = [str(flag) for flag in sorted(new.flags - old.flags)]
    codes += [new.ink or "39"] * (old.ink != new.ink) + [new.ground or "49"] * (old.ground != new.ground)
    return f"\x1b[{';'.join(codes)}m"


@dataclass(slots=True)
class _Pen:
    """Where the terminal would write, in which look, and what it was told so far."""

    out: list[str] = field(default_factory=list)
    place: tuple[int, int] = (0, 0)
    look: _Look = _PLAIN

    def go(self, line: int, column: int) -> None:
        """Move, unless there."""
        if self.place != (line, column):
            self.out.append(f"\x1b[{line};{column}H")
            self.place = line, column

    def write(self, line: int, column: int, stretch: _Stretch, first: int, last: int) -> None:
        """Write some cells of a stretch; blanks in any look that gives them their ground."""
        self.go(line, column + first)
        at = first
        for look, run in groupby(stretch.looks[first:last]):
            end = at + len(list(run))
            words = "".join([seen for seen, _ in stretch.cells[at:end]])
            if not (words.isspace() and self._suits(look)):
                self.out.append(_turn(self.look, look))
                self.look = look
            self.out.append(words)
            at = end
        self.place = line, column + last

    def _suits(self, look: _Look) -> bool:
        lined = (look.flags | self.look.flags) & _LINED
        return not lined and self.look.ground == look.ground

    def done(self) -> str:
        """All of it, ending in the terminal's own style."""
        return "".join(self.out) + _turn(self.look, _PLAIN)
