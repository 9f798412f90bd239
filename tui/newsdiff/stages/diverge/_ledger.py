"""The ledger: which figures, of all articles, are of one count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations, product
from typing import NamedTuple

from newsdiff.model import Entity, Hedge, Measure, Quantity, Relation
from newsdiff.stages.diverge._accounts import account
from newsdiff.stages.diverge._ages import Ages
from newsdiff.stages.diverge._counted import (
    Fit,
    discord,
    events,
    fit,
    kin,
    tells_apart,
    thin,
    thing_of,
)
from newsdiff.stages.diverge._frame import Frame, by_passage
from newsdiff.stages.diverge._groups import joined
from newsdiff.stages.diverge._interval import close, one_end, orders, standing, stated, value
from newsdiff.stages.diverge._nearby import Nearby
from newsdiff.stages.diverge._owners import Owners
from newsdiff.stages.diverge._pairs import Pair, Scored, Value, best, of_state
from newsdiff.stages.diverge._parted import Parted
from newsdiff.stages.diverge._slots import slots, swapped
from newsdiff.stages.diverge._tolls import tolls
from newsdiff.stages.diverge._units import dimension
from newsdiff.words import words

_NEAR_ONLY = frozenset({Measure.ORDINAL, Measure.CLOCK, Measure.TIMES, Measure.PLAIN, Measure.SCORE})
"""What is compared in linked passages only: elsewhere nothing tells of what they are."""
_SLOTS_ONLY = frozenset({Measure.ORDINAL, Measure.PLAIN, Measure.AGE})
"""What is told to differ only in one slot of two passages: elsewhere it is of all sorts of things."""
_MANY = 4
"""Different figures of one thing from which there is more than one count of it."""
_SORTED = _NEAR_ONLY | {Measure.COUNT}
"""What is told apart by what it counts, not by being the only one."""
_MOST = 40
"""Figures of one sort in one article beyond which it is a table, where only links tell what is what."""
_ENOUGH = 1.5
"""Score from which two figures are of one count."""


Sort = tuple[str, str, tuple[str, str]]
"""What is counted, the state it is in, and the dimension."""


class Group(NamedTuple):
    """The figures of one count, and what it is of when their own words do not say."""

    figures: tuple[Quantity, ...]
    of: str = ""


class Ledger:
    """Groups figures by what they count."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.near = Nearby(frame)
        self.owners = Owners(frame)

    def groups(self) -> list[Group]:
        """The figures of each count, two at least; an age that several people share is in several groups."""
        people, pairs = [*self._events()], [*self._swapped(), *self._matched()]
        aged = [Group(tuple(told), person.name) for person, told in self._ages.items()]
        whole = [frozenset(g.figures) for g in aged]
        parts = self._parted([*people, *pairs], pairs)
        others = (Group(g) for g in parts if not any(held.issuperset(g) for held in whole))
        return [g for g in (*others, *aged) if len(g.figures) > 1]

    def _parted(self, pairs: Sequence[Pair], matched: Sequence[Pair]) -> Iterator[tuple[Quantity, ...]]:
        """The joined figures, parted where articles tell them apart."""
        for held in joined(pairs):
            inside, told = frozenset(held), {value(q) for q in held}
            firm = [(a, b) for a, b in matched if a in inside]
            alike = (q for sort in {_sort(q) for q in held} for q in self._sorts.get(sort, ()))
            others = [q for q in alike if value(q) in told]
            people = frozenset(value(q) for q in held if q in self._tolls)
            yield from Parted(held, firm, others, self._voice, people).groups()

    @cached_property
    def _sorts(self) -> Mapping[Sort, Sequence[Quantity]]:
        """The figures by what they count and in what state; of those that do not say, none."""
        found: dict[Sort, list[Quantity]] = defaultdict(list)
        for quantity in self.frame.notes.quantities:
            if thing_of(quantity):
                found[_sort(quantity)].append(quantity)
        return found

    def _voice(self, quantity: Quantity) -> str:
        """By whose account a figure is told; "" for the outlet's own."""
        told = account(self.frame, quantity)
        return told.of(self.frame.article[quantity.article].text) if told else ""

    @cached_property
    def _ages(self) -> Mapping[Entity, Sequence[Quantity]]:
        return Ages(self.frame).by_person()

    @cached_property
    def _aged(self) -> frozenset[Quantity]:
        """The ages of which it is told whose they are: of these nothing else is compared."""
        return frozenset(q for told in self._ages.values() for q in told)

    def _events(self) -> Iterator[Pair]:
        """All counts of people in one state, anywhere: how many were killed is one count, whoever tells it.

        Figures that say only "people", or nothing, are taken to be of the count that most articles give.
        """
        counts: dict[str, list[Quantity]] = defaultdict(list)
        for quantity in self._tolls:
            counts[kin(quantity.state)].append(quantity)
        for held in counts.values():
            yield from of_state(held)

    @cached_property
    def _tolls(self) -> Mapping[Quantity, None]:
        """The figures for people in one state that are an article's own, in order."""
        held = (q for q in self.frame.notes.quantities if _counts_people(q) and not self._aside(q))
        told = (q for q in held if not self._known(q))
        own = set(tolls(told, self._voice))
        return {q: None for q in self.frame.notes.quantities if q in own}

    def _aside(self, quantity: Quantity) -> bool:
        """Whether neither the figure nor what it counts is printed: "thousands" alone may be of anything."""
        if quantity.hedge is not Hedge.VAGUE:
            return False
        printed = {w.stem for w in words(self.frame.words(quantity.passage))}
        return printed.isdisjoint(quantity.counted)

    def _known(self, quantity: Quantity) -> bool:
        """Whether it is of people told of before: "the two victims" may be some of many."""
        passage, text = self.frame.passage[quantity.passage], self.frame.article[quantity.article].text
        before = words(text[max(passage.span.start, quantity.span.start - _WORD) : quantity.span.start])
        return quantity.hedge is not Hedge.VAGUE and bool(before) and before[-1].fold in _DEFINITE

    def _swapped(self) -> Iterator[Pair]:
        """Figures in the same slot of two linked passages that are much alike."""
        for (left, right), (link, _) in self.frame.links.items():
            here, there = self._held.get(left, ()), self._held.get(right, ())
            if here and there:
                found = swapped(slots(self.frame, left, right, link.likeness), here, there)
                yield from (
                    (a, b)
                    for a, b in found
                    if dimension(a) == dimension(b) and fit(a, b) is not Fit.NONE
                )

    def _comparable(self, a: Quantity, b: Quantity) -> bool:
        return dimension(a) == dimension(b) and not (a in self._aged and b in self._aged)

    @cached_property
    def _held(self) -> dict[str, list[Quantity]]:
        return by_passage(self.frame.notes.quantities)

    def _matched(self) -> Iterator[Pair]:
        """Of two articles, each two figures that are one another's best match, and good enough."""
        by_articles: dict[frozenset[str], list[Scored]] = defaultdict(list)
        for a, b in dict.fromkeys((*self._linked(), *self._distant())):
            score = self._score(a, b)
            if score >= _ENOUGH:
                by_articles[frozenset((a.article, b.article))].append(Scored(score, a, b))
        for scored in by_articles.values():
            yield from best(scored)

    def _linked(self) -> Iterator[Pair]:
        for left, right in self.frame.links:
            here, there = self._held.get(left, ()), self._held.get(right, ())
            if len(here) <= _MOST and len(there) <= _MOST:
                yield from product(here, there)

    def _distant(self) -> Iterator[Pair]:
        """Figures of one dimension in two articles, wherever they stand."""
        sorts: dict[tuple[str, ...], dict[str, list[Quantity]]] = defaultdict(lambda: defaultdict(list))
        for quantity in self.frame.notes.quantities:
            if quantity.measure not in _NEAR_ONLY:
                sorts[dimension(quantity)][quantity.article].append(quantity)
        for held in sorts.values():
            yield from self._promising([q for q in held.values() if len(q) <= _MOST])

    def _promising(self, held: Sequence[Sequence[Quantity]]) -> Iterator[Pair]:
        """Figures of two articles that have enough in common for any score; an index finds them.

        What counts one thing has a bound in common, or enough of the words near it; so has what has a
        bound in common. All other pairs score nothing.
        """
        figures = [(q, article) for article, told in enumerate(held) for q in told]
        all_with: dict[Hashable, list[int]] = defaultdict(list)
        sought: dict[Hashable, list[int]] = defaultdict(list)
        for place, (quantity, _) in enumerate(figures):
            thing, ends = _subjects(quantity)
            both = set(product(thing, ends))
            for key in both.union(product((*thing, *ends), self.near.of(quantity))):
                all_with[key].append(place)
            for key in both.union(product((*thing, *ends), self.near.rarest(quantity, _SOUGHT))):
                sought[key].append(place)
        pairs = ((i, j) for key, places in sought.items() for i in places for j in all_with[key])
        met = {(min(pair), max(pair)) for pair in pairs}
        ordered = sorted((figures[i][1], figures[j][1], i, j) for i, j in met)
        return ((figures[i][0], figures[j][0]) for here, there, i, j in ordered if here != there)

    def _score(self, a: Quantity, b: Quantity) -> float:
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
        return told + near - _unlike(a, b)

    def _of_others(self, a: Quantity, b: Quantity) -> bool:
        """Whether two figures are told of two people; in one state, people are counted together."""
        return not (a.state in events() and b.state in events()) and self.owners.apart(a, b)

    def _doubtful(self, a: Quantity, b: Quantity) -> bool:
        """Whether two figures that cannot both hold are more likely of two counts than of one.

        So they are where only one says what it counts, and where what they count is told in many
        figures: not everybody's points are of one count.
        """
        if standing(a, b) is not Relation.CONTRADICTS or close(a, b):
            return False
        if _counts_people(a) and _counts_people(b):
            return not (a in self._tolls and b in self._tolls)
        here, there = thing_of(a), thing_of(b)
        many = len(self._values.get((here, dimension(a)), ())) >= _MANY
        unlike = bool(here) != bool(there) and not (a.state and a.state == b.state)
        return unlike or bool(here and there and many)

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
        for held in self._held.values():
            if len(held) <= _MOST:
                yield from (
                    (a, b)
                    for a, b in combinations(held, 2)
                    if dimension(a) == dimension(b)
                    and not (a.state in events() and kin(a.state) == kin(b.state))
                )

    def _alone(self, quantity: Quantity) -> bool:
        """Whether it is the only measure of its dimension in its passage."""
        held = [dimension(q) for q in self._held[quantity.passage]]
        return quantity.measure not in _SORTED and held.count(dimension(quantity)) == 1


_DEFINITE = frozenset(("the", "these", "those", "other"))
_WORD = 12
"""Characters in which to look for the word before a figure."""
_WORTH = {Fit.BARE: 0.0, Fit.HEAD: 0.6, Fit.WHOLE: 1.0}
_MEET = Relation.COMPATIBLE
_DISTANT = 0.35
"""What the words around two figures must share when no link joins their passages."""
_SOUGHT = 0.34
"""A little less, to be on the safe side of rounding: what words by which a match is sought may leave out."""


def _unlike(a: Quantity, b: Quantity) -> float:
    """What the powers of ten between two figures take from their score: mostly such are of two things.

    Much where the figures cannot both hold and one is more than half as much again as the other.
    """
    if standing(a, b) is Relation.CONTRADICTS:
        return 2.5 * max(0.0, orders(a, b) - 0.2)
    return 0.8 * max(0.0, orders(a, b) - 0.5)


def _counts_people(quantity: Quantity) -> bool:
    """Whether it is how many are in a state that people are in."""
    return quantity.state in events() and quantity.measure is Measure.COUNT


def _sort(quantity: Quantity) -> Sort:
    state = kin(quantity.state)
    return thing_of(quantity), state if state in events() else "", dimension(quantity)


def _subjects(quantity: Quantity) -> tuple[Sequence[Hashable], Sequence[Hashable]]:
    """What a figure counts, if it says so, and its bounds."""
    thing = thing_of(quantity)
    return [thing] * bool(thing), [end for end in enumerate(stated(quantity)) if end[1] is not None]
