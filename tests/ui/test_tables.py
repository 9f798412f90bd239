"""What the tables hold, without a screen."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsdiff.model import Hedge, Kind, Measure, Quantity, Span
from newsdiff.ui.bits import Bit
from newsdiff.ui.course import Course
from newsdiff.ui.density import density, nearest
from newsdiff.ui.detail import tell_point
from newsdiff.ui.galley import Setter
from newsdiff.ui.quoting import MOST, Place, quotations
from newsdiff.ui.session import Filter, Session
from newsdiff.ui.view import TABLES, View
from newsdiff.ui.views.bars import bar, heat
from newsdiff.ui.views.kinship import kinship
from newsdiff.ui.views.make import make
from newsdiff.ui.views.margin import margin
from newsdiff.ui.views.scale import draw, scale_of
from newsdiff.ui.views.sheet import Room, Sheet, between, columns, spread
from newsdiff.ui.views.wishes import Order, Wishes, after
from tests import build_comparison
from tests.ui import annotated

ROOM = Room(138, True)


@pytest.fixture(scope="module")
def fire():
    return annotated.harbour()


def sheet(view: View, comparison, wishes: Wishes | None = None, **session) -> Sheet:
    held = Session(comparison, **session)
    return make(view, held, Course(held.shown), wishes or Wishes())


def words(held: Sheet, room: Room = ROOM) -> list[str]:
    """Every line of a table as plain text."""
    return [
        "".join(bit.text for bit in line) for place in range(len(held)) for line in held.lines(place, room)
    ]


def line_with(held: Sheet, start: str, room: Room = ROOM) -> str:
    return next(line for line in words(held, room) if line.strip().startswith(start))


@pytest.mark.parametrize("view", TABLES)
@pytest.mark.parametrize("width", [10, 40, 76, 138, 198])
@pytest.mark.parametrize("tall", [False, True])
def test_no_line_is_wider_than_its_room(fire, view: View, width: int, tall: bool) -> None:
    for wishes in (Wishes(), Wishes(divergent=True, dropped=True)):
        held = sheet(view, fire, wishes)
        for column in range(max(1, held.columns)):
            room = Room(width, tall, column)
            for place in range(len(held)):
                lines = held.lines(place, room)
                assert len(lines) == held.height(room)
                if width >= 76:
                    assert all(sum(cell_len(bit.text) for bit in line) <= width for line in lines)


@pytest.mark.parametrize("view", TABLES)
def test_every_row_tells_and_leads_somewhere(fire, view: View) -> None:
    held, ids = sheet(view, fire, Wishes(dropped=True)), {d.id for d in fire.divergences}
    for place in range(len(held)):
        goal = held.goal(place, ROOM)
        assert goal.divergence in ids or goal.point or goal.passage in fire.passage or goal.article
        told = held.tell(place, ROOM)
        assert told is not None
        assert told.title
        assert told.divergence in {"", *ids}
        for width in (1, 20, 130):
            told.tell(width)


@pytest.mark.parametrize("view", TABLES)
def test_hostile_and_empty_comparisons_have_tables(view: View) -> None:
    lone = build_comparison.compare([build_comparison.article("A", (("Headline",), ("Words.",)))])
    for comparison in (build_comparison.hostile(), lone):
        held = sheet(view, comparison, Wishes(dropped=True))
        for line in words(held):
            assert "\x1b" not in line
            assert "\u202e" not in line
            assert "\n" not in line


def test_points_show_the_words_that_matter(fire) -> None:
    told = "\n".join(words(sheet(View.POINTS, fire)))
    for evidence in ("At least 14", "Thirty-one", "Dozens", "between 12 and 16", "Some 210", "About 350"):
        assert evidence in told
    row = line_with(sheet(View.POINTS, fire), "7  Refunds", ROOM._replace(tall=False))
    assert row.count("∅") == 3 + 1
    assert "The line said" in row


def test_points_can_be_ordered(fire) -> None:
    orders = {order: sheet(View.POINTS, fire, Wishes(order=order)) for order in Order}
    flat = ROOM._replace(tall=False)
    assert words(orders[Order.READING], flat)[0].strip().startswith("1  Headlines")
    assert words(orders[Order.SEVERITY], flat)[0].strip().startswith("2  How many were hurt")
    assert words(orders[Order.ARTICLES], flat)[0].strip().startswith("2  How many were hurt")
    assert all("#" in line for line in words(orders[Order.KIND], flat)[:2])
    assert "#" not in words(orders[Order.KIND], flat)[2]
    assert after(Order.KIND) is Order.SEVERITY


def test_a_filter_empties_what_does_not_pass(fire) -> None:
    names = Filter(kinds=frozenset([Kind.NAME]))
    held = sheet(View.POINTS, fire, Wishes(divergent=True), filter=names)
    assert len(held) == 2
    assert "Thirty-one" not in "\n".join(words(held))
    numbers = sheet(View.NUMBERS, fire, Wishes(divergent=True), filter=names)
    assert len(numbers) == 0


def test_names_show_who_uses_which_form(fire) -> None:
    held = sheet(View.NAMES, fire)
    assert "minister for transport" in line_with(held, "Ilse Brandt")
    row = line_with(held, "Tom Velde")
    assert row.split("Tom Velde")[1].split() == ["·", "1", "·", "·", "·"]
    whole = line_with(held, "Lady Orwen")
    assert whole.split()[-5:] == ["1", "·", "·", "1", "1"]
    assert "@" in line_with(held, "@ Ilse Brandt")
    assert not any(line.strip().startswith("the harbour master") for line in words(held))
    assert len(sheet(View.NAMES, fire, Wishes(divergent=True))) < len(held)


def test_numbers_show_figures_accounts_and_days(fire) -> None:
    held = sheet(View.NUMBERS, fire)
    assert "contradicts" in line_with(held, "# people injured")
    assert "the harbour board" in line_with(held, "A   Coast Courier     At least 14")
    assert "on Monday night" in line_with(held, "C   Daily Ledger      Dozens")
    assert "told once" in "\n".join(words(held))
    assert any("nine" in line for line in words(held))


def test_framing_shows_labels_side_by_side(fire) -> None:
    held = sheet(View.FRAMING, fire)
    assert line_with(held, "− unfavourable").split()[-4:-3] != ["·"]
    told = words(held)
    quay = next(i for i, line in enumerate(told) if line.strip().startswith("the quay"))
    assert told[quay + 1].split()[0] in ("board", "regime")
    assert "━" in told[quay + 1]


def test_articles_show_what_pages_say_and_how_alike_they_are(fire) -> None:
    told = "\n".join(words(sheet(View.ARTICLES, fire)))
    assert "machine-written" in told
    assert "A, E  one report" in told
    assert "reopened to foot" not in told
    assert "reopened to foot" in "\n".join(words(sheet(View.ARTICLES, fire, Wishes(dropped=True))))
    page = sheet(View.ARTICLES, fire).tell(0, ROOM).tell(100)
    assert any("Ada Quill" in bit.text for line in page for bit in line)


def test_likeness_is_the_same_both_ways(fire) -> None:
    found = kinship(fire)
    assert found
    for (one, other), likeness in found.items():
        assert found[other, one] == likeness
        assert 0 < likeness <= 1


QUANTITIES = st.builds(
    lambda ends, hedge, low, high: Quantity(
        article="A", passage="A1", span=Span(0, 1), measure=Measure.COUNT, hedge=hedge,
        low=Decimal(min(ends)) if low else None, high=Decimal(max(ends)) if high else None,
    ),
    st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), st.sampled_from(Hedge), st.booleans(),
    st.booleans(),
)  # fmt: skip


@given(st.lists(QUANTITIES, min_size=1, max_size=6), st.integers(0, 80))
def test_ranges_fill_their_cells(quantities: list[Quantity], cells: int) -> None:
    scale = scale_of(quantities)
    for quantity in quantities:
        assert len(draw(quantity, scale, cells)) == cells


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=8, unique=True), st.integers(12, 80))
def test_a_greater_number_never_stands_to_the_left(values: list[int], cells: int) -> None:
    ordered = [
        Quantity(
            article="A", passage="A1", span=Span(0, 1), measure=Measure.COUNT, hedge=Hedge.EXACT,
            low=Decimal(v), high=Decimal(v),
        )
        for v in sorted(values)
    ]  # fmt: skip
    scale = scale_of(ordered)
    places = [draw(quantity, scale, cells).index("●") for quantity in ordered]
    assert places == sorted(places)
    assert places[0] < places[-1]


@pytest.mark.parametrize(
    ("hedge", "low", "high", "shape"),
    [
        (Hedge.AT_LEAST, 14, None, "●─▸"),
        (Hedge.MORE_THAN, 14, None, "○─▸"),
        (Hedge.AT_MOST, None, 30, "◂─●"),
        (Hedge.RANGE, 14, 30, "├─┤"),
        (Hedge.VAGUE, 14, 30, "├┄┤"),
        (Hedge.ABOUT, 30, 30, "◌"),
        (Hedge.EXACT, 30, 30, "●"),
    ],
)
def test_each_hedge_has_a_shape(hedge: Hedge, low, high, shape: str) -> None:
    def quantity(hedge: Hedge, low, high) -> Quantity:
        ends = [None if end is None else Decimal(end) for end in (low, high)]
        return Quantity(
            article="A", passage="A1", span=Span(0, 1), measure=Measure.COUNT, hedge=hedge, low=ends[0],
            high=ends[1],
        )  # fmt: skip

    scale = scale_of([quantity(Hedge.EXACT, 0, 0), quantity(Hedge.EXACT, 60, 60)])
    drawn = draw(quantity(hedge, low, high), scale, 60).strip()
    assert "".join(dict.fromkeys(drawn)) == shape


@given(st.floats(0, 1), st.integers(0, 40))
def test_bars_are_no_longer_than_their_room(share: float, cells: int) -> None:
    assert cell_len(bar(share, cells)) <= cells
    assert bool(bar(share, cells)) == (share > 0 and cells > 0)


def test_heat_has_six_steps() -> None:
    assert [heat(n / 10, 1.0) for n in (0, 1, 3, 5, 7, 10)] == [0, 1, 2, 2, 4, 5]
    assert heat(0.5, 0.0) == 0


@given(st.integers(1, 50), st.integers(1, 200), st.integers(0, 49), st.integers(1, 30))
def test_the_column_under_the_cursor_is_always_shown(count: int, room: int, column: int, least: int) -> None:
    column = min(column, count - 1)
    found = columns(count, room, column, least, least * 2)
    assert column in found.shown
    assert 0 <= found.first < found.last <= count
    for place in found.shown:
        assert found.at((place - found.first) * found.cells) == place
    assert found.at(-1) is None


@given(st.lists(st.text(max_size=8), max_size=6), st.integers(1, 30))
def test_spread_bits_fill_their_cells(texts: list[str], cells: int) -> None:
    assert sum(cell_len(bit.text) for bit in spread([Bit(text) for text in texts], cells)) == cells


@given(st.lists(st.text(min_size=1, max_size=8), max_size=6), st.integers(0, 40), st.integers(0, 40))
def test_bits_can_be_cut_anywhere(texts: list[str], start: int, end: int) -> None:
    whole = "".join(texts)
    cut = between([Bit(text) for text in texts], start, max(start, end))
    assert "".join(bit.text for bit in cut) == whole[start : max(start, end)]


def test_the_margin_says_what_the_others_say(fire) -> None:
    galley = Setter(fire).lay_out(("A",), (60,))
    notes = margin(fire, galley.columns[0], 30)
    at = galley.columns[0].at["A2"]
    told = " ".join("".join(bit.text for bit in notes[line].told) for line in range(at, at + 3))
    assert "B Thirty-one" in told
    assert notes[at].divergence == "d01"
    assert all(line < galley.height for line in notes)
    alone = galley.columns[0].at["A10"]
    assert "also C E" in "".join(bit.text for bit in notes[alone].told)


def test_a_moved_passage_is_shown_as_moved(fire) -> None:
    row = next(r for r in fire.rows_of["A10"] if "C" in r.articles)
    moved = replace(row, moved=("C",))
    rows = tuple(moved if r.id == row.id else r for r in fire.alignments)
    turned = replace(fire, alignments=rows)
    passage = next(t.passages[0] for t in row.tellings if t.article == "C")
    told = margin(turned, (column := Setter(turned).lay_out(("C",), (60,)).columns[0]), 40)
    at = column.at[passage]
    notes = ["".join(bit.text for bit in told[line].told) for line in range(at, at + 3) if line in told]
    assert any("↕" in note for note in notes), notes
    point = next(p for p in Course(turned).points if p.row and p.row.id == row.id)
    detail = ["".join(bit.text for bit in line) for line in tell_point(turned, point, 90)]
    assert detail[-1].rstrip() == "↕ moved: C tells it out of the order of A"
    assert any("↕ " in line for line in words(sheet(View.POINTS, turned)))
    assert not any("↕ " in line for line in words(sheet(View.POINTS, fire)))


def test_density_shows_where_divergences_lie(fire) -> None:
    article, marks = fire.articles[0], Setter(fire).marks
    cells = density(article, marks, 40)
    assert len(cells) == 40
    shown = {found for cell in cells for found in cell.divergences}
    here = {m.divergence for p in article.passages for m in marks.get(p.id, ()) if not m.alone}
    assert shown == here
    first = next(i for i, cell in enumerate(cells) if cell.divergences)
    assert nearest(cells, first) == cells[first].divergences[0]
    assert nearest(cells[:0], 3) == ""
    assert density(article, marks, 0) == ()


def test_only_so_many_places_are_quoted(fire) -> None:
    place = Place("A", "A2", fire.passage["A2"].span)
    told = quotations(fire, [place] * (MOST + 5), "", 100)
    assert len(told) == MOST + 1
    assert told[-1][0].text == "and 5 more"


def test_panes_beside_the_first_are_levelled_too() -> None:
    comparison = build_comparison.large(4, 40)
    first = replace(
        comparison, alignments=tuple(replace(r, tellings=r.tellings[1:]) for r in comparison.alignments)
    )
    kept = tuple(
        replace(r, links=tuple(x for x in r.links if not x.left.startswith("A"))) for r in first.alignments
    )
    comparison = replace(first, alignments=kept)
    galley = Setter(comparison).lay_out("ABC", (40, 50, 60))
    _, left, right = galley.columns
    for row in comparison.alignments:
        told = {t.article: t.passages[0] for t in row.tellings}
        assert left.at[told["B"]] == right.at[told["C"]]
