"""An event of a sweep as two lines: what it is, and the gravest divergence in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from newsdiff.model import SERIOUS
from newsdiff.sweep import EventRow
from newsdiff.ui.bits import Bit
from newsdiff.ui.plain import plain
from newsdiff.ui.wrapping import fit

HEIGHT = 2
HEAD = f"{'day':<16} {'articles':>8} {'origins':>7}  event, and what is gravest in it"
_INDENT = "  "


def lines(row: EventRow, width: int) -> tuple[tuple[Bit, ...], ...]:
    """The bits of both lines, `width` cells at most."""
    grave = "text--warning" if row.severity >= SERIOUS else "text--quiet"
    told = f"{days(row):<16} {row.articles:>8,} {row.origins:>7,}  "
    room = max(8, width - len(told))
    below = max(8, width - len(_INDENT))
    return (
        (
            Bit(told, "text--quiet"),
            Bit(fit(plain(row.topic) or "without a headline", room), "text--title"),
        ),
        (Bit(_INDENT), Bit(fit(plain(row.gravest) or "nothing diverges", below), grave)),
    )


def days(row: EventRow) -> str:
    """The day, or the first and the last one; nothing where none is known."""
    if row.first is None or row.last is None:
        return ""
    first, last = date.fromordinal(row.first), date.fromordinal(row.last)
    if first == last:
        return f"{first:%Y-%m-%d}"
    return f"{first:%Y-%m-%d}–{last:%m-%d}" if first.year == last.year else f"{first:%Y-%m}–{last:%Y-%m}"


def printed(rows: Iterable[EventRow]) -> str:
    """The events as plain text, three lines each."""
    return "".join(
        f"{plain(row.topic) or 'without a headline'}\n"
        f"  {days(row) or 'no day'}, {row.articles:,} articles, {row.origins:,} origins,"
        f" {row.divergences:,} divergences\n"
        f"  {plain(row.gravest) or 'nothing diverges'}\n"
        for row in rows
    )
