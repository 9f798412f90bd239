"""The lines of a page, put together to units: a paragraph, a heading, a list entry, a button."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from newsdiff.model import Role, Span
from newsdiff.stages.extract._ends import STOP
from newsdiff.stages.extract._patterns import LONGEST_LINE, folded

_LINE = re.compile(r"[^\n]+")
_BULLET = re.compile(
    r"(?:[•·●◦▪▫■□‣⁃∙○►▶➤✓✔➢🞛🔹🔸⭐★]|[-*+–](?=\s)"
    r"|\(?\d{1,2}[.)](?=\s)(?! [^\W\d]{3,9}\.? (?:19|20)\d\d\b))\s*"
)
"""The sign or the number of a list entry; "4. März 2027" is none."""
_FULL_STOP = re.compile(r"""[.…。।]["'”’“‘»)\]]*$""")
_SHORTENED = re.compile(r"(?:\b[A-Z]\.){2,}$|\b(?:Jr|Sr|Inc|Ltd|Co|Corp|vs|No|St|Gov|Sen|Rep)\.$")
_HEADLINE_WORDS = 14
_LINK = re.compile(r"!?\[([^\]\[]*)\]\([^()\s]*\)")
_LONGEST_FOLDED = 2 * LONGEST_LINE
_WIDEST_WRAP = 130
_NARROWEST_WRAP = 50
_LONG_LINE = 25
_PROSE_WORDS = 4
_PROSE_LETTERS = 24
_ASKED_WORDS = 20
_ENDING = 24


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of lines that belong together, trimmed of white space."""

    span: Span
    words: str
    """Its text with white space folded to single blanks, without a bullet."""
    line: str
    """The words folded, without the marks of markdown, for looking up; empty when too long for furniture."""
    bullet: bool
    apart: bool
    """Whether an empty line, or the page's edge, stands before it."""
    count: int
    """How many words it has."""
    stops: bool
    """Whether it ends as a statement does; a shortened word at the end is no stop."""
    prose: bool
    """Whether it reads as a paragraph, not as a heading, a button or a list entry."""
    role: Role | None = None
    """What the page's own markup says that it is."""


def cut(text: str, roles: Mapping[int, Role]) -> tuple[Unit, ...]:
    """Units of `text`, in order; every visible character is in one. `roles` are by start of line."""
    lines = [span for match in _LINE.finditer(text) if (span := _trimmed(match)) is not None]
    width = _wrap(text, lines)
    return tuple(_joined(text, lines, width, roles))


def _trimmed(match: re.Match[str]) -> Span | None:
    line = match[0]
    start = match.start() + len(line) - len(line.lstrip())
    end = match.end() - len(line) + len(line.rstrip())
    return Span(start, end) if start < end else None


def _wrap(text: str, lines: list[Span]) -> int:
    """The column at which the page's lines were broken by hand; 0 when they were not."""
    lengths = sorted(line.end - line.start for line in lines)
    if not lengths or lengths[-1 - len(lengths) // 20] > _WIDEST_WRAP:
        return 0
    width = max(length for length in lengths if length <= _WIDEST_WRAP)
    neighbours = [(a, b) for a, b in pairwise(lines) if _adjoin(text, a, b)]
    full = sum(_fills(text, a, b, width) for a, b in neighbours)
    stopped = sum(bool(STOP.search(text, max(a.start, a.end - _ENDING), a.end)) for a, _ in neighbours)
    broken = full >= 3 and 2 * full >= len(neighbours) and 2 * stopped <= len(neighbours)
    return width if broken and width >= _NARROWEST_WRAP else 0


def _adjoin(text: str, before: Span, after: Span) -> bool:
    return text.count("\n", before.end, after.start) == 1


def _fills(text: str, line: Span, after: Span, width: int) -> bool:
    """Whether the first word of `after` had no room on `line`."""
    room = after.start
    while room < after.end and not text[room].isspace() and room - after.start <= width:
        room += 1
    return line.end - line.start + 1 + room - after.start > width - 2


def _joined(text: str, lines: list[Span], width: int, roles: Mapping[int, Role]) -> Iterator[Unit]:
    first = last = None
    apart = True
    for line in lines:
        if last is not None and first is not None:
            if width and _goes_on(text, last, line, width, roles):
                last = line
                continue
            yield unit(text, Span(first.start, last.end), apart, roles.get(first.start))
            apart = text.count("\n", last.end, line.start) > 1
        first = last = line
    if first is not None and last is not None:
        yield unit(text, Span(first.start, last.end), apart, roles.get(first.start))


def _goes_on(text: str, line: Span, after: Span, width: int, roles: Mapping[int, Role]) -> bool:
    if not _adjoin(text, line, after) or after.start in roles or line.start in roles:
        return False
    return not _BULLET.match(text, after.start) and _fills(text, line, after, width)


def unit(text: str, span: Span, apart: bool, role: Role | None) -> Unit:
    """A run of lines, and what it is by its look; `role` is what the page's markup says."""
    words = " ".join(span.of(text).split())
    mark = _BULLET.match(words)
    bullet = mark is not None and mark.end() < len(words)
    if mark and bullet:
        words = words[mark.end() :]
    end = words[-_ENDING:]
    count = words.count(" ") + 1
    stops = bool(_FULL_STOP.search(end)) and not (count <= _HEADLINE_WORDS and _SHORTENED.search(end))
    prose = role not in (Role.HEADING, Role.HEADLINE) and _is_prose(words, count, bullet, stops)
    return Unit(span, words, _line(words), bullet, apart, count, stops, prose, role)


def _line(words: str) -> str:
    if len(words) > _LONGEST_FOLDED:
        return ""
    return folded((_LINK.sub(r"\1", words) if "](" in words else words).strip("#*_ "))


def _is_prose(words: str, count: int, bullet: bool, stops: bool) -> bool:
    if count >= _LONG_LINE:
        return True
    if bullet or not STOP.search(words[-_ENDING:]):
        return False
    enough = count >= _PROSE_WORDS or (count < 3 and len(words) >= _PROSE_LETTERS)
    return enough and (stops or count >= _ASKED_WORDS)
