"""The ledger of counts, a column for each article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.model import Count
from newsdiff.reports.ledger import WHAT_IT_IS, entries, standing, title
from newsdiff.reports.markdown_report._escape import escape, table
from newsdiff.reports.markdown_report._sheet import Sheet


def ledger(sheet: Sheet) -> Iterator[str]:
    """One line for each count; nothing when nothing is counted twice."""
    counts = sheet.comparison.counts
    if not counts:
        return
    yield f"## Ledger ({len(counts)})"
    yield WHAT_IT_IS
    columns = (sheet.who(article.label) for article in sheet.comparison.articles)
    yield table(("Count", *columns, "How they stand"), (_line(sheet, count) for count in counts))


def _line(sheet: Sheet, count: Count) -> Sequence[str]:
    c = sheet.comparison
    told = ("; ".join(escape(e.told) for e in entries(c, count, a.label)) for a in c.articles)
    see = ", ".join(sheet.link(named) for named in sheet.of(c.divergences_of(count)))
    return (
        escape(title(count)),
        *(cell or "–" for cell in told),
        "; ".join(filter(None, (standing(count), see))),
    )
