"""Runs of letters tell words of one root, whatever the order of the passages."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from newsdiff.stages.align._letters import Letters

TEXTS = ("the minister resigned", "a ministerial resignation", "storm floods coast", "", "of")


def test_words_of_one_root_are_alike_and_others_are_not() -> None:
    letters = Letters(TEXTS)
    assert letters.cosine(0, 1) > 0.2
    assert letters.cosine(0, 2) == 0


def test_a_text_too_short_for_a_run_is_like_nothing() -> None:
    letters = Letters(TEXTS)
    assert letters.cosine(3, 4) == letters.cosine(4, 4) == 0


@given(st.lists(st.text("abc ", max_size=12), min_size=2, max_size=6))
def test_the_cosine_is_the_same_from_either_side_and_no_order_tells(texts: list[str]) -> None:
    letters, turned = Letters(texts), Letters(texts[::-1])
    last = len(texts) - 1
    assert letters.cosine(0, last) == letters.cosine(last, 0) == turned.cosine(0, last)
    assert 0 <= letters.cosine(0, last) <= 1 or math.isclose(letters.cosine(0, last), 1)
