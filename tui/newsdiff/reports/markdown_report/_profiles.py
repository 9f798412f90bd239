"""The framing profiles: labels and counts side by side, then the words that were counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.model import Tone
from newsdiff.reports.framing import CUES_ONLY, Called, called, counted, evidence
from newsdiff.reports.markdown_report._escape import escape, table
from newsdiff.reports.markdown_report._sheet import Sheet


def profiles(sheet: Sheet) -> Iterator[str]:
    """A column for each article; nothing when cues were not looked for."""
    found = sheet.comparison.profiles
    if not found:
        return
    yield "## Framing profiles"
    yield CUES_ONLY
    columns = [sheet.who(profile.article) for profile in found]
    labels = called(sheet.comparison)
    if labels:
        yield "### What each calls the actors"
        yield table(("Actor", *columns), (_called(sheet, row) for row in labels))
    yield "### Cues"
    yield table(("", *columns), (_tone(sheet, tone) for tone in Tone))
    yield "### The words counted"
    yield table(("", *columns), (_evidence(sheet, tone) for tone in Tone))


def _called(sheet: Sheet, row: Called) -> Sequence[str]:
    labels = (profile.article for profile in sheet.comparison.profiles)
    return escape(row.actor), *(escape(row.told(label)) or "–" for label in labels)


def _tone(sheet: Sheet, tone: Tone) -> Sequence[str]:
    return tone.value, *(escape(counted(profile, tone)) for profile in sheet.comparison.profiles)


def _evidence(sheet: Sheet, tone: Tone) -> Sequence[str]:
    c = sheet.comparison
    return tone.value, *(escape(evidence(c, profile, tone)) or "–" for profile in c.profiles)
