"""Which rows an article tells in another place than the first one that has them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

Row = Mapping[int, int]
"""By index of an article: the place of its first passage in the row."""


def moved(rows: Sequence[Row]) -> list[frozenset[int]]:
    """For each row, the articles that tell it out of turn.

    The turn is that of the row's first article. As few rows as can be are held to be moved: those
    outside a longest run of rows that both tell in one order (Schensted 1961; Hunt and Szymanski 1977).
    """
    shared: dict[tuple[int, int], list[tuple[int, int, int]]] = defaultdict(list)
    for number, row in enumerate(rows):
        first = min(row)
        for article, place in row.items():
            if article != first:
                shared[first, article].append((row[first], place, number))
    found: list[set[int]] = [set() for _ in rows]
    for (_, article), told in shared.items():
        for number in _out_of_turn(sorted(told)):
            found[number].add(article)
    return [frozenset(articles) for articles in found]


def _out_of_turn(told: Sequence[tuple[int, int, int]]) -> list[int]:
    """The rows outside a longest run whose places on the other side never fall."""
    ends: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for k, (_, place, _) in enumerate(told):
        # Rows that start at one place are in turn whatever their order: a place may repeat.
        at = bisect_left(ends, place + 1)
        ends[at : at + 1], tails[at : at + 1] = [place], [k]
        before.append(tails[at - 1] if at else -1)
    kept, k = set(), tails[-1] if tails else -1
    while k >= 0:
        kept.add(k)
        k = before[k]
    return [number for k, (*_, number) in enumerate(told) if k not in kept]
