"""The lines in which two passages are linked by hand."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from newsdiff.ui.commands import LINK, bindings, key_name
from newsdiff.ui.linking import Picks
from newsdiff.ui.plain import plain
from newsdiff.ui.wrapping import cut


class LinkBar(Widget, can_focus=True):
    """Tells which two passages are chosen and how they stand; its keys choose."""

    class Asked(Message):
        """A key was pressed."""

        def __init__(self, what: str, by: int = 0) -> None:
            super().__init__()
            self.what = what
            """`step`, `turn`, `link` or `leave`."""
            self.by = by
            """How many passages on, for a step."""

    DEFAULT_CSS = "LinkBar { height: 4; padding: 0 1; background: $panel; }"
    BINDINGS: ClassVar[list[BindingType]] = bindings(LINK)

    def __init__(self, picks: Picks) -> None:
        super().__init__()
        self._picks = picks

    def show(self, picks: Picks) -> None:
        """Tell other picks."""
        self._picks = picks
        self.refresh()

    def action_link_ask(self, what: str, by: int = 0) -> None:
        """Tell the screen what to do."""
        self.post_message(self.Asked(what, by))

    def render(self) -> Content:
        """State and keys, then the two passages, the one at hand marked."""
        picks = self._picks
        first = sorted((picks.here, picks.there), key=list(picks.comparison.passage).index)
        do = "link" if picks.row is None else "take apart"
        told = [Content.assemble(("link by hand ", "bold $primary"), (picks.state, "bold"))]
        told += [self._line(passage) for passage in first]
        told.append(_keys(do))
        return Content("\n").join(told)

    def _line(self, passage: str) -> Content:
        picks = self._picks
        at_hand = passage == picks.here
        words = " ".join(plain(picks.comparison.words(passage)).split())
        label = picks.comparison.passage[passage].article
        room = self.content_size.width - len(label) - 4
        return Content.assemble(
            ("▌ " if at_hand else "  ", "bold $accent"),
            (f"{label} ", "bold $accent"),
            (cut(words, max(0, room)), "" if at_hand else "$quiet"),
        )


def _keys(do: str) -> Content:
    told: list[tuple[str, str]] = []
    for command in LINK:
        name = do if command.id == "link.do" else command.footer
        if name:
            told += [(key_name(command.keys[0]), "bold $primary"), (f" {name}  ", "$quiet")]
    return Content.assemble(*told)
