"""How long, told without a number: "a monthslong inquiry", "a year-long strike", "for decades"."""

from __future__ import annotations

from functools import cache

from newsdiff.model import Hedge, Measure
from newsdiff.stages.numbers._line import HYPHENS, Figure, Line, figure
from newsdiff.stages.numbers._tables import reaching, units


@cache
def _joined() -> dict[str, str]:
    """Each word for a time by its form with "long" at the end."""
    return {word + "long": word for word in reaching("lasting")}


def starting() -> frozenset[str]:
    """The words with which such a time can begin."""
    return frozenset((*_joined(), *reaching("lasting")))


def lasting(line: Line, at: int) -> Figure | None:
    """The time told by the words at that index, or None."""
    fold = line.fold(at)
    if fold in _joined():
        return _lasting(line, at, at + 1, _joined()[fold])
    if fold not in reaching("lasting"):
        return None
    if line.gap(at + 1) in HYPHENS and line.fold(at + 1) == "long":
        return _lasting(line, at, at + 2, fold)
    many = fold.endswith("s") and line.fold(at - 1) == "for" and line.spaced(at)
    return _lasting(line, at, at + 1, fold) if many else None


def _lasting(line: Line, first: int, stop: int, word: str) -> Figure:
    found = figure(line, first, stop, *reaching("lasting")[word])
    hedge = Hedge.VAGUE if word.endswith("s") else Hedge.ABOUT
    [(_, (_, unit)), *_] = units()[word]
    return found._replace(measure=Measure.DURATION, unit=unit, hedge=hedge)
