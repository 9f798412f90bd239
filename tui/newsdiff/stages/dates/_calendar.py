"""Days, months and years: plain arithmetic on the calendar, without a clock."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

Tense = int
"""-1 for what is past, 1 for what is to come, 0 when the words do not tell."""


class Days(NamedTuple):
    """From one day to another, both included; either may be unknown or open."""

    first: date | None
    last: date | None


UNKNOWN = Days(None, None)


def day(year: int, month: int, number: int) -> date | None:
    """That day, or None when there is no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_days(year: int, month: int) -> Days:
    """All days of a month."""
    if not 1 <= year <= 9999:
        return UNKNOWN
    return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def year_days(first: int, last: int | None = None) -> Days:
    """All days of a year, or of the years from `first` to `last`."""
    last = first if last is None else last
    if not 1 <= first <= last <= 9999:
        return UNKNOWN
    return Days(date(first, 1, 1), date(last, 12, 31))


def moved(start: date, by: int) -> date | None:
    """The day so many days later, or None beyond the calendar."""
    try:
        return start + timedelta(days=by)
    except OverflowError:
        return None


def week_of(here: date, weeks: int) -> Days:
    """The week, Monday to Sunday, so many weeks after the one that holds `here`."""
    monday = moved(here, 7 * weeks - here.weekday())
    return Days(monday, moved(monday, 6)) if monday else UNKNOWN


def month_of(here: date, months: int) -> Days:
    """The month so many months after the one that holds `here`."""
    count = here.year * 12 + here.month - 1 + months
    return month_days(count // 12, count % 12 + 1)


def part(days: Days, word: str) -> Days:
    """The early, middle or late third of a stretch of days."""
    if days.first is None or days.last is None or not word:
        return days
    length = (days.last - days.first).days + 1
    third = length // 3
    if word in ("early", "beginning", "start"):
        return Days(days.first, days.first + timedelta(days=third - 1 + length % 3 // 2))
    if word in ("late", "end"):
        return Days(days.last - timedelta(days=third), days.last)
    return Days(days.first + timedelta(days=third - 1), days.last - timedelta(days=third - 1))


def nearest(choices: Iterable[date], here: date, tense: Tense) -> date | None:
    """Of several days the one nearest `here`; when the tense is told, the nearest on that side."""
    found = sorted(choices, key=lambda d: (abs((d - here).days), d))
    side = [d for d in found if (d - here).days * tense >= 0]
    return next(iter(side or found), None)
