"""Dates found in sentences: golden rows, and what must hold for any day and any text."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.numbers_builder import article

from newsdiff.model import Grain, Moment
from newsdiff.stages.dates import find_dates

GOLDEN = Path(__file__).parent / "golden"
WEDNESDAY = date(2026, 1, 14)
_MONTHS = """
January February March April May June July August September October November December
"""
MONTHS = _MONTHS.split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
WEEKDAYS = _WEEKDAYS.split()
DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
Row = tuple[str, ...]


def golden() -> list[tuple[str, list[Row]]]:
    """Sentences and their rows."""
    found: list[tuple[str, list[Row]]] = []
    for line in (GOLDEN / "dates.tsv").read_text("utf-8").splitlines():
        if line.startswith("\t"):
            found[-1][1].append(tuple(line[1:].split("\t")))
        elif not line.startswith("#"):
            found.append((line, []))
    return found


def row(text: str, moment: Moment) -> Row:
    told = (moment.span.of(text), str(moment.first), str(moment.last), moment.grain.value)
    return (*told, " ".join(moment.event) or "-")


@pytest.mark.parametrize(("sentence", "rows"), golden())
def test_golden(sentence: str, rows: list[Row]) -> None:
    held = article(sentence, published=WEDNESDAY)
    assert [row(held.text, m) for m in find_dates(held)] == rows


def test_golden_table_is_big() -> None:
    assert len(golden()) >= 60


@pytest.mark.parametrize(
    "sentence",
    ["It closed on Friday.", "It closed last week.", "It closed two weeks ago.", "It closed on May 5."],
)
def test_without_a_day_of_publication_nothing_is_guessed(sentence: str) -> None:
    (found,) = find_dates(article(sentence))
    assert (found.first, found.last) == (None, None)


def test_a_full_date_of_the_article_lends_its_year() -> None:
    found = find_dates(article("It began on November 30, 2019.", "It ended on January 3."))
    assert [m.first for m in found] == [date(2019, 11, 30), date(2020, 1, 3)]


def test_a_weekday_chooses_the_year() -> None:
    (found,) = find_dates(article("It was Sunday, Sept. 14.", published=WEDNESDAY))
    assert found.first == date(2025, 9, 14)


def test_a_range_over_new_year_begins_in_the_year_before() -> None:
    (found,) = find_dates(article("It ran from December 28 to January 3.", published=WEDNESDAY))
    assert (found.first, found.last) == (date(2025, 12, 28), date(2026, 1, 3))


@given(DAYS)
def test_full_dates_read_back(day: date) -> None:
    month = MONTHS[day.month - 1]
    forms = [
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{month[:3]}. {day.day}, {day.year}" if month != "May" else f"May {day.day}, {day.year}",
        day.isoformat(),
        f"{WEEKDAYS[day.weekday()]}, {month} {day.day}, {day.year}",
    ]
    for form in forms:
        held = article(f"The harbour froze on {form}.")
        (found,) = find_dates(held)
        assert (found.first, found.last, found.grain) == (day, day, Grain.DAY)
        assert found.span.of(held.text) == form


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_within_the_week_before(published: date, weekday: int) -> None:
    (found,) = find_dates(article(f"It sank on {WEEKDAYS[weekday]}.", published=published))
    assert found.first == found.last
    assert found.first is not None
    assert found.first.weekday() == weekday
    assert timedelta(0) <= published - found.first < timedelta(7)


@given(DAYS, st.integers(0, 6))
def test_a_weekday_to_come_is_within_the_week_after(published: date, weekday: int) -> None:
    (found,) = find_dates(article(f"It will sail on {WEEKDAYS[weekday]}.", published=published))
    assert found.first is not None
    assert timedelta(0) <= found.first - published < timedelta(7)


@given(DAYS, st.tuples(st.integers(1, 12), st.integers(1, 28)))
def test_a_day_without_a_year_is_at_most_a_year_away(published: date, told: tuple[int, int]) -> None:
    month, number = told
    (found,) = find_dates(article(f"It sank on {MONTHS[month - 1]} {number}.", published=published))
    assert found.first is not None
    assert (found.first.month, found.first.day) == told
    assert abs(found.first - published) <= timedelta(366)


WORDS = """
Jan. Sept 1 8 31 32 0 2024 1999 1500 2100 1990s st th early late mid - – , . / ' last next this the of
on in since by from to and between before after ago two few year weeks days decade century quarter third
summer weekend yesterday night will was 9999 0001
"""
PIECES = st.sampled_from([*MONTHS, *WEEKDAYS, *WORDS.split()])
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(PIECES, max_size=20).map(" ".join),
    st.lists(PIECES, max_size=20).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(TEXTS, st.one_of(st.none(), st.dates()))
def test_any_text(text: str, published: date | None) -> None:
    held = article(text, published=published)
    found = find_dates(held)
    whole = held.passages[0].span
    assert all(whole.holds(m.span) and m.span.start < m.span.end for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(m.first is None or m.last is None or m.first <= m.last for m in found)
    assert all(len(m.event) <= 3 for m in found)
