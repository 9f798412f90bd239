"""Words in one look: what lines of panels and tables are made of."""

from __future__ import annotations

from typing import NamedTuple


class Bit(NamedTuple):
    """Some words in one look."""

    text: str
    look: str = ""
    """summary, label, warning, quiet; value or evidence of the kind told; a component class of the looks,
    with its `--`; or nothing for the words themselves."""


Told = tuple[Bit, ...]
"""One line."""
