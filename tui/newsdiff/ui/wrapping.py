"""Breaks a text into lines at words, by the cells that it takes on the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rich.cells import cell_len, get_character_cell_size, set_cell_size

Break = tuple[int, int]
"""Half-open offsets of one line into the text given."""

_WIDE_OR_NONE = re.compile("[^ -~\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u203a\u20ac]")
"""Finds a character that may take none or two cells; the rest take one."""
_WORD = re.compile("[^ ]+")


def wrap(text: str, width: int, extra: Mapping[int, int] | None = None) -> tuple[Break, ...]:
    """The lines of `text` in `width` cells (1 or more), without the spaces around them; linear time.

    `extra` gives cells that will be drawn before the character at an offset, and stay with it.
    A word wider than a line is cut.
    """
    if not extra and not _WIDE_OR_NONE.search(text):
        return tuple(_narrow(text, width))
    return tuple(_mixed(text, width, extra or {}))


def _narrow(text: str, width: int) -> Iterator[Break]:
    """Lines of a text in which every character takes one cell."""
    start, end = len(text) - len(text.lstrip(" ")), len(text.rstrip(" "))
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            cut = start + width
        stop = cut
        while text[stop - 1] == " ":
            stop -= 1
        yield start, stop
        start = cut
        while text[start] == " ":
            start += 1
    if start < end:
        yield start, end


def _mixed(text: str, width: int, extra: Mapping[int, int]) -> Iterator[Break]:
    """Lines of any text, word by word."""
    start = end = -1
    room = width
    for first, last, cells in _chunks(text, width, extra):
        gap = first - end
        if start >= 0 and gap + cells <= room:
            end, room = last, room - gap - cells
            continue
        if start >= 0:
            yield start, end
        start, end, room = first, last, width - cells
    if start >= 0:
        yield start, end


def _chunks(text: str, width: int, extra: Mapping[int, int]) -> Iterator[tuple[int, int, int]]:
    """The words of a text with their cells; those wider than a line in pieces."""
    at = sorted(extra)
    seen = 0
    for match in _WORD.finditer(text):
        added = 0
        while seen < len(at) and at[seen] < match.end():
            added += extra[at[seen]]
            seen += 1
        cells = cell_len(match[0]) + added
        if cells <= width:
            yield match.start(), match.end(), cells
        else:
            yield from _cut(text, match.start(), match.end(), width, extra)


def _cut(
    text: str, start: int, end: int, width: int, extra: Mapping[int, int]
) -> Iterator[tuple[int, int, int]]:
    """Pieces of one long word; marks that combine stay with their letter."""
    first, used = start, 0
    for i in range(start, end):
        cells = get_character_cell_size(text[i]) + extra.get(i, 0)
        if used and used + cells > width:
            yield first, i, used
            first, used = i, 0
        used += cells
    yield first, end, used


def cut(text: str, cells: int) -> str:
    """`text` in at most `cells` cells, with … where it was cut."""
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, cells - 1).rstrip() + "…" if cells > 0 else ""


def fit(text: str, cells: int, blank: int = 1) -> str:
    """`text` in exactly `cells` cells, the last `blank` of them blank."""
    return set_cell_size(cut(text, max(0, cells - blank)), cells) if cells > 0 else ""
