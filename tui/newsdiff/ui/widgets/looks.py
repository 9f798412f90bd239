"""Every look of a line, from the style sheet."""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.widget import Widget

from newsdiff.ui.kinds import KINDS

THREADS = 4
"""Tints of the rows' numbers."""


class Looks(Widget):
    """Holds the component classes of all line views of a screen; draws nothing.

    They live here, not on each view, because Textual works out all of a widget's component classes
    anew whenever its focus changes, which is what a press of tab would wait for.
    """

    DEFAULT_CSS = "Looks { display: none; }"
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"kind--{kind.value}" for kind in KINDS),
        *(f"sign--{kind.value}" for kind in KINDS),
        *(f"heat--{step}" for step in range(6)),
        *(f"thread--{tint}" for tint in range(THREADS)),
        "bar--framing",
        "head--current",
        "frame",
        "frame--focus",
        "frame--thumb",
        "row--current",
        "row--bar",
        "row--number",
        "text--alone",
        "text--caption",
        "text--headline",
        "text--heading",
        "text--notice",
        "text--note",
        "text--quiet",
        "text--warning",
        "text--label",
        "text--summary",
        "text--title",
        "found",
        "found--current",
    }

    def style(self, name: str) -> Style:
        """The style of a component class, without background unless it sets one; shades mix with the page."""
        return self.get_component_rich_style(name, partial=not name.startswith(("heat", "bar")))
