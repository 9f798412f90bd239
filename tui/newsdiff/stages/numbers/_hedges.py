"""How a figure is qualified: "at least", "nearly", "or more"."""

from __future__ import annotations

from decimal import Decimal

from newsdiff.model import Hedge, Measure
from newsdiff.stages.numbers._line import HYPHENS, Figure, Line
from newsdiff.stages.numbers._tables import Phrase, hedges, listed

_UNHEDGED = frozenset([Measure.ORDINAL, Measure.SCORE])
_NEARLY = Decimal("0.9")
_PLACES = 6
_MOST = 3


def hedged(line: Line, found: Figure) -> Figure:
    """The figure with the bounds that the words around it set, its span widened to hold them."""
    if found.measure in _UNHEDGED:
        return found
    found = _after(line, found)
    for _ in range(_MOST):
        known = _before(line, found)
        if known is None:
            break
        phrase, hedge = known
        first = found.first - len(phrase)
        found = _bounded(found, hedge)._replace(first=first, start=line.words[first].start)
    return found


def _before(line: Line, found: Figure) -> tuple[Phrase, Hedge] | None:
    """The longest phrase that ends right before the figure and qualifies it."""
    last = found.first - 1
    if last < 0 or not line.text[line.words[last].end : found.start].isspace():
        return None
    for phrase, hedge in hedges("hedges", -1).get(line.fold(last), ()):
        first = last - len(phrase) + 1
        if first >= 0 and line.holds(first, *phrase) and _qualifies(line, found, phrase, first):
            return phrase, hedge
    return None


def _qualifies(line: Line, found: Figure, phrase: Phrase, first: int) -> bool:
    """Whether words that also lead to a topic or a time are meant as a hedge here."""
    before = line.fold(first - 1)
    if phrase == ("over",) and found.hedge is Hedge.VAGUE and not found.scaled:
        return False
    if phrase == ("over",):
        return before not in listed("over_leads") and (
            found.measure is not Measure.DURATION or before in listed("over_time")
        )
    if phrase == ("about",):
        return before not in listed("about_leads")
    if phrase in (("under",), ("below",), ("above",)):
        return (
            found.measure is not Measure.COUNT or line.words[found.stop - 1].text[0].isdigit() or found.scaled
        )
    return phrase != ("some",) or found.measure is not Measure.CLOCK


def _bounded(found: Figure, hedge: Hedge) -> Figure:
    """With the bounds that a hedge sets; a range keeps its own."""
    if found.hedge is Hedge.RANGE or hedge is Hedge.EXACT:
        return found
    low, high = found.low, found.high
    if low is None or high is None or (hedge is Hedge.ABOUT and found.hedge is Hedge.VAGUE):
        return found
    bounds: dict[Hedge, tuple[Decimal | None, Decimal | None]] = {
        Hedge.AT_LEAST: (low, None),
        Hedge.MORE_THAN: (low, None),
        Hedge.AT_MOST: (None, high),
        Hedge.LESS_THAN: (None, high),
        Hedge.NEARLY: (round(low * _NEARLY, _PLACES), high),
    }
    low, high = bounds.get(hedge, (low, high))
    return found._replace(low=low, high=high, hedge=hedge)


def _after(line: Line, found: Figure) -> Figure:
    if line.text.startswith("+", found.end) and found.measure is not Measure.CLOCK:
        return _bounded(found, Hedge.AT_LEAST)._replace(end=found.end + 1)
    at = found.stop
    if not line.follows(at):
        return found
    for phrase, hedge in hedges("hedges_after", 0).get(line.fold(at), ()):
        close = phrase not in (("odd",), ("ish",), ("plus",)) or line.gap(at) in HYPHENS
        if close and line.holds(at, *phrase):
            stop = at + len(phrase)
            return _bounded(found, hedge)._replace(stop=stop, end=line.words[stop - 1].end)
    return found
