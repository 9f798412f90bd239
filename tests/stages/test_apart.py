"""Names, framing and attribution from the words of two articles to their divergences."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import article

from newsdiff.model import Annotations, Article, Divergence, Span
from newsdiff.stages.align import align
from newsdiff.stages.attribution import find_attributions
from newsdiff.stages.diverge import diverge
from newsdiff.stages.framing import find_cues
from newsdiff.stages.names import find_names

CASES = tomllib.loads((Path(__file__).parent / "golden" / "apart.toml").read_text("utf-8"))["case"]
_QUOTATION = re.compile(r"“[^“”\n]+”")


def told(label: str, sentences: Sequence[str]) -> Article:
    held = article(label, *sentences)
    return replace(held, quotations=tuple(Span(*m.span()) for m in _QUOTATION.finditer(held.text)))


def divergences(articles: Sequence[Article]) -> tuple[Divergence, ...]:
    entities = find_names(articles)
    cues = tuple(c for a in articles for c in find_cues(a))
    said = tuple(s for a in articles for s in find_attributions(a))
    notes = Annotations(entities=entities, cues=cues, attributions=said)
    return diverge(articles, align(articles, entities), notes)


def words_of(divergence: Divergence) -> list[set[str]]:
    return [{e.text for e in side.evidence} for side in divergence.sides]


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_golden(case):
    got = divergences([told("A", case["left"]), told("B", case["right"])])
    for kind, relation, one, other in case.get("found", []):
        fitting = [d for d in got if (d.kind, d.relation) == (kind, relation)]
        sides = [words_of(d) for d in fitting]
        assert any(one in a and other in b for a, b, *_ in sides), [d.summary for d in got]
    for kind in case.get("silent", []):
        assert [d.summary for d in got if d.kind == kind] == []


SENTENCES = sorted({s for c in CASES for s in (*c["left"], *c["right"])})
PAPERS = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4, unique=True), min_size=2, max_size=3
)


def plain(found: Sequence[Divergence]) -> list[tuple[object, ...]]:
    """What is told, without labels, places and the order of sides."""
    return sorted(
        (d.id, d.kind, d.relation, d.severity, tuple(sorted(tuple(sorted(w)) for w in words_of(d))))
        for d in found
        if d.kind != "omission"
    )


@settings(deadline=None, max_examples=60)
@given(PAPERS)
def test_every_span_lies_in_its_passage_and_every_id_is_told_once(papers):
    articles = [told(label, p) for label, p in zip("ABC", papers, strict=False)]
    passages = {p.id: p for a in articles for p in a.passages}
    text = {a.label: a.text for a in articles}
    found = divergences(articles)
    ids = [d.id for d in found if d.kind in ("name", "framing", "attribution")]
    assert len(ids) == len(set(ids))
    for evidence in (e for d in found for s in d.sides for e in s.evidence):
        assert passages[evidence.passage].span.holds(evidence.span)
        assert evidence.span.of(text[evidence.article]) == evidence.text


@settings(deadline=None, max_examples=40)
@given(PAPERS)
def test_permuting_the_articles_permutes_labels_only(papers):
    there = divergences([told(label, p) for label, p in zip("ABC", papers, strict=False)])
    back = divergences([told(label, p) for label, p in zip("ABC", reversed(papers), strict=False)])
    assert plain(there) == plain(back)
