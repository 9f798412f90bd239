"""What the reader needs from the rest of newsdiff; tests put their own in its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from newsdiff.model import Comparison, Judgement, Verdict
from newsdiff.ui.job import Compute, read_and_compare
from newsdiff.ui.sample import sample_folder

if TYPE_CHECKING:
    from newsdiff.desk import HandLink, Judged, Kept, Linked

Verdicts = Mapping[str, Verdict]
"""By id of a divergence."""


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
    """Remembers what was opened, what was judged and linked, and how the screen was left.

    Every method raises NewsdiffError when it cannot.
    """

    def recent(self) -> Sequence[Recent]:
        """The comparisons opened before, the last one first."""

    def remember(self, headline: str, paths: Sequence[str], opened: datetime) -> None:
        """Note that these files were compared."""

    def verdicts(self, ids: Iterable[str]) -> dict[str, Verdict]:
        """The verdicts on these divergences."""

    def judge(self, divergence: str, judgement: Judgement) -> Judged:
        """Write a judgement."""

    def note(self, divergence: str, text: str) -> Judged:
        """Write a note."""

    def links(self) -> tuple[HandLink, ...]:
        """What was linked by hand."""

    def link(self, words: str, other_words: str, linked: bool | None) -> Linked:
        """Write whether two passages tell the same thing."""

    def undo(self, act: Judged | Linked) -> None:
        """Put back what was there before."""

    def keep(self, values: Mapping[str, Kept]) -> None:
        """Write how the screen is."""

    def kept(self) -> dict[str, Kept]:
        """How it was left."""


@dataclass(frozen=True)
class Services:
    """The real ones by default; each is imported when it is first used."""

    compute: Compute = field(default_factory=read_and_compare)
    report: Callable[[Comparison, Verdicts], str] = field(default_factory=lambda: _markdown)
    desk: Callable[[], Desk | None] = field(default_factory=lambda: _open_desk)
    sample: Callable[[], str | None] = field(default_factory=lambda: sample_folder)


def _markdown(comparison: Comparison, verdicts: Verdicts) -> str:
    from newsdiff.reports import markdown

    return markdown(comparison, verdicts)


def _open_desk() -> Desk | None:
    from newsdiff.desk import open_desk

    return open_desk()
