"""Asks where to save the report, and saves it there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Label

from newsdiff.model import Comparison, NewsdiffError
from newsdiff.ui.plain import plain
from newsdiff.ui.saving import proposed_name, write

BOX = """
.dialog {
    width: 72; max-width: 90%; height: auto; padding: 1 2;
    background: $panel; border: round $rule-focus; border-title-color: $foreground;
}
.dialog Label { width: 100%; height: auto; }
.dialog Input { width: 100%; background: $background; }
.dialog .quiet { color: $quiet; margin: 1 0 0 0; }
.dialog .keys { color: $primary; margin: 1 0 0 0; }
"""


class SaveDialog(ModalScreen[str | None]):
    """Asks for a path; the answer is None when nothing is to be saved."""

    CSS = BOX + "SaveDialog { align: center middle; background: $background 60%; }"

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss(None)", "Cancel")]

    def __init__(self, proposed: str) -> None:
        super().__init__()
        self._proposed = proposed

    def compose(self) -> ComposeResult:
        """A title, the name, the keys."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Save the report"
            field = Input(self._proposed, select_on_focus=False, compact=True)
            field.cursor_blink = False
            yield field
            yield Label(f"in {plain(str(Path.cwd()))}", classes="quiet", markup=False)
            yield Label("↵ saves   esc cancels", classes="keys", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the name, unless it is empty."""
        event.stop()
        if event.value.strip():
            self.dismiss(event.value.strip())


class ReplaceDialog(ModalScreen[bool]):
    """Asks whether a file may be replaced."""

    CSS = BOX + "ReplaceDialog { align: center middle; background: $background 60%; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        ("y", "dismiss(True)", "Replace"),
        ("n,escape", "dismiss(False)", "Keep"),
    ]

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def compose(self) -> ComposeResult:
        """The question."""
        with Vertical(classes="dialog") as box:
            box.border_title = "Replace it?"
            yield Label(f"{plain(str(self._path))} is already there.", markup=False)
            yield Label("y replaces it   n keeps it", classes="keys", markup=False)


def save_report(screen: Screen[None], comparison: Comparison, report: Callable[[Comparison], str]) -> None:
    """Ask for a path, ask again before a file is replaced, then save and say where."""

    def chosen(name: str | None) -> None:
        if name is None:
            return
        path = Path(name).expanduser()
        save = partial(_save, screen, comparison, report, path)
        if path.is_file():
            screen.app.push_screen(ReplaceDialog(path), lambda yes: save() if yes else None)
        else:
            save()

    screen.app.push_screen(SaveDialog(proposed_name(comparison)), chosen)


def _save(
    screen: Screen[None], comparison: Comparison, report: Callable[[Comparison], str], path: Path
) -> None:
    """Write in a thread, so that a slow disk does not hold the screen."""

    def work() -> None:
        from newsdiff.stages.load import name_pages

        try:
            saved = write(path, report(comparison))
            name_pages(a.page.sha256 for a in comparison.articles if a.page.captured)
        except NewsdiffError as error:
            screen.notify(plain(str(error)), title="Not saved", severity="error", markup=False)
        else:
            screen.notify(plain(str(saved)), title="Saved", markup=False)

    screen.run_worker(work, thread=True, exit_on_error=False, group="save")
