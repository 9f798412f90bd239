"""What the reader links or takes apart by hand decides the rows, and so the divergences."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsdiff.model import Comparison, Kind
from newsdiff.pipeline import compare, relink
from newsdiff.stages.load import load
from newsdiff.ui.apart import relink_apart

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="module")
def seeds() -> Comparison:
    return compare(load([str(SEEDS)]).raws).comparison


def together(comparison: Comparison, one: str, other: str) -> bool:
    return any({one, other} <= set(row.passages) for row in comparison.alignments)


def test_no_hands_change_nothing(seeds: Comparison) -> None:
    assert relink(seeds, {}) == seeds


def test_what_is_linked_by_hand_stands_in_one_row(seeds: Comparison) -> None:
    alone = [
        next(p.id for p in article.passages if p.id not in seeds.rows_of) for article in seeds.articles[:2]
    ]
    assert not together(seeds, *alone)
    after = relink(seeds, {(alone[0], alone[1]): True})
    row = next(row for row in after.alignments if set(alone) <= set(row.passages))
    link = next(link for link in row.links if (link.left, link.right) == tuple(alone))
    assert link.likeness == 1.0
    assert link.because[0] == "linked by hand"
    left_out = [d for d in after.divergences if d.kind is Kind.OMISSION and d.alignment is None]
    assert not any(e.passage in alone for d in left_out for side in d.sides for e in side.evidence)


def test_what_is_taken_apart_by_hand_stands_in_no_row(seeds: Comparison) -> None:
    links = [link for row in seeds.alignments for link in row.links]
    for link in links[:: len(links) // 6]:
        after = relink(seeds, {(link.left, link.right): False})
        assert not together(after, link.left, link.right)
        for row in after.alignments:
            assert row.links
            assert len(row.tellings) > 1
            linked = {p for one in row.links for p in (one.left, one.right)}
            assert linked == set(row.passages)


def test_every_pair_of_a_row_taken_apart(seeds: Comparison) -> None:
    row = max(seeds.alignments, key=lambda row: len(row.links))
    after = relink(seeds, {(link.left, link.right): False for link in row.links})
    assert not any(together(after, link.left, link.right) for link in row.links)


def test_passages_that_are_not_there_are_no_matter(seeds: Comparison) -> None:
    assert relink(seeds, {("A999", "B1"): True}) == seeds


def test_a_process_of_its_own_does_the_same(seeds: Comparison) -> None:
    link = seeds.alignments[0].links[0]
    hands = {(link.left, link.right): False}
    assert seeds.rows_of
    assert relink_apart(seeds, hands) == relink(seeds, hands)
