"""What pairs join: the groups in which each is joined to each, over any number of others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def joined(pairs: Iterable[tuple[T, T]]) -> list[tuple[T, ...]]:
    """Pairs that share a member, joined into groups; each in the order in which it was found."""
    group: dict[T, list[T]] = {}
    for a, b in pairs:
        here, there = group.setdefault(a, [a]), group.setdefault(b, [b])
        if here is not there:
            here.extend(there)
            group.update(dict.fromkeys(there, here))
    return [tuple(g) for g in {id(g): g for g in group.values()}.values()]
