"""The index as files for others: all divergences as CSV, a report for each event."""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TextIO

from newsdiff.model import InputError
from newsdiff.reports import FORMATS, NO_VERDICTS, Choice
from newsdiff.sweep._index import told
from newsdiff.sweep._list import Events

COLUMNS = (
    "severity", "kind", "relation", "summary", "because", "row", "sides", "divergence", "event", "topic",
    "first_day", "last_day", "articles", "origins",
)  # fmt: skip
"""The header; none is ever renamed, others may be added at the end."""
_SUFFIXES = {"markdown": ".md", "html": ".html", "json": ".json", "csv": ".csv"}
_DAYS = (COLUMNS.index("first_day"), COLUMNS.index("last_day"))
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")


def write_csv(events: Events) -> Path:
    """Write all divergences, gravest first, to `divergences.csv` beside the index; whole or not at all.

    Raises:
        OutputError: it cannot be written.

    """
    target = events.folder / "divergences.csv"
    with _written(target) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in _rows(events):
            writer.writerow(_cell(value) for value in row)
    return target


@contextmanager
def _written(target: Path) -> Iterator[TextIO]:
    begun = target.with_name(f".{target.name}.{os.getpid()}")
    with told(target):
        try:
            with begun.open("w", encoding="utf-8", errors="replace", newline="") as file:
                yield file
            begun.replace(target)
        finally:
            begun.unlink(missing_ok=True)


def _rows(events: Events) -> Iterator[list[object]]:
    for row in events.divergences():
        cells = list(row)
        for at in _DAYS:
            cells[at] = day_told(row[at])
        yield cells


def day_told(ordinal: object) -> str:
    """A day as ISO 8601 has it, "" for one that is not known."""
    return date.fromordinal(ordinal).isoformat() if isinstance(ordinal, int) else ""


def _cell(value: object) -> object:
    """As it is written: on one line, and never a formula."""
    if not isinstance(value, str):
        return value
    spaced = " ".join(value.split())
    return f"'{spaced}" if spaced.startswith(_FORMULA) else spaced


def write_reports(events: Events, form: str, progress: Callable[[int, int], None]) -> int:
    """Write a report for each event into `reports/`, named by the event; how many were written.

    Raises:
        OutputError: one cannot be written.

    """
    folder = events.folder / "reports"
    with told(folder):
        folder.mkdir(exist_ok=True)
    written = 0
    ids = events.ids()
    for event in ids:
        try:
            comparison = events.finished(event).comparison
        except InputError:
            continue
        with _written(folder / f"{event}{_SUFFIXES[form]}") as file:
            file.write(FORMATS[form](comparison, NO_VERDICTS, Choice(), None))
        written += 1
        progress(written, len(ids))
    return written
