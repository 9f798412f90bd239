"""What can be asked of events, as it is typed and as it is told. Pure; no widget."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from newsdiff.model import Kind
from newsdiff.sweep import Wanted
from newsdiff.ui.kinds import KINDS


class Field(NamedTuple):
    """A line to type in."""

    name: str
    """Of the field of `Wanted`."""
    label: str
    hint: str


FIELDS = (
    Field("severity", "severity at least", "from 0 to 1; 0.7 is serious"),
    Field("outlet", "told by outlet", "part of its name"),
    Field("since", "told since", "2026, 2026-01 or 2026-01-31"),
    Field("until", "told until", "2026, 2026-01 or 2026-01-31"),
    Field("articles", "articles at least", "a number"),
    Field("origins", "origins at least", "a number"),
)
_DAY = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")


class Unclear(ValueError):
    """What was typed says nothing; the message is a sentence for the reader."""


def typed(wanted: Wanted) -> dict[str, str]:
    """What stands in each field; "" for one that asks nothing."""
    values = {
        "severity": f"{wanted.severity:g}" if wanted.severity else "",
        "outlet": wanted.outlet,
        "articles": str(wanted.articles or ""),
        "origins": str(wanted.origins or ""),
    }
    return {**values, "since": _told_day(wanted.since), "until": _told_day(wanted.until)}


def _told_day(day: int | None) -> str:
    return date.fromordinal(day).isoformat() if day else ""


def read(before: Wanted, values: Mapping[str, str]) -> Wanted:
    """What is asked for, with kinds and words as before.

    Raises:
        Unclear: a field holds what cannot be read.

    """
    told = {name: value.strip() for name, value in values.items()}
    return replace(
        before,
        severity=_severity(told["severity"]),
        outlet=told["outlet"],
        since=_day(told["since"], last=False),
        until=_day(told["until"], last=True),
        articles=_number(told["articles"]),
        origins=_number(told["origins"]),
    )


def _severity(words: str) -> float:
    try:
        found = float(words.replace(",", ".") or 0)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise Unclear(f"“{words}” is no severity: a number from 0 to 1.")
    return found


def _number(words: str) -> int:
    if words and not (words.isascii() and words.isdigit() and len(words) < 10):
        raise Unclear(f"“{words}” is no number of articles or origins.")
    return int(words or 0)


def _day(words: str, last: bool) -> int | None:
    """The first or last day of a year, of a month, or a day."""
    if not words:
        return None
    found = _DAY.fullmatch(words)
    try:
        if found:
            year, month = int(found[1]), int(found[2] or (12 if last else 1))
            return date(year, month, int(found[3] or (monthrange(year, month)[1] if last else 1))).toordinal()
    except ValueError:
        pass
    raise Unclear(f"“{words}” is no day: 2026, 2026-01 or 2026-01-31.")


def told(wanted: Wanted) -> str:
    """The filter in a few words; "" when all pass. Words to find are told where they are typed."""
    values = typed(wanted)
    asked = [", ".join(kind.value for kind in KINDS if kind in wanted.kinds)]
    asked.append("contradictions only" if wanted.contradicting else "")
    asked += [f"{field.label} {values[field.name]}" for field in FIELDS if values[field.name]]
    return " · ".join(filter(None, asked))


def toggled(wanted: Wanted, kind: Kind | None) -> Wanted:
    """With a kind, or for None with contradictions only, chosen or taken back."""
    if kind is None:
        return replace(wanted, contradicting=not wanted.contradicting)
    return replace(wanted, kinds=wanted.kinds ^ {kind})
