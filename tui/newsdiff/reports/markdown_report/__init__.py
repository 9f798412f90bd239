"""The report an editor can check line by line, as markdown."""

from __future__ import annotations

from newsdiff.model import Comparison
from newsdiff.reports.markdown_report._divergences import divergences, gravest
from newsdiff.reports.markdown_report._head import head
from newsdiff.reports.markdown_report._method import dropped, method
from newsdiff.reports.markdown_report._omissions import omissions
from newsdiff.reports.markdown_report._rows import rows
from newsdiff.reports.markdown_report._sheet import Sheet

__all__ = ["as_markdown"]

_PARTS = (head, gravest, divergences, omissions, rows, dropped, method)


def as_markdown(comparison: Comparison) -> str:
    """CommonMark with GFM tables, valid whatever the articles hold; the same each time.

    First what an editor needs to decide (articles, origins, the gravest), then every divergence
    with each side's words, then every aligned row, then how it was made.
    """
    sheet = Sheet(comparison)
    return "\n\n".join(block for part in _PARTS for block in part(sheet)) + "\n"
