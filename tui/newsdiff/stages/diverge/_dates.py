"""Where the articles date one event differently."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import product

from newsdiff.lexicon import lexicon
from newsdiff.model import Divergence, EntityKind, Grain, Kind, Mention, Moment, Relation, Side
from newsdiff.stages.diverge._distant import Meetings
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._gathered import Group, Told, gathered
from newsdiff.stages.diverge._nearby import Nearby
from newsdiff.stages.diverge._reckoned import Reckoned
from newsdiff.stages.diverge._slots import slots, swapped
from newsdiff.stages.diverge._when import relation, spelled
from newsdiff.words import stem, words

Pair = tuple[Moment, Moment]

_APART = Relation.CONTRADICTS
_SURE = 0.3
"""Likeness from which two linked passages with a figure in common are taken to date one event."""
_MOST = 60
"""Dates of an article beyond which it is a chronicle, where only links tell what is what."""
_SOME = 0.25
"""What the words around two dates said of one word must share, where no other word of theirs agrees."""
_LIKE = 0.35
"""What they must share where the word of one only stands somewhere in the passage of the other."""
_MUCH = 0.5
"""What they must share to be of one event though other people are named last before each; likeness from which
two linked passages that name one day each, the same, give it to one event."""
_NEAR = 0.45
"""What they must share in passages that no link joins."""


def dates(frame: Frame) -> list[Divergence]:
    """One divergence for each event that the articles date differently."""
    finder = Dates(frame)
    told = list(finder.differing())
    groups = gathered(told, finder.agreeing(), finder.same)
    found = (_tell(frame, finder, finder.widened(group) if group.whole else group) for group in groups)
    return list({one.id: one for one in found}.values())


class Dates:
    """Pairs dates of two articles that are said of one event."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.near = Nearby(frame)
        self.days = Reckoned(frame)

    def differing(self) -> Iterator[Told]:
        """Pairs of dates that differ, each date once against each article, the surest pairing first."""
        seen: set[tuple[Moment, str]] = set()
        for a, b in (*self._alike, *self._linked(), *self._distant()):
            if (a, b.article) in seen or (b, a.article) in seen:
                continue
            seen |= {(a, b.article), (b, a.article)}
            told = self._relation(a, b)
            if told:
                yield Told(a, b, told)

    def _relation(self, a: Moment, b: Moment) -> Relation | None:
        """How two dates stand; in one slot, those that cannot be read are told apart by their words."""
        mine, yours = self.days.when[a], self.days.when[b]
        if mine and yours:
            told = relation(mine, yours)
            return Relation.COMPATIBLE if told and _acts_apart(a, b) else told
        return _APART if not mine and not yours and (a, b) in self._alike and not self.same(a, b) else None

    def agreeing(self) -> Iterator[Pair]:
        """Dates of linked passages that say the same of one event."""
        for left, right in self.frame.links:
            for a, b in product(self.days.held.get(left, ()), self.days.held.get(right, ())):
                if self.same(a, b) and set(map(_act, a.event)) & set(map(_act, b.event)):
                    yield a, b

    def widened(self, group: Group) -> Group:
        """The same with other articles that name one of its days in a passage surely linked, and no other."""
        told = {m.article for side in group.sides for m in side}
        sides: list[Sequence[Moment]] = []
        for side in group.sides:
            more = [m for a in side for m in self._only[a] if m.article not in told]
            sides.append([*side, *dict.fromkeys(more)])
            told |= {m.article for m in more}
        return group._replace(sides=sides)

    @cached_property
    def _only(self) -> Mapping[Moment, Sequence[Moment]]:
        """By the only day of a passage, those of passages surely linked to it that are the same."""
        found: dict[Moment, list[Moment]] = defaultdict(list)
        days = {p: [m for m in held if m.grain is Grain.DAY] for p, held in self.days.held.items()}
        for (left, right), (link, _) in self.frame.links.items():
            here, there = days.get(left, ()), days.get(right, ())
            if link.likeness >= _MUCH and len(here) == len(there) == 1 and self.same(here[0], there[0]):
                found[here[0]].append(there[0])
                found[there[0]].append(here[0])
        return found

    def same(self, a: Moment, b: Moment) -> bool:
        """Whether two dates say one day, or one span of days."""
        mine, yours = self.days.when[a], self.days.when[b]
        if mine and yours:
            return (mine.sort, mine.first) == (yours.sort, yours.first)
        return spelled(self.frame.text(a)) == spelled(self.frame.text(b))

    @cached_property
    def _alike(self) -> Mapping[Pair, None]:
        """Dates in one slot of two linked passages that are much alike."""
        return {
            pair: None
            for (left, right), (link, _) in self.frame.links.items()
            if left in self.days.held and right in self.days.held
            for pair in swapped(
                slots(self.frame, left, right, link.likeness), self.days.held[left], self.days.held[right]
            )
        }

    def _linked(self) -> Iterator[Pair]:
        """Other dates of linked passages."""
        slotted = {(a.passage, b.passage) for a, b in self._alike}
        for (left, right), (link, _) in self.frame.links.items():
            if left in self.days.held and right in self.days.held and (left, right) not in slotted:
                rest = self._left(self.days.held[left], self.days.held[right])
                found = self._of_one_event(*rest, self._sure(left, right, link.likeness))
                yield from ((a, b) for a, b in found if self._of_one(a, b))

    def _left(self, here: Sequence[Moment], there: Sequence[Moment]) -> tuple[list[Moment], list[Moment]]:
        """The dates of two passages that the other one does not give too."""
        mine = [a for a in here if not any(self.same(a, b) for b in there)]
        yours = [b for b in there if not any(self.same(a, b) for a in here)]
        return mine, yours

    def _of_one_event(self, here: Sequence[Moment], there: Sequence[Moment], sure: bool) -> Iterator[Pair]:
        """Dates said of one word; else the only one of a passage and the one whose word stands beside it.

        Where the passages are `sure` to tell one thing, their only two dates that contradict each other are
        taken to be of that.
        """
        here, there = [m for m in here if _dates_act(m)], [m for m in there if _dates_act(m)]
        named = [(a, b) for a, b in product(here, there) if self._named(a, b)]
        beside = [(a, b) for a, b in product(here, there) if self._beside(a, b)]
        if named:
            yield from named
        elif len(beside) == 1 and 1 in (len(here), len(there)):
            yield from beside
        elif sure and len(here) == len(there) == 1:
            yield from ((a, b) for a, b in zip(here, there, strict=True) if self._relation(a, b) is _APART)

    def _named(self, a: Moment, b: Moment) -> bool:
        """Whether both stand nearest to one word, and another of their events or surroundings agrees."""
        if _first(a) != _first(b):
            return False
        return bool(set(a.event[1:]) & set(b.event[1:])) or self.near.shared(a, b) >= _SOME

    def _beside(self, a: Moment, b: Moment) -> bool:
        """Whether the nearest word of one stands in the passage of the other, in like surroundings."""
        told = any(m.event[0] in self._stems(other.passage) for m, other in ((a, b), (b, a)))
        return told and self.near.shared(a, b) >= _LIKE

    def _stems(self, passage: str) -> frozenset[str]:
        return frozenset(w.stem for w in words(self.frame.words(passage)))

    def _sure(self, left: str, right: str, likeness: float) -> bool:
        """Whether two linked passages are likely and share a year or a figure of three digits or more."""
        printed = [
            {w.text for w in words(self.frame.words(p)) if w.text[0].isdigit() and len(w.text) > 2}
            for p in (left, right)
        ]
        return likeness >= _SURE and bool(printed[0] & printed[1])

    def _of_one(self, a: Moment, b: Moment) -> bool:
        """Whether the people named before both dates do not speak against one event."""
        mine, yours = self._person(a), self._person(b)
        told = [{id_ for _, id_ in self._people.get(m.passage, ())} for m in (a, b)]
        one = not mine or not yours or not {mine, yours}.isdisjoint(told[0] & told[1])
        return one or self.near.shared(a, b) > _MUCH

    def _person(self, moment: Moment) -> str:
        """The id of the person named last before a date in its passage, or first behind one that opens it.

        "" when there is none.
        """
        named = sorted((m.span, id_) for m, id_ in self._people.get(moment.passage, ()))
        before = [id_ for span, id_ in named if span < moment.span]
        opens = moment.span.start - self.frame.passage[moment.passage].span.start <= len("during ")
        return before[-1] if before else named[0][1] if named and opens else ""

    @cached_property
    def _people(self) -> dict[str, list[tuple[Mention, str]]]:
        found: dict[str, list[tuple[Mention, str]]] = defaultdict(list)
        for entity in self.frame.notes.entities:
            if entity.kind is EntityKind.PERSON:
                for mention in entity.mentions:
                    found[mention.passage].append((mention, entity.id))
        return found

    def _distant(self) -> Iterator[Pair]:
        """Dates in passages that no link joins, said of the same words in like surroundings."""
        told = [m for m in self.frame.notes.moments if _dates_act(m)]
        sizes = Counter(m.article for m in told)
        told = [m for m in told if sizes[m.article] <= _MOST]
        scored: dict[tuple[int, int], list[tuple[float, Moment, Moment]]] = defaultdict(list)
        order = self.frame.order
        for one in sorted(Meetings(self.frame, self.near).of(told, lambda m: [_first(m)], lambda m: m.event)):
            a, b = told[one.left], told[one.right]
            scored[order[a.article], order[b.article]].append((self._score(a, b), a, b))
        for _, pairs in sorted(scored.items(), key=lambda kept: kept[0]):
            best = max(s for s, _, _ in pairs)
            yield from ((a, b) for s, a, b in pairs if s and s == best and self._of_one(a, b))

    def _score(self, a: Moment, b: Moment) -> float:
        if _first(a) != _first(b):
            return 0.0
        shared = self.near.shared(a, b)
        return shared if set(a.event[1:]) & set(b.event[1:]) or shared >= _NEAR else 0.0


def _dates_act(moment: Moment) -> bool:
    """Whether it is said of more than speaking, which each outlet heard on its own day, if in one month."""
    coarse = moment.grain in (Grain.MONTH, Grain.YEAR)
    return bool(moment.event) and (coarse or moment.event[0] not in _speech())


def _acts_apart(a: Moment, b: Moment) -> bool:
    """Whether each made it known by an act of its own: what is issued today can be published tomorrow."""
    return bool(a.event and b.event) and _first(a) == _first(b) and a.event[0] != b.event[0]


def _first(moment: Moment) -> str:
    """The nearest word of its event, the verbs of making known as one."""
    return _act(moment.event[0])


def _act(stem: str) -> str:
    return "announc" if stem in _acts() else stem


@cache
def _speech() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon("dates")["speech"]["words"])


@cache
def _acts() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon("dates")["acts"]["words"])


def _tell(frame: Frame, finder: Dates, group: Group) -> Divergence:
    sides = [_side(frame, finder, held) for held in group.sides]
    sides.sort(key=lambda s: [(frame.order[e.article], e.span) for e in s.evidence])
    a, b, _ = group.told[0]
    link = frame.links.get((a.passage, b.passage)) or frame.links.get((b.passage, a.passage))
    row = link[1] if link else frame.home(e for s in sides for e in s.evidence)
    apart = any(t.relation is _APART for t in group.told)
    severity = (0.6 if apart else 0.2) + 0.25 * frame.centrality(row)
    subject = frame.row[row].topic if row else " ".join(_common(frame, a, b))
    return divergence(
        Kind.DATE, _APART if apart else Relation.COMPATIBLE, row, severity, sides, subject,
        _because(a, b, apart),
    )  # fmt: skip


def _side(frame: Frame, finder: Dates, held: Sequence[Moment]) -> Side:
    printed = [finder.days.printed(m) for m in held]
    return frame.side(min(map(frame.text, printed)), map(frame.evidence, printed))


def _because(a: Moment, b: Moment, apart: bool) -> str:
    if apart:
        return "days of one event that do not meet"
    if _acts_apart(a, b):
        return "made known by acts that can fall on two days"
    return "one day told more and less finely"


def _common(frame: Frame, a: Moment, b: Moment) -> Iterator[str]:
    """The words of both events, as the first passage prints them."""
    both = set(a.event) & set(b.event)
    yield from dict.fromkeys(w.text for w in words(frame.words(a.passage)) if w.stem in both)
