"""By whose account a figure is told."""

from __future__ import annotations

from newsdiff.model import Quantity, Span
from newsdiff.stages.diverge._frame import Frame
from newsdiff.stages.diverge._statements import reporting


def account(frame: Frame, quantity: Quantity) -> Span | None:
    """Who is said to have said it, in the canonical text; None for the outlet itself.

    Who hails or denounces something does not give the figures of it.
    """
    said = (a for a in frame.said.get(quantity.passage, ()) if a.verb in reporting())
    return next((a.speaker for a in said if a.content.holds(quantity.span)), None)
