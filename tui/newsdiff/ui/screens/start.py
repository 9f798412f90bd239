"""What is shown when no files were given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from newsdiff.ui.commands import APP, START, bindings
from newsdiff.ui.plain import plain
from newsdiff.ui.services import Recent, Services
from newsdiff.ui.widgets.bars import KeyBar
from newsdiff.ui.wrapping import cut


class Opened(Message):
    """The reader chose what to compare."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__()
        self.paths = paths
        """Files and addresses, or one folder."""


class _Remembered(Message):
    """The desk has told what was opened before."""

    def __init__(self, recent: Sequence[Recent]) -> None:
        super().__init__()
        self.recent = recent
        """The last one first."""


class StartScreen(Screen[None]):
    """Files and addresses to open, the sample, and what was open before."""

    DEFAULT_CSS = """
    StartScreen #start { height: 1fr; align: center top; padding: 2 1 0 1; }
    StartScreen #start > * { width: 76; max-width: 100%; }
    StartScreen .name { padding: 0 1; height: 1; }
    StartScreen #chosen { height: auto; margin: 1 0; padding: 0 1; }
    StartScreen #choices { height: 1fr; padding: 0; border: none; background: $background; }
    StartScreen #choices:focus { border: none; background-tint: $background 0%; }
    StartScreen #choices > .option-list--option { padding: 0 1; }
    StartScreen #choices > .option-list--option-highlighted {
        background: $raised; color: $foreground; text-style: none;
    }
    StartScreen #choices > .option-list--separator { color: $rule; }
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(START)
    AUTO_FOCUS = "OptionList"

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._chosen: list[str] = []
        self._recent: Sequence[Recent] = ()
        self._does: list[Callable[[], None]] = []

    def compose(self) -> ComposeResult:
        """A title, what can be done, the keys."""
        with Vertical(id="start"):
            name, what = ("newsdiff", "bold $accent"), ("  git diff for the news", "$quiet")
            yield Static(Content.assemble(name, what), classes="name")
            yield Static(id="chosen", markup=False)
            yield OptionList(id="choices", markup=False)
        yield KeyBar((*START, *APP))

    def on_mount(self) -> None:
        """List what can be done, then what was open before."""
        self._list()
        self._remember()

    @work(thread=True, exit_on_error=False, group="desk")
    def _remember(self) -> None:
        desk = self._services.desk()
        if desk:
            self.post_message(_Remembered(desk.recent()))

    def on__remembered(self, message: _Remembered) -> None:
        """Add what was open before."""
        self._recent = message.recent
        self._list()

    def _list(self) -> None:
        choices = self.query_one(OptionList)
        actions, earlier = self._actions(), self._earlier()
        self._does = [do for _, do in (*actions, *earlier)]
        highlighted = min(choices.highlighted or 0, len(self._does) - 1)
        choices.clear_options()
        choices.add_options([Option(told) for told, _ in actions])
        if earlier:
            choices.add_options([None, *(Option(told) for told, _ in earlier)])
        choices.highlighted = highlighted
        self.query_one("#chosen", Static).update(Content("\n".join(plain(path) for path in self._chosen)))

    def _actions(self) -> list[tuple[Content, Callable[[], None]]]:
        many = len(self._chosen)
        entries = [
            (_entry("Open a file …", "add it to those to compare"), self.action_open_file),
            (_entry("Open a folder …", "compare all articles in it"), self.action_open_folder),
            (_entry("Open an address …", "add a page of the web"), self.action_open_address),
            (_entry("The bundled sample", "five outlets on one event"), self.action_sample),
        ]
        if many:
            told = f"Compare {many} article{'s' * (many != 1)}"
            entries.insert(0, (_entry(told, "those listed above"), self.action_compare))
        return entries

    def _earlier(self) -> list[tuple[Content, Callable[[], None]]]:
        return [(_recent(one), partial(self._open, one.paths)) for one in self._recent]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what was chosen."""
        event.stop()
        self._does[event.option_index]()

    def action_open_file(self) -> None:
        """Pick a file; it joins those to compare."""
        from textual_fspicker import FileOpen

        self.app.push_screen(
            FileOpen(self._place(), "Add an article"), lambda path: self._add(*([str(path)] if path else ()))
        )

    def action_open_folder(self) -> None:
        """Pick a folder, and compare what is in it."""
        from textual_fspicker import SelectDirectory

        self.app.push_screen(SelectDirectory(self._place(), "Open a folder of articles"), self._open_one)

    def action_open_address(self) -> None:
        """Ask for addresses; they join what is to be compared."""
        from newsdiff.ui.screens.address import AddressDialog

        self.app.push_screen(AddressDialog(), lambda added: self._add(*(added or ())))

    def action_compare(self) -> None:
        """Compare what was added."""
        if self._chosen:
            self._open(tuple(self._chosen))

    def action_sample(self) -> None:
        """Compare the articles that come with newsdiff."""
        folder = self._services.sample()
        if folder:
            self._open((folder,))
        else:
            self.notify("The sample did not come with this installation.", severity="error")

    def _place(self) -> Path:
        files = [path for path in self._chosen if "://" not in path]
        return Path(files[-1]).parent if files else Path.cwd()

    def _add(self, *places: str) -> None:
        added = [place for place in places if place not in self._chosen]
        if added:
            self._chosen += added
            self._list()
            self.query_one(OptionList).highlighted = 0

    def _open_one(self, path: Path | None) -> None:
        if path:
            self._open((str(path),))

    def _open(self, paths: tuple[str, ...]) -> None:
        self.post_message(Opened(paths))


def _entry(name: str, told: str) -> Content:
    return Content.assemble((f"{name:<22}", "bold"), (told, "$quiet"))


def _recent(one: Recent) -> Content:
    many = len(one.paths)
    names = ", ".join(Path(path).name for path in one.paths[:4]) + (" …" if many > 4 else "")
    opened = one.opened.astimezone() if one.opened.tzinfo else one.opened
    told = cut(f"{opened:%Y-%m-%d %H:%M}  {f'{many} articles: ' if many > 1 else ''}{plain(names)}", 72)
    return Content.assemble((cut(plain(one.headline), 72), "bold"), "\n", (told, "$quiet"))
