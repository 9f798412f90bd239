from __future__ import annotations

import tomllib
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import article as build

from newsdiff.model import Article, Entity, Mention
from newsdiff.stages.names import find_names

GOLDEN: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "golden" / "names.toml").read_text("utf-8")
)["case"]


def article(label: str, *sentences: str) -> Article:
    """An article under a headline that names nobody."""
    return build(label, "what was told", *sentences)


def read(case: dict[str, Any]) -> list[Article]:
    return [build("ABCD"[i], *passages) for i, passages in enumerate(case["articles"])]


def shown(entities: tuple[Entity, ...], articles: list[Article]) -> dict[str, list[str]]:
    """The named mentions of each entity, as "label:words"."""
    text = {a.label: a.text for a in articles}
    return {
        e.id: sorted(f"{m.article}:{m.span.of(text[m.article])}" for m in e.mentions if m.named)
        for e in entities
    }


def wanted(case: dict[str, Any]) -> dict[str, list[str]]:
    rows = (line.split(" = ") for line in case["want"])
    return {identity: sorted(mentions.split(" | ")) for identity, mentions in rows}


def named(entities: tuple[Entity, ...]) -> list[Mention]:
    return [m for e in entities for m in e.mentions if m.named]


@pytest.mark.parametrize("case", GOLDEN, ids=[c["why"][:60] for c in GOLDEN])
def test_names_are_found_and_put_together(case: dict[str, Any]) -> None:
    articles = read(case)
    found = shown(find_names(articles), articles)
    if case.get("any_id"):
        assert sorted(found.values()) == sorted(wanted(case).values())
    else:
        assert found == wanted(case)


@pytest.mark.parametrize("case", [c for c in GOLDEN if "roles" in c], ids=lambda c: c["why"][:60])
def test_titles_are_told_apart_from_names(case: dict[str, Any]) -> None:
    articles = read(case)
    text = {a.label: a.text for a in articles}
    titles = {
        m.span.of(text[m.article]): [m.title.of(text[m.article]), m.role]
        for m in named(find_names(articles))
        if m.title
    }
    assert titles == case["roles"]


@pytest.mark.parametrize("case", [c for c in GOLDEN if "keys" in c], ids=lambda c: c["why"][:60])
def test_titles_of_one_post_have_one_key(case: dict[str, Any]) -> None:
    articles = read(case)
    titled = sorted((m for m in named(find_names(articles)) if m.role), key=lambda m: m.article)
    assert [m.role for m in titled] == case["keys"]


@pytest.mark.parametrize("case", GOLDEN, ids=[c["why"][:60] for c in GOLDEN])
def test_the_order_of_articles_changes_nothing(case: dict[str, Any]) -> None:
    articles = read(case)
    first = shown(find_names(articles), articles)
    for order in permutations(articles):
        assert shown(find_names(order), articles) == first


DESCRIBED = [
    (["Here President Ida Reyn spoke.", "Later the president left."], ["President", "president"]),
    (["Here opposition leader Ida Reyn spoke.", "The opposition leader left."], ["opposition leader"] * 2),
    (
        ["Here Norwegian President Ida Reyn spoke.", "Norway's president left."],
        ["Norwegian President", "president"],
    ),
    (["Here President Ida Reyn met President Olan Best.", "The president left."], ["President", "President"]),
    (["Here President Ida Reyn spoke.", "The president election is near."], ["President"]),
    (["Here witness Ida Reyn spoke.", "The witness left."], ["witness"]),
]


@pytest.mark.parametrize(("sentences", "words"), DESCRIBED, ids=[s[-1] for s, _ in DESCRIBED])
def test_a_description_stands_for_the_one_who_holds_the_post(sentences: list[str], words: list[str]) -> None:
    held = article("A", *sentences)
    mentions = [m for e in find_names([held]) for m in e.mentions if not m.named]
    assert sorted(m.span.of(held.text) for m in mentions) == sorted(words)
    assert all(m.title is None and not m.role for m in mentions)


def test_the_name_is_the_fullest_form_as_it_is_mostly_printed() -> None:
    held = article("A", "Here Ida Reyn spoke.", "Then IDA REYN, 50, left.", "Reyn and Ida Reyn met.")
    [entity] = [e for e in find_names([held]) if e.id == "person:ida reyn"]
    assert entity.name == "Ida Reyn"


def test_entities_and_mentions_stand_in_the_order_of_the_text() -> None:
    a = article("A", "Here Otto Falk met Ida Reyn.", "Falk left.")
    b = article("B", "Here Ida Reyn met Otto Falk.")
    entities = find_names([a, b])
    assert [e.name for e in entities] == ["Otto Falk", "Ida Reyn"]
    assert [(m.article, m.passage) for m in entities[0].mentions] == [("A", "A2"), ("A", "A3"), ("B", "B2")]


def test_no_article_gives_no_names() -> None:
    assert find_names([]) == ()


ODDS = """
Ida Reyn Otto Best President the The of and for (UHP) UHP U.S. Norway Oslo said, Jr. de al-Best Mr. Sen.
Committee Monday May leader opposition 's — - X-Y A. wife, his Norwegian NORWAY “Ida O'Best North South
"""
WORDS = st.sampled_from(ODDS.split())


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=14).map(" ".join)), min_size=1, max_size=4
    )
)
def test_any_text_gives_mentions_inside_their_passages_that_do_not_overlap(texts: list[str]) -> None:
    held = build("A", *[t.replace("\n", " ") for t in texts])
    spans = {p.id: p.span for p in held.passages}
    entities = find_names([held])
    assert len({e.id for e in entities}) == len(entities)
    mentions = sorted((m for e in entities for m in e.mentions), key=lambda m: m.span)
    for mention in mentions:
        assert spans[mention.passage].holds(mention.span)
        assert mention.span.of(held.text).strip()
        assert mention.title is None or not mention.title.touches(mention.span)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


HARD = {
    "initials": "A.a" * 30_000,
    "hyphens": "Ida-" * 30_000,
    "names": "Ida Reyn " * 10_000,
    "titles": "President " * 10_000,
    "small": "of the " * 15_000,
}


@pytest.mark.parametrize("kind", HARD)
def test_one_long_line_is_read(kind: str) -> None:
    assert len(find_names([article("A", HARD[kind])])) < 10
