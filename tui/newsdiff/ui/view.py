"""The views of one comparison."""

from __future__ import annotations

from enum import StrEnum


class View(StrEnum):
    """What fills the screen above the divergence told in full; in the order of their keys, from F2."""

    READ = "read"
    POINTS = "points"
    NAMES = "names"
    NUMBERS = "numbers"
    FRAMING = "framing"
    ARTICLES = "articles"


TABLES = tuple(view for view in View if view is not View.READ)
"""Those that are tables."""
