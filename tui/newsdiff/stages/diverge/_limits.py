"""Reads the words that limit or stress a verb: "temporarily blocked", "not changed in any real way"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._standing import base, closed
from newsdiff.words import Word

_REACH = 7
"""Words between a verb and what limits it behind its object."""
_LEAST = 4
"""Letters of a verb; shorter ones ("be", "go") tell no act of their own."""
_ANYWHERE = "anywhere"
_STOPS = frozenset(',;:.!?()[]"“”—–')


class Limit(NamedTuple):
    """A limiting word and the verb that it limits, by their places among the words of a passage."""

    first: int
    last: int
    verb: int


def limits(text: str, held: Sequence[Word]) -> Iterator[Limit]:
    """The limiting words of a passage that stand by a verb."""
    for at in range(len(held)):
        found = _found(held, at)
        verb = _verb(text, held, at, *found) if found else None
        if found and verb is not None:
            yield Limit(at, found[0], verb)


def is_limited(held: Sequence[Word]) -> bool:
    """Whether any limiting word stands in a passage, by a verb or not."""
    return any(_found(held, at) for at in range(len(held)))


def is_verb(held: Sequence[Word], at: int) -> bool:
    """Whether a word is a verb, by its form or by the word before it."""
    word, led = held[at], held[at - 1].fold if at else ""
    if word.fold in empty() or not word.text.islower() or len(word.fold) < _LEAST:
        return False
    if _leads(led):
        return True
    if led in closed("determiners", "possessives"):
        return False
    formed = word.fold.endswith("ed") or base(word.fold) != word.stem
    return word.fold.endswith("ing") or (formed and led not in closed("prepositions"))


def _leads(fold: str) -> bool:
    """Whether a verb in its plain form stands behind a word."""
    return fold in closed("modals", "do", "subjects") | {"to", "not"}


def _found(held: Sequence[Word], at: int) -> tuple[int, str] | None:
    """The last place of the limiting word that begins at a place, and its group."""
    for rest, group in _entries().get(held[at].fold, ()):
        last = at + len(rest)
        if tuple(w.fold for w in held[at + 1 : last + 1]) == rest:
            return last, group
    return None


def _verb(text: str, held: Sequence[Word], at: int, last: int, group: str) -> int | None:
    """The verb beside a limiting word; of one that may stand anywhere, the nearest one in its clause."""
    behind = last + 1
    if behind < len(held) and not _STOPS & set(text[held[last].end : held[behind].start]):
        if is_verb(held, behind) or (at and _leads(held[at - 1].fold)):
            return behind
        if group != _ANYWHERE and held[behind].fold not in empty():
            return None  # It limits what follows: "remained completely silent".
    reach = _REACH if group == _ANYWHERE else 1
    for place in range(at - 1, max(-1, at - 1 - reach), -1):
        if _STOPS & set(text[held[place].end : held[place + 1].start]):
            return None
        if is_verb(held, place):
            return place
    return None


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
