"""Asks which events of a sweep to list."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, OptionList

from newsdiff.model import Kind
from newsdiff.sweep import Wanted
from newsdiff.ui.event_filtering import FIELDS, Unclear, read, toggled, typed
from newsdiff.ui.kinds import GLYPH, KINDS
from newsdiff.ui.plain import plain
from newsdiff.ui.screens.save import BOX

_ROWS: tuple[Kind | None, ...] = (None, *KINDS)
"""What each line of the list chooses; None for contradictions only."""


class EventFilterDialog(ModalScreen[Wanted | None]):
    """Kinds to choose, lines to type in; None leaves all as it is. What cannot be read is told in place."""

    CSS = (
        BOX
        + """
    EventFilterDialog { align: center middle; background: $background 60%; }
    EventFilterDialog .dialog { width: 68; max-height: 96%; padding: 0 1; }
    EventFilterDialog OptionList {
        height: auto; background: $panel; border: none; padding: 0; margin: 0 0 1 0;
    }
    EventFilterDialog OptionList:focus { border: none; background-tint: $background 0%; }
    EventFilterDialog OptionList > .option-list--option { padding: 0 1; }
    EventFilterDialog OptionList > .option-list--option-highlighted {
        background: $panel; color: $foreground; text-style: none;
    }
    EventFilterDialog OptionList:focus > .option-list--option-highlighted { background: $raised; }
    EventFilterDialog Horizontal { height: 1; padding: 0 1; }
    EventFilterDialog .dialog Horizontal Label { width: 20; color: $quiet; }
    EventFilterDialog .dialog Input { width: 1fr; height: 1; border: none; padding: 0 1; }
    EventFilterDialog #problem { color: $notice; padding: 0 1; }
    EventFilterDialog .keys { margin: 0; padding: 0 1; }
    """
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "apply", "Apply", priority=True),
        ("space,x", "choose", "Choose"),
        ("c", "clear", "Clear"),
        ("j", "move(1)", "Down"),
        ("k", "move(-1)", "Up"),
        Binding("down", "down", "Down", priority=True),
        Binding("up", "up", "Up", priority=True),
        ("escape,f,q", "dismiss(None)", "Leave"),
    ]

    def __init__(self, wanted: Wanted) -> None:
        super().__init__()
        self._wanted = wanted

    def compose(self) -> ComposeResult:
        """The kinds, the fields, what is wrong, the keys."""
        with Vertical(classes="dialog") as box:
            box.border_title = "List which events"
            yield OptionList(markup=False)
            for field in FIELDS:
                with Horizontal():
                    yield Label(field.label, markup=False)
                    line = Input(placeholder=field.hint, id=field.name, compact=True, select_on_focus=False)
                    line.cursor_blink = False
                    yield line
            yield Label(id="problem", markup=False)
            keys = "space chooses  tab, ↑ ↓ move  c clears  ↵ applies  esc leaves"
            yield Label(keys, classes="keys", markup=False)

    def on_mount(self) -> None:
        """Fill in what is asked for now."""
        self._fill()
        self._type()
        self._kinds.highlighted = 0
        self._kinds.focus()

    @property
    def _kinds(self) -> OptionList:
        return self.query_one(OptionList)

    def _fill(self) -> None:
        at = self._kinds.highlighted
        self._kinds.clear_options()
        self._kinds.add_options([_line(self._wanted, row) for row in _ROWS])
        self._kinds.highlighted = at

    def _type(self) -> None:
        for name, value in typed(self._wanted).items():
            self.query_one(f"#{name}", Input).value = value

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A kind is clicked."""
        event.stop()
        self._toggle(event.option_index)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What was wrong may be right by now."""
        event.stop()
        self.query_one("#problem", Label).update("")

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Enter is for the field that is typed in: all that was typed is in it before it tells of enter."""
        return action != "apply" or self.focused is self._kinds

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a field."""
        event.stop()
        self.action_apply()

    def _toggle(self, at: int | None) -> None:
        if at is not None:
            self._wanted = toggled(self._wanted, _ROWS[at])
            self._fill()

    def action_choose(self) -> None:
        """Choose what is under the cursor, or take it back."""
        self._toggle(self._kinds.highlighted)

    def action_clear(self) -> None:
        """Let all pass, but for the words that are sought."""
        self._wanted = Wanted(words=self._wanted.words)
        self._fill()
        self._type()

    def action_move(self, by: int) -> None:
        """Move along the kinds, and on to the fields."""
        ends = (self._kinds.highlighted, by) in ((0, -1), (len(_ROWS) - 1, 1))
        if self.focused is not self._kinds or ends:
            self.focus_next() if by > 0 else self.focus_previous()
        elif by > 0:
            self._kinds.action_cursor_down()
        else:
            self._kinds.action_cursor_up()

    def action_down(self) -> None:
        """Move down from anywhere."""
        self.action_move(1)

    def action_up(self) -> None:
        """Move up from anywhere."""
        self.action_move(-1)

    def action_apply(self) -> None:
        """List these, or say what cannot be read."""
        values = {field.name: self.query_one(f"#{field.name}", Input).value for field in FIELDS}
        try:
            self.dismiss(read(self._wanted, values))
        except Unclear as error:
            self.query_one("#problem", Label).update(Content(plain(str(error))))


def _line(wanted: Wanted, row: Kind | None) -> Content:
    chosen = wanted.contradicting if row is None else row in wanted.kinds
    box = (f"{'●' if chosen else '○'} ", "bold $primary" if chosen else "$quiet")
    look = "bold $accent" if chosen else ""
    if row is None:
        return Content.assemble(box, ("contradictions only", look))
    return Content.assemble(box, (f"{GLYPH[row]} ", f"bold $kind-{row.value}"), (row.value, look))
