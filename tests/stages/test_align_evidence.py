"""What happens, who said it, and which articles are of one event."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.build import article

from newsdiff.stages.align import align
from newsdiff.stages.align._company import Company
from newsdiff.stages.align._evidence import FEWEST, MANY, many
from newsdiff.stages.align._kinship import Kinship
from newsdiff.stages.align._measure import Measure
from newsdiff.stages.align._openings import Openings
from newsdiff.stages.align._score import _fair
from newsdiff.stages.align._terms import FAMILY, told, weigh
from newsdiff.stages.align._triangles import agreed
from newsdiff.stages.align._versions import versions
from newsdiff.stages.attribution import find_attributions
from newsdiff.stages.names import find_names

FIRE = [
    article("A", "A bakery burned in Lenn.", "Nine cats were rescued."),
    article("B", "The bakery of Lenn burned down.", "Nine cats got out."),
]
SALE = [
    article("C", "A shipyard was sold in Marlo.", "Its cranes are rusty."),
    article("D", "The Marlo shipyard was sold.", "Rusty cranes stand there."),
]


def test_an_event_is_a_family_of_paraphrases_or_a_stem_used_as_a_verb_anywhere() -> None:
    plain = told([article("A", "The mayor quit."), article("B", "Ships unload.")])
    by_label = {p.passage.article: p.events for p in plain}
    assert [event[0] for event in by_label["A"]] == [FAMILY]
    assert by_label["B"] == frozenset()
    with_verb = told([article("A", "They were unloading ships."), article("B", "Ships unload.")])
    assert [p.events for p in with_verb] == [frozenset({"unload"})] * 2


def test_who_is_said_to_have_said_it() -> None:
    articles = [
        article("A", "The bridge is safe, Ola Brandt said."),
        article("B", "Ola Brandt said that the bridge would stand.", "Ola Brandt lives in Lenn."),
    ]
    attributions = [found for a in articles for found in find_attributions(a)]
    speakers = {p.passage.id: p.speakers for p in told(articles, find_names(articles), (), attributions)}
    assert speakers["A1"] == speakers["B1"] != frozenset()
    assert speakers["B2"] == frozenset()


def test_articles_of_one_event_are_nearer_than_articles_of_two() -> None:
    passages = told([*FIRE, *SALE])
    at = {p.passage.id: n for n, p in enumerate(passages)}

    def pair(left: str, right: str) -> tuple[int, int]:
        first, second = sorted((at[left], at[right]))
        return first, second

    words = {pair("A1", "B1"): 0.6, pair("A2", "B2"): 0.4, pair("A2", "C2"): 0.1, pair("C1", "D1"): 0.5}
    kinship = Kinship(words, passages)
    assert kinship.of(pair("A1", "B1")) > 0 > kinship.of(pair("A2", "C2"))
    assert kinship.of(pair("C1", "D1")) < 0, "a pair is no evidence for itself"


def test_nothing_alike_tells_nothing_of_the_articles() -> None:
    assert Kinship({(0, 2): 0.0}, told(FIRE)).of((0, 2)) == 0


@pytest.mark.parametrize("articles", [0, 1, FEWEST, 5, MANY, 1000])
def test_few_and_many_meet_in_between(articles: int) -> None:
    assert 0 <= many(articles) <= 1
    assert _fair(articles) == (0.5 if articles <= 5 else pytest.approx(0.35))


def test_headlines_of_one_event_are_linked_and_others_are_not() -> None:
    body = ["The bakery of Lenn burned down on Sunday night.", "Nine cats were rescued from its cellar."]
    fire, blaze = article("A", "Cats saved", *body), article("B", "Oven to blame, police say", *body)
    sale = article("C", "Oven to blame, mayor says", "The Marlo shipyard was sold.", "Its cranes rust.")
    found = {
        (link.left, link.right): link.because
        for row in align([fire, blaze, sale]).alignments
        for link in row.links
    }
    assert found["A1", "B1"] == ("both are headlines",)
    assert ("A1", "C1") not in found


def test_openings_fade_and_headlines_have_no_place() -> None:
    passages = told([article("A", "Fire", "One.", "Two."), article("B", "Blaze", "One.", "Two.")])
    openings = Openings(passages)
    assert openings.headlines((0, 3))
    assert not openings.headlines((0, 4))
    assert openings.early((1, 4)) == 1 > openings.early((1, 5)) == openings.early((2, 5)) > 0
    assert openings.early((0, 4)) == 0


def test_two_that_share_no_word_keep_company_by_what_they_are_both_like() -> None:
    documents = [frozenset("ab"), frozenset("cd"), frozenset("abcd"), frozenset("xy"), frozenset()]
    company = Company(Measure(documents, weigh(documents)))
    assert company.cosine(0, 1) > company.cosine(0, 3) == company.cosine(0, 4) == 0
    assert company.cosine(0, 1) == pytest.approx(company.cosine(1, 0))
    assert company.cosine(2, 2) == pytest.approx(1)


@pytest.mark.parametrize(("copied", "found"), [(4, True), (3, False)])
def test_one_article_stands_in_the_other_almost_whole(copied: int, found: bool) -> None:
    passages = told([article("A", *"abcdefgh"), article("B", *"abcde")])
    at = {p.passage.id: n for n, p in enumerate(passages)}
    copies = {(at[f"A{n}"], at[f"B{n}"]): 1.0 for n in range(1, copied + 1)}
    assert (set(versions(copies, passages)) == {(0, 1), (1, 0)}) is found


def _agreed(likeness: float, beside: tuple[float, float], articles: int = 3) -> float:
    """The likeness of two passages once two others are heard, each of them and one of a third article."""
    passages = told([article(label, label) for label in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[:articles]])
    return agreed(passages, {(0, 1): likeness, (0, 2): beside[0], (1, 2): beside[1]})[0, 1]


def test_two_that_a_third_is_like_are_liker_and_two_that_it_tells_apart_are_less() -> None:
    assert _agreed(0.4, (0.9, 0.9)) > _agreed(0.4, (0.5, 0.5)) > _agreed(0.4, (0.9, 0.05))
    assert _agreed(0.4, (0.9, 0.9)) > 0.4 > _agreed(0.4, (0.9, 0.05))
    assert _agreed(0.4, (0.9, 0.01)) == 0.4, "what cannot match tells nothing"
    assert _agreed(0.0, (0.9, 0.9)) == 0.0, "what has its match elsewhere stays apart"
    assert _agreed(0.4, (0.9, 0.9), MANY) == 0.4, "among many a third passage tells nothing"


@given(st.lists(st.floats(0, 1), min_size=3, max_size=3))
def test_what_a_third_passage_tells_is_a_likeness_and_changes_little(likeness: list[float]) -> None:
    found = _agreed(likeness[0], (likeness[1], likeness[2]))
    assert 0 <= found <= 1
    assert abs(found - likeness[0]) < 0.1
