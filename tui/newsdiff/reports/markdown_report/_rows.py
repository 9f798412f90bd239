"""Every aligned row, with the full words of its passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.model import Alignment
from newsdiff.reports.markdown_report._escape import bold, escape, table
from newsdiff.reports.markdown_report._quote import quote
from newsdiff.reports.markdown_report._sheet import Sheet

_REASONS = 8
"""How many of the words that link a row's passages are told."""


def rows(sheet: Sheet) -> Iterator[str]:
    """A table for each row."""
    found = sheet.comparison.alignments
    yield f"## Aligned rows ({len(found)})"
    if not found:
        yield "No two passages were found to tell the same thing."
    for row in found:
        yield f"### Row {sheet.row_number[row.id]}"
        yield _told(sheet, row)
        yield table(("Article", "Outlet and day", "In its words", "Where"), _lines(sheet, row))


def _told(sheet: Sheet, row: Alignment) -> str:
    """Topic, likeness, what links the passages, who moved it, and the divergences told above."""
    reasons = list(dict.fromkeys(word for link in row.links for word in link.because))[:_REASONS]
    told = [bold(row.topic), f"(likeness {row.likeness:.2f})."]
    if reasons:
        told.append(f"Linked by: {escape(', '.join(reasons))}.")
    if row.moved:
        told.append(f"Moved: {escape(row.turned)}.")
    at = sheet.named_at.get(row.id, ())
    if at:
        told.append(f"See {', '.join(sheet.link(named) for named in at)}.")
    return " ".join(part for part in told if part)


def _lines(sheet: Sheet, row: Alignment) -> Iterator[Sequence[str]]:
    for telling in row.tellings:
        for passage in telling.passages:
            yield (
                sheet.who(telling.article),
                sheet.outlet(telling.article),
                quote(sheet.comparison, passage, ()),
                sheet.place(passage),
            )
