"""One screen line of an article, and the stretches that it is drawn of."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from newsdiff.ui.marks import Mark


class LineKind(Enum):
    """What a line holds."""

    TEXT = "text"
    NOTICE = "notice"
    GAP = "gap"
    BLANK = "blank"


class Line(NamedTuple):
    """One screen line of one pane."""

    kind: LineKind
    passage: str = ""
    """Id of the passage it belongs to; empty for a line of no passage."""
    start: int = 0
    """Canonical offset of its first character; `[start, end)` is empty where only `note` is shown."""
    end: int = 0
    first: bool = False
    """Whether it opens its passage or notice."""
    note: str = ""
    """Words that are not the article's, after its own: where a moved passage is told, how many are hidden."""


class Piece(NamedTuple):
    """A stretch of one line in one look."""

    text: str
    start: int
    """Canonical offset of its first character; -1 for a sign that is not in the article."""
    marks: tuple[Mark, ...]


def moved(piece: Piece, hidden: int) -> tuple[Piece, int]:
    """A piece without its first `hidden` characters, and how many are left to hide."""
    if not hidden:
        return piece, 0
    kept = piece.text[hidden:]
    start = piece.start + len(piece.text) - len(kept) if piece.start >= 0 else -1
    return Piece(kept, start, piece.marks), max(0, hidden - len(piece.text))


BLANK = Line(LineKind.BLANK)
