"""Parts what was joined as one count into the counts it holds, by which figures some article tells apart.

Figures are joined pair by pair, and in a large comparison one wrong pair joins two counts. A writer who
gives two figures that cannot both hold, in one voice, gives them of two counts; so they are of two in every
article. Values that were matched are merged, the firmest first: greedy correlation clustering (Bansal, Blum
and Chawla 2004), in which what some article tells apart is never merged.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from itertools import combinations, product

from newsdiff.model import Quantity, Relation
from newsdiff.stages.diverge._interval import standing, value
from newsdiff.stages.diverge._pairs import Pair, Value, answers

_MOST = 40
"""Figures of one sort in one article beyond which it is a table, which tells nothing apart."""


class Parted:
    """The values of one joined group: which were matched, and which some article tells apart."""

    def __init__(
        self,
        held: Sequence[Quantity],
        matched: Iterable[Pair],
        others: Iterable[Quantity],
        voice: Callable[[Quantity], str],
        people: frozenset[Value],
    ) -> None:
        """`others` count the same and say some value of the group, though nothing joined them to it.

        `people` are the values given for people in one state: all may be of one count, matched or not.
        """
        self.answers = answers(held)
        self.voice = voice
        self.people = people
        self.firm: dict[frozenset[Value], list[frozenset[str]]] = defaultdict(list)
        for a, b in matched:
            self.firm[frozenset((value(a), value(b)))].append(frozenset((a.article, b.article)))
        self.apart = self._told_apart(dict.fromkeys((*held, *others)))

    def groups(self) -> list[tuple[Quantity, ...]]:
        """The figures of each count, in their order."""
        part: dict[Value, set[Value]] = {v: {v} for v in self.answers}
        for one, other in self._firmest():
            here, there = part[one], part[other]
            if here is not there and self._fit(here, there):
                here |= there
                part.update(dict.fromkeys(there, here))
        whole = {id(p): p for p in part.values()}.values()
        return [tuple(q for v in self.answers if v in p for q in self.answers[v]) for p in whole]

    def _firmest(self) -> list[tuple[Value, Value]]:
        pairs = filter(self._matched, combinations(self.answers, 2))
        return sorted(pairs, key=lambda p: (-len(self.firm.get(frozenset(p), ())), sorted(map(str, p))))

    def _fit(self, here: Set[Value], there: Set[Value]) -> bool:
        """Whether two parts are one: no values of theirs are told apart, and each is matched with each."""
        if any(not self.apart.get(a, set()).isdisjoint(there) for a in here):
            return False
        return all(map(self._matched, product(here, there)))

    def _matched(self, pair: tuple[Value, Value]) -> bool:
        return self.people.issuperset(pair) or frozenset(pair) in self.firm

    def _told_apart(self, told: Iterable[Quantity]) -> Mapping[Value, Set[Value]]:
        """The values that articles give beside each: two articles where people are counted, else one."""
        by_article: dict[str, list[Quantity]] = defaultdict(list)
        for quantity in told:
            by_article[quantity.article].append(quantity)
        count = Counter(pair for held in by_article.values() for pair in self._both(held))
        apart: dict[Value, set[Value]] = defaultdict(set)
        for one, other in (pair for pair, n in count.items() if n > self.people.issuperset(pair)):
            apart[one].add(other)
            apart[other].add(one)
        return apart

    def _both(self, held: Sequence[Quantity]) -> set[frozenset[Value]]:
        """The pairs of values that one article gives in one voice though they cannot both hold.

        An article that itself has a figure matched with another's does not speak against that match.
        """
        if len(held) > _MOST:
            return set()
        found = {
            frozenset((value(a), value(b)))
            for a, b in combinations(held, 2)
            if standing(a, b) is Relation.CONTRADICTS and self.voice(a) == self.voice(b)
        }
        own = held[0].article
        return {p for p in found if not (ends := self.firm.get(p)) or any(own not in pair for pair in ends)}
