from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.build import article

from newsdiff.model import Aligned, Article, Span
from newsdiff.stages.align import align

FERRY = article(
    "A",
    "Ferry sinks off Marlo island, dozens rescued",
    "The passenger ferry Aurelia sank in heavy seas off Marlo island on Tuesday night.",
    "Coastguard boats rescued 48 people from the water, the harbour master said.",
    "The captain had ignored a storm warning, according to two crew members.",
    "Fishermen on the island had asked for a new lighthouse for years.",
)
SINKING = article(
    "B",
    "At least 52 saved as Aurelia goes down",
    "A ferry, the Aurelia, went down near Marlo island in a storm late on Tuesday.",
    "At least 52 people were pulled from the water by coastguard boats.",
    "The company that owns the vessel declined to comment.",
)
INQUIRY = article(
    "C",
    "Inquiry into Aurelia sinking",
    "Investigators will ask why the captain of the ferry Aurelia ignored a storm warning.",
    "Ticket sales for the summer season have collapsed.",
)

TOGETHER = [
    ("A2", "B2", "the sinking, in other words"),
    ("A3", "B3", "the rescue, with another figure"),
    ("A4", "C2", "the warning"),
]
APART = [
    ("A5", "lighthouse: told by one"),
    ("B4", "the company: told by one"),
    ("C3", "tickets: told by one"),
]


@pytest.fixture(scope="module")
def aligned() -> Aligned:
    return align([FERRY, SINKING, INQUIRY])


@pytest.mark.parametrize(("left", "right", "why"), TOGETHER, ids=[w for *_, w in TOGETHER])
def test_one_fact_in_two_wordings_is_linked(aligned: Aligned, left: str, right: str, why: str) -> None:
    links = {(link.left, link.right) for row in aligned.alignments for link in row.links}
    assert (left, right) in links


@pytest.mark.parametrize(("passage", "why"), APART, ids=[w for _, w in APART])
def test_what_one_article_tells_stands_alone(aligned: Aligned, passage: str, why: str) -> None:
    assert all(passage not in row.passages for row in aligned.alignments)


def test_a_link_names_the_words_that_carried_it_rarest_first(aligned: Aligned) -> None:
    [link] = [x for r in aligned.alignments for x in r.links if (x.left, x.right) == ("A4", "C2")]
    assert set(link.because) >= {"captain", "ignored", "warning"}


def test_a_topic_is_a_run_of_words_of_a_passage(aligned: Aligned) -> None:
    everything = " ".join(a.text for a in (FERRY, SINKING, INQUIRY)).casefold()
    for row in aligned.alignments:
        assert row.topic.casefold() in everything


def test_rows_come_in_the_order_of_the_first_article(aligned: Aligned) -> None:
    first = [t.passages[0] for r in aligned.alignments for t in r.tellings if t.article == "A"]
    assert first == sorted(first, key=lambda p: int(p[1:]))


def test_the_nearest_passage_is_told_for_what_is_left_out(aligned: Aligned) -> None:
    nearest = aligned.nearest["A4", "B"]
    assert nearest.passage.startswith("B")
    assert 0 <= nearest.likeness < 0.3


def test_a_shared_quotation_is_the_first_reason() -> None:
    said = "The dam had “shown no crack at all since spring,” engineer Ola Brandt wrote."
    again = "“Shown no crack at all since spring” was how Ola Brandt put it."
    a = article("A", "Dam", "Rain fell on the hills.", said)
    b = article("B", "Water", "Farmers lost two fields of barley.", again)
    quoted = [replace(x, quotations=_quotations(x.text)) for x in (a, b)]
    [link] = [x for row in align(quoted).alignments for x in row.links if x.left == "A3"]
    assert link.because[0] == "“shown no crack at all since spring”"


def _quotations(text: str) -> tuple[Span, ...]:
    return tuple(Span(m.start(), m.end()) for m in re.finditer("“[^”]*”", text))


def test_a_passage_told_out_of_turn_is_moved() -> None:
    points = [
        "The mayor of Ostrava resigned over a parking contract.",
        "Flooded cellars along the river were pumped dry by volunteers.",
        "A new tram line opens beside the museum in October.",
        "Bakers protested against the price of electricity.",
    ]
    a = article("A", *points)
    b = article("B", points[3], *points[:3])
    rows = {row.tellings[0].passages[0]: row.moved for row in align([a, b]).alignments}
    assert rows == {"A1": (), "A2": (), "A3": (), "A4": ("B",)}


def test_a_copy_keeps_its_passages_from_other_matches() -> None:
    told = [
        "Harbour police searched the trawler Agneta for stolen engines on Monday.",
        "Harbour police found no stolen engines on the trawler Agneta, a spokesman said later.",
        "Its owner sold four engines to a dealer in Gdynia.",
    ]
    aligned = align([article("A", *told), article("B", *told)])
    links = {(x.left, x.right) for row in aligned.alignments for x in row.links}
    assert links == {("A1", "B1"), ("A2", "B2"), ("A3", "B3")}


def test_in_versions_of_one_text_a_passage_without_a_copy_stands_alone() -> None:
    """The same two passages are linked where the articles share nothing else word for word."""
    kept = [FERRY.words(passage) for passage in FERRY.passages]
    other = "According to a passenger the captain was asleep when the storm warning came."
    apart = article("B", "Rain fell on the funeral of a pilot.", "Nobody came.", "It was cold.", other)
    version = article("B", *kept[:3], other, *kept[4:])
    rows = [align([FERRY, two]).alignments for two in (apart, version)]
    links = [{(link.left, link.right) for row in found for link in row.links} for found in rows]
    assert [("A4", "B4") in found for found in links] == [True, False]


CRUISE = [
    "The trawler Agneta sank off Lenn on Monday.",
    "Nine sailors were rescued by a pilot boat, the harbour master said.",
    "A storm had closed the port for two days.",
    "Divers will look for the wreck next week.",
    "Brandt Lines, the owner, had been warned about the pumps.",
    "Nobody expects to find the log.",
]


@pytest.mark.parametrize("other", [2, 3])
def test_in_versions_of_one_text_two_sentences_made_one_are_both_linked_to_it(other: int) -> None:
    """Whether the second followed the first or not."""
    both = f"{CRUISE[1][:-1]}, and {CRUISE[other][0].lower()}{CRUISE[other][1:]}"
    rest = [words for at, words in enumerate(CRUISE) if at not in (0, 1, other)]
    rows = align([article("A", *CRUISE), article("B", CRUISE[0], both, *rest)]).alignments
    links = {(link.left, link.right) for row in rows for link in row.links}
    assert {right for left, right in links if left in ("A2", f"A{other + 1}")} == {"B2"}
    assert {left for left, right in links if right == "B2"} == {"A2", f"A{other + 1}"}


def test_in_versions_of_one_text_what_has_a_copy_matches_nothing_else() -> None:
    near = "On Monday the trawler Agneta was off Lenn."
    links = {
        (link.left, link.right)
        for row in align([article("A", *CRUISE, near), article("B", *CRUISE)]).alignments
        for link in row.links
    }
    assert links == {(f"A{n}", f"B{n}") for n in range(1, 7)}


def test_identical_articles_align_passage_by_passage() -> None:
    twin = article("B", *FERRY.text.split("\n"))
    links = {(x.left, x.right) for r in align([FERRY, twin]).alignments for x in r.links}
    assert {(f"A{n}", f"B{n}") for n in range(1, 6)} <= links


def test_nothing_is_linked_within_one_article() -> None:
    assert align([article("A", "The mayor resigned.", "The mayor resigned.")]).alignments == ()


@pytest.mark.parametrize("articles", [[], [article("A")], [article("A"), article("B", "One two.")]])
def test_nothing_to_align_gives_nothing(articles: list[Article]) -> None:
    assert align(articles).alignments == ()


WORDS = ["mayor", "resigned", "storm", "ferry", "sank", "Tuesday", "vote", "budget", "the", "of", "12"]
SENTENCES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join), max_size=5)


def _contents(aligned: Aligned, articles: list[Article]) -> set[tuple[str, frozenset[str], float]]:
    """Rows told by the words and the article's text, not by labels."""
    text = {a.label: a.text for a in articles}
    passage = {p.id: f"{text[a.label]}|{p.span}" for a in articles for p in a.passages}
    return {(row.id, frozenset(passage[p] for p in row.passages), row.likeness) for row in aligned.alignments}


@settings(max_examples=60, deadline=None)
@given(st.lists(SENTENCES, min_size=2, max_size=4, unique_by=tuple), st.randoms(use_true_random=False))
def test_permuting_articles_permutes_labels_only(texts: list[list[str]], random: object) -> None:
    articles = [article("ABCD"[i], *t) for i, t in enumerate(texts)]
    shuffled = list(texts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = [article("ABCD"[i], *t) for i, t in enumerate(shuffled)]
    assert _contents(align(articles), articles) == _contents(align(again), again)


@settings(max_examples=60, deadline=None)
@given(st.lists(SENTENCES, min_size=2, max_size=4))
def test_every_row_holds_two_articles_and_every_link_lies_inside_it(texts: list[list[str]]) -> None:
    aligned = align([article("ABCD"[i], *t) for i, t in enumerate(texts)])
    for row in aligned.alignments:
        assert len(row.articles) >= 2
        assert row.links
        pairs = set(combinations(row.passages, 2))
        for link in row.links:
            assert (link.left, link.right) in pairs
            assert 0.3 <= link.likeness <= 1
            assert link.left[0] != link.right[0]
