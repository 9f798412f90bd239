"""Cues of framing: loaded labels, evaluation, certainty, left-out doers, distancing quotation marks."""

from __future__ import annotations

from newsdiff.stages.framing._cues import find_cues

__all__ = ["find_cues"]
