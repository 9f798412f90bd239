"""What has happened to what is counted: the nearest word of state in the clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import Measure
from newsdiff.stages.numbers._line import Figure, Line
from newsdiff.stages.numbers._tables import listed, valued

_WALL = 100
"""What the end of a clause costs in words of distance."""
_NEAR_BEFORE = 9
_NEAR_AFTER = 18
_FARTHEST = 110
_LOOSE_NEAR = 8
"""How near a word must be that tells of things, not of people: it is mostly said of something else."""
_COSTS = {",": 4, ";": _WALL, ":": _WALL}
_ASIDES = frozenset("—–()")
_ASIDE = 4


_CHANGES = frozenset(["rose", "fell"])
"""Told of the amount of a change ("rose by 5"), not of what it led to ("rose to 5")."""


class Rank(IntEnum):
    """How firmly a word tells a state."""

    WORD = 0
    HINT = 1
    BESIDE = 2


_NEAR_OF_RANK = {Rank.WORD: _WALL, Rank.HINT: 8, Rank.BESIDE: 2}


class Sign(NamedTuple):
    """A word that tells a state."""

    at: int
    state: str
    rank: Rank


@cache
def _signs() -> dict[str, tuple[str, Rank]]:
    table = lexicon("states")["state"]
    kinds = (("beside", Rank.BESIDE), ("hints", Rank.HINT), ("words", Rank.WORD))
    return {w: (s, rank) for key, rank in kinds for s, held in table.items() for w in held.get(key, ())}


@cache
def _measures() -> dict[str, frozenset[Measure]]:
    return {
        s: frozenset(Measure(m) for m in held["measures"]) for s, held in lexicon("states")["state"].items()
    }


@cache
def _held(name: str) -> frozenset[str]:
    return frozenset(lexicon("states")[name])


@cache
def _turns() -> dict[str, int]:
    return dict(lexicon("states")["turns"])


@cache
def default_counted(state: str) -> str:
    """What is counted in a state when the words do not say, or ""."""
    return str(lexicon("states")["state"].get(state, {}).get("counts", ""))


def counting(fold: str) -> bool:
    """Whether a word tells outright what has happened to somebody."""
    state, rank = _signs().get(fold, ("", Rank.HINT))
    return rank is Rank.WORD and bool(default_counted(state))


def participle(fold: str) -> bool:
    """Whether a word of state is an adjective or verb form, not the name of the deed."""
    return counting(fold) and (fold.endswith(("ed", "ing")) or fold in _held("adjectives"))


def _place(sign: Sign) -> int:
    return sign.at


@dataclass(frozen=True, slots=True)
class States:
    """The words of state of one passage, and what it costs to go from one word to another."""

    signs: tuple[Sign, ...]
    costs: tuple[int, ...]
    """Cost from the start of the passage up to each word."""
    asides: tuple[int, ...]
    """Dashes and brackets from the start of the passage up to each word."""

    def around(self, found: Figure) -> Sequence[Sign]:
        """The words of state near enough to tell of a figure."""
        low = bisect_left(self.signs, found.first - _FARTHEST, key=_place)
        return self.signs[low : bisect_left(self.signs, found.stop + _FARTHEST, key=_place)]

    def distance(self, low: int, high: int) -> int:
        """Words between two indices, more where clauses turn or end; a whole aside costs little."""
        marks = self.asides[high] - self.asides[low]
        wall = marks * _ASIDE if marks % 2 == 0 else _WALL
        return high - low + self.costs[high] - self.costs[low] + wall


def states(line: Line) -> States:
    """The words of state of a passage."""
    told = tuple(
        Sign(at, *_signs()[word.fold])
        for at, word in enumerate(line.words)
        if word.fold in _signs() and at not in line.taken and not _denied(line, at) and not _left(line, at)
    )
    places = range(len(line.words)) if told else range(0)
    asides = (sum(c in _ASIDES for c in line.gap(at)) if at else 0 for at in places)
    return States(told, tuple(accumulate(_cost(line, at) for at in places)), tuple(accumulate(asides)))


def _left(line: Line, at: int) -> bool:
    """Whether it tells of the bereaved: "survived by two sons"."""
    return line.fold(at) == "survived" and line.fold(at + 1) == "by"


def _denied(line: Line, at: int) -> bool:
    return any(line.fold(at - i) in _held("denials") or line.fold(at - i).endswith("n't") for i in (1, 2, 3))


def _cost(line: Line, at: int) -> int:
    fold, gap = line.fold(at), line.gap(at) if at else ""
    cost = sum(_COSTS.get(c, 0) for c in gap) if len(gap) < 20 else _WALL
    if gap.startswith(".") and " " in gap:
        cost += _WALL
    return cost + _turns().get(fold, 0)


def state(line: Line, told: States, found: Figure, held: range, firsts: frozenset[int]) -> str:
    """The state of what a figure counts, or "": words before hints, the nearest first, within the clause.

    `firsts` are the indices at which the figures of the passage begin.
    """
    fits = [s for s in _fitting(line, told, found, held) if not _of_the_next(line, s, found, firsts)]
    ranked = sorted(
        (s.rank, _away(told, found, s), s.at < found.first, s.state) for s in _main(line, fits, held)
    )
    for rank, away, before, name in ranked:
        near = _NEAR_BEFORE if before else _NEAR_AFTER
        near = min(near, _NEAR_OF_RANK[rank], near if default_counted(name) else _LOOSE_NEAR)
        if away < near:
            return name
    return _beyond(ranked) if not held else ""


def _fitting(line: Line, told: States, found: Figure, held: range) -> Iterator[Sign]:
    """The words of state around a figure that can be said of what it counts."""
    a_thing = bool(held) and line.fold(held[-1]) in _held("things")
    changed = line.fold(found.first - 1) in ("to", "from", "at")
    part = _part_of_whole(line, found, told)
    for sign in told.around(found):
        if found.first <= sign.at < found.stop or found.measure not in _measures()[sign.state]:
            continue
        if (a_thing and default_counted(sign.state)) or (changed and sign.state in _CHANGES):
            continue
        if _may_tell(line, sign, held) and (sign.at in held or not part):
            yield sign


def _of_the_next(line: Line, sign: Sign, found: Figure, firsts: frozenset[int]) -> bool:
    """Whether a word after a figure tells of another one after it: "killing eight", "injured 20"."""
    if sign.at < found.first:
        return False
    return line.fold(sign.at) in _held("active") or (sign.at + 1 in firsts and line.spaced(sign.at + 1))


def _beyond(ranked: Sequence[tuple[Rank, int, bool, str]]) -> str:
    """When the clause says nothing of what is counted: the nearest word in the clause beside it."""
    return next((name for rank, away, _, name in ranked if rank is Rank.WORD and away < _WALL + 10), "")


def _away(told: States, found: Figure, sign: Sign) -> int:
    if sign.at < found.first:
        return told.distance(sign.at, found.first)
    return told.distance(found.stop - 1, sign.at)


def _may_tell(line: Line, sign: Sign, held: range) -> bool:
    """A noun before the head noun tells nothing: "12 death threats"."""
    return (
        sign.at not in held or sign.at == held[-1] or participle(line.fold(sign.at)) or sign.rank is Rank.HINT
    )


def _part_of_whole(line: Line, found: Figure, told: States) -> bool:
    """As in "45 of the 120 detainees": the whole is not in the state of its part."""
    at = found.first
    if line.fold(at - 1) == "of":
        before = line.fold(at - 2)
        return at == 1 or line.gap(at - 1)[:1] == "," or before[:1].isdigit() or before in valued("cardinals")
    if line.fold(at - 1) not in listed("determiners") or line.fold(at - 2) != "of":
        return False
    return not any(s.at == at - 3 for s in told.around(found))


def _main(line: Line, fits: Sequence[Sign], held: range) -> list[Sign]:
    """Without what only a relative clause tells: in "men who were detained were freed", they were freed."""
    if not held or line.fold(held[-1] + 1) not in ("who", "that", "which"):
        return list(fits)
    after = [s for s in fits if s.at > held[-1] and s.rank is Rank.WORD and s.at - held[-1] < _NEAR_AFTER]
    return [s for s in fits if len(after) < 2 or s is not after[0]]
