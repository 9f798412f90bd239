"""How articles are set into lines."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from newsdiff.model import Comparison
from newsdiff.ui.galley import Galley, LineKind, Setter
from newsdiff.ui.merging import anchors
from newsdiff.ui.plain import plain
from newsdiff.ui.wrapping import wrap
from tests.build_comparison import article, compare, hostile, large, row

WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=200)
WIDTHS = st.integers(2, 60)


def text_of(setter: Setter, galley: Galley, column: int) -> list[str]:
    """The lines of a column as they are drawn."""
    label = galley.columns[column].label
    return ["".join(p.text for p in setter.pieces(label, line)) for line in galley.columns[column].lines]


def words_of(setter: Setter, galley: Galley, column: int) -> str:
    """The article's own words in a column, without white space."""
    shown = galley.columns[column]
    pieces = (p for line in shown.lines for p in setter.pieces(shown.label, line))
    return "".join("".join(p.text.split()) for p in pieces if p.start >= 0)


def kept(comparison: Comparison, label: str) -> str:
    """The words of all passages of an article, without white space."""
    home = comparison.article[label]
    return "".join("".join(plain(home.words(p)).split()) for p in home.passages)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 3, ["one", "two", "thr", "ee"]),
        ("  one  two  ", 20, ["one  two"]),
        ("", 10, []),
        ("   ", 2, []),
        ("日本語の文", 4, ["日本", "語の", "文"]),
        ("ab 日本 cd", 5, ["ab", "日本", "cd"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
    ],
)
def test_wraps_at_words(text: str, width: int, lines: list[str]) -> None:
    assert [text[a:b] for a, b in wrap(text, width)] == lines


@given(WORDS, WIDTHS, st.dictionaries(st.integers(0, 199), st.integers(0, 2), max_size=5))
@example("日本語", 2, {0: 1})
def test_wrapping_keeps_every_word_and_the_width(text: str, width: int, extra: dict[int, int]) -> None:
    shown = plain(text)
    lines = wrap(shown, width, extra)
    assert "".join("".join(shown[a:b].split(" ")) for a, b in lines) == "".join(shown.split(" "))
    assert all(a < b for a, b in lines)
    assert all(cell_len(shown[a:b]) <= width for a, b in lines)


@given(WORDS)
def test_plain_keeps_places_and_cannot_steer(text: str) -> None:
    shown = plain(text)
    assert len(shown) == len(text)
    assert plain(shown) == shown
    assert not set(shown) & set("\x1b\x07\r\n\t\u202e\u2066")


def test_golden_lines(harbour: Comparison) -> None:
    setter = Setter(harbour)
    galley = setter.lay_out("AB", (40, 34))
    left, right = (text_of(setter, galley, column) for column in (0, 1))
    assert [f"{a:<40}|{b}" for a, b in zip(left, right, strict=True)][:12] == [
        "Ferry fire at Marrow Quay leaves at     |Blaze on ageing ferry injures 31,",
        "least 14 injured                        |union blames owners",
        "                                        |",
        "#At least 14 people were injured when   |#Thirty-one people were hurt on",
        "fire broke out on the car ferry Lady    |Tuesday when an ageing ferry",
        "Orwen as it lay at Marrow Quay %early on|burned at its berth in Marrow,",
        "Tuesday, the harbour board said.        |according to the seafarers' union.",
        "                                        |The union claimed that the owners",
        "                                        |had ignored warnings about the",
        "                                        |sprinklers for years.",
        "                                        |",
        "#Some 210 passengers were led ashore    |#About 350 passengers had to",
    ]


@pytest.mark.parametrize("labels", ["A", "AB", "BA", "CD", "ABC", "EDCBA"])
@pytest.mark.parametrize("width", [12, 37, 90])
def test_every_word_once_in_order_and_within_the_width(harbour: Comparison, labels: str, width: int) -> None:
    setter = Setter(harbour)
    galley = setter.lay_out(labels, [width] * len(labels))
    for column, label in enumerate(labels):
        assert words_of(setter, galley, column) == kept(harbour, label)
        assert max(cell_len(line) for line in text_of(setter, galley, column)) <= width
        assert len(galley.columns[column].lines) == galley.height


@pytest.mark.parametrize("labels", ["AB", "BA", "AC", "BCD"])
def test_what_tells_the_same_starts_on_one_line(harbour: Comparison, labels: str) -> None:
    galley = Setter(harbour).lay_out(labels, [30] * len(labels))
    for column, pairs in zip(galley.columns[1:], galley.beside, strict=True):
        assert pairs
        assert all(galley.columns[0].at[a] == column.at[b] for a, b in pairs.items())


def test_what_is_told_elsewhere_says_where(harbour: Comparison) -> None:
    setter = Setter(harbour)
    galley = setter.lay_out("AB", (60, 60))
    assert any("↕ B7" in line for line in text_of(setter, galley, 0))
    assert any("↕ A5" in line for line in text_of(setter, galley, 1))


def test_a_pivot_comes_to_one_line_and_no_word_is_lost(harbour: Comparison) -> None:
    setter = Setter(harbour)
    galley = setter.lay_out("AB", (40, 40), pivot=("A5", "B7"))
    assert galley.level(("A5", "B7"))
    assert galley.line_of("A5") == galley.columns[1].at["B7"]
    assert [words_of(setter, galley, i) for i in (0, 1)] == [kept(harbour, label) for label in "AB"]


def test_rows_only_counts_what_it_leaves_out(harbour: Comparison) -> None:
    galley = Setter(harbour).lay_out("AB", (40, 40), rows_only=True)
    shown = set(galley.columns[0].at) | set(galley.columns[1].at)
    assert shown == {p for p in harbour.rows_of if p[0] in "AB"}
    left_out = [line.note for c in galley.columns for line in c.lines if line.kind is LineKind.GAP]
    assert left_out == ["⋯ 1 told here only", "⋯ 2 told here only", "⋯ 1 told here only"]


def test_a_notice_stands_above_the_text(harbour: Comparison) -> None:
    setter = Setter(harbour)
    first = text_of(setter, setter.lay_out("D", (40,)), 0)[0]
    assert first.startswith("⚠ machine-written: This article was")


def test_hostile_text_is_drawn_harmless() -> None:
    comparison = hostile()
    setter = Setter(comparison)
    galley = setter.lay_out("AB", (20, 20))
    for column in (0, 1):
        lines = text_of(setter, galley, column)
        assert "\x1b" not in "".join(lines)
        assert max(map(cell_len, lines)) <= 20
        assert words_of(setter, galley, column) == kept(comparison, "AB"[column])


ORDER = st.permutations(range(6))


@settings(max_examples=60)
@given(ORDER, st.sets(st.integers(0, 5)), WIDTHS)
def test_any_order_of_telling(order: list[int], told: set[int], width: int) -> None:
    first = article("A", [[f"Passage number {i} of the first."] for i in range(6)])
    second = article("B", [[f"Passage number {i} of the second, told later."] for i in order])
    rows = [row(i, f"row {i}", f"A{i + 1}", f"B{order.index(i) + 1}") for i in sorted(told)]
    comparison = compare((first, second), rows)
    setter = Setter(comparison)
    galley = setter.lay_out("AB", (width, width))
    assert [words_of(setter, galley, i) for i in (0, 1)] == [kept(comparison, label) for label in "AB"]
    pairs = anchors(comparison, "A", "B")
    lefts, rights = [int(a[1:]) for a in pairs], [int(b[1:]) for b in pairs.values()]
    assert lefts == sorted(lefts)
    assert rights == sorted(rights)
    assert len(pairs) == longest([order.index(i) for i in sorted(told)])


def longest(numbers: list[int]) -> int:
    """The length of the longest increasing subsequence, found slowly."""
    best = [1] * len(numbers)
    for i in range(len(numbers)):
        best[i] = max([1, *(best[j] + 1 for j in range(i) if numbers[j] < numbers[i])])
    return max(best, default=0)


def test_many_long_articles_are_set_in_linear_work() -> None:
    comparison = large(40, 200)
    galley = Setter(comparison).lay_out("AB", (50, 50))
    assert set(galley.columns[0].at) == {p.id for p in comparison.article["A"].passages}


def test_a_long_article_is_prepared_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    comparison = large(3, 700)
    setter = Setter(comparison)
    assert setter.is_long("B")
    assert len(list(setter.prepare("BC", (50, 50)))) > 20
    expected = Setter(comparison).lay_out("BC", (50, 50))
    monkeypatch.setattr("newsdiff.ui.breaking.wrap", None)
    assert setter.lay_out("BC", (50, 50)) == expected
    assert len(list(setter.setting("BC", (50, 50), rows_only=False, pivot=()))) > 14


def test_a_short_article_needs_no_preparation(harbour: Comparison) -> None:
    assert list(Setter(harbour).prepare("AB", (50,))) == []
