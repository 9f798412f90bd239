"""Figures and dates of whole articles set against each other: a table of cases, and what holds for all."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from functools import cache
from itertools import combinations, permutations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.bench.speed import articles as made_articles

from newsdiff.model import (
    Annotations,
    Comparison,
    Divergence,
    Hedge,
    Kind,
    Measure,
    Quantity,
    Raw,
    Relation,
    Span,
)
from newsdiff.pipeline import compare, label_of
from newsdiff.stages.align import align
from newsdiff.stages.diverge._frame import Frame
from newsdiff.stages.diverge._interval import gap, one_end, orders, standing
from newsdiff.stages.diverge._ledger import _ENOUGH, Ledger
from newsdiff.stages.diverge._when import Sort, When, relation
from newsdiff.stages.extract import extract
from newsdiff.stages.numbers import find_numbers
from newsdiff.stages.segment import segment

C, OK = "contradicts", "compatible"

SAME = "The mill in Torvia stood empty after the river rose, the baker Ida Reyn said."


def compared(*texts: str) -> Comparison:
    held = [t.encode() for t in texts]
    raws = [Raw(f"{n}.txt", t, hashlib.sha256(t).hexdigest()) for n, t in enumerate(held)]
    return compare(raws).comparison


def told(comparison: Comparison) -> list[tuple[str, str, frozenset[str | None]]]:
    return [
        (d.kind.value, d.relation.value, frozenset(s.value for s in d.sides))
        for d in comparison.divergences
        if d.kind in (Kind.NUMBER, Kind.DATE)
    ]


CASES = [
    ("a two-year inquiry of the bank ended on its merits.",
     "a monthslong inquiry of the bank ended on its merits.",
     [("number", C, {"two-year", "monthslong"})]),
    ("its $250,000 harbour fund was misused by Mr. Brell.",
     "its harbour fund of more than $250,000 was misused by Mr. Brell.",
     [("number", OK, {"$250,000", "more than $250,000"})]),
    ("The 47-page indictment names Olan Best.", "The 48-page indictment names Olan Best.",
     [("number", C, {"47", "48"})]),
    ("Olan Best, 41, runs the mill in Torvia.", "Olan Best, 43, runs the mill in Torvia.",
     [("number", C, {"41", "43"})]),
    ("Torvia lies 100 miles from the coast of Lenn.", "Torvia lies 161 km from the coast of Lenn.",
     [("number", OK, {"100 miles", "161 km"})]),
    ("Torvia lies 100 miles from the coast of Lenn.", "Torvia lies 261 km from the coast of Lenn.",
     [("number", C, {"100 miles", "261 km"})]),
    ("Two-thirds of the miners in Torvia kept work.", "67 percent of the miners in Torvia kept work.",
     [("number", OK, {"Two-thirds", "67 percent"})]),
    ("Ida Reyn has led the bakers of Torvia since 2002.", "Ida Reyn has led the bakers of Torvia since 2003.",
     [("date", C, {"since 2002", "since 2003"})]),
    ("The bridge in Torvia fell on Monday morning.", "The bridge in Torvia fell on Sunday morning.",
     [("date", C, {"Monday morning", "Sunday morning"})]),
    ("The bridge in Torvia fell on Sept. 11.", "The bridge in Torvia fell on September 11.", []),
    ("The bridge in Torvia fell about two weeks ago.", "The bridge in Torvia fell about 2 weeks ago.", []),
    ("The bridge in Torvia was built in 1919 by monks.", "The bridge in Torvia was built in 768 by monks.",
     [("number", C, {"1919", "768"})]),
    ("Mr. Mott kept the No. 2 post in the guild.", "Mr. Mott kept the No. 4 post in the guild.",
     [("number", C, {"2", "4"})]),
    ("The widow of Torvia, a mother of 12, was robbed.", "The widow of Torvia, a mother of 5, was robbed.",
     [("number", C, {"12", "5"})]),
    ("The flood in Torvia killed 40 people.", "The flood in Torvia killed 40 people.", []),
    ("The flood in Torvia killed 40 people.", "The flood in Torvia injured 95 people.", []),
]  # fmt: skip


@pytest.mark.parametrize(("mine", "yours", "wanted"), CASES, ids=[f"{a} / {b}" for a, b, _ in CASES])
def test_two_tellings(mine: str, yours: str, wanted: list[tuple[str, str, set[str]]]) -> None:
    got = told(
        compared(f"Torvia after the flood\n\n{SAME}\n\n{mine}", f"News of Torvia\n\n{SAME}\n\n{yours}")
    )
    assert got == [(kind, how, frozenset(values)) for kind, how, values in wanted]


DISTANT = (
    "Two ships collide\n\nThe Marlin struck a trawler off Lenn. Rescuers found at least 12 sailors dead.",
    "Sea of Lenn\n\nFog lay on the coast, and the market was shut.\n\nThe toll stands at 19 sailors killed.",
)


def test_a_count_is_compared_across_the_comparison() -> None:
    both = compared(*DISTANT)
    [count] = both.counts
    assert (count.state, count.relation, sorted(count.by_article)) == (
        "killed",
        Relation.CONTRADICTS,
        ["A", "B"],
    )
    [found] = both.divergences_of(count)
    assert found.gap
    assert (found.gap.absolute, round(found.gap.relative or 0, 3)) == (7, 0.583)
    assert "7 apart (58.3% of the smaller)" in found.because


def test_articles_that_give_the_same_two_figures_agree() -> None:
    text = "Fire\n\nAt least 12 people were killed in Lenn. Later a doctor said that 14 people were killed."
    other = "Blaze\n\nA doctor said 14 people were killed in Lenn. At first at least 12 people were killed."
    assert told(compared(text, other)) == []


RAID = "Raid in Torvia\n\n{}\n\nPolice searched a boat on Monday and found {} full magazines in it.\n\n{}"


def test_figures_that_some_article_tells_apart_are_of_two_counts() -> None:
    both = RAID.format("Fog lay low.", "12", "Police also found 31 full magazines in a house in Torvia.")
    one = RAID.format("Rain fell late.", "12", "Nobody was hurt.")
    other = RAID.format("Gulls cried out.", "31", "Nobody ran.")
    assert ("number", C, frozenset(("12", "31"))) in told(compared(one, other))
    assert told(compared(one, other, both)) == []


def test_figures_that_two_accounts_give_are_of_one_count() -> None:
    both = RAID.format(
        "Fog lay low.", "12", "Ida Reyn said police found 31 full magazines in the boat in Torvia."
    )
    one = RAID.format("Rain fell late.", "12", "Nobody was hurt.")
    other = RAID.format("Gulls cried out.", "31", "Nobody ran.")
    assert ("number", C, frozenset(("12", "31"))) in told(compared(one, other, both))


def test_figures_of_two_people_are_of_two_counts() -> None:
    game = "Torvia wins\n\nThe harbour side won its last match.\n\n"
    one = f"{game}In the wet season Olan Best ran for 404 yards and scored twice for the harbour side."
    other = game + "Scoring twice for the harbour side, {} ran for 716 yards in the wet season."
    assert told(compared(one, other.format("Olan Best"))) == [("number", C, {"404 yards", "716 yards"})]
    assert told(compared(one, other.format("Milo Brandt"))) == []


def test_a_headline_that_its_text_does_not_bear_out() -> None:
    other = "Snow falls\n\nNothing else was told of the hills."
    text = "Avalanche kills 12 people in Lenn\n\nThe guides of the valley mourn.\n\n"
    [(kind, how, values)] = told(compared(f"{text}Snow came down at night and 15 people were killed.", other))
    assert (kind, how, values) == ("number", C, {"12", "15"})
    parts = "Eight men and four women were killed when the snow came down at night."
    assert told(compared(text + parts, other)) == []


def test_one_person_of_two_ages() -> None:
    text = "A baker wins\n\nIda Reyn, 41, won the prize in Lenn.\n\nIda Reyn, 47, said she was glad."
    assert told(compared(text, "Snow falls\n\nNothing else was told.")) == [("number", C, {"41", "47"})]


SEVERAL = ["Ida Reyn, 41, said 12 people died on Monday in Lenn.",
           "Ida Reyn, 43, said 15 people died on Sunday in Lenn.",
           "Dozens of people died in Lenn, said Ida Reyn, who is in her 40s."]  # fmt: skip


def unlabelled(comparison: Comparison) -> set[tuple[object, ...]]:
    paths = {a.label: a.page.path for a in comparison.articles}

    def side(d: Divergence) -> frozenset[object]:
        return frozenset((s.value, frozenset(e.text for e in s.evidence)) for s in d.sides)

    rows = {(d.id, d.kind, d.relation, d.severity, d.gap, side(d)) for d in comparison.divergences}
    counts = {(n.state, n.relation, len(n.figures), n.measure) for n in comparison.counts}
    return {*rows, *counts, len(paths)}


def test_the_order_of_articles_changes_labels_only() -> None:
    first, *others = (unlabelled(compared(*order)) for order in permutations(SEVERAL))
    assert all(other == first for other in others)


def test_figures_of_a_count_lie_in_their_passages() -> None:
    both = compared(*SEVERAL)
    assert both.counts
    for count in both.counts:
        for figure in count.figures:
            assert both.passage[figure.quantity.passage].span.holds(figure.quantity.span)


VALUES = st.integers(-1000, 10**7).map(Decimal) | st.none()
HEDGES = st.sampled_from([Hedge.EXACT, Hedge.ABOUT, Hedge.RANGE, Hedge.VAGUE])
UNITS = st.sampled_from([(Measure.COUNT, ""), (Measure.LENGTH, "km"), (Measure.LENGTH, "mile")])


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, high = draw(VALUES), draw(VALUES)
    if low is not None and high is not None and low > high:
        low, high = high, low
    measure, unit = draw(UNITS)
    return Quantity(
        article="A",
        passage="A1",
        span=Span(0, 1),
        low=low,
        high=high,
        hedge=draw(HEDGES),
        measure=measure,
        unit=unit,
    )


@given(quantities(), quantities())
def test_how_figures_stand_is_symmetric(a: Quantity, b: Quantity) -> None:
    assert standing(a, b) is standing(b, a)
    assert (gap(a, b), orders(a, b), one_end(a, b)) == (gap(b, a), orders(b, a), one_end(b, a))
    assert standing(a, a) is None


@given(quantities(), quantities())
def test_a_gap_is_only_between_figures_that_do_not_meet(a: Quantity, b: Quantity) -> None:
    found = gap(a, b)
    assert found is None or found.absolute > 0


@st.composite
def dates(draw: st.DrawFn) -> When:
    sort = draw(st.sampled_from(Sort))
    reach = {
        Sort.DAYS: (700000, 740000),
        Sort.WEEKDAY: (0, 6),
        Sort.MONTHDAY: (101, 1231),
        Sort.MONTH: (1, 12),
    }
    low, high = reach.get(sort, (-800, 400))
    first, last = sorted((draw(st.integers(low, high)), draw(st.integers(low, high))))
    return When(sort, first, last, draw(st.booleans()) and sort is Sort.DAYS)


@settings(max_examples=300)
@given(dates(), dates())
@example(When(Sort.WEEKDAY, 0, 0), When(Sort.NEAR, -7, -1))
def test_how_dates_stand_is_symmetric(a: When, b: When) -> None:
    assert relation(a, b) is relation(b, a)
    assert relation(a, a) is None


@cache
def framed(count: int) -> Frame:
    """A comparison of many made articles, which give some figures each."""
    articles = tuple(segment(extract(raw), label_of(i)) for i, raw in enumerate(made_articles(count)))
    quantities = tuple(q for article in articles for q in find_numbers(article))
    return Frame(articles, align(articles, (), quantities), Annotations((), quantities))


def test_the_index_finds_every_pair_that_has_a_score() -> None:
    ledger = Ledger(framed(24))
    figures = ledger.frame.notes.quantities
    scored = [(a, b) for a, b in combinations(figures, 2) if ledger.firmness.score(a, b) >= _ENOUGH]
    sought = {frozenset(pair) for pair in (*ledger._linked(), *ledger._distant())}
    assert set(map(frozenset, scored)) - set(map(frozenset, ledger._linked()))
    assert [pair for pair in scored if frozenset(pair) not in sought] == []


def test_few_of_all_pairs_are_looked_at() -> None:
    ledger = Ledger(framed(24))
    assert 0 < len(list(ledger._distant())) < len(ledger.frame.notes.quantities) ** 2 / 50


def test_who_hails_a_deed_does_not_give_its_figures() -> None:
    text = "Torvia frees dockers\n\nIn a move hailed by Ida Reyn, the harbour court freed 40 dockers then."
    other = "Dockers freed\n\nIda Reyn said the harbour court freed 45 dockers in Torvia on Monday."
    both = compared(text, other)
    [count] = both.counts
    accounts = {f.quantity.article: f.speaker for f in count.figures}
    assert accounts["A"] is None
    assert accounts["B"] is not None
