"""Pairs of figures that may be of one count: which of them stand, and what they join."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from newsdiff.model import Quantity
from newsdiff.stages.diverge._counted import is_vague, same_thing
from newsdiff.stages.diverge._groups import joined
from newsdiff.stages.diverge._interval import orders, value

Pair = tuple[Quantity, Quantity]
Value = tuple[object, ...]
"""What a figure says: see `value`."""
Answers = Mapping[Value, Sequence[Quantity]]
"""The figures of a count by what they say, in the order of articles and places."""


class Scored(NamedTuple):
    """Two figures, and how firmly they are of one count."""

    score: float
    a: Quantity
    b: Quantity


def of_state(held: Sequence[Quantity]) -> Iterator[Pair]:
    """Pairs that join what can be of one count; each wording of what is counted is looked at once."""
    worded: dict[tuple[str, ...], list[Quantity]] = defaultdict(list)
    for quantity in held:
        worded[() if is_vague(quantity) else quantity.counted].append(quantity)
    vague = worded.pop((), [])
    alike = [
        (a[0], b[0]) for a, b in combinations(worded.values(), 2) if same_thing(a[0].counted, b[0].counted)
    ]
    named = [*(p for told in worded.values() for p in pairwise((told[0], *told))), *alike]
    yield from named
    main = max(joined(named), key=lambda g: len({q.article for q in g}), default=())
    yield from pairwise((*main[:1], *vague))


def best(scored: Sequence[Scored]) -> Iterator[Pair]:
    """Pairs each of which no other figure of either article matches better."""
    top: dict[Quantity, float] = defaultdict(float)
    for score, a, b in scored:
        top[a], top[b] = max(top[a], score), max(top[b], score)
    firm = [(a, b) for score, a, b in scored if score == top[a] == top[b]]
    met = {value(a) for a, b in firm if value(a) == value(b)}
    firm = [(a, b) for a, b in firm if orders(a, b) < 0.5 or met.isdisjoint((value(a), value(b)))]
    rivals: dict[Quantity, set[object]] = defaultdict(set)
    for a, b in firm:
        rivals[a].add(value(b))
        rivals[b].add(value(a))
    yield from ((a, b) for a, b in firm if len(rivals[a]) == len(rivals[b]) == 1)


def answers(held: Iterable[Quantity]) -> Answers:
    """The figures by what they say, in their order."""
    found: dict[Value, list[Quantity]] = defaultdict(list)
    for quantity in held:
        found[value(quantity)].append(quantity)
    return found
