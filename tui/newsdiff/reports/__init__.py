"""Reports: pure functions from a Comparison to a text, one module or package for each format.

Each takes the reader's verdicts, a choice of what to tell, and what made the comparison (this
newsdiff, unless it was made elsewhere and saved); each ends with one final newline.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from newsdiff.model import Comparison
from newsdiff.reports.choice import ALL, NO_VERDICTS, Choice, Section, Verdicts
from newsdiff.reports.settings import Made as Made
from newsdiff.reports.settings import made_here as made_here

__all__ = [
    "ALL",
    "FORMATS",
    "NO_VERDICTS",
    "Choice",
    "Made",
    "Section",
    "as_csv",
    "as_json",
    "html",
    "json_schema",
    "markdown",
]


def markdown(
    comparison: Comparison, verdicts: Verdicts = NO_VERDICTS, choice: Choice = ALL, made: Made | None = None
) -> str:
    """The report for people: markdown (CommonMark with GFM tables)."""
    from newsdiff.reports.markdown_report import as_markdown

    return as_markdown(comparison, verdicts, choice, made or made_here())


def html(
    comparison: Comparison, verdicts: Verdicts = NO_VERDICTS, choice: Choice = ALL, made: Made | None = None
) -> str:
    """The report for people as one HTML page that needs nothing else: no script, no outside request."""
    from newsdiff.reports.html_report import as_html

    return as_html(comparison, verdicts, choice, made or made_here())


def as_json(
    comparison: Comparison, verdicts: Verdicts = NO_VERDICTS, choice: Choice = ALL, made: Made | None = None
) -> str:
    """The report for programs: JSON of schema `newsdiff.comparison/1`, from which it can be read again."""
    from newsdiff.reports.json_report import comparison_json

    return comparison_json(comparison, verdicts, choice, made or made_here())


def as_csv(
    comparison: Comparison, verdicts: Verdicts = NO_VERDICTS, choice: Choice = ALL, made: Made | None = None
) -> str:
    """The divergences for a spreadsheet: CSV, a line for each passage that is evidence."""
    from newsdiff.reports.csv_report import comparison_csv

    return comparison_csv(comparison, verdicts, choice, made or made_here())


def json_schema() -> str:
    """The JSON Schema (draft 2020-12) of what `as_json` writes."""
    return Path(__file__).with_name("comparison.schema.json").read_text("utf-8")


Report = Callable[[Comparison, Verdicts, Choice, Made | None], str]

FORMATS: Mapping[str, Report] = {"markdown": markdown, "html": html, "json": as_json, "csv": as_csv}
"""Every format under the name that the command line gives it."""
