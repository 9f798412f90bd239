"""How two figures stand: what each can fairly be taken to mean, and whether both can hold.

A figure means an interval. What is exact means itself; "about" a tenth more or less; "nearly" its upper
tenth; "at least" and "more than" up to half as much again, since "over 100" is no news of 350; "up to" and
"under" down to two thirds. A figure of five digits or more that ends in three noughts or more is taken to be
rounded at its last digit
that is none, and so are decades and centuries. Two figures whose intervals meet can both hold; else they
contradict each other. Ends are included: "250,000" and "more than 250,000" can both hold.
"""

from __future__ import annotations

import math
from decimal import Decimal
from typing import NamedTuple

from newsdiff.model import Gap, Hedge, Measure, Quantity, Relation
from newsdiff.stages.diverge._units import base

_LOOSE = Decimal("1.5")
_ABOUT = Decimal("0.1")
_CONVERTED = Decimal("0.03")
"""How far figures may lie apart that are told in two units, since one was converted and rounded."""
_ROUND = Decimal(10_000)
_NOUGHTS = 3
_TELLING = 3
"""Digits from which a figure is hardly met by chance."""
_NEARLY = Decimal("1.05")
_LONG_UNITS = frozenset(("decade", "century"))
_OPEN = Decimal("Infinity")


class Reach(NamedTuple):
    """The bounds of a figure as it is stated; either may be open."""

    low: Decimal | None
    high: Decimal | None


def standing(a: Quantity, b: Quantity) -> Relation | None:
    """How two comparable figures stand; None when they say the same. Symmetric."""
    if value(a) == value(b):
        return None
    if a.measure is Measure.SCORE:
        return Relation.CONTRADICTS
    (low, high), (other_low, other_high) = reach(a), reach(b)
    slack = Decimal(0) if a.unit == b.unit and a.measure is b.measure else _CONVERTED
    apart = low > _wider(other_high, slack) or other_low > _wider(high, slack)
    return Relation.CONTRADICTS if apart else Relation.COMPATIBLE


def _wider(high: Decimal, slack: Decimal) -> Decimal:
    return high + abs(high) * slack if high.is_finite() else high


def value(quantity: Quantity) -> tuple[object, ...]:
    """What two figures share when they say the same."""
    return base(quantity)[0], *stated(quantity), quantity.hedge is Hedge.VAGUE


def stated(quantity: Quantity) -> Reach:
    """Its bounds in the base unit of its measure."""
    _, factor = base(quantity)
    low, high = (None if v is None else v * factor for v in (quantity.low, quantity.high))
    return Reach(low, high)


def reach(quantity: Quantity) -> tuple[Decimal, Decimal]:
    """The least and the most that a figure can fairly be taken to mean, in the base unit of its measure."""
    low, high = stated(quantity)
    if low is not None and high is None:
        return low, max(low * _LOOSE, low)
    if high is not None and low is None:
        return min(high / _LOOSE, high), high
    if low is None or high is None:
        return -_OPEN, _OPEN
    slack = _rounding(quantity, low) if low == high else Decimal(0)
    slack = abs(high) * _ABOUT if quantity.hedge is Hedge.ABOUT else slack
    return low - slack, high + slack


def _rounding(quantity: Quantity, figure: Decimal) -> Decimal:
    """Half of the last digit that is told, for what looks rounded, as decades do; else 0."""
    if quantity.unit in _LONG_UNITS:
        return base(quantity)[1] / 2
    if abs(figure) < _ROUND or figure % 1:
        return Decimal(0)
    noughts = int(figure.normalize().as_tuple().exponent)
    return Decimal(10) ** noughts / 2 if noughts >= _NOUGHTS else Decimal(0)


def gap(a: Quantity, b: Quantity) -> Gap | None:
    """How far two figures lie apart, in the smaller unit; None when they meet or one is vague."""
    (one, low), (high, other) = sorted(_closed(stated(q)) for q in (a, b))
    if Hedge.VAGUE in (a.hedge, b.hedge):
        return None
    if not (low < high and one.is_finite() and other.is_finite()):
        return None
    unit, size = min((base(q)[1], q.unit) for q in (a, b))[::-1]
    absolute = (high - low) / size
    told = absolute if a.unit == b.unit else round(absolute, 1)
    return Gap(told, float((high - low) / abs(low)) if low else None, unit)


def one_end(a: Quantity, b: Quantity) -> bool:
    """Whether two figures have a bound in common: "800,000" and "more than 800,000"."""
    mine, yours = stated(a), stated(b)
    return any(v is not None and v == w for v, w in zip(mine, yours, strict=True))


def close(a: Quantity, b: Quantity) -> bool:
    """Whether two figures of three digits or more are so near that chance hardly brings them together."""
    (_, low), (high, _) = sorted(_closed(stated(q)) for q in (a, b))
    return min(len(_digits(q)) for q in (a, b)) >= _TELLING and 0 < low <= high <= low * _NEARLY


def _digits(quantity: Quantity) -> str:
    """The digits of a figure but for leading and ending noughts."""
    known = quantity.high if quantity.low is None else quantity.low
    return "".join(map(str, (known or Decimal(0)).normalize().as_tuple().digits)).strip("0")


def orders(a: Quantity, b: Quantity) -> float:
    """How many powers of ten lie between the middles of two figures; 0 when one is not above nought."""
    middles = [_middle(*_closed(stated(q))) for q in (a, b)]
    return abs(middles[0] - middles[1]) if all(math.isfinite(m) for m in middles) else 0.0


def _middle(low: Decimal, high: Decimal) -> float:
    """The mean of the logarithms of both ends; infinite when one is not above nought."""
    return (math.log10(low) + math.log10(high)) / 2 if 0 < low <= high < _OPEN else math.inf


def _closed(ends: Reach) -> tuple[Decimal, Decimal]:
    """With an open end at the bound that is told."""
    known = ends.high if ends.low is None else ends.low
    if known is None:
        return _OPEN, _OPEN
    return known if ends.low is None else ends.low, known if ends.high is None else ends.high
