"""How firmly two figures are of one count: by what they count, where they stand, what stands around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from decimal import Decimal
from functools import cached_property
from itertools import combinations

from newsdiff.model import Measure, Quantity, Relation
from newsdiff.stages.diverge._counted import (
    Fit,
    counts_people,
    discord,
    events,
    fit,
    kin,
    tells_apart,
    thin,
    thing_of,
)
from newsdiff.stages.diverge._frame import Frame, by_passage
from newsdiff.stages.diverge._interval import close, one_end, orders, standing, value
from newsdiff.stages.diverge._kindred import FEW
from newsdiff.stages.diverge._nearby import Nearby
from newsdiff.stages.diverge._owners import Owners
from newsdiff.stages.diverge._pairs import Pair, Value
from newsdiff.stages.diverge._rates import rated
from newsdiff.stages.diverge._units import dimension

NEAR_ONLY = frozenset({Measure.ORDINAL, Measure.CLOCK, Measure.TIMES, Measure.PLAIN, Measure.SCORE})
"""What is compared in linked passages only: elsewhere nothing tells of what they are."""
MOST = 40
"""Figures of one sort in one article beyond which it is a table, where only links tell what is what."""
_SLOTS_ONLY = frozenset({Measure.ORDINAL, Measure.PLAIN, Measure.AGE})
"""What is told to differ only in one slot of two passages: elsewhere it is of all sorts of things."""
_HOURS = 120
"""Minutes by which two times of one moment may differ in many articles; else they are of two."""
_MANY = 4
"""Different figures of one thing from which there is more than one count of it."""
_SORTED = NEAR_ONLY | {Measure.COUNT}
"""What is told apart by what it counts, not by being the only one."""
_WORTH = {Fit.BARE: 0.0, Fit.HEAD: 0.6, Fit.WHOLE: 1.0}
_MEET = Relation.COMPATIBLE
_DISTANT = 0.35
"""What the words around two figures must share when no link joins their passages."""


class Firmness:
    """Scores pairs of figures."""

    def __init__(self, frame: Frame, aged: Set[Quantity], tolls: Set[Quantity]) -> None:
        """`aged` are the ages of people who are named; `tolls`, an article's own counts of people."""
        self.frame = frame
        self.near = Nearby(frame)
        self.owners = Owners(frame)
        self.held = by_passage(frame.notes.quantities)
        self.aged = aged
        self.tolls = tolls
        self.crowded = len({q.article for q in frame.notes.quantities}) > FEW

    def score(self, a: Quantity, b: Quantity) -> float:
        """How firmly two figures are of one count; 0 when they cannot be."""
        how = fit(a, b)
        if how is Fit.NONE or not self._comparable(a, b) or self._unsure(a, b, how):
            return 0.0
        link = self.frame.links.get((a.passage, b.passage)) or self.frame.links.get((b.passage, a.passage))
        shared, same = self.near.shared(a, b), one_end(a, b)
        if not same and (
            self._of_others(a, b)
            or (how is Fit.BARE and a.state and b.state and discord(a, b))
            or a.measure in _SLOTS_ONLY
            or self._doubtful(a, b)
        ):
            return 0.0
        if not link and not same and (shared < _DISTANT or how is Fit.BARE or not tells_apart(a, b)):
            return 0.0
        told = _WORTH[how] + 1.5 * shared + (0.6 if same else 0.3 if standing(a, b) is _MEET else 0.0)
        told += 0.3 * (a.state == b.state != "") - discord(a, b) * (not same)
        near = 0.5 + 1.2 * link[0].likeness + 0.6 * (self._alone(a) and self._alone(b)) if link else 0.0
        return told + near - self._unlike(a, b)

    def _of_others(self, a: Quantity, b: Quantity) -> bool:
        """Whether two figures are told of two people; in one state, people are counted together."""
        return not (a.state in events() and b.state in events()) and self.owners.apart(a, b, self.crowded)

    def _doubtful(self, a: Quantity, b: Quantity) -> bool:
        """Whether two figures that cannot both hold are more likely of two counts than of one."""
        if standing(a, b) is not Relation.CONTRADICTS or close(a, b):
            return False
        if counts_people(a) and counts_people(b):
            own = (a in self.tolls) + (b in self.tolls)
            return own == 1 or (own == 0 and self.crowded)
        return rated(self.frame, a) != rated(self.frame, b) or (self.crowded and self._of_many(a, b))

    def _of_many(self, a: Quantity, b: Quantity) -> bool:
        """Whether there are many counts that two figures of many articles may be of.

        So there are where only one says what it counts, where what they count is told in many figures
        (not everybody's points are of one count), and where each stands among others of its sort.
        """
        if a.measure is Measure.CLOCK:
            return abs((a.low or Decimal(0)) - (b.low or Decimal(0))) > _HOURS
        here, there = thing_of(a), thing_of(b)
        many = len(self._values.get((here, dimension(a)), ())) >= _MANY
        unlike = bool(here) != bool(there) or bool(here and there and many)
        return unlike or (self._beside(a) and self._beside(b))

    def _beside(self, quantity: Quantity) -> bool:
        """Whether other figures of its sort stand in its passage: it is hard to tell which is which."""
        sort = thing_of(quantity), dimension(quantity)
        return sum((thing_of(q), dimension(q)) == sort for q in self.held[quantity.passage]) > 1

    @cached_property
    def _values(self) -> Mapping[tuple[str, tuple[str, str]], set[Value]]:
        """The different figures that all articles give of one thing."""
        found: dict[tuple[str, tuple[str, str]], set[Value]] = defaultdict(set)
        for quantity in self.frame.notes.quantities:
            found[thing_of(quantity), dimension(quantity)].add(value(quantity))
        return found

    def _unsure(self, a: Quantity, b: Quantity, how: Fit) -> bool:
        """Whether two figures are too thin to be of one count, or some passage tells both as of two."""
        two = frozenset((value(a), value(b)))
        if how is Fit.BARE:
            return thin(a, b) or two in self._told_as_two
        return (thing_of(a), two) in self._things_told_as_two

    @cached_property
    def _told_as_two(self) -> frozenset[frozenset[object]]:
        """The pairs of different figures that some passage gives side by side, not of people in one state."""
        return frozenset(frozenset((value(a), value(b))) for a, b in self._side_by_side())

    @cached_property
    def _things_told_as_two(self) -> frozenset[tuple[str, frozenset[object]]]:
        """The same, of one thing: what it is, and what both figures say."""
        pairs = ((a, b) for a, b in self._side_by_side() if standing(a, b) is Relation.CONTRADICTS)
        return frozenset(
            (thing_of(a), frozenset((value(a), value(b)))) for a, b in pairs if thing_of(a) == thing_of(b)
        )

    def _side_by_side(self) -> Iterator[Pair]:
        for held in self.held.values():
            if len(held) <= MOST:
                yield from (
                    (a, b)
                    for a, b in combinations(held, 2)
                    if dimension(a) == dimension(b)
                    and not (a.state in events() and kin(a.state) == kin(b.state))
                )

    def _alone(self, quantity: Quantity) -> bool:
        """Whether it is the only measure of its dimension in its passage."""
        held = [dimension(q) for q in self.held[quantity.passage]]
        return quantity.measure not in _SORTED and held.count(dimension(quantity)) == 1

    def _comparable(self, a: Quantity, b: Quantity) -> bool:
        return dimension(a) == dimension(b) and not (a in self.aged and b in self.aged)

    def _unlike(self, a: Quantity, b: Quantity) -> float:
        """What the powers of ten between two figures take from their score: mostly such are of two things.

        Much where many articles give figures and two cannot both hold of which one is more than half as
        much again as the other.
        """
        if self.crowded and standing(a, b) is Relation.CONTRADICTS:
            return 2.5 * max(0.0, orders(a, b) - 0.2)
        return 0.8 * max(0.0, orders(a, b) - 0.5)
