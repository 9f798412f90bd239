"""Where the articles give different figures for one count."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache
from itertools import combinations

from newsdiff.lexicon import lexicon
from newsdiff.model import Divergence, Hedge, Kind, Measure, Quantity, Relation
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence
from newsdiff.stages.diverge._slots import slots, swapped
from newsdiff.words import stem, words

_LOOSE = Decimal("1.5")
"""How far above a bound the figure may lie that it bounds: "over 100" is not news of 350."""
_ABOUT = Decimal("0.1")
_NOT_COMPARED = frozenset({Measure.ORDINAL, Measure.CLOCK, Measure.TIMES})

Group = tuple[Quantity, ...]


def numbers(frame: Frame) -> list[Divergence]:
    """One divergence for each count for which two articles give different figures."""
    groups = _ledger(frame)
    taken = {frozenset(pair) for group in groups for pair in combinations(group, 2)}
    groups += _joined(pair for pair in _in_links(frame) if frozenset(pair) not in taken)
    found = (_tell(frame, group) for group in groups)
    return [d for d in found if d]


def _ledger(frame: Frame) -> list[Group]:
    """Every figure that anyone gives for one count: same measure, unit, state and thing counted.

    Figures that say only "people", or nothing, are taken to be of the count that most articles give.
    """
    counts: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in frame.notes.quantities:
        if quantity.state and quantity.measure is Measure.COUNT and not _is_aside(frame, quantity):
            counts[quantity.state].append(quantity)
    groups: list[Group] = []
    for held in counts.values():
        vague = [q for q in held if _is_vague(q)]
        named = _joined(
            (a, b)
            for a, b in combinations([q for q in held if not _is_vague(q)], 2)
            if a.article != b.article and same_count(a, b)
        )
        main = max(named, key=lambda g: len({q.article for q in g}), default=())
        groups += [g for g in named if g is not main] + [(*main, *vague)]
    return groups


def _is_aside(frame: Frame, quantity: Quantity) -> bool:
    """Whether neither the figure nor what it counts is printed: "thousands" alone may be of anything."""
    if quantity.hedge is not Hedge.VAGUE:
        return False
    printed = {w.stem for w in words(frame.words(quantity.passage))}
    return printed.isdisjoint(quantity.counted)


def _is_vague(quantity: Quantity) -> bool:
    """Whether it says of what is counted no more than that they are people."""
    return not quantity.counted or quantity.counted[-1] in _generic()


def _in_links(frame: Frame) -> Iterable[tuple[Quantity, Quantity]]:
    """Comparable figures of two linked passages, or figures in the same slot of two that are much alike."""
    held = by_passage(frame.notes.quantities)
    for (left, right), (link, _) in frame.links.items():
        here, there = held.get(left, ()), held.get(right, ())
        if not here or not there:
            continue
        yield from swapped(slots(frame, left, right, link.likeness), here, there)
        yield from _sole(here, there)


def _sole(here: Sequence[Quantity], there: Sequence[Quantity]) -> Iterable[tuple[Quantity, Quantity]]:
    """Pairs that are each other's only partner, so that nothing is compared by guess."""
    for a in here:
        partners = [b for b in there if same_count(a, b)]
        if len(partners) == 1 and sum(same_count(c, partners[0]) for c in here) == 1:
            yield a, partners[0]


def same_count(a: Quantity, b: Quantity) -> bool:
    """Whether two figures can be meant of one count: measure, unit, state and what is counted agree."""
    if a.measure in _NOT_COMPARED or (a.measure, a.unit) != (b.measure, b.unit):
        return False
    if a.state and b.state:
        return a.state == b.state and _same_thing(a.counted, b.counted)
    return (
        bool(a.counted and b.counted)
        and _same_head(a.counted, b.counted)
        and (_modifiers(a.counted) == _modifiers(b.counted))
    )


@cache
def _families() -> dict[str, str]:
    table: dict[str, list[str]] = lexicon("families")["families"]
    return {stem(word): family for family, members in table.items() for word in members}


@cache
def _generic() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon("families")["generic"])


def _same_thing(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the things counted agree; what says only "people", or nothing, agrees with all."""
    if any(not c or c[-1] in _generic() for c in (a, b)):
        return True
    return _same_head(a, b) and _agree(_modifiers(a), _modifiers(b))


def _agree(a: frozenset[str], b: frozenset[str]) -> bool:
    return a <= b or b <= a


def _same_head(a: Sequence[str], b: Sequence[str]) -> bool:
    heads = [_families().get(c[-1], c[-1]) for c in (a, b)]
    return heads[0] == heads[1]


def _modifiers(counted: Sequence[str]) -> frozenset[str]:
    return frozenset(counted[:-1])


def _joined(pairs: Iterable[tuple[Quantity, Quantity]]) -> list[Group]:
    """Pairs that share a figure, joined into groups; each in the order in which it was found."""
    group: dict[Quantity, list[Quantity]] = {}
    for a, b in pairs:
        here, there = group.setdefault(a, [a]), group.setdefault(b, [b])
        if here is not there:
            here.extend(there)
            for quantity in there:
                group[quantity] = here
    return [tuple(g) for g in {id(g): g for g in group.values()}.values()]


def _tell(frame: Frame, group: Group) -> Divergence | None:
    answers: dict[tuple[object, ...], list[Quantity]] = defaultdict(list)
    for quantity in sorted(group, key=lambda q: (frame.order[q.article], q.span)):
        answers[_value(quantity)].append(quantity)
    relation = _relation(list(answers.values()))
    if relation is None:
        return None
    sides = [frame.side(frame.text(held[0]), (frame.evidence(q) for q in held)) for held in answers.values()]
    row = frame.home(e for side in sides for e in side.evidence)
    return divergence(
        Kind.NUMBER, relation, row, _severity(frame, group, relation, row), sides,
        subject(frame, group), _because(group, relation),
    )  # fmt: skip


def _value(quantity: Quantity) -> tuple[object, ...]:
    return quantity.low, quantity.high, quantity.hedge is Hedge.VAGUE


def _relation(answers: Sequence[Sequence[Quantity]]) -> Relation | None:
    """How the answers stand; None when no two articles give different ones."""
    pairs = [
        (a, b)
        for one, other in combinations(answers, 2)
        for a in one
        for b in other
        if a.article != b.article
    ]
    if not pairs:
        return None
    contradict = any(not _overlap(a, b) for a, b in pairs)
    return Relation.CONTRADICTS if contradict else Relation.COMPATIBLE


def _overlap(a: Quantity, b: Quantity) -> bool:
    """Whether both figures can hold; the two ends of a score are two facts, not a range."""
    if a.measure is Measure.SCORE:
        return (a.low, a.high) == (b.low, b.high)
    (low, high), (other_low, other_high) = _reach(a), _reach(b)
    return low <= other_high and other_low <= high


def _reach(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """The values that a figure can fairly be taken to mean."""
    low, high = quantity.low, quantity.high
    if low is not None and high is None:
        return low, max(low * _LOOSE, low)
    if high is not None and low is None:
        return min(high / _LOOSE, high), high
    if low is None or high is None:
        return Decimal("-Infinity"), Decimal("Infinity")
    slack = abs(high) * _ABOUT if quantity.hedge is Hedge.ABOUT else Decimal(0)
    return low - slack, high + slack


def _severity(frame: Frame, group: Group, relation: Relation, row: str | None) -> float:
    told = len({q.article for q in group}) / len(frame.articles)
    central = max(frame.centrality(row), told)
    if relation is Relation.COMPATIBLE:
        return 0.3 + 0.2 * central
    return 0.7 + 0.2 * central + 0.1 * min(1.0, _gap(group))


def _gap(group: Group) -> float:
    """The logarithm to base 10 of the widest ratio between two figures."""
    middles = [m for m in (_middle(q) for q in group) if m > 0]
    return math.log10(max(middles) / min(middles)) if middles else 0.0


def _middle(quantity: Quantity) -> float:
    ends = [float(e) for e in (quantity.low, quantity.high) if e is not None]
    return sum(ends) / len(ends) if ends else 0.0


def subject(frame: Frame, group: Group) -> str:
    """What is counted, in the words of the first article that says it."""
    state = next((q.state for q in group if q.state), "")
    noun = next((n for n in (_noun(frame, q) for q in group) if n), "")
    return " ".join(part for part in (noun, state) if part)


def _noun(frame: Frame, quantity: Quantity) -> str:
    start = frame.passage[quantity.passage].span.start
    after = [w for w in words(frame.words(quantity.passage)) if w.start + start >= quantity.span.end]
    wanted = set(quantity.counted)
    return " ".join(w.text for w in after[:6] if w.stem in wanted)


def _because(group: Group, relation: Relation) -> str:
    one = next((q for q in group if q.state), group[0])
    what = f"counts of one thing ({one.state})" if one.state else "figures for one thing"
    how = "cannot both hold" if relation is Relation.CONTRADICTS else "can both hold, told otherwise"
    return f"{what} that {how}"
