"""What a stated date says, to be compared with another even where no publication day resolves them.

A resolved date is its days. Of the others, a weekday, a day of a month and a month are themselves; what is
told from the day of publication ("yesterday", "last month", "two weeks ago") is a stretch of days around it.
Articles on one event are taken to be published within a day or two of each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import Enum
from functools import cache
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import Grain, Moment, Relation
from newsdiff.words import Word, words

_WEEK = 7
_YEAR = 300


class Sort(Enum):
    """How a date is told."""

    DAYS = 0
    """By the calendar, or resolved to it: ordinals of its first and last day."""
    WEEKDAY = 1
    MONTHDAY = 2
    """A day of a month, of no year told: 100 times the month and the day."""
    MONTH = 3
    NEAR = 4
    """Days from publication."""


class When(NamedTuple):
    """A date as it is told: two ends, both included."""

    sort: Sort
    first: int
    last: int
    since: bool = False
    """Whether only its start is told."""
    grain: Grain = Grain.DAY


def when(moment: Moment, text: str) -> When | None:
    """What a date says; None when its words cannot be read ("less than 48 hours after")."""
    if moment.first is not None:
        last = moment.last or date.max
        return When(Sort.DAYS, moment.first.toordinal(), last.toordinal(), moment.last is None, moment.grain)
    return _unresolved(words(text))


def spelled(text: str) -> list[str]:
    """The words of a date, numbers in digits: to tell apart what cannot be read."""
    return [str(number(w.fold) or w.stem) for w in words(text)]


def _unresolved(held: Sequence[Word]) -> When | None:
    folds = [w.fold for w in held]
    found = (_named(folds), _monthly(folds), _day(folds), _ago(folds), _unit(folds))
    return next((f for f in found if f), None)


@cache
def _names(of: str) -> dict[str, int]:
    """Weekdays or months and their abbreviations, by number."""
    full: list[str] = lexicon("dates")[of]
    return {name[:n]: i for i, name in enumerate(full) for n in (3, 4, 5, len(name)) if n <= len(name)}


def _named(folds: Sequence[str]) -> When | None:
    days = [_names("weekdays")[f] for f in folds if f in _names("weekdays")]
    return When(Sort.WEEKDAY, days[0], days[-1]) if days else None


def _monthly(folds: Sequence[str]) -> When | None:
    months = [_names("months")[f] + 1 for f in folds if f in _names("months")]
    if not months:
        return None
    days = [int(f) for f in folds if f.isdecimal() and 0 < int(f) < 32]
    if not days:
        return When(Sort.MONTH, months[0], months[-1], grain=Grain.MONTH)
    return When(Sort.MONTHDAY, months[0] * 100 + days[0], months[-1] * 100 + days[-1])


def _day(folds: Sequence[str]) -> When | None:
    known: dict[str, int] = lexicon("dates")["from_publication"]
    found = [known[f] for f in folds if f in known]
    return When(Sort.NEAR, found[0], found[0]) if found else None


def _ago(folds: Sequence[str]) -> When | None:
    """As in "about two weeks ago": so many units before, half a unit more or less."""
    if folds[-1] != "ago":
        return None
    days = next((n for f in folds if (n := _days_in(f))), 0)
    many = next((n for f in folds if (n := number(f))), 0)
    if not days or not many:
        return None
    return When(Sort.NEAR, -many * days - days // 2, -many * days + days // 2)


def number(fold: str) -> int:
    """A whole number of three digits at most, in digits or spelled out; 0 for any other word."""
    return int(fold) if fold.isdecimal() and len(fold) < 4 else int(lexicon("dates")["numbers"].get(fold, 0))


def _days_in(fold: str) -> int:
    lengths: dict[str, int] = lexicon("dates")["lengths"]
    return lengths.get(fold.removesuffix("s"), 0)


def _unit(folds: Sequence[str]) -> When | None:
    """As in "last month", "this year", "earlier this week"."""
    days, table = _days_in(folds[-1]), lexicon("dates")["plain"]
    if not days or len(folds) < 2 or folds[-1].endswith("s"):
        return None
    if folds[-2] in table["T"]:
        past = "earlier" in folds
        return When(Sort.NEAR, -days, -1 if past else 0 if "later" in folds else days, grain=Grain.SPAN)
    if folds[-2] in table["L"]:
        return When(Sort.NEAR, -2 * days, -max(1, days // 2), grain=Grain.SPAN)
    return When(Sort.NEAR, 1, 2 * days, grain=Grain.SPAN) if folds[-2] in table["X"] else None


def relation(a: When, b: When) -> Relation | None:
    """How two dates of one event stand; None when they say the same or cannot be compared. Symmetric."""
    if a[:4] == b[:4]:
        return None
    if a.sort is b.sort:
        return _alike(a, b)
    low, high = sorted((a, b), key=lambda w: w.sort.value)
    return _unlike(low, high)


def _alike(a: When, b: When) -> Relation | None:
    if a.since and b.since:
        return Relation.CONTRADICTS if a.grain is b.grain else None
    if a.since or b.since or _other_spells(a, b) or (a.sort is Sort.NEAR and (a.first > 0) != (b.first > 0)):
        return None
    apart = a.first > b.last or b.first > a.last
    return Relation.CONTRADICTS if apart else Relation.COMPATIBLE


def _other_spells(a: When, b: When) -> bool:
    """Whether two stretches of time meet for less than half of the shorter: two terms of office, not one."""
    if a.grain is not Grain.SPAN or b.grain is not Grain.SPAN or a.sort is not Sort.DAYS:
        return False
    common = min(a.last, b.last) - max(a.first, b.first)
    return 0 <= common < min(a.last - a.first, b.last - b.first) / 2


def _unlike(a: When, b: When) -> Relation | None:
    """Of two sorts, `a` the more firmly told; a year or "today" tells nothing of the other."""
    if a.sort is Sort.DAYS:
        return _against_days(a, b)
    if a.sort is Sort.MONTHDAY and b.sort is Sort.MONTH:
        return Relation.COMPATIBLE if b.first <= a.first // 100 <= b.last else Relation.CONTRADICTS
    if b.sort is not Sort.NEAR or b.last - b.first > _YEAR or b.first == b.last or b.first > 0:
        return None
    if a.sort is Sort.WEEKDAY:
        return Relation.COMPATIBLE if b.last >= -_WEEK else Relation.CONTRADICTS
    return Relation.COMPATIBLE if b.last - b.first >= 28 else None


def _against_days(a: When, b: When) -> Relation | None:
    """Known days against what is not resolved: only what their own calendar tells."""
    if a.since:
        return None
    if b.sort is Sort.WEEKDAY and a.first == a.last:
        there = b.first <= date.fromordinal(a.first).weekday() <= b.last
        return None if there else Relation.CONTRADICTS
    if b.sort in (Sort.MONTHDAY, Sort.MONTH) and a.last - a.first < 32:
        return _same_month(a, b)
    this_year = b.sort is Sort.NEAR and b.last - b.first >= _YEAR and b.last >= -1
    return Relation.CONTRADICTS if a.grain is Grain.YEAR and this_year else None


def _same_month(a: When, b: When) -> Relation | None:
    first, last = date.fromordinal(a.first), date.fromordinal(a.last)
    months = range(first.month, last.month + 1)
    if b.sort is Sort.MONTH:
        meet = any(b.first <= m <= b.last for m in months)
        return None if meet else Relation.CONTRADICTS
    days = first.month * 100 + first.day, last.month * 100 + last.day
    if days == (b.first, b.last):
        return None
    return Relation.COMPATIBLE if days[0] <= b.last and b.first <= days[1] else Relation.CONTRADICTS
