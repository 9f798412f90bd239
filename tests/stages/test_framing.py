"""Framing: what is a cue, what is none, and what a cue tells of itself."""

from __future__ import annotations

import tomllib
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.stages.framing_builder import told

from newsdiff.lexicon import lexicon
from newsdiff.model import Article, Aspect, Cue
from newsdiff.stages.framing import find_cues

CASES = tomllib.loads((Path(__file__).parent / "golden" / "framing.toml").read_text("utf-8"))["case"]


def seen(article: Article) -> list[tuple[str, str, int, str]]:
    return [(c.aspect.value, c.span.of(article.text), c.charge, c.contrast) for c in find_cues(article)]


def only(article: Article, aspect: Aspect) -> list[Cue]:
    return [c for c in find_cues(article) if c.aspect is aspect]


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:40] for c in CASES])
def test_golden(case):
    article = told(case["text"])
    found = seen(article)
    for expected in case.get("found", []):
        assert tuple(expected) in found
    for phrase in case.get("missing", []):
        start = case["text"].index(phrase)
        inside = range(start, start + len(phrase))
        assert not [c for c in find_cues(article) if c.span.start in inside and c.span.end - 1 in inside]


def test_the_longest_term_wins_within_an_aspect():
    found = [c for c in seen(told("They welcomed the illegal aliens.")) if c[0] == "label"]
    assert ("label", "illegal aliens", -2, "migrants") in found
    assert not [c for c in found if c[1] == "aliens"]


def test_words_in_a_quotation_are_the_speakers():
    article = told("“This regime is a disaster for us,” said Ida Moll of the regime.")
    assert [c.quoted for c in find_cues(article) if c.term == "regime"] == [True, False]


def test_a_quoted_word_that_somebody_near_is_said_to_use_is_attributed():
    plain, attributed = (
        told("The ‘reforms’ began in May."),
        told("Ida Moll described it as a “dead letter” on Friday."),
    )
    assert [c.quoted for c in only(plain, Aspect.DISTANCE)] == [False]
    assert [c.quoted for c in only(attributed, Aspect.DISTANCE)] == [True]


def test_a_cue_bears_on_what_follows_it_or_on_the_nearest_name():
    article = told("Critics of the fragile ceasefire met.", "Aides praised the embattled Governor Brisk.")
    about = {c.term: c.about for c in find_cues(article) if c.aspect is Aspect.EVALUATION}
    assert about["fragile"] == () or "ceasefir" in about["fragile"]
    assert "brisk" in about["embattled"]


def test_a_passive_bears_on_its_subject():
    cue = only(told("Eleven miners were killed in Perl."), Aspect.AGENCY)[0]
    assert cue.about[0] == "miner"


@pytest.mark.parametrize(
    ("sentence", "agentless"),
    [
        ("Two reporters were arrested on Tuesday.", True),
        ("Two reporters were arrested on Tuesday by border guards.", False),
        ("The pier will be closed by Monday.", True),
        ("Border guards arrested two reporters.", False),
        ("Nobody was “arrested” at all.", False),
    ],
)
def test_a_passive_without_its_doer_is_a_cue(sentence, agentless):
    assert bool(only(told(sentence), Aspect.AGENCY)) is agentless


def test_headlines_in_capitals_are_read():
    article = told("Firebrand Governor Slams Port Deal", headline=True)
    assert {c.term for c in find_cues(article)} >= {"firebrand", "slam", "deal"}


def test_no_term_stands_in_two_sets():
    counted = Counter(
        " ".join(term.split())
        for name, group in lexicon("contrasts").items()
        if name != "pitfalls"
        for listing in group.values()
        for term in listing.split(",")
    )
    assert not [term for term, count in counted.items() if count > 1]


def test_the_lexicons_are_broad():
    sets = {name: group for name, group in lexicon("contrasts").items() if name != "pitfalls"}
    assert len(sets) >= 120
    terms = [
        t
        for g in lexicon("evaluation").values()
        if isinstance(g, dict)
        for t in ",".join(g.values()).split(",")
    ]
    assert len(terms) >= 700


TEXTS = st.lists(
    st.one_of(
        st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=60),
        st.lists(
            st.sampled_from(
                [
                    "the",
                    "regime",
                    "so-called",
                    "“deal”",
                    "'x'",
                    '"',
                    "was",
                    "killed",
                    "by",
                    "not",
                    "said",
                    "Mr.",
                    "deeply",
                    "grim,",
                    "Government",
                    "—",
                    "would",
                    "be",
                    "’s",
                ]
            ),
            min_size=1,
            max_size=30,
        ).map(" ".join),
    ),
    min_size=1,
    max_size=4,
)


@settings(deadline=None)
@given(TEXTS)
def test_cues_lie_in_their_passages_in_order_without_overlap(sentences):
    article = told(*sentences)
    passages = {p.id: p for p in article.passages}
    cues = find_cues(article)
    assert list(cues) == sorted(cues, key=lambda c: c.span)
    assert all(passages[c.passage].span.holds(c.span) and c.span.start < c.span.end for c in cues)
    assert all(-2 <= c.charge <= 2 for c in cues)
    for aspect in Aspect:
        spans = [c.span for c in cues if c.aspect is aspect]
        assert not any(a.touches(b) for a, b in pairwise(spans))
    assert find_cues(article) == cues


@pytest.mark.parametrize(
    ("sentence", "bears"),
    [
        ("The army captured Ola Brandt on Monday.", True),
        ("Two men were imprisoned for opposing Ola Brandt.", False),
        ("Two men were captured by Ola Brandt in Lenn.", False),
    ],
)
def test_whom_an_act_happens_to_does_not_stand_behind_its_reason_or_doer(sentence: str, bears: bool) -> None:
    acts = [cue for cue in find_cues(told(sentence)) if cue.contrast == "taking"]
    assert acts
    assert any({"ola", "brandt"} & set(cue.about) for cue in acts) is bears
