"""The reader's own judgement of a divergence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Judgement(StrEnum):
    """What the reader holds of a divergence."""

    OPEN = "open"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement, with the reader's note."""

    judgement: Judgement = Judgement.OPEN
    note: str = ""
    judged: datetime | None = None
    """When it was last changed, in UTC."""
