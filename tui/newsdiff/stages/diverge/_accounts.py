"""By whose account a figure is told."""

from __future__ import annotations

from newsdiff.model import Quantity, Span
from newsdiff.stages.diverge._frame import Frame


def account(frame: Frame, quantity: Quantity) -> Span | None:
    """Who is said to have said it, in the canonical text; None for the outlet itself."""
    said = frame.said.get(quantity.passage, ())
    return next((a.speaker for a in said if a.content.holds(quantity.span)), None)
