"""Whether two figures can be meant of one count, by what they say that they count."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.model import Hedge, Measure, Quantity
from newsdiff.stages.diverge._units import dimension
from newsdiff.words import stem

_DOZEN = 12
"""Up to here a count tells nothing by being alike: small numbers are of many things."""


class Fit(Enum):
    """How well what two figures count agrees."""

    NONE = 0
    """They cannot be of one count."""
    BARE = 1
    """Nothing speaks against it: one of them does not say, or says only "people"."""
    HEAD = 2
    """One noun, of which one says more than the other."""
    WHOLE = 3
    """One noun, told alike."""


def fit(a: Quantity, b: Quantity) -> Fit:
    """How well two figures agree in measure, state and what is counted."""
    if a.article == b.article or dimension(a) != dimension(b) or not states_agree(a.state, b.state):
        return Fit.NONE
    if is_vague(a) or is_vague(b):
        return Fit.BARE
    if not same_thing(a.counted, b.counted):
        return Fit.NONE
    if a.counted[-1] in _weak():
        return Fit.BARE
    return Fit.WHOLE if a.counted[:-1] == b.counted[:-1] else Fit.HEAD


def states_agree(a: str, b: str) -> bool:
    """Whether both can hold of one thing: people in one state are not those in another."""
    return kin(a) == kin(b) or not (a and b) or not (a in events() or b in events())


def discord(a: Quantity, b: Quantity) -> float:
    """How far two states speak against one count; less where people are in a state that one does not tell."""
    if kin(a.state) == kin(b.state):
        return 0.0
    return 0.4 if not (a.state and b.state) and (a.state or b.state) in events() else 1.0


def thin(a: Quantity, b: Quantity) -> bool:
    """Whether it is too little that nothing speaks against one count, where one does not say what it counts.

    The first and the fourth of all sorts of things, two of this and three of that stand side by side by
    chance, and so do "months" of one thing and two months of another; unless both are told in one state.
    """
    if a.state and kin(a.state) == kin(b.state):
        return False
    if (a.hedge is Hedge.VAGUE) != (b.hedge is Hedge.VAGUE) or a.measure is Measure.ORDINAL:
        return True
    return a.measure is Measure.COUNT and all(q.high is not None and q.high <= _DOZEN for q in (a, b))


@cache
def _kin() -> dict[str, str]:
    return {s: str(held.get("kin", s)) for s, held in lexicon("states")["state"].items()}


def kin(state: str) -> str:
    """The state of which it is a manner: the accused are counted with the charged."""
    return _kin().get(state, state)


def tells_apart(a: Quantity, b: Quantity) -> bool:
    """Whether two figures say enough to be compared from passages that no link joins.

    What is vague is of something else more often than not; so is one of which a state is told when none is
    told of the other.
    """
    return Hedge.VAGUE not in (a.hedge, b.hedge) and a.state == b.state


@cache
def _weak() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon("families")["weak"])


@cache
def events() -> frozenset[str]:
    """The states that people are in: killed, freed, arrested."""
    table = lexicon("states")["state"].items()
    return frozenset(s for s, held in table if "counts" in held and held.get("event", True))


def counts_people(quantity: Quantity) -> bool:
    """Whether it is how many are in a state that people are in."""
    return quantity.state in events() and quantity.measure is Measure.COUNT


@cache
def _families() -> dict[str, str]:
    table: dict[str, list[str]] = lexicon("families")["families"]
    return {stem(word): family for family, members in table.items() for word in members}


@cache
def _generic() -> frozenset[str]:
    return frozenset(stem(word) for word in lexicon("families")["generic"])


def is_vague(quantity: Quantity) -> bool:
    """Whether it says of what is counted no more than that they are people."""
    return not quantity.counted or quantity.counted[-1] in _generic()


def thing_of(quantity: Quantity) -> str:
    """The family of what is counted; "" where it is vague, or too common a word to tell anything."""
    if is_vague(quantity) or quantity.counted[-1] in _weak():
        return ""
    return _families().get(quantity.counted[-1], quantity.counted[-1])


def same_thing(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether the things counted agree; what says only "people", or nothing, agrees with all."""
    if any(not c or c[-1] in _generic() for c in (a, b)):
        return True
    heads = [_families().get(c[-1], c[-1]) for c in (a, b)]
    mine, yours = frozenset(a[:-1]), frozenset(b[:-1])
    return heads[0] == heads[1] and (mine <= yours or yours <= mine)
