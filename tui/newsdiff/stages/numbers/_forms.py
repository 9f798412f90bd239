"""Two figures that tell one number: ranges, tallies and shares."""

from __future__ import annotations

from collections.abc import Callable

from newsdiff.model import Hedge, Measure
from newsdiff.stages.numbers._fractions import one_in
from newsdiff.stages.numbers._line import DASHES, HYPHENS, Figure, Line
from newsdiff.stages.numbers._tables import listed

Reader = Callable[[Line, int], Figure | None]
_SIGNS = "$£€¥₹ "
_NOT_SHARED = frozenset(
    [
        Measure.COUNT,
        Measure.ORDINAL,
        Measure.AGE,
        Measure.MONEY,
        Measure.TIMES,
        Measure.CLOCK,
        Measure.FRACTION,
    ]
)
_MOST_RATIO = 3
"""How much larger the second of "rose by 3 to 9" may be for a range; else it is what was reached."""
_PLAIN = frozenset([Hedge.EXACT, Hedge.ABOUT])


def joined(line: Line, one: Figure, read: Reader) -> Figure:
    """The figure together with a second one that makes a range, a tally or a share of it."""
    if one.measure in (Measure.ORDINAL, Measure.TIMES, Measure.FRACTION) or one.hedge not in _PLAIN:
        return one
    return _share(line, one, read) or _votes(line, one, read) or _pair(line, one, read) or one


def _votes(line: Line, one: Figure, read: Reader) -> Figure | None:
    """As in "220 votes to 210"."""
    at = one.stop + 2
    if line.fold(one.stop) not in ("vote", "votes") or line.fold(at - 1) not in ("to", "against"):
        return None
    if not line.follows(one.stop) or not line.follows(at - 1) or not line.follows(at) or at in line.taken:
        return None
    other = read(line, at)
    plain = other is not None and other.measure is Measure.COUNT is one.measure and other.hedge is Hedge.EXACT
    return _tally(one, other) if other and plain else None


def _share(line: Line, one: Figure, read: Reader) -> Figure | None:
    at = one.stop
    link = 1 if line.holds(at, "in") else 2 if line.holds(at, "out", "of") else 0
    if not link or not line.follows(at) or not line.follows(at + link) or at + link in line.taken:
        return None
    other = read(line, at + link)
    return one_in(line, one, other) if other else None


def _pair(line: Line, one: Figure, read: Reader) -> Figure | None:
    link, at = _link(line, one)
    if not link or at >= len(line.words) or at in line.taken:
        return None
    other = read(line, at)
    if other is None or other.hedge not in _PLAIN or other.low is None or one.low is None:
        return None
    pair = _same_unit(one, other)
    if pair is None or (link == "and" and line.fold(one.first - 1) != "between"):
        return None
    if _is_tally(line, *pair, link):
        return _tally(*pair)
    return _range(line, *pair) if _is_range(line, *pair, link) else None


def _link(line: Line, one: Figure) -> tuple[str, int]:
    """What links a figure to a second one, "" when nothing does; and where that begins."""
    at = one.stop
    if at >= len(line.words):
        return "", at
    gap = line.text[one.end : line.words[at].start]
    dash = gap.strip(_SIGNS)
    if dash in DASHES and not gap[0].isspace():
        return ("dash", at) if line.fold(at) != "to" else ("to-dash", at + 1)
    if line.fold(at) not in ("to", "or", "and") or not (gap.isspace() or gap in HYPHENS):
        return "", at
    after = line.gap(at + 1)
    fits = not after.strip(_SIGNS) or after in HYPHENS
    hyphened = gap in HYPHENS and after in HYPHENS
    return (("to-dash" if hyphened else line.fold(at)) if fits else "", at + 1)


def _same_unit(one: Figure, other: Figure) -> tuple[Figure, Figure] | None:
    """Both with the unit, and the scale, that only the second prints; None when they do not agree."""
    if one.measure is Measure.MONEY and other.measure is Measure.COUNT:
        other = other._replace(measure=one.measure, unit=one.unit)
    if one.measure is Measure.COUNT and other.measure is Measure.CLOCK:
        one = _same_half(one, other)
    elif one.measure is Measure.COUNT and other.measure is not Measure.COUNT:
        one = one._replace(measure=other.measure, unit=other.unit)
    if (one.measure, one.unit) != (other.measure, other.unit):
        return None
    return _same_scale(one, other), other


def _same_half(one: Figure, other: Figure) -> Figure:
    """As in "2 to 4 p.m.": the hour of the first in the half of the day of the second."""
    if one.low is None or other.low is None or not 1 <= one.low <= 12 or one.low % 1:
        return one
    minutes = one.low % 12 * 60 + (720 if other.low >= 720 else 0)
    minutes -= 720 if minutes >= other.low and minutes >= 720 else 0
    return one._replace(low=minutes, high=minutes, measure=Measure.CLOCK, unit=other.unit)


def _same_scale(one: Figure, other: Figure) -> Figure:
    """As in "2 to 3 million": the scale of the second is the first's too."""
    low, high = one.low, other.low
    if one.scaled or not other.scaled or low is None or high is None or low >= 1000:
        return one
    for size in (10**12, 10**9, 10**6, 10**3, 10**2, 12):
        if high % size == 0 or (size >= 1000 and high >= size):
            return one._replace(low=low * size, high=low * size) if low * size < high else one
    return one


def _is_tally(line: Line, one: Figure, other: Figure, link: str) -> bool:
    """As in "52-48", "won 3-1", "a vote of 54 to 44"."""
    if one.measure is not Measure.COUNT or one.scaled or other.scaled or link in ("or", "and"):
        return False
    if one.low is None or other.low is None or one.low % 1 or other.low % 1 or max(one.low, other.low) > 9999:
        return False
    near = [*line.before(one.first, 5), *line.after(other.stop, 2)]
    told = any(word in listed("tally") for word in near)
    if one.low >= other.low:
        return told or link != "to" or not (line.fold(one.first - 1) == "from" or _changes(line, one.first))
    return told and _no_noun(line, other.stop)


def _no_noun(line: Line, at: int) -> bool:
    """Whether nothing that could be counted follows."""
    fold = line.fold(at)
    if not line.follows(at) or fold in listed("tally"):
        return True
    return not (fold.endswith("s") or fold in listed("plurals")) or fold in listed("stops")


def _tally(one: Figure, other: Figure) -> Figure:
    ends = sorted(v for v in (one.low, other.low) if v is not None)
    return one._replace(
        stop=other.stop, end=other.end, low=ends[0], high=ends[-1], measure=Measure.SCORE, unit=""
    )


def _is_range(line: Line, one: Figure, other: Figure, link: str) -> bool:
    if one.low is None or other.low is None or one.low >= other.low:
        return False
    if link == "to":
        by = line.fold(one.first - 1) == "by" and other.low <= one.low * _MOST_RATIO
        return by or not _changes(line, one.first)
    return link != "or" or other.low <= one.low * 2


def _changes(line: Line, first: int) -> bool:
    """Whether "3 to 5" tells a change from one to the other, by the nearest verb before it."""
    for word in line.before(first, 8):
        if word in listed("range"):
            return False
        if word in listed("change"):
            return True
    return False


def _range(line: Line, one: Figure, other: Figure) -> Figure:
    between = one.first - 1
    opened = line.fold(between) == "between"
    return one._replace(
        first=between if opened else one.first, start=line.words[between].start if opened else one.start,
        stop=other.stop, end=other.end, high=other.high, hedge=Hedge.RANGE, scaled=other.scaled,
    )  # fmt: skip


def borrowed(line: Line, one: Figure, read: Reader) -> Figure:
    """The figure with the unit that a second one prints for both: "5 and 6 kg", "from 3 to 5 percent"."""
    if one.measure is not Measure.COUNT:
        return one
    link, at = _link(line, one)
    if not link or at >= len(line.words) or at in line.taken:
        return one
    other = read(line, at)
    if other is None or other.measure in _NOT_SHARED:
        return one
    return one._replace(measure=other.measure, unit=other.unit)
