"""Finding by pattern."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdiff.model import Comparison
from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.finding import NoPattern, find
from newsdiff.ui.services import Services
from tests import build_comparison
from tests.ui.helpers import screen_text

TEXT = build_comparison.compare(
    [
        build_comparison.article(
            "A",
            (("Costs of $80 million",), ("It’s the U.S. “harbour”", "a two–mile quay: who? (AP) 3.5 km \\S")),
        )
    ]
)

FOUND = [
    ("$80", ["$80"]),
    (r"\$\d+ million$", ["$80 million"]),
    ("it's", ["It’s"]),
    ("It's", ["It’s"]),
    ("IT's", []),
    ('"harbour"', ["“harbour”"]),
    ('"harbour', ["“harbour"]),
    ("two-mile", ["two–mile"]),
    ("quay:   who", ["quay: who"]),
    (r"\(ap\)", ["(AP)"]),
    ("[a-c]osts|quay", ["Costs", "quay"]),
    (r"\S+ km", ["3.5 km"]),
    ("[ ]?km", [" km"]),
    (" *million", [" million"]),
    ("x*", []),
    ("", []),
]


@pytest.mark.parametrize(("wanted", "told"), FOUND)
def test_what_a_pattern_finds(wanted: str, told: list[str]) -> None:
    text = TEXT.articles[0].text
    assert [text[h.start : h.end].strip() for h in find(TEXT, wanted)] == [one.strip() for one in told]


@pytest.mark.parametrize("wanted", ["(", "[a", "a**", "\\", "(?P<n", "*", "a{2"])
def test_no_pattern_is_one_sentence(wanted: str) -> None:
    try:
        find(TEXT, wanted)
    except NoPattern as error:
        assert str(error).startswith("no pattern: ")
        assert "\n" not in str(error)


def test_a_pattern_that_never_ends_is_given_up() -> None:
    slow = build_comparison.compare([build_comparison.article("A", (("a" * 5000 + "b",),))])
    with pytest.raises(NoPattern, match="takes too long"):
        find(slow, "(a|aa|a.)+(a|aa)*[^ab]+c?(.*)*x(a+)+z|(.*)*(.*)*(.*)*c")


@given(st.text(alphabet="ab([)]*+?{}|\\^$.-' \"“1", max_size=12))
def test_anything_can_be_typed(wanted: str) -> None:
    try:
        hits = find(TEXT, wanted)
    except NoPattern:
        return
    assert all(h.start < h.end for h in hits)


async def test_a_wrong_pattern_is_told_while_it_is_typed(harbour: Comparison, services: Services) -> None:
    app = NewsdiffApp(comparison=harbour, services=services)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"(fire")
        assert "no pattern: missing )" in screen_text(app)
        await pilot.press("enter")
        assert "no pattern: missing )" in screen_text(app)
        await pilot.press("|", *"quay)", "enter")
        assert "1 of " in screen_text(app)
        await pilot.press("n", "N")
        assert "1 of " in screen_text(app)
