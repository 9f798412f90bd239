"""How much two articles have in common, by what was linked."""

from __future__ import annotations

from collections.abc import Mapping

from newsdiff.model import Comparison


def kinship(comparison: Comparison) -> Mapping[tuple[str, str], float]:
    """The likeness of each two articles, 0 to 1, by their labels in either order.

    Of each passage the likeness of its best link with the other article counts, 0 where it has none;
    the mean over the passages of both.
    """
    best: dict[tuple[str, str], float] = {}
    for row in comparison.alignments:
        for link in row.links:
            for one, other in ((link.left, link.right), (link.right, link.left)):
                key = (one, comparison.passage[other].article)
                best[key] = max(best.get(key, 0.0), link.likeness)
    found: dict[tuple[str, str], float] = {}
    for (passage, other), likeness in best.items():
        mine = comparison.passage[passage].article
        both = len(comparison.article[mine].passages) + len(comparison.article[other].passages)
        for key in ((mine, other), (other, mine)):
            found[key] = found.get(key, 0.0) + likeness / both
    return found
