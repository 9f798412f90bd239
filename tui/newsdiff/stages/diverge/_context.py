"""What stands around a mark: the words by which two marks are taken to tell of one thing."""

from __future__ import annotations

from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.model import Mark, Span
from newsdiff.stages.diverge._frame import Frame
from newsdiff.words import words

_REACH = 6
"""Words on each side of a mark that belong to its context."""


def around(frame: Frame, mark: Mark) -> frozenset[str]:
    """Stems of the content words within six words of a mark, its own words left out."""
    key = mark.passage, mark.span
    if (known := frame.around.get(key)) is None:
        known = frame.around[key] = _around(frame, mark)
    return known


def _around(frame: Frame, mark: Mark) -> frozenset[str]:
    start = frame.passage[mark.passage].span.start
    held = words(frame.words(mark.passage))
    inside = [
        i for i, w in enumerate(held) if start + w.end > mark.span.start and start + w.start < mark.span.end
    ]
    if not inside:
        return frozenset()
    near = [*held[max(0, inside[0] - _REACH) : inside[0]], *held[inside[-1] + 1 : inside[-1] + 1 + _REACH]]
    told = frozenset(w.stem for w in near if w.fold not in empty())
    return told | _sets(frame, mark, start + near[0].start, start + near[-1].end) if near else told


def _sets(frame: Frame, mark: Mark, start: int, end: int) -> frozenset[str]:
    """The contrast sets of labels near a mark: "released" and "freed" tell one act."""
    reach = Span(start, end)
    return frozenset(
        c.contrast
        for c in frame.labels.get(mark.passage, ())
        if reach.holds(c.span) and not c.span.touches(mark.span)
    )


@cache
def empty() -> frozenset[str]:
    """Folded words that tell nothing of what a passage is about."""
    return frozenset(lexicon("stopwords")["words"])
