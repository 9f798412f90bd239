"""Direct quotations: where quotation marks open and close."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsdiff.model import Span

_MARK = re.compile("[\"“”„‟«»]|``|''|(?<![\\w'’.,!?])[‘'](?=[^\\W\\d_])")
_CLOSERS = {"“": '”"‟', "„": '“”"', "«": "»", "»": "«", '"': '"”', "``": "''", "‟": '”"'}
_SINGLE_END = re.compile(r"(?<=[\w.,!?…)])['’](?![\w])")
_END = re.compile(r"[.!?…,]\s")
_LONGEST_SINGLE = 200
_FEWEST_LETTERS = 3
_FEW_WORDS = 8


def quotations(text: str, block: Span) -> list[Span]:
    """The quotations in a block, marks included, in order.

    One that is not closed ends with the block, as in a quotation of several paragraphs; when other marks
    follow, it ends with its sentence.
    """
    found: list[Span] = []
    marks = list(_MARK.finditer(text, block.start, block.end))
    at, end = 0, block.start
    while at < len(marks):
        mark = marks[at]
        at += 1
        if mark.start() < end or not _opens(text, mark, block):
            continue
        span = _single(text, mark, block) if mark[0] in "‘'" else _double(text, marks, at, block)
        if span is not None:
            found.append(span)
            end = span.end
    return found


def _opens(text: str, mark: re.Match[str], block: Span) -> bool:
    """Whether a mark can open: curly ones say so; a straight one stands before a word, and not behind one."""
    if mark[0] in "“„«‘'" or mark[0] == "``":
        return True
    if mark[0] in "”''":
        return False
    after = text[mark.end()] if mark.end() < block.end else " "
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    return not after.isspace() and not before.isalnum()


def _double(text: str, marks: Sequence[re.Match[str]], at: int, block: Span) -> Span | None:
    """The quotation opened by the mark before `at`."""
    opener = marks[at - 1]
    closers, depth = _CLOSERS[opener[0]], 0
    for place in range(at, len(marks)):
        mark = marks[place]
        if mark[0] in closers and not _reopens(text, mark, block):
            if depth == 0:
                return Span(opener.start(), mark.end()) if mark.start() > opener.end() else None
            depth -= 1
        elif mark[0] == opener[0]:
            if mark[0] == '"' or not _closes_twice(marks, place, closers):
                return _sentence(text, opener.start(), mark.start())
            depth += 1
    return Span(opener.start(), block.start + len(text[block.start : block.end].rstrip()))


def _reopens(text: str, mark: re.Match[str], block: Span) -> bool:
    """Whether a straight mark that could close opens instead: a blank before it and none behind it."""
    if mark[0] != '"' or mark.start() == block.start or mark.end() >= block.end:
        return False
    return text[mark.start() - 1].isspace() and not text[mark.end()].isspace()


def _closes_twice(marks: Sequence[re.Match[str]], inner: int, closers: str) -> bool:
    """Whether two closing marks follow before the next opening one: a quotation inside a quotation."""
    closed = 0
    for place in range(inner + 1, len(marks)):
        if marks[place][0] == marks[inner][0]:
            return False
        closed += marks[place][0] in closers
        if closed == 2:
            return True
    return False


def _sentence(text: str, start: int, limit: int) -> Span | None:
    """From the mark to the end of its sentence, or to `limit`."""
    found = _END.search(text, start + 1, limit)
    end = found.start() + 1 if found else start + len(text[start:limit].rstrip())
    return Span(start, end) if end - start > _FEWEST_LETTERS else None


def _single(text: str, mark: re.Match[str], block: Span) -> Span | None:
    """A quotation in single marks, when it is clearly one: it ends in a stop, or holds few words."""
    limit = min(block.end, mark.end() + _LONGEST_SINGLE)
    for end in _SINGLE_END.finditer(text, mark.end(), limit):
        inside = text[mark.end() : end.start()]
        if inside[-1] in ".,!?…" or inside.count(" ") < _FEW_WORDS:
            return Span(mark.start(), end.end()) if len(inside) >= _FEWEST_LETTERS else None
    return None
