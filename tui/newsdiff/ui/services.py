"""What the reader needs from the rest of newsdiff; tests put their own in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from newsdiff.model import Comparison
from newsdiff.ui.job import Compute, read_and_compare
from newsdiff.ui.sample import sample_folder


class Recent(Protocol):
    """A comparison that was opened before."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The files compared."""

    @property
    def headline(self) -> str:
        """What they were about."""

    @property
    def opened(self) -> datetime:
        """When."""


class Desk(Protocol):
    """Remembers what was opened."""

    def recent(self) -> Sequence[Recent]:
        """The comparisons opened before, the last one first."""

    def remember(self, headline: str, paths: Sequence[str], opened: datetime) -> None:
        """Note that these files were compared."""


@dataclass(frozen=True)
class Services:
    """The real ones by default; each is imported when it is first used."""

    compute: Compute = field(default_factory=read_and_compare)
    report: Callable[[Comparison], str] = field(default_factory=lambda: _markdown)
    desk: Callable[[], Desk | None] = field(default_factory=lambda: _open_desk)
    sample: Callable[[], str | None] = field(default_factory=lambda: sample_folder)


def _markdown(comparison: Comparison) -> str:
    from newsdiff.reports import markdown

    return markdown(comparison)


def _open_desk() -> Desk | None:
    from newsdiff.desk import open_desk

    return open_desk()
