"""Pages that were not captured: walls in place of the article, or of its rest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Protocol

from newsdiff.lexicon import lexicon
from newsdiff.model import InputError, Notice, NoticeKind, Reason
from newsdiff.stages.extract._patterns import folded
from newsdiff.stages.extract._units import Unit

_LITTLE = 200
"""Letters of paragraphs: a page with a wall and less than this beside it holds no article."""
_BEGINNING = 1_500
"""Letters of an article so short that what stands anywhere around it may say that the rest is missing."""
_WHOLE = frozenset({"javascript", "cookies", "robots", "missing"})
"""Walls that stand in place of all of an article: one of payment leaves its beginning."""
_LONGEST = 700
_MOST_LINES = 80
_SCRIPT = re.compile(r"<script\b", re.I)
_NO_SCRIPT = re.compile(r"<noscript\b[^>]{0,200}>(.{0,4000}?)</noscript>", re.I | re.S)


class _Sorted(Protocol):
    """What is used of the units of a page when they are sorted."""

    @property
    def dropped(self) -> Mapping[int, Reason]:
        """Why units are no part of the article."""

    @property
    def own(self) -> int:
        """How many units come before those that are known to stand around the article."""


@cache
def _walls() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = lexicon("capture")["wall"].items()
    return tuple(
        (name, re.compile("|".join(f"(?:{line})" for line in wall["lines"]))) for name, wall in found
    )


@cache
def _marks() -> tuple[str, ...]:
    """Words of which every line of a wall holds one: a cheap test before the patterns."""
    return tuple(lexicon("capture")["marks"]["wall"])


@cache
def _cut() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in lexicon("capture")["cut"]["lines"]))


def empty(path: str, html: str) -> InputError:
    """What to say of a web page that shows no text."""
    aside = " ".join(_NO_SCRIPT.findall(html[:2_000_000]))
    wall = _wall(folded(" ".join(aside.split()))[:_LONGEST])
    if wall or _SCRIPT.search(html):
        return _told(path, wall or "javascript")
    problem = "there is no article in this page"
    return InputError(path, problem, "save the text of the article, and give that")


def incomplete(path: str, units: Sequence[Unit], found: _Sorted) -> list[Notice]:
    """A notice that the rest of the article is missing, if a line below it says so.

    Raises:
        InputError: the page is a wall, and holds next to nothing of an article.

    """
    walls = {at: wall for at in _short(units) if (wall := _wall(_folded(units[at])))}
    prose = [at for at, unit in enumerate(units) if unit.prose and at not in walls]
    told = [at for at in prose if at not in found.dropped]
    if walls and len(units) <= _MOST_LINES:
        wall = next(iter(walls.values()))
        if not told or (wall in _WHOLE and _letters(units, told) < min(_LITTLE, _letters(units, walls))):
            raise _told(path, wall)
    short = _letters(units, told) < _BEGINNING
    return _missing_rest(units if short else units[: found.own], told)


def _letters(units: Sequence[Unit], places: Iterable[int]) -> int:
    return sum(len(units[at].words) for at in places)


def _missing_rest(units: Sequence[Unit], told: Sequence[int]) -> list[Notice]:
    last = next((at for at in reversed(told) if not _cut().search(_folded(units[at]))), len(units))
    below = (at for at in range(last, len(units)) if _cut().search(_end(units[at])))
    first = next(below, None)
    return [] if first is None else [Notice(NoticeKind.INCOMPLETE, units[first].span)]


def _end(unit: Unit) -> str:
    """The line; of a paragraph only its last words, as it may itself break off."""
    return _folded(unit) if len(unit.words) <= _LONGEST else unit.words[-40:].lower()


def _folded(unit: Unit) -> str:
    return unit.line or folded(unit.words[:_LONGEST])


def _short(units: Sequence[Unit]) -> list[int]:
    return [at for at, unit in enumerate(units[:_MOST_LINES]) if len(unit.words) <= _LONGEST]


def _wall(line: str) -> str | None:
    if not any(map(line.__contains__, _marks())):
        return None
    return next((name for name, pattern in _walls() if pattern.search(line)), None)


def _told(path: str, wall: str) -> InputError:
    words = lexicon("capture")["wall"][wall]
    return InputError(path, words["problem"], words["remedy"])
