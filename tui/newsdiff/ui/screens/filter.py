"""Asks which divergences to show."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, OptionList
from textual.widgets.option_list import Option

from newsdiff.ui.filtering import Choice, Part, choices, toggled
from newsdiff.ui.screens.save import BOX
from newsdiff.ui.session import Filter, Session
from newsdiff.ui.wrapping import cut

_HEADINGS = {
    Part.KIND: "Kind",
    Part.RELATION: "Relation",
    Part.ARTICLE: "Article on a side",
    Part.VERDICT: "Your verdict",
    Part.SEVERITY: "Severity",
}
_ROOM = 36
"""Cells of a name."""


class FilterDialog(ModalScreen[Filter | None]):
    """A list to choose from, each with how many divergences it would show; None leaves all as it is."""

    CSS = (
        BOX
        + """
    FilterDialog { align: center middle; background: $background 60%; }
    FilterDialog .dialog { width: 56; max-height: 94%; padding: 0 1; border-subtitle-color: $accent; }
    FilterDialog OptionList {
        height: auto; max-height: 100%; background: $panel; border: none; padding: 0;
        scrollbar-size-vertical: 1; scrollbar-background: $panel; scrollbar-color: $rule;
    }
    FilterDialog OptionList:focus { border: none; background-tint: $background 0%; }
    FilterDialog OptionList > .option-list--option { padding: 0 1; }
    FilterDialog OptionList > .option-list--option-highlighted {
        background: $raised; color: $foreground; text-style: none;
    }
    FilterDialog OptionList > .option-list--option-disabled { color: $accent; text-style: bold; }
    FilterDialog .keys { margin: 0; dock: bottom; padding: 0 1; }
    """
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "apply", "Apply", priority=True),
        ("space,x", "choose", "Choose"),
        ("c", "clear", "Clear"),
        ("j", "move(1)", "Down"),
        ("k", "move(-1)", "Up"),
        ("tab", "part(1)", "Next part"),
        ("shift+tab", "part(-1)", "Part before"),
        ("escape,f,q", "dismiss(None)", "Leave"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._chosen = session.filter
        self._rows: list[Choice | None] = []
        """What each line of the list chooses; None for a heading."""

    def compose(self) -> ComposeResult:
        """The list, the keys."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Show which divergences"
            yield OptionList(markup=False)
            yield Label("space chooses  c clears  ↵ applies  esc leaves", classes="keys", markup=False)

    def on_mount(self) -> None:
        """Fill the list, with the cursor on the first choice."""
        self._fill()
        self.query_one(OptionList).highlighted = 1

    def _fill(self) -> None:
        found = choices(self._session, self._chosen)
        self._rows, options = [], []
        for part, heading in _HEADINGS.items():
            here = [choice for choice in found if choice.part is part]
            self._rows += [None, *here]
            options += [Option(heading, disabled=True), *(Option(_line(choice)) for choice in here)]
        choice_list = self.query_one(OptionList)
        at = choice_list.highlighted
        choice_list.clear_options()
        choice_list.add_options(options)
        choice_list.highlighted = at
        shown = Session(self._session.comparison, self._session.verdicts, self._chosen).divergences
        every = len(self._session.comparison.divergences)
        self.query_one(".dialog").border_subtitle = f"{len(shown)} of {every}"

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A choice is clicked."""
        event.stop()
        self._toggle(event.option_index)

    def _toggle(self, row: int | None) -> None:
        choice = self._rows[row] if row is not None else None
        if choice:
            self._chosen = toggled(self._chosen, choice)
            self._fill()

    def action_choose(self) -> None:
        """Choose what is under the cursor, or take it back."""
        self._toggle(self.query_one(OptionList).highlighted)

    def action_clear(self) -> None:
        """Let all pass."""
        self._chosen = Filter()
        self._fill()

    def action_move(self, by: int) -> None:
        """Move the cursor."""
        choice_list = self.query_one(OptionList)
        if by > 0:
            choice_list.action_cursor_down()
        else:
            choice_list.action_cursor_up()

    def action_part(self, by: int) -> None:
        """Move the cursor to the first choice of the next part, or of the one before."""
        firsts = [i + 1 for i, row in enumerate(self._rows) if row is None]
        choice_list = self.query_one(OptionList)
        at = choice_list.highlighted or 0
        here = max((n for n, first in enumerate(firsts) if first <= at), default=0)
        choice_list.highlighted = firsts[(here + by) % len(firsts)]

    def action_apply(self) -> None:
        """Show these."""
        self.dismiss(self._chosen)


def _line(choice: Choice) -> Content:
    box = "●" if choice.chosen else "○"
    look = "bold $accent" if choice.chosen else "$quiet" if not choice.many else ""
    sign_look = f"bold $kind-{choice.name}" if choice.part is Part.KIND else "bold"
    name = cut(choice.name, _ROOM).ljust(_ROOM)
    sign = f"{choice.sign} ".rjust(3) if choice.sign else ""
    return Content.assemble(
        (f"{box} ", "bold $primary" if choice.chosen else "$quiet"),
        (sign, sign_look),
        (name if choice.sign else f"{name}   ", look),
        (f"{choice.many:>6}", "$quiet"),
    )
