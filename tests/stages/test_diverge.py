from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from tests.build import article, place

from newsdiff.model import (
    Annotations,
    Article,
    Aspect,
    Cue,
    Divergence,
    Entity,
    EntityKind,
    Grain,
    Hedge,
    Kind,
    Measure,
    Mention,
    Moment,
    Quantity,
    Relation,
    Tone,
)
from newsdiff.stages.align import align
from newsdiff.stages.diverge import diverge, profiles

QUAKE_A = article(
    "A",
    "Quake in Torvia",
    "A strong earthquake killed at least 40 people in the hill town of Torvia on Monday, "
    "Mayor Ida Reyn said.",
    "The regime of Prime Minister Olan Best sent soldiers to the town.",
    "Schools will stay shut until the inspectors have seen every classroom.",
)
QUAKE_B = article(
    "B",
    "Torvia struck",
    "A strong earthquake killed 95 people in the hill town of Torvia on Sunday, Mayor Ida Rein said.",
    "The government of former Prime Minister Olan Best sent soldiers to the town.",
)


def count(
    held: Article, number: int, words: str, low: int | None, high: int | None, **more: object
) -> Quantity:
    facts = {"hedge": Hedge.EXACT, "measure": Measure.COUNT, "counted": ("peopl",), "state": "killed"}
    return Quantity(
        **place(held, number, words),  # type: ignore[arg-type]
        low=None if low is None else Decimal(low),
        high=None if high is None else Decimal(high),
        **(facts | more),  # type: ignore[arg-type]
    )


def person(name: str, *mentions: Mention) -> Entity:
    return Entity(f"person:{name}", name, EntityKind.PERSON, mentions)


def mention(held: Article, number: int, words: str, title: str = "", role: str = "") -> Mention:
    return Mention(
        **place(held, number, words),  # type: ignore[arg-type]
        named=True,
        title=place(held, number, title)["span"] if title else None,  # type: ignore[arg-type]
        role=role,
    )


def found(articles: Sequence[Article], kind: Kind, **notes: object) -> list[Divergence]:
    annotations = Annotations(**{k: tuple(v) for k, v in notes.items()})  # type: ignore[arg-type, call-overload]
    all_of_them = diverge(articles, align(articles), annotations)
    return [d for d in all_of_them if d.kind is kind]


def sides(divergence: Divergence) -> dict[str | None, tuple[str, ...]]:
    return {s.value: s.articles for s in divergence.sides}


BOTH = [QUAKE_A, QUAKE_B]


def test_two_figures_for_one_count_contradict() -> None:
    [one] = found(
        BOTH,
        Kind.NUMBER,
        quantities=[
            count(QUAKE_A, 2, "at least 40", 40, None, hedge=Hedge.AT_LEAST),
            count(QUAKE_B, 2, "95", 95, 95),
        ],
    )
    assert one.relation is Relation.CONTRADICTS
    assert sides(one) == {"at least 40": ("A",), "95": ("B",)}
    assert "people killed: at least 40 (A), 95 (B)" in one.summary
    assert one.severity >= 0.7


COUNTS = [
    ((40, 40, {}), (40, 40, {}), None, "the same figure"),
    ((40, 40, {}), (41, 41, {}), Relation.CONTRADICTS, "a difference of one is no noise"),
    ((40, None, {"hedge": Hedge.AT_LEAST}), (45, 45, {}), Relation.COMPATIBLE, "a bound that holds"),
    ((24, 99, {"hedge": Hedge.VAGUE}), (95, 95, {}), Relation.COMPATIBLE, "dozens, and a figure"),
    ((40, 60, {"hedge": Hedge.RANGE}), (95, 95, {}), Relation.CONTRADICTS, "outside the range"),
    ((100, 100, {"hedge": Hedge.ABOUT}), (95, 95, {}), Relation.COMPATIBLE, "about"),
    ((None, 100, {"hedge": Hedge.LESS_THAN}), (95, 95, {}), Relation.COMPATIBLE, "fewer than"),
    ((40, 40, {"state": "injured"}), (95, 95, {}), None, "another state is another count"),
    ((40, 40, {"counted": ("hous",)}), (95, 95, {"counted": ("school",)}), None, "other things"),
    ((40, 40, {"measure": Measure.PERCENT, "unit": "%"}), (95, 95, {}), None, "other units"),
]


@pytest.mark.parametrize(("mine", "yours", "relation", "why"), COUNTS, ids=[w for *_, w in COUNTS])
def test_figures_are_told_apart(
    mine: tuple[int | None, int | None, dict[str, object]],
    yours: tuple[int | None, int | None, dict[str, object]],
    relation: Relation | None,
    why: str,
) -> None:
    a = article("A", "Head of one", "Something about 40 people here", "A line on its own")
    b = article("B", "Other top", "Quite another 95 people told", "Else")
    got = found(
        [a, b],
        Kind.NUMBER,
        quantities=[
            count(a, 2, "40", *mine[:2], **mine[2]),
            count(b, 2, "95", *yours[:2], **yours[2]),
        ],
    )
    assert [d.relation for d in got] == ([relation] if relation else [])


def test_a_vague_word_with_no_noun_beside_it_is_of_no_count() -> None:
    a = article("A", "Head of one", "Something about thousands here", "A line on its own")
    b = article("B", "Other top", "Quite another 95 sentence", "Else")
    vague = count(a, 2, "thousands", 2000, 9999, hedge=Hedge.VAGUE)
    assert found([a, b], Kind.NUMBER, quantities=[vague, count(b, 2, "95", 95, 95)]) == []


def test_a_date_in_the_same_words_that_is_another_day_contradicts() -> None:
    def moment(held: Article, words: str, day: int) -> Moment:
        when = date(2026, 3, day)
        spot = place(held, 2, words)
        return Moment(**spot, first=when, last=when, grain=Grain.DAY, event=("kill",))  # type: ignore[arg-type]

    [one] = found(BOTH, Kind.DATE, moments=[moment(QUAKE_A, "Monday", 2), moment(QUAKE_B, "Sunday", 1)])
    assert one.relation is Relation.CONTRADICTS
    assert sides(one) == {"Monday": ("A",), "Sunday": ("B",)}


def test_another_name_in_the_same_words_is_a_divergence() -> None:
    a, b = mention(QUAKE_A, 2, "Ida Reyn"), mention(QUAKE_B, 2, "Ida Rein")
    apart = found(BOTH, Kind.NAME, entities=[person("Ida Reyn", a), person("Ida Rein", b)])
    assert [d.relation for d in apart] == [Relation.SPELLING]
    same = found(BOTH, Kind.NAME, entities=[person("Ida Reyn", a, b)])
    assert [d.relation for d in same] == [Relation.SPELLING]


def test_case_and_accents_alone_are_no_divergence() -> None:
    a = article("A", "Top", "The judge, José Núñez, closed the hearing after the witness had left.")
    b = article("B", "Head", "The judge, JOSE NUNEZ, closed the hearing after the witness had left.")
    people = [person("José Núñez", mention(a, 2, "José Núñez"), mention(b, 2, "JOSE NUNEZ"))]
    assert found([a, b], Kind.NAME, entities=people) == []


def test_a_former_post_against_a_present_one_is_a_divergence_of_title() -> None:
    title, role = "Prime Minister", "prime minister"
    a = mention(QUAKE_A, 3, "Olan Best", title, role)
    b = mention(QUAKE_B, 3, "Olan Best", f"former {title}", f"former {role}")
    [one] = found(BOTH, Kind.NAME, entities=[person("Olan Best", a, b)])
    assert one.relation is Relation.TITLE
    assert set(sides(one)) == {"Prime Minister Olan Best", "former Prime Minister Olan Best"}


def test_two_holders_of_one_post_are_a_divergence() -> None:
    a = article("A", "Harbour town floods", "Mayor Ida Reyn opened the sports hall to families.")
    b = article(
        "B",
        "Water in the streets",
        "Families may use the sports hall, said the mayor, Bruno Falk.",
        "Rain went on.",
    )
    reyn = mention(a, 2, "Ida Reyn", "Mayor", "mayor")
    falk = mention(b, 2, "Bruno Falk", "the mayor", "mayor")
    people = [person("Ida Reyn", reyn), person("Bruno Falk", falk)]
    [one] = found([a, b], Kind.NAME, entities=people)
    assert one.relation is Relation.DIFFERENT
    assert sides(one) == {"Ida Reyn": ("A",), "Bruno Falk": ("B",)}


def test_a_post_that_one_article_gives_to_two_people_is_no_divergence() -> None:
    a = article("A", "Mayors meet", "Mayor Ida Reyn and Mayor Bruno Falk met.")
    b = article("B", "Talks", "Mayor Bruno Falk spoke of bridges and roads.")
    title, role = "Mayor", "mayor"
    reyn = mention(a, 2, "Ida Reyn", title, role)
    falk = [mention(a, 2, "Bruno Falk", title, role), mention(b, 2, "Bruno Falk", title, role)]
    people = [person("Ida Reyn", reyn), person("Bruno Falk", *falk)]
    assert found([a, b], Kind.NAME, entities=people) == []


def cue(held: Article, words: str, term: str, charge: int, quoted: bool = False) -> Cue:
    return Cue(
        **place(held, 3, words),  # type: ignore[arg-type]
        aspect=Aspect.LABEL,
        term=term,
        contrast="rule",
        charge=charge,
        quoted=quoted,
    )


def test_words_of_unlike_charge_for_one_thing_are_told() -> None:
    [one] = found(
        BOTH,
        Kind.FRAMING,
        cues=[cue(QUAKE_A, "regime", "regime", -2), cue(QUAKE_B, "government", "government", 0)],
    )
    assert one.relation is Relation.LOADED
    assert sides(one) == {"regime": ("A",), "government": ("B",)}


def test_a_speakers_word_is_no_divergence_of_the_outlets() -> None:
    cues = [
        cue(QUAKE_A, "regime", "regime", -2, quoted=True),
        cue(QUAKE_B, "government", "government", 0),
    ]
    assert found(BOTH, Kind.FRAMING, cues=cues) == []


def test_two_neutral_words_are_no_divergence() -> None:
    plain = [cue(QUAKE_A, "regime", "regime", 0), cue(QUAKE_B, "government", "government", 0)]
    assert found(BOTH, Kind.FRAMING, cues=plain) == []


def test_what_one_article_leaves_out_is_told_with_the_proof_of_search() -> None:
    missing = found(BOTH, Kind.OMISSION)
    [one] = [d for d in missing if "Schools" in (d.sides[0].value or "")]
    told, absent = one.sides
    assert told.articles == ("A",)
    assert told.evidence[0].passage == "A4"
    assert (absent.articles, absent.value, absent.evidence) == (("B",), None, ())
    assert absent.nearest is not None
    assert absent.nearest.likeness < 0.2


def test_a_missing_central_fact_comes_before_a_missing_aside() -> None:
    fact = "Inspectors closed the Brenning dam after cracks were found in its northern spillway."
    aside = "The village of Ostrava holds a cheese festival every second autumn."
    lone = "Beekeepers nearby complained about unusually noisy helicopters on Wednesday."
    told = {"A": [fact, lone, aside], "B": [fact, aside], "C": [fact], "D": ["Pianists met in Lucerne."]}
    articles = [article(label, *texts) for label, texts in told.items()]
    missing = [d for d in found(articles, Kind.OMISSION) if any("D" in s.articles for s in d.sides[1:])]
    places = [
        next(i for i, d in enumerate(missing) if words in str(d.sides)) for words in (fact, aside, lone)
    ]
    assert places == sorted(places)
    assert len({missing[i].severity for i in places}) == 3


def test_divergences_come_gravest_first_and_evidence_is_what_stands_there() -> None:
    notes = Annotations(
        quantities=(
            count(QUAKE_A, 2, "at least 40", 40, None, hedge=Hedge.AT_LEAST),
            count(QUAKE_B, 2, "95", 95, 95),
        ),
        cues=(cue(QUAKE_A, "regime", "regime", -2), cue(QUAKE_B, "government", "government", 0)),
    )
    got = diverge(BOTH, align(BOTH), notes)
    assert [d.severity for d in got] == sorted((d.severity for d in got), reverse=True)
    text = {a.label: a.text for a in BOTH}
    for evidence in (e for d in got for s in d.sides for e in s.evidence):
        assert evidence.span.of(text[evidence.article]) == evidence.text


def test_an_article_against_itself_and_nothing_at_all_are_silent() -> None:
    assert diverge([], align([]), Annotations()) == ()
    assert diverge([QUAKE_A], align([QUAKE_A]), Annotations()) == ()


def test_a_profile_counts_labels_by_actor_and_tones_by_voice() -> None:
    text = "The regime of Olan Best fell; critics of the regime cheered a grim day, and “a grim day” it was."
    a = article("A", "Top", text, "The regime of Olan Best fell.")
    of_best = [
        replace(cue(a, "regime", "regime", -1), about=("best",)),
        replace(cue(a, "regime", "regime", -1), about=("best",), quoted=True),
        cue(a, "fell", "fall", 0),
    ]
    grim = replace(cue(a, "regime", "grim", -1), aspect=Aspect.EVALUATION)
    [one] = profiles([a], [person("Olan Best", mention(a, 3, "Olan Best"))], [*of_best, grim])
    assert [(x.actor, x.term, x.times) for x in one.labels] == [("Olan Best", "regime", 2), ("", "fall", 1)]
    assert {t.tone: (len(t.own), len(t.quoted)) for t in one.tallies} == {
        tone: ((1, 0) if tone is Tone.UNFAVOURABLE else (0, 0)) for tone in Tone
    }
    assert one.rate(Tone.UNFAVOURABLE) == pytest.approx(1000 / one.words)
    assert [p.labels for p in profiles([article("B")], [], [])] == [()]
