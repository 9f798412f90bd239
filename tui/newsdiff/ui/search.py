"""Where the reader is among the places found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsdiff.ui.finding import LIMIT, Hit


@dataclass(frozen=True)
class Search:
    """The places found, and which one is shown."""

    hits: tuple[Hit, ...] = ()
    at: int = -1
    """Place of the one shown, from 0; -1 before the first."""

    @cached_property
    def by_passage(self) -> Mapping[str, Sequence[Hit]]:
        """The places by passage."""
        found: dict[str, list[Hit]] = {}
        for hit in self.hits:
            found.setdefault(hit.passage, []).append(hit)
        return found

    @property
    def current(self) -> Hit | None:
        """The one shown."""
        return self.hits[self.at] if 0 <= self.at < len(self.hits) else None

    def step(self, by: int) -> Search:
        """The next place by 1, the one before by -1; round from the last to the first."""
        return Search(self.hits, (self.at + by) % len(self.hits)) if self.hits else self

    def from_article(self, label: str) -> Search:
        """The first place in an article, or else the first of all."""
        at = next((i for i, hit in enumerate(self.hits) if hit.article == label), 0)
        return Search(self.hits, at) if self.hits else self

    def told(self) -> str:
        """`3 of 17 · C`."""
        if not self.hits:
            return "not found"
        current, many = self.current, f"{len(self.hits)}{'+' * (len(self.hits) == LIMIT)}"
        if current is None:
            return f"{many} found"
        return f"{self.at + 1} of {many} · {current.article}"
