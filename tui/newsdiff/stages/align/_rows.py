"""From pairs that are alike to rows that a reader can name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from newsdiff.stages.align._candidates import Pair, Scores
from newsdiff.stages.align._terms import Told

_SUPPORT = 0.5
"""A passage joins a row when it is linked to at least this share of the row's passages elsewhere."""

Row = tuple[int, ...]


def rows(passages: Sequence[Told], links: Scores) -> list[Row]:
    """Groups of passage indices, each sorted; every link lies inside at least one group.

    Links are taken from the likest down. A passage joins the row that supports it most, or starts one
    of its own with its partner: so a passage that tells two points stands in two rows, and a
    chain of half-alike passages does not run together into one.
    """
    partners = _partners(links)
    found: list[set[int]] = []
    holding: dict[int, list[int]] = defaultdict(list)
    for pair in sorted(links, key=lambda p: _order(passages, links, p)):
        _place(pair, passages, partners, found, holding)
    return _without_parts(found)


def _order(passages: Sequence[Told], links: Scores, pair: Pair) -> tuple[float, tuple[tuple[str, int], ...]]:
    return -links[pair], tuple(sorted(passages[i].key for i in pair))


def _partners(links: Iterable[Pair]) -> dict[int, set[int]]:
    partners: dict[int, set[int]] = defaultdict(set)
    for i, j in links:
        partners[i].add(j)
        partners[j].add(i)
    return partners


def _place(
    pair: Pair,
    passages: Sequence[Told],
    partners: dict[int, set[int]],
    found: list[set[int]],
    holding: dict[int, list[int]],
) -> None:
    i, j = pair
    if set(holding[i]) & set(holding[j]):
        return
    choices = [
        (_support(new, found[row], passages, partners), -row, new)
        for member, new in ((i, j), (j, i))
        for row in holding[member]
    ]
    fit = [c for c in choices if c[0] >= _SUPPORT]
    if fit:
        _, row, new = max(fit, key=lambda c: (c[0], c[1], passages[c[2]].key))
        found[-row].add(new)
        holding[new].append(-row)
        return
    for member in pair:
        holding[member].append(len(found))
    found.append({i, j})


def _support(new: int, row: set[int], passages: Sequence[Told], partners: dict[int, set[int]]) -> float:
    others = [m for m in row if passages[m].article != passages[new].article]
    return sum(m in partners[new] for m in others) / len(others) if others else 0.0


def _without_parts(found: Sequence[set[int]]) -> list[Row]:
    """The groups, without those that lie inside another."""
    largest = sorted(found, key=len, reverse=True)
    kept: list[set[int]] = []
    inside: dict[int, list[int]] = defaultdict(list)
    for group in largest:
        homes = [set(inside[m]) for m in sorted(group)]
        if not set.intersection(*homes):
            for member in group:
                inside[member].append(len(kept))
            kept.append(group)
    return [tuple(sorted(group)) for group in kept]
