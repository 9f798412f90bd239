"""The reader as an application: which screen is shown, and what all screens share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.driver import Driver
from textual.screen import Screen
from textual.theme import Theme

if TYPE_CHECKING:
    from textual.command import Provider

from newsdiff.model import Comparison
from newsdiff.ui.commands import APP, EVENTS, READ, START, Command, bindings, key_name
from newsdiff.ui.job import Job
from newsdiff.ui.look import Look
from newsdiff.ui.messages import EventOpened
from newsdiff.ui.screens.read import ReadScreen
from newsdiff.ui.services import Services
from newsdiff.ui.settings import Settings
from newsdiff.ui.shortcut import Shortcut
from newsdiff.ui.theme import ANSI, PREFIX, THEMES, named, other
from newsdiff.ui.thrift import Thrift, erases, thrifty
from newsdiff.ui.widgets.bars import keys_of

_WIDTHS = [(0, "-narrow"), (100, "-middle"), (124, "-roomy"), (160, "-wide")]
_HEIGHTS = [(0, "-low"), (30, "-mid"), (46, "-high")]
"""From how many columns and lines on a screen has which class."""


def _everything() -> type[Provider]:
    """What the palette lists; imported when it is first opened."""
    from newsdiff.ui.palette import Everything

    return Everything


class NewsdiffApp(App[int]):
    """Opens a comparison, the files at `paths`, or the start screen."""

    TITLE = "newsdiff"
    CSS_PATH = "newsdiff.tcss"
    COMMANDS: ClassVar = {_everything}
    BINDINGS: ClassVar[list[BindingType]] = bindings(APP)
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    VERTICAL_BREAKPOINTS = _HEIGHTS
    NOTIFICATION_TIMEOUT = 6

    def __init__(
        self,
        paths: Sequence[str] | None = None,
        *,
        comparison: Comparison | None = None,
        services: Services | None = None,
        job: Job | None = None,
        settings: Settings | None = None,
        look: Look | None = None,
        events: Path | None = None,
    ) -> None:
        self._thrift = Thrift()
        self.shortcut = Shortcut(self, self._thrift)
        """Paints the lines that a key has changed."""
        self._look = look or Look()
        # Set later, it would have Textual read all style sheets a second time before the first paint.
        self.set_reactive(App.theme, named(self._look.theme))
        super().__init__()
        self._services = services or Services()
        self._comparison = comparison
        self._job = job
        self._events = events
        self._paths = tuple(paths or ())
        for theme in THEMES:
            self.register_theme(theme)
        self._settings = settings or Settings()
        if self.no_color:
            self.theme = ANSI.name
        self._thrift.colours = not self.no_color
        if self._settings.keys:
            self.set_keymap(dict(self._settings.keys))

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme by its name."""
        return next((t for t in THEMES if t.name == theme_name), None) or super().get_theme(theme_name)

    def get_driver_class(self) -> type[Driver]:
        """The platform's driver, which sends no more than it must."""
        return thrifty(super().get_driver_class(), self._thrift)

    def on_ready(self) -> None:
        """What may be asked after the first paint."""
        self._thrift.erases = erases()

    def on_resize(self) -> None:
        """A terminal of another size may have moved its text about."""
        self._thrift.forget()

    def get_default_screen(self) -> Screen[None]:
        """The first screen."""
        if self._events:
            from newsdiff.ui.screens.events import EventsScreen

            return EventsScreen(self._events)
        if self._comparison:
            return self._reading(comparison=self._comparison)
        if self._job or self._paths:
            return self._reading(job=self._job or self._start(self._paths))
        from newsdiff.ui.screens.start import StartScreen

        return StartScreen(self._services)

    def _reading(
        self,
        job: Job | None = None,
        comparison: Comparison | None = None,
        kind: type[ReadScreen] = ReadScreen,
    ) -> ReadScreen:
        look = self._look if self.no_color else replace(self._look, theme=self.theme.removeprefix(PREFIX))
        screen = kind(self._services, job=job, comparison=comparison, look=look, settings=self._settings)
        return self._fitted(screen)

    def _fitted(self, screen: ReadScreen) -> ReadScreen:
        """A screen that has its classes of size before it is first laid out, so that this is done once."""
        for cells, steps in zip(self.size, (_WIDTHS, _HEIGHTS), strict=True):
            screen.add_class([name for least, name in steps if cells >= least][-1], update=False)
        return screen

    def on_opened(self, message: object) -> None:
        """Compare what was chosen on the start screen."""
        paths = getattr(message, "paths", ())
        self.push_screen(self._reading(job=self._start(paths)))

    def _start(self, paths: Sequence[str]) -> Job:
        return Job(paths, self._services.compute).start()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every command of this screen."""
        keys = keys_of(screen)
        for command in self._commands(screen):
            if command.id in keys and screen.check_action(command.verb, ()) is not False:
                told = f"{command.help}  {key_name(keys[command.id][0])}"
                yield SystemCommand(command.name, told, partial(screen.run_action, command.action))

    def _commands(self, screen: Screen[object]) -> tuple[Command, ...]:
        if isinstance(screen, ReadScreen):
            return (*READ, *screen.more, *APP)
        return (*(EVENTS if self._events else START), *APP)

    def on_event_opened(self, message: EventOpened) -> None:
        """Read one event of those listed."""
        from newsdiff.ui.screens.event import EventScreen

        self.push_screen(self._reading(comparison=message.comparison, kind=EventScreen))

    def action_switch_theme(self) -> None:
        """The next of the themes."""
        self.theme = other(self.theme)

    def action_redraw(self) -> None:
        """Paint everything, whatever the terminal shows."""
        self._thrift.forget()
        self.screen.refresh()

    def action_show_help(self) -> None:
        """All keys."""
        from newsdiff.ui.screens.help import HelpScreen

        of = self.screen.view.value if isinstance(self.screen, ReadScreen) else ""
        self.push_screen(HelpScreen(self._commands(self.screen), keys_of(self.screen), of))
