"""All keys, from the table of commands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from newsdiff.ui.commands import Command, grouped, key_name
from newsdiff.ui.kinds import GLYPH, KINDS, MOVED, WARNING
from newsdiff.ui.wrapping import wrap

_FIRST = "article.1"
_WIDTH = 98
"""Cells of the sheet, where the screen has as many."""
_FRAME = 8
"""Cells of its frame, its padding and its scrollbar."""
_KEYS = 20
"""Cells of the keys."""


class HelpScreen(ModalScreen[None]):
    """Any of its keys closes it."""

    CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    .sheet {
        scrollbar-size-vertical: 1; scrollbar-background: $panel; scrollbar-color: $rule;
        width: 98; max-width: 96%; height: auto; max-height: 92%; padding: 1 2;
        background: $panel; border: round $rule-focus; border-title-color: $foreground;
        border-subtitle-color: $quiet;
    }
    .sheet Static { height: auto; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [("escape,question_mark,f1,q,enter", "dismiss", "Close")]

    def __init__(self, commands: Sequence[Command], keys: Mapping[str, Sequence[str]], of: str = "") -> None:
        super().__init__()
        self._commands = commands
        self._keys = keys
        self._of = of

    def compose(self) -> ComposeResult:
        """Signs first, then each group of commands."""
        with VerticalScroll(classes="sheet") as box:
            box.border_title = f"Keys · {self._of}" if self._of else "Keys"
            box.border_subtitle = "esc closes"
            yield Static(Content("\n").join([_signs(), *self._groups()]))

    def _groups(self) -> list[Content]:
        lines: list[Content] = []
        for group, commands in grouped(self._commands):
            lines += [Content(""), Content.styled(group.value, "bold $accent")]
            here = [c for c in _merged(commands) if c.id in self._keys]
            lines += [line for c in here for line in _lines(c, self._keys[c.id], self._room)]
        return lines

    @property
    def _room(self) -> int:
        """Cells for what a key does."""
        sheet = min(_WIDTH, self.app.size.width * 96 // 100)
        return max(20, sheet - _FRAME - _KEYS)


def _merged(commands: Sequence[Command]) -> list[Command]:
    """Only the first of the nine commands that pick an article."""
    return [c for c in commands if c.id == _FIRST or not c.action.startswith("pick(")]


def _lines(command: Command, keys: Sequence[str], room: int) -> Iterator[Content]:
    """Its keys, and what they do in as many lines as it takes."""
    shown = "1–9" if command.id == _FIRST else "  ".join(key_name(key) for key in keys)
    told = "Show the article of that number in this pane." if command.id == _FIRST else command.help
    for i, (start, end) in enumerate(wrap(told, room)):
        yield Content.assemble((f"  {shown if not i else '':<{_KEYS - 2}}", "bold $primary"), told[start:end])


def _signs() -> Content:
    signs = [Content.assemble((GLYPH[k], f"bold $kind-{k.value}"), f" {k.value}") for k in KINDS]
    other = [f"{MOVED} told elsewhere over there", f"{WARNING} what the page admits"]
    return Content("\n").join([Content("   ").join(signs), Content("   ".join(other))])
