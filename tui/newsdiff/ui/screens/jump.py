"""Letters on all that can be gone to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Label

from newsdiff.ui.widgets.pane import Pane
from newsdiff.ui.widgets.point_list import PointList
from newsdiff.ui.widgets.spread import Spread

_LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""Those under the fingers first."""


class Target(NamedTuple):
    """Something to go to, and where on the screen it is; one of the three is given."""

    at: Offset
    view: Widget | None = None
    divergence: str = ""
    point: int = -1


def targets(views: Sequence[Widget], spread: Spread, points: PointList) -> list[Target]:
    """The views that are shown, the divergences in the panes, each once, and the points in the list."""
    found = [Target(view.region.offset + Offset(1, 0), view) for view in views]
    seen: set[str] = set()
    for pane in spread.visible_panes if spread.display else ():
        for target in _evidence(pane):
            if target.divergence not in seen:
                seen.add(target.divergence)
                found.append(target)
    if points.display and points.region:
        corner = points.region.offset
        found += [Target(corner + Offset(1, row), point=place) for place, row in points.places_shown()]
    return found


def _evidence(pane: Pane) -> Iterator[Target]:
    """The evidence on the screen, in reading order."""
    for row in range(1, pane.rows + 1):
        at = 0
        for segment in pane.render_line(row):
            divergence = segment.style.meta.get("divergence") if segment.style else None
            if divergence:
                yield Target(pane.region.offset + Offset(at, row), divergence=divergence)
            at += cell_len(segment.text)


def letters(count: int) -> list[str]:
    """A word of one letter for each, or of two when there are more than letters."""
    if count <= len(_LETTERS):
        return list(_LETTERS[:count])
    return ["".join(pair) for pair in product(_LETTERS, repeat=2)][:count]


class JumpScreen(ModalScreen[Target | None]):
    """Shows the letters over the screen below; the answer is None when none was chosen."""

    CSS = """
    JumpScreen { background: transparent; }
    JumpScreen Label {
        position: absolute; width: auto; height: 1; padding: 0;
        background: $accent; color: $background; text-style: bold;
    }
    JumpScreen:ansi { background: transparent; }
    JumpScreen:ansi Label { background: ansi_default; color: $accent; text-style: bold reverse; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "Leave")]

    def __init__(self, found: Sequence[Target]) -> None:
        super().__init__()
        self._by_word = dict(zip(letters(len(found)), found, strict=False))
        self._typed = ""

    def compose(self) -> ComposeResult:
        """A label each."""
        for word, target in self._by_word.items():
            label = Label(word, markup=False, name=word)
            label.styles.offset = target.at
            yield label

    def on_key(self, event: events.Key) -> None:
        """Go there, or wait for the second letter; any other key leaves."""
        if event.key == "escape":
            return
        event.stop()
        self._typed += event.character or "?"
        if self._typed in self._by_word:
            self.dismiss(self._by_word[self._typed])
        elif not any(word.startswith(self._typed) for word in self._by_word):
            self.dismiss(None)
        for label in self.query(Label):
            label.display = (label.name or "").startswith(self._typed)

    def on_click(self, event: events.Click) -> None:
        """Go to what is clicked."""
        widget, _ = self.get_widget_at(*event.screen_offset)
        self.dismiss(self._by_word.get(widget.name or ""))
