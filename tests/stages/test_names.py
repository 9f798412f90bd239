from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import article as build

from newsdiff.model import Article, Entity, EntityKind
from newsdiff.stages.names import find_names


def article(label: str, *sentences: str) -> Article:
    """An article under a headline that names nobody."""
    return build(label, "what was told", *sentences)


PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE

NAMES = [
    ("Late on Friday Mayor Ida Reyn opened the hall.", "Ida Reyn", PERSON, "Mayor", "mayor"),
    (
        "The crowd cheered former President Olan Best.",
        "Olan Best",
        PERSON,
        "former President",
        "former president",
    ),
    (
        "It was Ida Reyn, the leader of the country's opposition, who spoke.",
        "Ida Reyn",
        PERSON,
        "the leader of the country's opposition",
        "opposition leader",
    ),
    ("Then opposition leader Ida Reyn spoke.", "Ida Reyn", PERSON, "opposition leader", "opposition leader"),
    ("Then Pablo de la Cruz Ñuñez said nothing.", "Pablo de la Cruz Ñuñez", PERSON, None, ""),
    (
        "Then the Committee for the Defence of Harbours met.",
        "Committee for the Defence of Harbours",
        ORGANISATION,
        None,
        "",
    ),
    ("They fled across the river to Torvia.", "Torvia", PLACE, None, ""),
    ("They fled from Norway in boats.", "Norway", PLACE, None, ""),
]


def named(entities: tuple[Entity, ...]) -> dict[str, Entity]:
    return {e.name: e for e in entities}


@pytest.mark.parametrize(("text", "name", "kind", "title", "role"), NAMES, ids=[n[0][:40] for n in NAMES])
def test_a_name_is_found_with_its_kind_and_title(
    text: str, name: str, kind: EntityKind, title: str | None, role: str
) -> None:
    held = article("A", text)
    entity = named(find_names([held]))[name]
    [mention] = entity.mentions
    assert entity.kind is kind
    assert mention.span.of(held.text) == name
    assert (mention.title.of(held.text) if mention.title else None) == title
    assert mention.role == role


NOBODY = [
    "Many people stayed away on Monday in January.",
    "The Italian authorities said nothing, and Latin American leaders left.",
    "It was done in a BIG WAY.",
    "Prices Rise As Winter Comes To Northern Towns And Villages",
]


@pytest.mark.parametrize("text", NOBODY)
def test_capitals_alone_name_nobody(text: str) -> None:
    assert find_names([article("A", text)]) == ()


ONE = [
    (["Mayor Ida Reyn spoke.", "Later Reyn left."], 2, "a surname"),
    (["Here Ida Reyn spoke.", "Now IDA REYN SPOKE AGAIN IN FRONT OF CAMERAS"], 2, "capitals throughout"),
    (["The Unitary Harbour Platform (UHP) met.", "Later the UHP voted."], 3, "an acronym told in brackets"),
    (
        ["They left for the U.S. in May.", "In the United States and the US they were told to wait."],
        3,
        "one country",
    ),
    (["Here José Núñez spoke.", "There Jose Nunez left."], 2, "accents"),
    (["Here Ida M. Reyn spoke.", "There Ida Reyn left."], 2, "an initial"),
]


@pytest.mark.parametrize(("sentences", "mentions", "why"), ONE, ids=[w for *_, w in ONE])
def test_the_forms_of_one_name_are_one_entity(sentences: list[str], mentions: int, why: str) -> None:
    [entity] = find_names([article("A", *sentences)])
    assert len(entity.mentions) == mentions


def test_two_people_with_one_surname_stay_two_and_the_bare_surname_is_the_last_one() -> None:
    held = article("A", "Here Ida Reyn spoke.", "Here Otto Reyn answered.", "Then Reyn left.")
    people = named(find_names([held]))
    assert len(people["Ida Reyn"].mentions) == 1
    assert len(people["Otto Reyn"].mentions) == 2


def test_a_surname_spelt_in_two_ways_under_one_given_name_is_one_person_across_articles() -> None:
    a, b = article("A", "Here Ida Reynolds spoke."), article("B", "Here Ida Raynolds spoke.")
    assert len(find_names([a, b])) == 1


def test_two_names_joined_by_and_are_two() -> None:
    assert set(named(find_names([article("A", "Then Ida Reyn and Otto Falk left.")]))) == {
        "Ida Reyn",
        "Otto Falk",
    }


def test_entities_do_not_depend_on_the_order_of_articles() -> None:
    a, b = article("A", "Mayor Ida Reyn spoke in Torvia."), article("B", "Here Reyn met Otto Falk.")
    again = [build("A", *b.text.split("\n")), build("B", *a.text.split("\n"))]
    assert {e.id for e in find_names([a, b])} == {e.id for e in find_names(again)}


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=3))
def test_any_text_gives_mentions_inside_their_passages(texts: list[str]) -> None:
    held = article("A", *[t.replace("\n", " ") for t in texts])
    spans = {p.id: p.span for p in held.passages}
    entities = find_names([held])
    assert len({e.id for e in entities}) == len(entities)
    for mention in (m for e in entities for m in e.mentions):
        assert spans[mention.passage].holds(mention.span)
        assert mention.span.of(held.text).strip()
