"""Attribution: who is said to have said what."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.framing_builder import told

from newsdiff.model import Stance
from newsdiff.stages.attribution import find_attributions

CASES = tomllib.loads((Path(__file__).parent / "golden" / "attribution.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:40] for c in CASES])
def test_golden(case):
    article = told(case["text"])
    attributions = find_attributions(article)
    if "found" in case:
        speaker, verb, stance, content, direct = case["found"]
        found = next(a for a in attributions if a.verb == verb)
        assert (found.speaker.of(article.text) if found.speaker else "") == speaker
        assert found.stance is Stance(stance)
        assert found.content.of(article.text).startswith(content)
        assert found.direct is direct
    for word in case.get("none", []):
        assert word not in [a.span.of(article.text) for a in attributions]


def test_what_one_says_ends_where_the_next_speaks():
    article = told("The port said the crane fell, but the union insisted that it was pushed.")
    first, second = find_attributions(article)
    assert first.content.of(article.text) == "the crane fell"
    assert second.speaker.of(article.text) == "the union"


def test_a_speaker_goes_on_after_and():
    article = told("Pia Holm blamed the fog and said that the rocks were unmarked.")
    assert [a.speaker.of(article.text) for a in find_attributions(article)] == ["Pia Holm", "Pia Holm"]


def test_nothing_is_found_in_nothing():
    assert find_attributions(told("")) == ()
    assert find_attributions(told("Rain fell.")) == ()


PIECES = [
    "said",
    ",",
    ".",
    "“",
    "”",
    '"',
    "'",
    "Pia",
    "Holm",
    "the",
    "ministry",
    "who",
    ",",
    "claimed",
    "that",
    "according",
    "to",
    "by",
    "and",
    "was",
    "seen",
    "as",
    "of",
    "45",
    "—",
    "reportedly’s",
]
TEXTS = st.lists(
    st.one_of(
        st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60),
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join),
    ),
    min_size=1,
    max_size=4,
)


@settings(deadline=None)
@given(TEXTS)
def test_spans_lie_in_their_passages_in_order(sentences):
    article = told(*sentences)
    passages = {p.id: p.span for p in article.passages}
    found = find_attributions(article)
    assert list(found) == sorted(found, key=lambda a: a.span)
    for a in found:
        within = passages[a.passage]
        assert within.holds(a.span) and within.holds(a.content) and a.content.start < a.content.end
        assert a.speaker is None or (within.holds(a.speaker) and not a.speaker.touches(a.span))
    for left, right in pairwise(found):
        assert not left.span.touches(right.span)
