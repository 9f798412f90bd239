"""The ledger and the gaps as JSON, and back: "counts" of a saved comparison, "gap" of a divergence.

A figure names its quantity and its date by their places in the lists "quantities" and "moments", from 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from newsdiff.model import Comparison, Count, Figure, Gap, Measure, Moment, Quantity, Relation, Span

Object = dict[str, Any]


def decimal_as_json(number: Decimal | None) -> str | None:
    """Digits without an exponent, unless they would be absurdly many."""
    if number is None:
        return None
    return format(number, "f") if abs(number.adjusted()) < 40 else str(number)


def counts_as_json(comparison: Comparison) -> list[Object]:
    """One for each line of the ledger."""
    quantities = {quantity: place for place, quantity in enumerate(comparison.quantities)}
    moments = {moment: place for place, moment in enumerate(comparison.moments)}
    return [_count(count, quantities, moments) for count in comparison.counts]


def _count(count: Count, quantities: Mapping[Quantity, int], moments: Mapping[Moment, int]) -> Object:
    return {
        "id": count.id,
        "subject": count.subject or None,
        "state": count.state or None,
        "measure": count.measure.value,
        "unit": count.unit or None,
        "relation": count.relation.value if count.relation else None,
        "figures": [
            {
                "quantity": quantities[figure.quantity],
                "speaker": [figure.speaker.start, figure.speaker.end] if figure.speaker else None,
                "moment": moments[figure.moment] if figure.moment else None,
            }
            for figure in count.figures
        ],
    }


def gap_as_json(gap: Gap | None) -> Object | None:
    """How far the figures of a divergence lie apart."""
    if gap is None:
        return None
    absolute = decimal_as_json(gap.absolute)
    return {"absolute": absolute, "relative": gap.relative, "unit": gap.unit or None}


def counts_from_json(
    told: Mapping[str, Any], quantities: tuple[Quantity, ...], moments: tuple[Moment, ...]
) -> tuple[Count, ...]:
    """The ledger of a saved comparison with these quantities and moments.

    Raises:
        KeyError, TypeError, ValueError, IndexError: it is damaged.

    """
    return tuple(_read_count(count, quantities, moments) for count in told["counts"])


def _read_count(told: Object, quantities: tuple[Quantity, ...], moments: tuple[Moment, ...]) -> Count:
    relation = told["relation"]
    return Count(
        id=told["id"],
        subject=told["subject"] or "",
        state=told["state"] or "",
        measure=Measure(told["measure"]),
        unit=told["unit"] or "",
        figures=tuple(_read_figure(figure, quantities, moments) for figure in told["figures"]),
        relation=Relation(relation) if relation else None,
    )


def _read_figure(told: Object, quantities: tuple[Quantity, ...], moments: tuple[Moment, ...]) -> Figure:
    speaker, moment = told["speaker"], told["moment"]
    return Figure(
        quantities[told["quantity"]],
        None if speaker is None else Span(*map(int, speaker)),
        None if moment is None else moments[moment],
    )


def gap_from_json(told: Object | None) -> Gap | None:
    """The gap of a saved divergence.

    Raises:
        KeyError, TypeError, ValueError, ArithmeticError: it is damaged.

    """
    if told is None:
        return None
    relative = told["relative"]
    return Gap(Decimal(told["absolute"]), None if relative is None else float(relative), told["unit"] or "")
