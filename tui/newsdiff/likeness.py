"""Fuzzy likeness of short texts, 0 to 1. The only home of rapidfuzz."""

from __future__ import annotations

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler


def ratio(left: str, right: str) -> float:
    """Twice the longest common subsequence over both lengths (Indel similarity)."""
    return fuzz.ratio(left, right) / 100


def token_set(left: str, right: str) -> float:
    """Likeness of the sets of words, whatever their order and repetition."""
    return fuzz.token_set_ratio(left, right) / 100


def jaro_winkler(left: str, right: str) -> float:
    """Likeness that favours a common beginning (Winkler 1990), for names."""
    return JaroWinkler.similarity(left, right)
