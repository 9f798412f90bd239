"""How the kinds of divergence look and in what order they are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from newsdiff.model import Comparison, Divergence, Judgement, Kind
from newsdiff.signs import GLYPH, JUDGED, WARNING

__all__ = [
    "FILTERED", "GLYPH", "JUDGED", "KINDS", "MOVED", "NOTE", "WARNING", "count", "headline", "judged",
]  # fmt: skip

KINDS = tuple(GLYPH)

NOTE = "✎"
FILTERED = "▽"
MOVED = "↕"


def judged(judgement: Judgement) -> str:
    """A judgement with its sign."""
    return f"{JUDGED[judgement]} {judgement.value}"


def count(divergences: Iterable[Divergence]) -> tuple[tuple[Kind, int], ...]:
    """How many there are of each kind that occurs, in the order of `KINDS`."""
    found = Counter(d.kind for d in divergences)
    return tuple((kind, found[kind]) for kind in KINDS if found[kind])


def headline(comparison: Comparison) -> str:
    """What the articles are about: the first headline, or the first article's name."""
    named = [a.page.headline for a in comparison.articles if a.page.headline]
    return " ".join((named[0] if named else comparison.articles[0].name).split())
