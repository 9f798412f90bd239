"""The reader's own word on which passages tell the same thing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from newsdiff.stages.align._candidates import Pair, Scores
from newsdiff.stages.align._terms import Told

REASON = "linked by hand"
"""What a link of the reader's gives for its first reason."""

Hands = Mapping[tuple[str, str], bool]
"""Whether two passages tell the same, by their ids; the left one's article comes first."""


def pairs_of(passages: Sequence[Told], hands: Hands) -> dict[Pair, bool]:
    """The same by index; passages that are not there are left out."""
    place = {p.passage.id: i for i, p in enumerate(passages)}
    known = {pair: linked for pair, linked in hands.items() if place.keys() >= set(pair)}
    return {_in_order(place[left], place[right]): linked for (left, right), linked in known.items()}


def _in_order(one: int, other: int) -> Pair:
    return (one, other) if one < other else (other, one)


def obeyed(links: Scores, hands: Mapping[Pair, bool]) -> Scores:
    """The links with those the reader made, as sure as can be, and without those taken apart."""
    kept = {pair: likeness for pair, likeness in links.items() if hands.get(pair, True)}
    return kept | {pair: 1.0 for pair, linked in hands.items() if linked}


def parted(
    groups: Sequence[tuple[int, ...]], links: Collection[Pair], hands: Mapping[Pair, bool]
) -> list[tuple[int, ...]]:
    """The rows, in none of which two passages stand that the reader took apart.

    A row that holds both becomes two, each without one of them and without what is linked to nothing
    that is left; a row that is part of another is dropped.
    """
    broken = [pair for pair, linked in hands.items() if not linked]
    if not broken:
        return list(groups)
    found = [frozenset(group) for group in groups]
    for i, j in broken:
        found = [half for group in found for half in _halves(group, i, j, links)]
    apart = dict.fromkeys(group for group in found if not any(group < other for other in found))
    return [tuple(sorted(group)) for group in apart]


def _halves(group: frozenset[int], i: int, j: int, links: Collection[Pair]) -> list[frozenset[int]]:
    if not {i, j} <= group:
        return [group]
    halves = (_linked(group - {gone}, links) for gone in (i, j))
    return [half for half in halves if half]


def _linked(group: frozenset[int], links: Collection[Pair]) -> frozenset[int]:
    """Those of a group that are linked to another one of it."""
    return frozenset(a for a in group if any((min(a, b), max(a, b)) in links for b in group if a != b))
