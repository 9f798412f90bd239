"""Whether a figure is a rate: an average, or so much for each of something."""

from __future__ import annotations

from itertools import pairwise

from newsdiff.model import Quantity
from newsdiff.stages.diverge._frame import Frame
from newsdiff.words import words

_BEFORE, _AFTER = 60, 40
"""Characters around a figure in which its rate is told."""
_EACH = frozenset(("per", "each", "every"))
_TIMES = frozenset(("day", "week", "month", "year", "hour", "minute", "night", "game", "season", "head"))


def rated(frame: Frame, quantity: Quantity) -> bool:
    """As in "averaged 30 goals", "eight hours a day", "12 per cent each year"."""
    passage, text = frame.passage[quantity.passage], frame.article[quantity.article].text
    start, end = quantity.span.start, quantity.span.end
    before = words(text[max(passage.span.start, start - _BEFORE) : start])[-5:]
    after = [w.fold for w in words(text[end : min(passage.span.end, end + _AFTER)])][:4]
    one = any(a in ("a", "an") and b in _TIMES for a, b in pairwise(after))
    return one or not _EACH.isdisjoint(after) or any(w.fold.startswith("averag") for w in before)
