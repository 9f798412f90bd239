"""The ledger of counts and the gaps between figures as JSON, and back.

A figure is told once, under "quantities", a date under "moments"; a count names them by their places in those
lists, from 0.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from newsdiff.model import Comparison, Count, Figure, Gap, Mark, Measure, Moment, Quantity, Relation, Span

T = TypeVar("T")
Object = dict[str, Any]


def counts_as_json(comparison: Comparison) -> list[Object]:
    """One for each count; empty when divergences were not looked for."""
    marks: Sequence[Mark] = (*comparison.quantities, *comparison.moments)
    at = {mark: number for number, mark in enumerate(marks)}
    return [_count(count, at, len(comparison.quantities)) for count in comparison.counts]


def _count(count: Count, at: Mapping[Mark, int], first_moment: int) -> Object:
    return {
        "id": count.id,
        "subject": count.subject,
        "state": count.state or None,
        "measure": count.measure.value,
        "unit": count.unit or None,
        "relation": count.relation.value if count.relation else None,
        "figures": [
            {
                "quantity": at[f.quantity],
                "speaker": [f.speaker.start, f.speaker.end] if f.speaker else None,
                "moment": at[f.moment] - first_moment if f.moment else None,
            }
            for f in count.figures
        ],
    }


def counts_from_json(
    told: Mapping[str, Any], quantities: Sequence[Quantity], moments: Sequence[Moment]
) -> tuple[Count, ...]:
    """The counts of a saved comparison; of one saved before counts were kept, none.

    Raises:
        KeyError, TypeError, ValueError, IndexError: it is damaged.

    """
    return tuple(
        Count(
            c["id"], c["subject"], c["state"] or "", Measure(c["measure"]), c["unit"] or "",
            tuple(_figure(f, quantities, moments) for f in c["figures"]),
            None if c["relation"] is None else Relation(c["relation"]),
        )
        for c in told.get("counts", ())
    )  # fmt: skip


def _figure(told: Object, quantities: Sequence[Quantity], moments: Sequence[Moment]) -> Figure:
    speaker = None if told["speaker"] is None else Span(int(told["speaker"][0]), int(told["speaker"][1]))
    moment = None if told["moment"] is None else _picked(moments, told["moment"])
    return Figure(_picked(quantities, told["quantity"]), speaker, moment)


def _picked(held: Sequence[T], at: int) -> T:
    if at < 0:
        raise IndexError(f"there is no place {at}")
    return held[at]


def gap_as_json(gap: Gap | None) -> Object | None:
    """How far the figures of a divergence lie apart."""
    if gap is None:
        return None
    return {"absolute": format(gap.absolute, "f"), "relative": gap.relative, "unit": gap.unit or None}


def gap_from_json(told: Object | None) -> Gap | None:
    """The gap of a saved divergence.

    Raises:
        KeyError, TypeError, ValueError, ArithmeticError: it is damaged.

    """
    if told is None:
        return None
    relative = told["relative"]
    return Gap(Decimal(told["absolute"]), None if relative is None else float(relative), told["unit"] or "")
