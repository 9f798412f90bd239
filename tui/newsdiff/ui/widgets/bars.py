"""The lines at the top and bottom of a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import accumulate

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.screen import Screen

from newsdiff.model import Judgement, events_of
from newsdiff.ui.commands import COMMANDS, Command, key_name
from newsdiff.ui.kinds import FILTERED, GLYPH, JUDGED, count, headline
from newsdiff.ui.plain import plain
from newsdiff.ui.session import Filter, Session
from newsdiff.ui.widgets.still import Still
from newsdiff.ui.wrapping import cut


class TopBar(Still):
    """Name, what the articles are about, and how many divergences there are of each kind.

    A click on the counts asks which to show, one elsewhere opens the list of all commands.
    """

    DEFAULT_CSS = "TopBar { height: 1; padding: 0 1; }"

    def __init__(self, id: str = "top") -> None:
        super().__init__(id=id)
        self._headline = ""
        self._articles = ""
        self._counts: tuple[tuple[str, str, str, int], ...] = ()
        self._verdicts: Content | None = None
        self._counted = 0
        self._filter: Content | None = None

    def show(self, session: Session, *, whole: bool = True) -> None:
        """Show what a comparison holds, as far as it passes the filter; its origins when it is `whole`."""
        comparison = session.shown
        self._verdicts = _verdicts(session)
        self._filter = _filtered(session)
        many, left_out = len(comparison.articles), comparison.uncompared
        of = f" of {many + left_out:,}" if left_out else ""
        origins = comparison.origin_count
        self._headline = plain(headline(comparison))
        told = f"{many}{of} article{'s' * (many + left_out != 1)}"
        happened = len(events_of(session.comparison.articles, session.comparison.alignments))
        apart = f", {happened} events" if happened > 1 else ""
        self._articles = f"{told}, {origins} origin{'s' * (origins != 1)}{apart}" if whole else told
        found = count(comparison.divergences)
        self._counts = tuple((kind.value, GLYPH[kind], f"$kind-{kind.value}", n) for kind, n in found)
        self.refresh()

    def render(self) -> Content:
        """One line: the headline gives way first, then the kinds' names."""
        room = self.content_size.width
        name = Content.styled("newsdiff", "bold $accent")
        wanted = min(cell_len(self._headline), 48) + 4
        for named in (True, False):
            told = [Content.styled(self._articles, "$quiet"), *self._kinds(named)]
            right = Content("  ").join([*told, *filter(None, (self._verdicts, self._filter))])
            if name.cell_length + right.cell_length + wanted <= room:
                break
        middle = room - name.cell_length - right.cell_length - 4
        shown = cut(self._headline, middle)
        gap = " " * max(2, room - name.cell_length - right.cell_length - cell_len(shown) - 2)
        self._counted = room - right.cell_length + cell_len(self._articles) if self._counts else room
        return Content.assemble(name, "  ", (shown, "bold"), gap, right)

    async def on_click(self, event: events.Click) -> None:
        """Ask which divergences to show, or which command to run."""
        offset = event.get_content_offset(self)
        counts = offset is not None and offset.x > self._counted
        await self.screen.run_action("filter" if counts else "app.command_palette")

    def _kinds(self, named: bool) -> list[Content]:
        return [
            Content.assemble(
                (glyph, f"bold {color}"), (f" {kind} " if named else "", "$quiet"), (str(n), "bold")
            )
            for kind, glyph, color, n in self._counts
        ]


def _verdicts(session: Session) -> Content | None:
    """How many are confirmed and dismissed."""
    looks = {Judgement.CONFIRMED: "$success", Judgement.DISMISSED: "$quiet"}
    told = [
        Content.assemble((JUDGED[judgement], f"bold {looks[judgement]}"), (f" {many}", "bold"))
        for judgement, many in session.judged.items()
    ]
    return Content("  ").join(told) if told else None


def _filtered(session: Session) -> Content | None:
    """That not all divergences are shown."""
    if session.filter == Filter():
        return None
    every = len(session.comparison.divergences)
    return Content.styled(f"{FILTERED} {len(session.divergences)} of {every}", "bold $warning")


class KeyBar(Still):
    """The keys of the commands that belong in the footer, as many as fit."""

    DEFAULT_CSS = "KeyBar { height: 1; padding: 0 1; }"

    def __init__(self, commands: Sequence[Command], id: str = "keys") -> None:
        super().__init__(id=id)
        self._commands = [command for command in commands if command.footer]
        self._ends: list[tuple[int, Command]] = []

    def render(self) -> Content:
        """In the order of the table; commands of low rank stay longest."""
        keys = keys_of(self.screen)
        here = f"view.{getattr(self.screen, 'view', '')}"
        offered = [c for c in self._commands if c.id in keys and c.id != here]
        entries = {c.id: _entry(keys[c.id][0], c.footer) for c in offered}
        room = self.content_size.width + len(_BETWEEN)
        kept: set[str] = set()
        for command in sorted(self._commands, key=lambda c: c.rank):
            cells = entries[command.id].cell_length + len(_BETWEEN) if command.id in entries else room + 1
            if cells <= room:
                kept.add(command.id)
                room -= cells
        shown = [c for c in self._commands if c.id in kept]
        widths = (entries[c.id].cell_length + len(_BETWEEN) for c in shown)
        self._ends = list(zip(accumulate(widths), shown, strict=True))
        return Content(_BETWEEN).join([entries[c.id] for c in shown])

    async def on_click(self, event: events.Click) -> None:
        """Run the command that is clicked."""
        offset = event.get_content_offset(self)
        chosen = next((c for end, c in self._ends if offset and offset.x < end), None)
        if chosen:
            await self.screen.run_action(chosen.action)


_BETWEEN = "  "


def _entry(key: str, told: str) -> Content:
    return Content.assemble((key_name(key), "bold $primary"), (f" {told}", "$quiet"))


def keys_of(screen: Screen[object]) -> Mapping[str, Sequence[str]]:
    """The keys of each command of a screen, by the command's id, as the user's keymap has them."""
    found: dict[str, list[str]] = {}
    for key, active in screen.active_bindings.items():
        if active.binding.id:
            found.setdefault(active.binding.id, []).append(key)
    return {id: sorted(keys, key=partial(_rank, COMMANDS.get(id))) for id, keys in found.items()}


def _rank(command: Command | None, key: str) -> int:
    """Place of a key in the table; keys of the user's own first."""
    return command.keys.index(key) if command and key in command.keys else -1
