"""Parts of a line's picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


def filled(drawn: Iterable[Segment], base: Style, columns: int) -> Sequence[Segment]:
    """Segments on the page's ground `base`, as many cells as there are columns."""
    segments = [Segment(s.text, base + s.style if s.style else base) for s in drawn]
    rest = _rest_of(segments[-1].style, base) if segments else base
    room = columns - sum(cell_len(segment.text) for segment in segments)
    if room < 0:
        return tuple(Strip(segments).adjust_cell_length(columns, rest))
    return *segments, Segment(" " * room, rest)


def _rest_of(last: Style | None, base: Style) -> Style:
    """The style of the rest of a line: that of its last words, unless it would show there."""
    if last is None or last.underline or last.meta:
        return base
    return last


def selected(strip: Strip, span: tuple[int, int], style: Style) -> Strip:
    """A strip with some of its characters, but not its frame, in another style."""
    start, end = max(1, span[0]), span[1]
    whole = sum(len(segment.text) for segment in strip) - 1
    end = whole if end < 0 else min(end, whole)
    drawn: list[Segment] = []
    at = 0
    for text, own, _ in strip:
        first = min(max(0, start - at), len(text))
        last = max(first, min(end - at, len(text)))
        parts = (text[:first], own), (text[first:last], (own or Style()) + style), (text[last:], own)
        drawn += [Segment(words, look) for words, look in parts if words]
        at += len(text)
    return Strip(drawn, strip.cell_length)
