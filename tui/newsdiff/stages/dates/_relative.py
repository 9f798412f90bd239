"""Dates told from the day of publication: weekdays, "last week", "two years ago"."""

from __future__ import annotations

from datetime import date

from newsdiff.lexicon import lexicon
from newsdiff.model import Grain
from newsdiff.stages.dates._calendar import (
    UNKNOWN,
    Days,
    Tense,
    day,
    month_of,
    moved,
    part,
    week_of,
    year_days,
)
from newsdiff.stages.dates._fixed import Told, qualifier
from newsdiff.stages.dates._shapes import Shaped

_RELATIVE_DAYS = {"yesterday": -1, "tomorrow": 1}


def _has(shape: Shaped, *folds: str) -> bool:
    return any(w.fold in folds for w in shape.words)


def weekday(shape: Shaped, published: date | None, tense: Tense) -> Told:
    """A weekday: the nearest on or before publication, after it for what is to come."""
    if published is None or _has(shape, "previous", "following"):
        return UNKNOWN, Grain.DAY
    word = next(w.fold for w, a in zip(shape.words, shape.letters, strict=True) if a == "W")
    wanted = lexicon("dates")["weekdays"].index(word)
    back = (published.weekday() - wanted) % 7
    return _days(published, *_reach(shape, published, back, tense)), Grain.DAY


def _reach(shape: Shaped, published: date, back: int, tense: Tense) -> tuple[int, int]:
    """Days from publication to the first and the last day that the weekday can be."""
    if _has(shape, "next"):
        week = 7 - published.weekday()
        return 7 - back, 7 - back + (7 if 7 - back < week else 0)
    if _has(shape, "last", "past"):
        return -(back or 7), -(back or 7)
    if _has(shape, "this"):
        within = 0 if back == 0 else -back if back <= published.weekday() and tense <= 0 else 7 - back
        return within, within
    ahead = (7 - back) % 7
    by = ahead if tense > 0 or _has(shape, "coming") else -back
    return by, by


def _days(published: date, first: int, last: int) -> Days:
    return Days(moved(published, first), moved(published, last))


def relative_day(shape: Shaped, published: date | None) -> Told:
    """Yesterday, today, tonight, tomorrow, this morning, last night."""
    if published is None:
        return UNKNOWN, Grain.DAY
    by = next((_RELATIVE_DAYS[w.fold] for w in shape.words if w.fold in _RELATIVE_DAYS), 0)
    if _has(shape, "last", "past"):
        return _days(published, -1, 0), Grain.DAY
    return _days(published, by, by), Grain.DAY


def relative(shape: Shaped, published: date | None) -> Told:
    """As in "last week", "earlier this month", "late next year", "the past year"."""
    unit = shape.words[-1].fold
    grain = {"month": Grain.MONTH, "year": Grain.YEAR}.get(unit, Grain.SPAN)
    if published is None or _has(shape, "previous", "following"):
        return UNKNOWN, grain
    if "tL" in shape.letters:
        return _just_past(published, unit), Grain.SPAN
    by = -1 if _has(shape, "last", "past") else 1 if _has(shape, "next", "coming") else 0
    word, held = qualifier(shape), _unit_of(published, unit, by)
    if _has(shape, "earlier", "later") and by == 0:
        held = Days(held.first, published) if _has(shape, "earlier") else Days(published, held.last)
        return held, Grain.SPAN
    return part(held, word), Grain.SPAN if word else grain


def _just_past(published: date, unit: str) -> Days:
    length = {"week": 7, "month": 31, "year": 366, "decade": 3653}[unit]
    return _days(published, -length, 0)


def _unit_of(published: date, unit: str, by: int) -> Days:
    """The week, month, year or decade so many after the one of publication."""
    if unit == "week":
        return week_of(published, by)
    if unit == "month":
        return month_of(published, by)
    if unit == "year":
        return year_days(published.year + by)
    start = published.year // 10 * 10 + 10 * by
    return year_days(start, start + 9)


def weekend(shape: Shaped, published: date | None, tense: Tense) -> Told:
    """Saturday and Sunday; which holiday's weekend is meant the words do not tell."""
    if published is None or _has(shape, "previous", "following") or any(a in ".C" for a in shape.letters):
        return UNKNOWN, Grain.SPAN
    at_hand = published.weekday() >= 5
    if _has(shape, "next", "coming") or (tense > 0 and not at_hand) or (_has(shape, "this") and tense >= 0):
        weeks = 1 if at_hand and not _has(shape, "this") else 0
    else:
        weeks = 0 if at_hand and not _has(shape, "last") else -1
    held = week_of(published, weeks)
    return Days(moved(held.last, -1) if held.last else None, held.last), Grain.SPAN


def season(shape: Shaped, published: date | None) -> Told:
    """A season, as wide as both halves of the earth may mean it: the year, and for winter its edges."""
    years = [int(w.text) for w, a in zip(shape.words, shape.letters, strict=True) if a == "Y"]
    if years:
        return _season_days(years[0], _has(shape, "winter")), Grain.SPAN
    if published is None:
        return UNKNOWN, Grain.SPAN
    if _has(shape, "last", "past", "previous"):
        return _days(published, -400, -1), Grain.SPAN
    if _has(shape, "next", "coming"):
        return _days(published, 1, 460), Grain.SPAN
    return _season_days(published.year, _has(shape, "winter")), Grain.SPAN


def _season_days(year: int, winter: bool) -> Days:
    if winter:
        return Days(day(year - 1, 12, 1), day(year + 1, 3, 20))
    return year_days(year)


def ago(shape: Shaped, published: date | None) -> Told:
    """So many days, weeks, months or years before publication, as roughly as the unit tells it."""
    unit = next(w.fold for w in reversed(shape.words) if w.fold != "ago" and w.fold not in ("so", "or"))
    grain = Grain.DAY if unit.startswith("day") else Grain.SPAN
    reach = _count(shape)
    if published is None or reach is None:
        return UNKNOWN, grain
    fewest, most = reach
    return _before(published, unit.removesuffix("s"), fewest, most), grain


def _before(published: date, unit: str, fewest: int, most: int) -> Days:
    if unit == "year":
        return year_days(published.year - most, published.year - fewest)
    if unit == "decade":
        return year_days(published.year - 10 * most - 5, published.year - 10 * fewest + 5)
    if unit == "month":
        return Days(month_of(published, -most).first, month_of(published, -fewest).last)
    if unit == "week":
        return _days(published, -7 * most - 3, -7 * fewest + 3)
    if unit == "day":
        return _days(published, -most, -fewest)
    return _days(published, -1 - most // 24 if unit == "hour" else -1, 0)


def _count(shape: Shaped) -> tuple[int, int] | None:
    """The number told, at its fewest and at its most; None for what is no whole small number."""
    table = lexicon("dates")
    vague = next((table["vague"][w.fold] for w in shape.words if w.fold in table["vague"]), None)
    if vague:
        return vague[0], vague[1]
    told = [w for w, a in zip(shape.words, shape.letters, strict=True) if a in "NDJYV"]
    if not told:
        return 1, 1
    values = [int(w.text) if w.text.isdecimal() else table["numbers"].get(w.fold, 0) for w in told]
    return _reach_of(values, any(w.fold == "or" for w in shape.words))


def _reach_of(values: list[int], either: bool) -> tuple[int, int] | None:
    if either and len(values) == 2 and 0 < values[0] < values[1] < 5000:
        return values[0], values[1]
    value = values[0]
    for more in values[1:]:
        value = value * more if more == 100 else value + more
    return (value, value) if 0 < value < 5000 and all(values) else None
