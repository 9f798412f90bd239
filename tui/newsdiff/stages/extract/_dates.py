"""Dates that stand on a line of their own, or open a report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.stages.extract._patterns import vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_STOPPED = re.compile(r"[^\W\d_]{3}\.")
_DIGIT = re.compile(r"\d")
_LONGEST = 160
_DATELINE = 120
_YEARS = r"(?:19|20)\d\d"
_CLOCK = (
    r"\b\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?"
    r"|\b\d{4}\s?(?:hrs|gmt|utc|ist)\b|[+-]\d\d:?\d\d\b"
)
_AGO = (
    r"\b(?:\d{1,3}|an?|one|two|three|few)\+?\s?"
    r"(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week|month|year|[smhdw])s?\s+ago\b"
    r"|\bhace\s(?:\d{1,3}|una?)\s\w{1,10}\b|\bil y a\s(?:\d{1,3}|une?)\s\w{1,10}\b|\bvor\s\d{1,3}\s\w{1,10}\b"
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a line of nothing but dates says."""

    day: date | None
    """None when it is told without a year, or in relation to a day that is not told."""
    rank: int
    """0 for a date of publication, 1 for a bare date, 2 for a date of change."""
    dated: bool
    """Whether it names a date at all, and not only an hour or "two days ago"."""


@cache
def _months() -> dict[str, int]:
    rows = lexicon("furniture")["words"]["months"]
    return {name: number for number, names in enumerate(rows, start=1) for name in names}


@cache
def _date() -> re.Pattern[str]:
    month = "|".join(sorted(_months(), key=lambda name: (-len(name), name)))
    day = r"\d{1,2}(?:st|nd|rd|th|º|\.)?"
    return re.compile(
        rf"(?P<iso>\b(?P<iy>{_YEARS})[-/.](?P<im>\d\d)[-/.](?P<id>\d\d)"
        r"(?:t[\d:.]+(?:z|[+-]\d\d:?\d\d)?)?(?!\d))"
        rf"|(?P<mdy>\b(?P<mm>{month})\b\.?\s{{1,3}}(?P<md>\d{{1,2}})(?:st|nd|rd|th)?,?"
        rf"\s{{1,3}}(?P<my>{_YEARS})\b)"
        rf"|(?P<dmy>\b(?P<dd>\d{{1,2}})(?:st|nd|rd|th|º|\.)?\s{{0,2}}[ -]?(?:de\s|of\s)?(?P<dm>{month})\b"
        rf"\.?,?[\s-]{{1,3}}(?:del?\s)?(?P<dy>{_YEARS})\b)"
        rf"|(?P<num>\b(?P<n1>\d{{1,2}})(?P<sep>[/.-])(?P<n2>\d{{1,2}})(?P=sep)(?P<ny>{_YEARS}|\d\d)\b)"
        rf"|(?P<part>\b(?:{month})\b\.?\s{day}(?![:.\w]\d?)|\b{day}\s(?:de\s)?(?:{month})\b"
        rf"|\b(?:{month})\b\.?,?\s(?:de\s)?{_YEARS}\b)"
    )


@cache
def _moment() -> re.Pattern[str]:
    return re.compile(rf"{_AGO}|{_CLOCK}")


def _day(found: re.Match[str]) -> date | None:
    kind, part = found.lastgroup, found.groupdict()
    try:
        if part["iso"]:
            return date(int(part["iy"]), int(part["im"]), int(part["id"]))
        if part["mdy"]:
            return date(int(part["my"]), _months()[part["mm"]], int(part["md"]))
        if part["dmy"]:
            return date(int(part["dy"]), _months()[part["dm"]], int(part["dd"]))
        return None if kind == "part" else _numeric(found)
    except ValueError:
        return None


def _numeric(found: re.Match[str]) -> date | None:
    """A date in figures, when its order is certain: points mean day first, 13 and more is a day."""
    first, second = int(found["n1"]), int(found["n2"])
    if len(found["ny"]) < 4:
        return None
    if first > 12 or found["sep"] == "." or first == second:
        return date(int(found["ny"]), second, first)
    return date(int(found["ny"]), first, second) if second > 12 else None


@cache
def _stamped() -> frozenset[str]:
    """Every word that can stand on a line of nothing but dates."""
    return vocabulary("date_filler") | vocabulary("date_part") | frozenset(_months())


def stamp(words: str) -> Stamp | None:
    """What a line says that holds only dates, times and words like "updated"; None for any other line."""
    if len(words) > _LONGEST:
        return None
    line = words.lower()
    if not _stamped().issuperset(_WORD.findall(line)):
        return None
    days = list(_date().finditer(line))
    rest = _moment().sub(" ", _date().sub(" ", line))
    around = _WORD.findall(rest)
    if any(character.isdigit() for character in rest) or not vocabulary("date_filler").issuperset(around):
        return None
    if not days and rest == line and not vocabulary("stamp").intersection(around):
        return None
    return _first_told(line, days)


def _first_told(line: str, days: list[re.Match[str]]) -> Stamp:
    stamps = [Stamp(day, _rank(line, found), True) for found in days if (day := _day(found))]
    if not stamps:
        return Stamp(None, 2, bool(days))
    return min(stamps, key=lambda each: each.rank)


def _rank(line: str, found: re.Match[str]) -> int:
    for word in reversed(_WORD.findall(line[: found.start()])):
        if word in vocabulary("published"):
            return 0
        if word in vocabulary("updated"):
            return 2
    return 1


def place_and_date(words: str) -> Stamp | None:
    """What a line says that holds a place and a date only: "MERIDA, March 3 -"."""
    found = _date().search(words.lower()) if len(words) <= 80 and _DIGIT.search(words) else None
    before = words[: found.start()].strip(" ,–—-(") if found else ""
    if not found or not before or ":" in before or not _is_place(before):
        return None
    after = words[found.end() :].lower()
    rest = _WORD.findall(_moment().sub(" ", after))
    if any(c.isdigit() for c in _moment().sub(" ", after)) or not vocabulary("date_filler").issuperset(rest):
        return None
    parted = words[: found.start()].rstrip()[-1] in ",–—-("
    return Stamp(_day(found), 1, True) if parted else None


def dateline(words: str) -> date | None:
    """The full date that opens a paragraph, as in "Merida, March 3, 2021 – The council ..."."""
    opening = words[:_DATELINE]
    found = _date().search(opening.lower()) if _DIGIT.search(opening) else None
    if not found or not _is_place(opening[: found.start()].strip(" ,–—-(/")):
        return None
    after = re.match(r"[\s)/]*(?:\([^()]{2,30}\)|[A-Z]{2,8}\b)?[\s)/.]*[-–—―:]", opening[found.end() :])
    return _day(found) if after else None


def _is_place(words: str) -> bool:
    """Whether this can be what stands before the date of a dateline: places, agencies, week days."""
    names = _WORD.findall(words)
    if len(names) > 8 or any(name.lower() in vocabulary("no_place") for name in names[:1]):
        return False
    lower = vocabulary("name_particle")
    named = all(name[0].isupper() or name in lower for name in names)
    return named and not _STOPPED.search(words)
