"""The ledger: which figures, of all articles, are of one count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import NamedTuple

from newsdiff.model import Entity, Quantity
from newsdiff.stages.diverge._accounts import account
from newsdiff.stages.diverge._ages import Ages
from newsdiff.stages.diverge._counted import (
    Fit,
    events,
    fit,
    kin,
    thing_of,
)
from newsdiff.stages.diverge._firmness import MOST, NEAR_ONLY, Firmness
from newsdiff.stages.diverge._frame import Frame, by_passage
from newsdiff.stages.diverge._groups import joined
from newsdiff.stages.diverge._interval import stated, value
from newsdiff.stages.diverge._pairs import Pair, Scored, best, of_state
from newsdiff.stages.diverge._parted import Parted
from newsdiff.stages.diverge._rates import rated
from newsdiff.stages.diverge._slots import slots, swapped
from newsdiff.stages.diverge._tolls import tolls
from newsdiff.stages.diverge._units import dimension

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
        self.firmness = Firmness(frame, self._aged, self._tolls.keys())

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
        own = set(tolls(self.frame, self._voice))
        return {q: None for q in self.frame.notes.quantities if q in own}

    def _swapped(self) -> Iterator[Pair]:
        """Figures in the same slot of two linked passages that are much alike."""
        for (left, right), (link, _) in self.frame.links.items():
            here, there = self._held.get(left, ()), self._held.get(right, ())
            if here and there:
                found = swapped(slots(self.frame, left, right, link.likeness), here, there)
                yield from (
                    (a, b)
                    for a, b in found
                    if fit(a, b) is not Fit.NONE and rated(self.frame, a) == rated(self.frame, b)
                )

    @cached_property
    def _held(self) -> dict[str, list[Quantity]]:
        return by_passage(self.frame.notes.quantities)

    def _matched(self) -> Iterator[Pair]:
        """Of two articles, each two figures that are one another's best match, and good enough."""
        by_articles: dict[frozenset[str], list[Scored]] = defaultdict(list)
        for a, b in dict.fromkeys((*self._linked(), *self._distant())):
            score = self.firmness.score(a, b)
            if score >= _ENOUGH:
                by_articles[frozenset((a.article, b.article))].append(Scored(score, a, b))
        for scored in by_articles.values():
            yield from best(scored)

    def _linked(self) -> Iterator[Pair]:
        for left, right in self.frame.links:
            here, there = self._held.get(left, ()), self._held.get(right, ())
            if len(here) <= MOST and len(there) <= MOST:
                yield from product(here, there)

    def _distant(self) -> Iterator[Pair]:
        """Figures of one dimension in two articles, wherever they stand."""
        sorts: dict[tuple[str, ...], dict[str, list[Quantity]]] = defaultdict(lambda: defaultdict(list))
        for quantity in self.frame.notes.quantities:
            if quantity.measure not in NEAR_ONLY:
                sorts[dimension(quantity)][quantity.article].append(quantity)
        for held in sorts.values():
            yield from self._promising([q for q in held.values() if len(q) <= MOST])

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
            for key in both.union(product((*thing, *ends), self.firmness.near.of(quantity))):
                all_with[key].append(place)
            for key in both.union(product((*thing, *ends), self.firmness.near.rarest(quantity, _SOUGHT))):
                sought[key].append(place)
        pairs = ((i, j) for key, places in sought.items() for i in places for j in all_with[key])
        met = {(min(pair), max(pair)) for pair in pairs}
        ordered = sorted((figures[i][1], figures[j][1], i, j) for i, j in met)
        return ((figures[i][0], figures[j][0]) for here, there, i, j in ordered if here != there)


_SOUGHT = 0.34
"""A little less, to be on the safe side of rounding: what words by which a match is sought may leave out."""


def _sort(quantity: Quantity) -> Sort:
    state = kin(quantity.state)
    return thing_of(quantity), state if state in events() else "", dimension(quantity)


def _subjects(quantity: Quantity) -> tuple[Sequence[Hashable], Sequence[Hashable]]:
    """What a figure counts, if it says so, and its bounds."""
    thing = thing_of(quantity)
    return [thing] * bool(thing), [end for end in enumerate(stated(quantity)) if end[1] is not None]
