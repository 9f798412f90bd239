"""Names and dates from the words of articles to their divergences."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import article

from newsdiff.model import Annotations, Divergence
from newsdiff.stages.align import align
from newsdiff.stages.attribution import find_attributions
from newsdiff.stages.dates import find_dates
from newsdiff.stages.diverge import diverge
from newsdiff.stages.framing import find_cues
from newsdiff.stages.names import find_names
from newsdiff.stages.numbers import find_numbers

CASES = tomllib.loads((Path(__file__).parent / "golden" / "told.toml").read_text("utf-8"))["case"]


def divergences(papers: Sequence[Sequence[str]]) -> tuple[Divergence, ...]:
    articles = [article(label, *sentences) for label, sentences in zip("ABC", papers, strict=False)]
    entities = find_names(articles)
    quantities = tuple(q for a in articles for q in find_numbers(a))
    notes = Annotations(
        entities,
        quantities,
        tuple(m for a in articles for m in find_dates(a)),
        tuple(c for a in articles for c in find_cues(a)),
        tuple(s for a in articles for s in find_attributions(a)),
    )
    return diverge(articles, align(articles, entities, quantities), notes)


def words_of(divergence: Divergence) -> list[set[str]]:
    return [{e.text for e in side.evidence} for side in divergence.sides]


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_golden(case):
    got = divergences(case["articles"])
    for kind, relation, one, other in case.get("found", []):
        sides = [words_of(d) for d in got if (d.kind, d.relation) == (kind, relation)]
        told = any(one in a and other in b for found in sides for a in found for b in found if a is not b)
        assert told, [d.summary for d in got if d.kind == kind]
    for kind in case.get("silent", []):
        assert [d.summary for d in got if d.kind == kind] == []
    for kind, counts in case.get("sides", {}).items():
        assert [len(d.sides) for d in got if d.kind == kind] == counts


PAPERS = st.lists(st.sampled_from([p for c in CASES for p in c["articles"]]), min_size=2, max_size=3)


def plain(found: Sequence[Divergence]) -> list[tuple[object, ...]]:
    """The names and dates that are told, without labels, places and the order of sides."""
    return sorted(
        (d.id, d.kind, d.relation, d.severity, tuple(sorted(tuple(sorted(w)) for w in words_of(d))))
        for d in found
        if d.kind in ("name", "date")
    )


@settings(deadline=None, max_examples=40)
@given(PAPERS)
def test_permuting_the_articles_permutes_labels_only(papers):
    assert plain(divergences(papers)) == plain(divergences(papers[::-1]))


@settings(deadline=None, max_examples=30)
@given(st.sampled_from([p for c in CASES for p in c["articles"]]))
def test_an_article_and_its_copy_differ_in_no_name_and_no_date(paper):
    found = [d for d in divergences([paper, paper]) if d.kind in ("name", "date")]
    assert [d.summary for d in found if "one article" not in d.because] == []
    assert len({d.id for d in found}) == len(found)


def voices(*papers: Sequence[str]) -> list[list[tuple[str | None, tuple[str, ...]]]]:
    """Of each divergence of attribution: who says it, and in which articles."""
    found = (d for d in divergences(papers) if d.kind == "attribution")
    return [[(s.value, s.articles) for s in d.sides] for d in found]


BRIDGE = ("The old bridge at Marl was closed on Monday.", "Repairs will take eleven weeks, engineers think.")


def test_a_row_whose_articles_all_differ_on_who_says_it_is_told_once():
    told = "the old Harbour Mill dam lost forty tonnes of gravel in the night flood"
    found = voices(
        [*BRIDGE, f"Mayor Ines Holm said {told}."],
        [*BRIDGE, f"Mayor Ines Holm admitted {told}."],
        [*BRIDGE, f"Coast Guard chief Olaf Brandt said {told}."],
    )
    sides = [
        ("Mayor Ines Holm: said", ("A",)),
        ("Mayor Ines Holm: admitted", ("B",)),
        ("Coast Guard chief Olaf Brandt: said", ("C",)),
    ]
    assert found == [sides]


def test_who_says_more_of_it_elsewhere_in_the_row_stands_beside_himself():
    told = "the old Harbour Mill dam lost forty tonnes of gravel in the night flood"
    found = voices(
        [*BRIDGE, f"Mayor Ines Holm said {told}."],
        [*BRIDGE, f"Coast Guard chief Olaf Brandt said {told}."],
        [
            *BRIDGE,
            "Holm said gravel swept from the Harbour Mill dam in the night flood had blocked the quay road.",
        ],
    )
    assert [side for sides in found for side in sides if "Holm" in (side[0] or "")] == [
        ("Holm: said", ("A", "C"))
    ]


def test_two_who_quote_one_speaker_differ_on_nobody():
    told = "the old Harbour Mill dam lost forty tonnes of gravel in the night flood"
    assert (
        voices(
            [*BRIDGE, f"Mayor Ines Holm said {told}, according to the Marl Gazette."],
            [*BRIDGE, f"Mayor Ines Holm said {told}."],
        )
        == []
    )
