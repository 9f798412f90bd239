"""Units of one measure, brought to one base, so that miles and kilometres can be compared."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.model import Measure, Quantity

_SHARES = {Measure.PERCENT: Decimal(1), Measure.FRACTION: Decimal(100)}


@cache
def _factors() -> dict[tuple[str, str], tuple[str, Decimal]]:
    table: dict[str, dict[str, str]] = lexicon("units")
    return {
        (measure, unit): (next(u for u, f in held.items() if f == "1"), Decimal(factor))
        for measure, held in table.items()
        for unit, factor in held.items()
    }


def base(quantity: Quantity) -> tuple[str, Decimal]:
    """The base unit of its measure and the factor to it; its own unit, and 1, when none is known."""
    if quantity.measure in _SHARES and quantity.unit in ("%", ""):
        return "%", _SHARES[quantity.measure]
    return _factors().get((quantity.measure.value, quantity.unit), (quantity.unit, Decimal(1)))


def dimension(quantity: Quantity) -> tuple[str, str]:
    """What must agree for two figures to be comparable: the measure, shares being one, and the base unit."""
    measure = Measure.PERCENT if quantity.measure in _SHARES else quantity.measure
    return measure.value, base(quantity)[0]
