from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.wording import changes

TABLE = [
    ("3 dead in fire", "13 dead in fire", [("3", "13")]),
    ("12 people", "14 people", [("12", "14")]),
    ("the mayor resigned", "the mayor resigned", []),
    ("the mayor resigned", "the mayor resigned today", [("", "today")]),
    ("a b c d", "a x c y", [("b", "x"), ("d", "y")]),
    ("", "all new", [("", "all new")]),
]


@pytest.mark.parametrize(("left", "right", "expected"), TABLE)
def test_changes_are_told_by_whole_words(left: str, right: str, expected: list[tuple[str, str]]) -> None:
    here, there = left.split(), right.split()
    found = [
        (" ".join(here[c.left_start : c.left_end]), " ".join(there[c.right_start : c.right_end]))
        for c in changes(here, there)
    ]
    assert found == expected


TOKENS = st.lists(st.sampled_from(["a", "b", "c", "12", "14", "é"]), max_size=12)


@given(TOKENS, TOKENS)
def test_what_lies_between_changes_is_the_same_on_both_sides(left: list[str], right: list[str]) -> None:
    rebuilt: list[str] = []
    at = 0
    for change in changes(left, right):
        rebuilt += left[at : change.left_start] + right[change.right_start : change.right_end]
        at = change.left_end
    assert rebuilt + left[at:] == right


@given(TOKENS, TOKENS)
def test_it_is_the_same_from_either_side(left: list[str], right: list[str]) -> None:
    mirrored = tuple((c.right_start, c.right_end, c.left_start, c.left_end) for c in changes(right, left))
    assert tuple(map(tuple, changes(left, right))) == mirrored


def test_thousands_of_different_tokens_are_told_apart() -> None:
    many = [f"w{i}" for i in range(9000)]
    assert changes(many, [*many[:-1], "other"])[0].left_start == 8999
