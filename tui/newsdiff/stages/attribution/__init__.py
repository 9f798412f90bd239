"""Attributions: who is said to have said what, and by which word."""

from __future__ import annotations

from newsdiff.stages.attribution._find import find_attributions

__all__ = ["find_attributions"]
