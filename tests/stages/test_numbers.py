"""Numbers found in sentences: golden rows, and what must hold for any text."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.stages.numbers_builder import article
from tests.stages.numbers_words import in_words

from newsdiff.model import Hedge, Measure, Quantity
from newsdiff.stages.dates import find_dates
from newsdiff.stages.numbers import find_numbers

GOLDEN = Path(__file__).parent / "golden"
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
Row = tuple[str, ...]


def golden(name: str) -> list[tuple[str, list[Row]]]:
    """Sentences and their rows."""
    found: list[tuple[str, list[Row]]] = []
    for line in (GOLDEN / name).read_text("utf-8").splitlines():
        if line.startswith("\t"):
            found[-1][1].append(tuple(line[1:].split("\t")))
        elif not line.startswith("#"):
            found.append((line, []))
    return found


def row(text: str, q: Quantity) -> Row:
    told = (q.span.of(text), str(q.low), str(q.high), q.hedge.value, q.measure.value)
    return (*told, q.unit or "-", " ".join(q.counted) or "-", q.state or "-")


@pytest.mark.parametrize(("sentence", "rows"), golden("numbers.tsv"))
def test_golden(sentence: str, rows: list[Row]) -> None:
    held = article(sentence)
    assert [row(held.text, q) for q in find_numbers(held)] == rows


@pytest.mark.parametrize("sentence", [s for s, _ in golden("numbers_none.txt")])
def test_nothing_is_counted(sentence: str) -> None:
    held = article(sentence)
    assert [row(held.text, q) for q in find_numbers(held)] == []


def test_golden_table_is_big() -> None:
    assert sum(len(rows) for _, rows in golden("numbers.tsv")) >= 180


ALIKE = [
    ("Over 100 goats died.", "More than one hundred goats died."),
    ("The vote was 134-to-63.", "The vote was 134 to 63."),
    ("It cost $1.5 million.", "It cost 1.5 million dollars."),
    ("It cost $1,500,000.", "It cost $1.5m."),
    ("Half the seats are gone.", "1/2 of the seats are gone."),
    ("It lost 5 percent.", "It lost 5% of it."),
    ("At least 12 mules ran.", "No fewer than twelve mules ran."),
    ("Up to 12 mules ran.", "As many as 12 mules ran."),
    ("816,000 tons.", "816\u00a0000 tons."),
    ("816,000 tons.", "816 000 tons."),
    ("A 45-year-old baker.", "A baker, aged 45."),
    ("It opens at 2 p.m. daily.", "It opens at 14:00 daily."),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_two_wordings_of_one_number(one: str, other: str) -> None:
    values = [
        [(q.low, q.high, q.measure, q.unit) for q in find_numbers(article(s))][:1] for s in (one, other)
    ]
    assert values[0] == values[1]
    assert values[0]


def test_the_page_tells_how_decimals_are_printed() -> None:
    continental = article("Es kostet 12,5 Millionen.", "Some 1.200 tons were sold.")
    english = article("It cost 12.5 million.", "Some 1.200 tons were sold.")
    assert [find_numbers(a)[-1].low for a in (continental, english)] == [Decimal(1200), Decimal("1.2")]


@given(st.integers(0, 10**12))
def test_digits_read_back(number: int) -> None:
    for sign in (",", "\u00a0", "\u202f", " "):
        printed = f"{number:,}".replace(",", sign)
        held = article(f"The vault holds {printed} coins.")
        if 1000 <= number <= 2200 and "," not in printed:
            continue
        (found,) = find_numbers(held)
        assert (found.low, found.high, found.counted) == (number, number, ("coin",))
        assert found.span.of(held.text) == printed


@given(st.integers(2, 10**12), st.booleans())
def test_words_read_back(number: int, british: bool) -> None:
    (found,) = find_numbers(article(f"The vault holds {in_words(number, british)} coins."))
    assert (found.low, found.high) == (number, number)


@given(st.sampled_from(["at least", "more than", "up to", "nearly", "about"]), st.integers(2, 10**6))
def test_hedges_bound_the_number(hedge: str, number: int) -> None:
    (found,) = find_numbers(article(f"The vault holds {hedge} {number:,} coins."))
    low, high = found.low, found.high
    assert (low is None or low <= number) and (high is None or high >= number)
    assert found.hedge is not Hedge.EXACT


WORDS = """
5 12 1,200 1.5 2024 8 45 100 one two dozen hundred million half a an third thirds quarter several
dozens scores few of percent % $ £ km kg years year-old months ago later after January May on Friday
last next week in to and or between from at least more than over about nearly killed injured
released people prisoners , . ; - – — ( ) " ' / : + # Boeing No. F- a.m. p.m. 3-1 52-48 2:41 9/11
14th second 1990s no one was by minus °C € m bn k the Ana Ruiz vote won rose up https://x.org/1 @b
"""
PIECES = st.sampled_from(WORDS.split())
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(PIECES, max_size=25).map(" ".join),
    st.lists(PIECES, max_size=25).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=3))
@example(["+", "5+", "$", "1.5.5", "٣٤ men", "² people", "5" * 400, "a", "half", "no one was"])
def test_any_text(texts: list[str]) -> None:
    held = article(*texts)
    numbers, dates = find_numbers(held), find_dates(held)
    spans = {p.id: p.span for p in held.passages}
    for marks in (numbers, dates):
        assert all(spans[m.passage].holds(m.span) and m.span.start < m.span.end for m in marks)
        assert all(a.span.end <= b.span.start for a, b in pairwise(marks))
    assert not any(n.span.touches(d.span) for n in numbers for d in dates)
    assert all(n.low is None or n.high is None or n.low <= n.high for n in numbers)
    assert all(n.low is not None or n.high is not None for n in numbers)
    assert find_numbers(held) == numbers


@pytest.mark.parametrize("path", SEEDS, ids=lambda p: p.name[:3])
def test_seeds_count_the_released_and_the_held(path: Path) -> None:
    held = article(*(s for s in path.read_text("utf-8").splitlines() if s.strip()))
    numbers = find_numbers(held)
    assert any(q.state == "released" and q.counted for q in numbers)
    assert all(q.measure is not Measure.MONEY for q in numbers)
