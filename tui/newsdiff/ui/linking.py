"""Two passages that the reader chooses, to link them or take them apart. Pure; no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsdiff.model import Alignment, Comparison


@dataclass(frozen=True, slots=True)
class Picks:
    """A passage of each of two articles; one article is being chosen from."""

    comparison: Comparison
    here: str
    """Id of the passage chosen in the article at hand."""
    there: str
    """Id of the passage chosen in the other one."""

    @property
    def label(self) -> str:
        """The article at hand."""
        return self.comparison.passage[self.here].article

    def step(self, by: int, shown: Sequence[str]) -> Picks:
        """Choose the passage `by` further on among those shown of the article at hand."""
        own = [p for p in shown if self.comparison.passage[p].article == self.label]
        if self.here not in own:
            return replace(self, here=own[0]) if own else self
        return replace(self, here=own[max(0, min(own.index(self.here) + by, len(own) - 1))])

    def turned(self, other: str | None = None) -> Picks:
        """Choose from the other article; or from one of its own, whose first passage is `other`."""
        return replace(self, here=other or self.there, there=self.here)

    def chosen(self, passage: str) -> Picks:
        """Choose a passage that was pointed at: of the article at hand, or else of the other one."""
        article = self.comparison.passage[passage].article
        if article == self.label:
            return replace(self, here=passage)
        return replace(self, here=passage, there=self.here)

    @property
    def row(self) -> Alignment | None:
        """The row in which both stand."""
        rows = self.comparison.rows_of.get(self.here, ())
        return next((row for row in rows if self.there in row.passages), None)

    @property
    def state(self) -> str:
        """How the two stand now."""
        if self.row is None:
            return "not linked"
        ends = {self.here, self.there}
        link = next((link for link in self.row.links if {link.left, link.right} == ends), None)
        return f"linked, likeness {link.likeness:.2f}" if link else "in one row"
