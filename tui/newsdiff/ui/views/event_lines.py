"""An event of a sweep as two lines: what it is, and the gravest divergence in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rich.cells import cell_len

from newsdiff.model import SERIOUS
from newsdiff.sweep import EventRow
from newsdiff.ui.bits import Bit
from newsdiff.ui.kinds import GLYPH
from newsdiff.ui.plain import plain
from newsdiff.ui.wrapping import fit

HEIGHT = 2
HEAD = f"{'day':<16} {'articles':>8} {'origins':>7}  event, and what is gravest in it"
_INDENT = "  "


def lines(row: EventRow, width: int) -> tuple[tuple[Bit, ...], ...]:
    """The bits of both lines, `width` cells at most."""
    told = f"{days(row):<16} {row.articles:>8,} {row.origins:>7,}  "
    room = max(8, width - len(told))
    return (
        (
            Bit(told, "text--quiet"),
            Bit(fit(plain(row.topic) or "without a headline", room), "text--title"),
        ),
        _below(row, width - len(_INDENT)),
    )


def _below(row: EventRow, width: int) -> tuple[Bit, ...]:
    """What is gravest, with its kind and severity, after what is left out of the comparison."""
    few = f"{row.compared:,} of {row.articles:,} compared  " if row.compared < row.articles else ""
    if row.kind is None:
        return Bit(_INDENT), Bit(few, "text--warning"), Bit("nothing diverges", "text--quiet")
    grave = "text--warning" if row.severity >= SERIOUS else "text--quiet"
    sign, weight = f"{GLYPH[row.kind]} ", f"{row.severity:.2f}  "
    room = max(8, width - cell_len(sign + weight + few))
    return (
        Bit(_INDENT), Bit(sign, f"sign--{row.kind}"), Bit(weight, "text--quiet"), Bit(few, "text--warning"),
        Bit(fit(plain(row.gravest), room), grave),
    )  # fmt: skip


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
        f"  {days(row) or 'no day'}, {row.articles:,} articles{_few(row)}, {row.origins:,} origins,"
        f" {row.divergences:,} divergences\n"
        f"  {plain(row.gravest) or 'nothing diverges'}\n"
        for row in rows
    )


def _few(row: EventRow) -> str:
    return f" ({row.compared:,} compared)" if row.compared < row.articles else ""
