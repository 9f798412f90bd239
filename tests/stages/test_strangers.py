"""Articles on different events: what is alike in them by chance is no link, and nothing is missing there."""

from __future__ import annotations

from tests.build import article

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
    assert acquainted(passages("A", "B"), alone, THRESHOLD) == {}


def test_where_much_is_shared_every_link_counts() -> None:
    shared = links(0, 1, 0.9, 0.9, 0.8, 0.4)
    assert acquainted(passages("A", "B"), shared, THRESHOLD) == shared


def test_between_the_two_the_likeliest_links_count() -> None:
    some = links(0, 1, 0.9, 0.7, 0.4)
    assert list(acquainted(passages("A", "B"), some, THRESHOLD).values()) == [0.9, 0.7]


def test_one_passage_that_is_like_many_is_one_acquaintance() -> None:
    crowd = {(number(0, 0), number(1, n)): 0.7 for n in range(LONG)}
    assert acquainted(passages("A", "B"), crowd, THRESHOLD) == {}


def test_articles_are_acquainted_through_a_third() -> None:
    weak = links(0, 1, 0.6)
    strong = [0.9] * 6
    held = {**weak, **links(0, 2, *strong), **links(1, 2, *strong)}
    assert acquainted(passages("A", "B", "C"), held, THRESHOLD) == held
