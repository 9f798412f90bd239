"""Dates that name a day, month or year of the calendar."""

from __future__ import annotations

from datetime import date

from newsdiff.lexicon import lexicon
from newsdiff.model import Grain
from newsdiff.stages.dates._calendar import UNKNOWN, Days, Tense, day, month_days, nearest, part, year_days
from newsdiff.stages.dates._shapes import Shaped

Told = tuple[Days, Grain]


def month_number(word: str) -> int:
    """1 to 12, from a month's name or its abbreviation."""
    months: list[str] = lexicon("dates")["months"]
    return 1 + next(i for i, name in enumerate(months) if name.startswith(word[:3]))


def _numbers(shape: Shaped, letters: str) -> list[int]:
    return [int(w.text) for w, a in zip(shape.words, shape.letters, strict=True) if a in letters]


def _months(shape: Shaped) -> list[int]:
    return [month_number(w.fold) for w, a in zip(shape.words, shape.letters, strict=True) if a in "Mmb"]


def qualifier(shape: Shaped) -> str:
    """Its word for a part of the time named: "early", "late" …, or ""."""
    return next((w.fold for w, a in zip(shape.words, shape.letters, strict=True) if a in "El"), "")


def days(shape: Shaped, near: date | None, tense: Tense) -> Told:
    """A day, or a run of days; a year that is not told is the one nearest `near`."""
    if "I" in shape.letters:
        return _in_figures(shape), Grain.DAY
    months, numbers, years = _months(shape), _numbers(shape, "D"), _numbers(shape, "YV")
    if not months:
        found = day(years[0], numbers[0], numbers[1]) if numbers[0] <= 12 else None
        return Days(found, found), Grain.DAY
    ends = list(zip(months if len(months) > 1 else months * len(numbers), numbers, strict=False))
    last = _dated(*ends[-1], years[-1:], near, tense, _weekdays(shape)[-1:])
    if len(ends) == 1:
        return Days(last, last), Grain.DAY
    return Days(_start(ends[0], years, last), last), Grain.SPAN


def _weekdays(shape: Shaped) -> list[int]:
    names: list[str] = lexicon("dates")["weekdays"]
    told = (w.fold[:3] for w, a in zip(shape.words, shape.letters, strict=True) if a in "Wv")
    return [next(i for i, name in enumerate(names) if name.startswith(word)) for word in told]


def _dated(
    month: int, number: int, years: list[int], near: date | None, tense: Tense, weekdays: list[int]
) -> date | None:
    """A day of a month; without a year the nearest, of those that fall on the weekday told, if any do."""
    if years:
        return day(years[0], month, number)
    if near is None:
        return None
    choices = [c for by in (-1, 0, 1) if 1 < near.year < 9999 and (c := day(near.year + by, month, number))]
    fitting = [c for c in choices if c.weekday() in weekdays]
    return nearest(fitting or choices, near, tense if month == near.month else 0)


def _start(end: tuple[int, int], years: list[int], last: date | None) -> date | None:
    """The first day of a run, in the year of its last or in the one before."""
    if last is None:
        return None
    year = years[0] if len(years) > 1 else last.year
    found = day(year, *end)
    return day(year - 1, *end) if found and found > last and year > 1 else found


def _in_figures(shape: Shaped) -> Days:
    """As in "2026/01/12" and what can be read one way only; 05/06/2026 is left unresolved."""
    text = next(w.text for w, a in zip(shape.words, shape.letters, strict=True) if a == "I")
    one, two, three = (int(p) for p in text.replace(".", "/").split("/"))
    if one > 31:
        found = day(one, two, three) if two <= 12 else None
    else:
        year = three if three > 99 else 2000 + three
        pairs = {(one, two), (two, one)} if "." not in text else {(two, one)}
        fits = sorted(p for p in pairs if p[0] <= 12)
        found = day(year, *fits[0]) if len(fits) == 1 else None
    return Days(found, found)


def month(shape: Shaped, near: date | None, tense: Tense) -> Told:
    """A month, or its early, middle or late part."""
    years, number, word = _numbers(shape, "YV"), _months(shape)[0], qualifier(shape)
    year = years[0] if years else _year_of(number, shape, near, tense)
    found = part(month_days(year, number), word) if year else UNKNOWN
    return found, Grain.SPAN if word else Grain.MONTH


def _year_of(number: int, shape: Shaped, near: date | None, tense: Tense) -> int | None:
    """The year of a month without one, told by "this", "last", "next" or by what is nearest."""
    if near is None:
        return None
    if "L" in shape.letters:
        return near.year - (number >= near.month)
    if "X" in shape.letters:
        return near.year + (number <= near.month)
    choices = [day(near.year + by, number, 15) for by in (-1, 0, 1) if 1 < near.year < 9999]
    side = 0 if number == near.month else tense
    found = nearest((c for c in choices if c), near, side)
    return found.year if found else None


def months(shape: Shaped, near: date | None, tense: Tense) -> Told:
    """From one month to another."""
    (one, two), years = _months(shape)[:2], _numbers(shape, "YV")
    end = years[-1] if years else _year_of(two, shape, near, tense)
    if end is None:
        return UNKNOWN, Grain.SPAN
    start = years[0] if len(years) > 1 else end - (one > two)
    return Days(month_days(start, one).first, month_days(end, two).last), Grain.SPAN


def years(shape: Shaped) -> Told:
    """From one year to another: "2016 to 2018", "2019-20"."""
    first, last = _numbers(shape, "YVDJ")[:2]
    if last < 100:
        last += first // 100 * 100
        last += 100 if last < first and last % 100 == 0 else 0
    return year_days(first, last) if last > first else UNKNOWN, Grain.SPAN


def year(shape: Shaped) -> Told:
    """A year, or a part of it."""
    word = qualifier(shape)
    return part(year_days(_numbers(shape, "YV")[0]), word), Grain.SPAN if word else Grain.YEAR


def decade(shape: Shaped) -> Told:
    """As in "the 1990s", or "2024's", which is a year."""
    first = _numbers(shape, "YV")[0]
    if first % 10:
        return year_days(first), Grain.YEAR
    return part(
        year_days(first, first + (99 if first % 100 == 0 and first < 2000 else 9)), qualifier(shape)
    ), Grain.SPAN


def century(shape: Shaped) -> Told:
    """As in "the 19th century", 1801 to 1900."""
    last = _numbers(shape, "D")[0] * 100
    return part(year_days(last - 99, last), qualifier(shape)), Grain.SPAN


def quarter(shape: Shaped) -> Told:
    """A quarter or half of a year."""
    order = {"first": 1, "second": 2, "third": 3, "fourth": 4}
    number = next((order[w.fold] for w in shape.words if w.fold in order), 0) or _numbers(shape, "D")[0]
    length = 3 if any(w.fold == "quarter" for w in shape.words) else 6
    if number * length > 12:
        return UNKNOWN, Grain.SPAN
    when = _numbers(shape, "YV")[-1]
    start, end = month_days(when, number * length - length + 1), month_days(when, number * length)
    return Days(start.first, end.last), Grain.SPAN
