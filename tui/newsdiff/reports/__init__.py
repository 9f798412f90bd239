"""Reports: pure functions from a Comparison to a text, one module or package for each format."""

from __future__ import annotations

from newsdiff.model import Comparison


def markdown(comparison: Comparison) -> str:
    """The report for people: markdown (CommonMark with GFM tables), one final newline."""
    from newsdiff.reports.markdown_report import as_markdown

    return as_markdown(comparison)


def as_json(comparison: Comparison) -> str:
    """The report for programs: JSON of schema `newsdiff.comparison/1`, one final newline."""
    from newsdiff.reports.json_report import comparison_json

    return comparison_json(comparison)
