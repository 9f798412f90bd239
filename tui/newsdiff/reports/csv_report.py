"""The divergences for a spreadsheet or a data frame: a line for each passage that is evidence.

An article that leaves something out has a line too, with the nearest passage as proof of search.
Cells that a spreadsheet would run as a formula begin with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from newsdiff.model import Comparison, Side
from newsdiff.reports.choice import Choice, Verdicts
from newsdiff.reports.facts import Facts, Named, by_passage
from newsdiff.reports.line import spaced
from newsdiff.reports.settings import Made

Cell = str | int | float | bool | None

COLUMNS = (
    "id",
    "name",
    "kind",
    "relation",
    "severity",
    "serious",
    "summary",
    "because",
    "row",
    "topic",
    "side",
    "value",
    "article",
    "outlet",
    "published",
    "headline",
    "path",
    "passage",
    "line",
    "start",
    "end",
    "words",
    "quotation",
    "nearest",
    "likeness",
    "verdict",
    "note",
)
"""The header, and the keys of every record; none is ever renamed, others may be added at the end."""

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def comparison_csv(comparison: Comparison, verdicts: Verdicts, choice: Choice, made: Made) -> str:
    """CSV (RFC 4180 with line feeds, UTF-8): the header, then the lines, gravest divergence first."""
    made_lines = io.StringIO()
    writer = csv.writer(made_lines, lineterminator="\n")
    writer.writerow(COLUMNS)
    for record in records(Facts(comparison, made, verdicts, choice)):
        writer.writerow(_cell(record[column]) for column in COLUMNS)
    return made_lines.getvalue()


def _cell(value: Cell) -> str:
    """As it is written: on one line, and never a formula."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value).lower() if isinstance(value, bool) else str(value)
    told = spaced(value).strip()
    return f"'{told}" if told.startswith(_FORMULA) else told


def records(facts: Facts) -> Iterator[dict[str, Cell]]:
    """Every line as a dictionary with the keys of `COLUMNS`; offsets are in the canonical text."""
    for named in facts.named:
        shared = _divergence(facts, named)
        for number, side in enumerate(named.divergence.sides, 1):
            for told in _side(facts, side):
                yield {**dict.fromkeys(COLUMNS), **shared, "side": number, "value": side.value, **told}


def _divergence(facts: Facts, named: Named) -> dict[str, Cell]:
    divergence = named.divergence
    number = facts.row_number.get(divergence.alignment or "")
    return {
        "id": divergence.id,
        "name": named.name,
        "kind": divergence.kind.value,
        "relation": divergence.relation.value,
        "severity": divergence.severity,
        "serious": facts.is_serious(divergence),
        "summary": divergence.summary,
        "because": divergence.because,
        "row": number,
        "topic": facts.comparison.alignments[number - 1].topic if number else None,
        "verdict": named.verdict.judgement.value,
        "note": named.verdict.note or None,
    }


def _side(facts: Facts, side: Side) -> Iterator[dict[str, Cell]]:
    for passage, found in by_passage(side.evidence).items():
        words = " … ".join(e.text for e in found)
        yield {
            **_article(facts, found[0].article),
            "passage": passage,
            "line": facts.line(passage, min(e.span.start for e in found)),
            "start": min(e.span.start for e in found),
            "end": max(e.span.end for e in found),
            "words": words,
            "quotation": facts.comparison.words(passage),
        }
    if side.value is None:
        for label in side.articles:
            yield {**_article(facts, label), **_nearest(facts, side)}


def _article(facts: Facts, label: str) -> dict[str, Cell]:
    page = facts.comparison.article[label].page
    return {
        "article": label,
        "outlet": page.outlet,
        "published": page.published.isoformat() if page.published else None,
        "headline": page.headline,
        "path": page.path,
    }


def _nearest(facts: Facts, side: Side) -> dict[str, Cell]:
    """The proof that it was looked for: the likest passage, where anything is like it."""
    if side.nearest is None or side.nearest.passage not in facts.comparison.passage:
        return {"likeness": 0.0}
    nearest = side.nearest
    return {
        "passage": nearest.passage,
        "line": facts.line(nearest.passage),
        "nearest": facts.comparison.words(nearest.passage),
        "likeness": nearest.likeness,
    }
