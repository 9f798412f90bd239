"""Articles on different events: what is alike in them by chance is no link, and nothing is missing there."""

from __future__ import annotations

from hashlib import sha256

from tests.build import article

from newsdiff.model import Comparison, Kind, Raw, Relation, events_of
from newsdiff.pipeline import compare
from newsdiff.reports import markdown
from newsdiff.stages.align._strangers import acquainted
from newsdiff.stages.align._terms import Told, told

LONG = 30
THRESHOLD = 0.34


def passages(*labels: str) -> list[Told]:
    """So many long articles; passage `n` of the article at `i` is `number(i, n)`."""
    return told([article(label, *(f"{label} {n}." for n in range(LONG))) for label in labels])


def number(place: int, n: int) -> int:
    return place * LONG + n


def links(i: int, j: int, *likeness: float) -> dict[tuple[int, int], float]:
    return {(number(i, n), number(j, n)): likely for n, likely in enumerate(likeness)}


def test_a_chance_likeness_between_long_articles_is_no_link() -> None:
    alone = links(0, 1, 0.7, 0.5)
    assert acquainted(passages("A", "B", "C"), alone, THRESHOLD) == {}
    assert acquainted(passages("A", "B"), alone, THRESHOLD) == alone, "somebody chose these two"


def test_where_much_is_shared_every_link_counts() -> None:
    shared = links(0, 1, 0.9, 0.9, 0.8, 0.4)
    assert acquainted(passages("A", "B", "C"), shared, THRESHOLD) == shared


def test_between_the_two_the_likeliest_links_count() -> None:
    some = links(0, 1, 0.9, 0.7, 0.4)
    assert list(acquainted(passages("A", "B", "C"), some, THRESHOLD).values()) == [0.9, 0.7]


def test_one_passage_that_is_like_many_is_one_acquaintance() -> None:
    crowd = {(number(0, 0), number(1, n)): 0.7 for n in range(LONG)}
    assert acquainted(passages("A", "B", "C"), crowd, THRESHOLD) == {}


def test_articles_are_acquainted_through_a_third() -> None:
    weak = links(0, 1, 0.6)
    strong = [0.9] * 6
    held = {**weak, **links(0, 2, *strong), **links(1, 2, *strong)}
    assert acquainted(passages("A", "B", "C"), held, THRESHOLD) == held


FLOOD = [
    "The river burst its banks at Talmere on Tuesday.",
    "About 1,200 people left their homes, the council said.",
    "Three bridges are closed and two schools are shut.",
    "The army was asked to help with boats in the lower town.",
    "Mayor Tom Reed said that rain was expected until Friday.",
]
TRIAL = [
    "A court in Marlo heard the first witness against a shipyard on Monday.",
    "The owner is accused of selling 14 cranes twice.",
    "Her lawyer called the charges a misunderstanding among friends.",
    "The judge wants to hear 30 people by the end of June.",
    "Nobody was hurt when one of the cranes fell in the harbour.",
]


def compared(*pages: list[str]) -> Comparison:
    texts = ["\n\n".join(page).encode() for page in pages]
    return compare(
        [Raw(f"{n}.txt", text, sha256(text).hexdigest()) for n, text in enumerate(texts)]
    ).comparison


def test_articles_on_something_else_lack_nothing_and_contradict_nothing() -> None:
    again = [words.replace("About 1,200", "Some 1,500").replace("until Friday", "on") for words in FLOOD]
    apart = compared(FLOOD, again, TRIAL)
    assert events_of(apart.articles, apart.alignments) == (("A", "B"), ("C",))
    assert any(d.kind is Kind.NUMBER and d.relation is Relation.CONTRADICTS for d in apart.divergences)
    sides = [{label for side in d.sides for label in side.articles} for d in apart.divergences]
    assert all(labels <= {"A", "B"} for labels in sides)


def test_terse_articles_are_compared_though_nothing_is_alike() -> None:
    terse = compared(
        ["Quake kills 12 in Lenn."], ["At least 15 people have died in the tremor, rescuers said."]
    )
    assert events_of(terse.articles, terse.alignments) == (("A", "B"),)


def test_events_are_told_in_reports() -> None:
    told = markdown(compared(FLOOD, TRIAL, FLOOD))
    assert "They tell 2 events, which are not compared: A and C; B." in told


def test_two_articles_are_compared_whatever_they_tell() -> None:
    two = compared(FLOOD, TRIAL)
    assert events_of(two.articles, two.alignments) == (("A", "B"),)


def test_an_event_is_aligned_the_same_whatever_else_is_compared() -> None:
    again = [words.replace("About 1,200", "Some 1,500") for words in FLOOD]
    alone, mixed = compared(FLOOD, again), compared(FLOOD, again, TRIAL)
    rows = [[row.topic, row.likeness, row.passages] for row in alone.alignments]
    assert rows == [[row.topic, row.likeness, row.passages] for row in mixed.alignments] != []


def test_a_crowd_on_one_event_keeps_its_rows_beside_a_stranger() -> None:
    crowd = [[words.replace("1,200", f"{1200 + n}") for words in FLOOD] for n in range(49)]
    told = compared(*crowd, TRIAL)
    assert [len(labels) for labels in events_of(told.articles, told.alignments)] == [49, 1]
    stranger = told.articles[-1].label
    assert max(len(row.articles) for row in told.alignments) == 49
    assert all(stranger not in side.articles for d in told.divergences for side in d.sides)
