"""The report an editor can check line by line, as markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsdiff.model import Comparison, Kind
from newsdiff.reports.choice import Choice, Section, Verdicts
from newsdiff.reports.markdown_report._divergences import of_kind
from newsdiff.reports.markdown_report._head import articles, summary, title
from newsdiff.reports.markdown_report._ledger import ledger
from newsdiff.reports.markdown_report._method import dropped, method
from newsdiff.reports.markdown_report._omissions import omissions
from newsdiff.reports.markdown_report._profiles import profiles
from newsdiff.reports.markdown_report._rows import rows
from newsdiff.reports.markdown_report._sheet import Sheet
from newsdiff.reports.markdown_report._verdicts import verdicts
from newsdiff.reports.settings import Made

__all__ = ["as_markdown"]

_PARTS: dict[Section, Callable[[Sheet], Iterator[str]]] = {
    Section.SUMMARY: summary,
    Section.ARTICLES: articles,
    Section.LEDGER: ledger,
    Section.NUMBERS: of_kind(Kind.NUMBER, "Numbers"),
    Section.NAMES: of_kind(Kind.NAME, "Names"),
    Section.DATES: of_kind(Kind.DATE, "Dates"),
    Section.FRAMING: of_kind(Kind.FRAMING, "Framing"),
    Section.ATTRIBUTION: of_kind(Kind.ATTRIBUTION, "Attribution"),
    Section.OMISSIONS: omissions,
    Section.PROFILES: profiles,
    Section.VERDICTS: verdicts,
    Section.ROWS: rows,
    Section.DROPPED: dropped,
    Section.METHOD: method,
}


def as_markdown(comparison: Comparison, verdicts: Verdicts, choice: Choice, made: Made) -> str:
    """CommonMark with GFM tables, valid whatever the articles hold; the same each time.

    First what an editor needs to decide (summary, articles, origins, the gravest), then every
    divergence with each side's words, then every aligned row, then how it was made.
    """
    sheet = Sheet(comparison, made, verdicts, choice)
    parts = (title, *(part for section, part in _PARTS.items() if choice.tells(section)))
    return "\n\n".join(block for part in parts for block in part(sheet)) + "\n"
