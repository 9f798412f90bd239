"""A comparison together with what a report of it tells besides."""

from __future__ import annotations

from dataclasses import dataclass, field

from newsdiff.model import Comparison
from newsdiff.reports.choice import ALL, Choice, Verdicts
from newsdiff.reports.settings import Made


@dataclass(frozen=True)
class Saved:
    """What a JSON report holds. `as_json` of the four gives the same bytes again."""

    comparison: Comparison
    verdicts: Verdicts = field(default_factory=dict)
    choice: Choice = ALL
    """How its divergences were chosen when it was saved; others are no longer in it."""
    made: Made | None = None
    """What made it; None for this newsdiff."""
