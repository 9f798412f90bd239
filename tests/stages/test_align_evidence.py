"""What happens, who said it, and which articles are of one event."""

from __future__ import annotations

import pytest
from tests.build import article

from newsdiff.stages.align._evidence import FEWEST, MANY, many
from newsdiff.stages.align._kinship import Kinship
from newsdiff.stages.align._score import _fair
from newsdiff.stages.align._terms import FAMILY, told
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
