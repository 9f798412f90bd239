"""Counts of people in one state: which figure of an article is its own answer to how many there were.

News tells first what it is about. A figure that contradicts the one told before it, in the same voice, is
of another event that is told for comparison; and of figures that one passage gives side by side, "two women
and one man", each is of a part, unless one is the sum of the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from newsdiff.model import Quantity, Relation
from newsdiff.stages.diverge._counted import kin
from newsdiff.stages.diverge._interval import standing


def tolls(told: Iterable[Quantity], voice: Callable[[Quantity], str]) -> Iterator[Quantity]:
    """The figures that are an article's own; `told` are of people in some state, in order of place."""
    sorts: dict[tuple[str, str, str], list[Quantity]] = defaultdict(list)
    for quantity in told:
        sorts[quantity.article, kin(quantity.state), voice(quantity)].append(quantity)
    for held in sorts.values():
        whole = _wholes(held)
        yield from (q for q in whole if standing(whole[0], q) is not Relation.CONTRADICTS)


def _wholes(held: Sequence[Quantity]) -> list[Quantity]:
    """Without the figures of parts."""
    passages: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in held:
        passages[quantity.passage].append(quantity)
    return [q for beside in passages.values() for q in _whole(beside)]


def _whole(beside: Sequence[Quantity]) -> Sequence[Quantity]:
    if not any(standing(a, b) is Relation.CONTRADICTS for a, b in combinations(beside, 2)):
        return beside
    ends = [q.low or q.high or 0 for q in beside]
    return [q for q, end in zip(beside, ends, strict=True) if 2 * end == sum(ends)]
