"""Where one article limits what another tells outright: "temporarily blocked", "has not changed in any substantive way"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import Divergence, Evidence, Kind, Link, Relation, Role, Span
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._groups import joined
from newsdiff.stages.diverge._standing import base, closed
from newsdiff.words import Word, words

_LINKED = 0.5
"""Likeness of two passages from which one tells what the other limits."""
_NEAR = 7
"""Words on each side of a verb by which it is known to be the same one."""
_SHARED = 2
"""Content words near a verb that both passages must hold; one less where they are most alike."""
_SURE = 0.9
_ANYWHERE = "anywhere"
_STOPS = frozenset(',;:.!?()[]"“”—–')


Told = tuple[Evidence, bool]
"""A verb, and whether it is limited."""


class Limit(NamedTuple):
    """A limiting word and the verb that it limits, by their places among the words of a passage."""

    first: int
    last: int
    verb: int


class Limited:
    """Looks for the verb of a limiting word in linked passages that do not limit it."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    def find(self) -> Iterator[Divergence]:
        """One divergence for each limited verb that linked passages tell without any limit."""
        for told in joined(pair for link, _ in self.frame.likest for pair in self._pairs(link)):
            limited = {e.article for e, limits in told if limits}
            plain = [(e, limits) for e, limits in told if limits or e.article not in limited]
            if len({limits for _, limits in plain}) > 1:
                yield self._made(plain)

    def _pairs(self, link: Link) -> Iterator[tuple[Told, Told]]:
        """The limited verbs of either passage of a link, with the same verbs of the other."""
        if link.likeness >= _LINKED and self._open(link.left) and self._open(link.right):
            shared = _SHARED - (link.likeness >= _SURE)
            yield from self._told(link.left, link.right, shared)
            yield from self._told(link.right, link.left, shared)

    def _open(self, passage: str) -> bool:
        return self.frame.passage[passage].role is not Role.HEADLINE

    def _told(self, here: str, there: str, shared: int) -> Iterator[tuple[Told, Told]]:
        """The limited verbs of one passage, each with the same verb where the other tells it without."""
        held, other = words(self.frame.words(here)), words(self.frame.words(there))
        if any(_found(other, at) for at in range(len(other))):
            return
        for limit in _limits(self.frame.words(here), held):
            verb = base(held[limit.verb].fold)
            found = [i for i, w in enumerate(other) if base(w.fold) == verb and w.text[0].islower()]
            if len(found) != 1 or not (_is_verb(other, found[0]) or _is_led(other, found[0])):
                continue
            if len(_near(held, limit.verb) & _near(other, found[0])) >= shared:
                first, last = min(limit.first, limit.verb), max(limit.last, limit.verb)
                plain = other[found[0]]
                yield (self._words(here, held[first], held[last]), True), (self._words(there, plain, plain), False)

    def _words(self, passage: str, first: Word, last: Word) -> Evidence:
        start = self.frame.passage[passage].span.start
        return self.frame.words_of(passage, Span(first.start, last.end).moved(start))

    def _made(self, told: Sequence[Told]) -> Divergence:
        """One divergence with a side for those that limit it and one for those that do not."""
        ways: dict[bool, list[Evidence]] = {True: [], False: []}
        for evidence, limits in sorted(told, key=lambda t: (self.frame.place(t[0].passage), t[0].span)):
            ways[limits].append(evidence)
        sides = [self.frame.side(held[0].text, held) for held in ways.values()]
        sides.sort(key=lambda s: self.frame.order[s.articles[0]])
        row = self.frame.home(e for e, _ in told)
        severity = 0.2 + 0.15 * self.frame.centrality(row)
        why = "limited or stressed here, told plainly there"
        return divergence(Kind.FRAMING, Relation.HEDGED, row, severity, sides, self.frame.topic(row), why)


def _near(held: Sequence[Word], at: int) -> set[str]:
    near = [*held[max(0, at - _NEAR) : at], *held[at + 1 : at + 1 + _NEAR]]
    return {w.stem for w in near if w.fold not in empty() | closed("times") and w.fold not in _alone()}


def _limits(text: str, held: Sequence[Word]) -> Iterator[Limit]:
    for at in range(len(held)):
        if found := _found(held, at):
            verb = _verb(text, held, at, found)
            if verb is not None:
                yield Limit(at, found[0], verb)


def _found(held: Sequence[Word], at: int) -> tuple[int, str] | None:
    """The last place of the limiting word that begins at a place, and its group."""
    for rest, group in _entries().get(held[at].fold, ()):
        last = at + len(rest)
        if tuple(w.fold for w in held[at + 1 : last + 1]) == rest:
            return last, group
    return None


def _verb(text: str, held: Sequence[Word], at: int, found: tuple[int, str]) -> int | None:
    """The verb beside a limiting word; of one that may stand anywhere, the nearest one in its clause."""
    behind = found[0] + 1
    if behind < len(held) and not _STOPS & set(text[held[found[0]].end : held[behind].start]):
        if _is_verb(held, behind) or _is_led(held, at):
            return behind
        if found[1] != _ANYWHERE and held[behind].fold not in empty():
            return None  # It limits what follows: "remained completely silent".
    reach = _NEAR if found[1] == _ANYWHERE else 1
    for place in range(at - 1, max(-1, at - 1 - reach), -1):
        if _STOPS & set(text[held[place].end : held[place + 1].start]):
            return None
        if _is_verb(held, place) or (_is_led(held, place) and held[place].fold not in empty()):
            return place
    return None


def _is_verb(held: Sequence[Word], at: int) -> bool:
    word = held[at]
    if word.fold in empty() or not word.text.islower() or len(word.fold) < 4:
        return False
    led = held[at - 1].fold if at else ""
    if led in closed("determiners", "possessives") or (led in closed("prepositions") and not word.fold.endswith("ing")):
        return False
    return word.fold.endswith(("ed", "ing")) or base(word.fold) != word.stem


def _is_led(held: Sequence[Word], at: int) -> bool:
    """Whether "to", a modal or "do" stands before a word, as before a verb."""
    return at > 0 and held[at - 1].fold in closed("modals", "do", "subjects") | {"to", "not"}


@cache
def _entries() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """The limiting words by their first word, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    table: Mapping[str, str] = lexicon("standing")["limits"]
    for group, listing in table.items():
        for printed in listing.split(","):
            first, *rest = printed.split()
            found.setdefault(first, []).append((tuple(rest), group))
    return {first: sorted(entries, key=lambda e: -len(e[0])) for first, entries in found.items()}


@cache
def _alone() -> frozenset[str]:
    return frozenset(first for first, entries in _entries().items() if any(not rest for rest, _ in entries))
