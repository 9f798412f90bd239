"""A saved comparison comes back exactly, and one that was tampered with does no harm."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsdiff.model import Comparison, InputError, Judgement, Kind
from newsdiff.reports import FORMATS, Choice, as_json
from newsdiff.reports.json_read import read_json
from newsdiff.reports.settings import Made
from tests.reports.builder import VERDICTS, flood, hostile

ELSEWHERE = Made("9.9.9", 0.6, "0" * 64)


def again(comparison: Comparison, verdicts=None, choice=None, made: Made | None = None) -> tuple[str, str]:
    """The JSON, and the JSON of what was read from it."""
    told = as_json(comparison, verdicts or {}, choice or Choice(), made)
    saved = read_json(told, "saved.json")
    return told, as_json(saved.comparison, saved.verdicts, saved.choice, saved.made)


def test_everything_comes_back() -> None:
    saved = read_json(as_json(flood(), VERDICTS, Choice(), ELSEWHERE), "saved.json")
    assert saved.comparison == flood()
    assert saved.verdicts == VERDICTS
    assert saved.made == ELSEWHERE
    assert saved.choice == Choice()


CASES = [
    ({}, Choice(), None),
    (VERDICTS, Choice(), ELSEWHERE),
    (VERDICTS, Choice(frozenset({Kind.NUMBER, Kind.OMISSION}), 0.15), None),
    (VERDICTS, Choice(judgements=frozenset({Judgement.OPEN})), None),
]


@pytest.mark.parametrize(("verdicts", "choice", "made"), CASES)
def test_the_same_bytes_come_out_again(verdicts, choice: Choice, made: Made | None) -> None:
    told, second = again(flood(), verdicts, choice, made)
    assert told == second


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=20))
def test_any_words_come_back(text: str) -> None:
    comparison = hostile(text)
    told = as_json(comparison)
    try:
        saved = read_json(told, "saved.json")
    except InputError as refused:
        assert "control characters" in str(refused)
        assert any(ord(c) < 32 or 127 <= ord(c) < 160 for c in text)
    else:
        assert saved.comparison == comparison
        assert as_json(saved.comparison) == told


REFUSED = [
    ("", "not valid JSON"),
    ("[]", "no comparison of schema"),
    ('{"schema": "newsdiff.comparison/2"}', "no comparison of schema"),
    ('{"schema": "newsdiff.comparison/1"}', "'settings' is missing"),
    ("[" * 100_000, "not valid JSON"),
    (b"\xff\xfe\x00", "not valid JSON"),
]


@pytest.mark.parametrize(("content", "told"), REFUSED)
def test_what_is_no_saved_comparison(content: str | bytes, told: str) -> None:
    with pytest.raises(InputError, match=told) as refused:
        read_json(content, "saved.json")
    assert str(refused.value).startswith("saved.json: ")
    assert str(refused.value).endswith("give a file that newsdiff report --format json has written.")


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place in a JSON value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(place for key, part in inside for place in places(part, (*path, key)))]


WHOLE = json.loads(as_json(flood(), VERDICTS))
PLACES = [place for place in places(WHOLE) if place]
JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 10**9), st.floats(allow_nan=False), st.text(max_size=5),
    st.sampled_from(["A", "B2", "A99", "r1", "d1", [], {}, [0, 10**6], [5, 2], "\x1b[31m", "1E+999999999"]),
    st.lists(st.integers(0, 300), min_size=2, max_size=2),
)  # fmt: skip


@settings(deadline=None, max_examples=400)
@given(st.sampled_from(PLACES), JUNK, st.booleans())
def test_a_comparison_that_was_tampered_with_is_refused_or_harmless(place, junk, gone: bool) -> None:
    told = json.loads(json.dumps(WHOLE))
    holder = told
    for key in place[:-1]:
        holder = holder[key]
    if gone:
        del holder[place[-1]]
    else:
        holder[place[-1]] = junk
    try:
        saved = read_json(json.dumps(told), "saved.json")
    except InputError:
        return
    for make in FORMATS.values():
        made = make(saved.comparison, saved.verdicts, saved.choice, saved.made)
        assert "\x1b" not in made.encode().decode()
