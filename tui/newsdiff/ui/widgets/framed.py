"""A view in a frame that keeps the lines it has drawn."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Self

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.color import Color
from textual.geometry import Region
from textual.strip import Strip

from newsdiff.ui.widgets.looks import Looks
from newsdiff.ui.widgets.still import Still
from newsdiff.ui.wrapping import cut

if TYPE_CHECKING:
    from newsdiff.ui.shortcut import Shortcut

Title = Sequence[tuple[str, str]]
"""Words and the component class of their look; the class is empty for plain words."""


class Framed(Still):
    """Draws its edges, with a title in the upper one; each line is drawn once."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id)
        self._title: Title = ()
        self._strips: LRUCache[Hashable, Strip] = LRUCache(4096)
        self._styles: dict[str, Style] = {}
        self._background: Color | None = None
        self._colours: tuple[str, Style] | None = None

    def foot_key(self) -> Hashable:
        """All that the lower edge depends on, beside the width and the styles."""
        return None

    def foot(self, frame: Style) -> Sequence[Segment]:  # noqa: ARG002  # for subclasses
        """The lower edge between its corners, as many cells as there are columns; empty for a plain one."""
        return ()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Paint it anew, or parts of it; at once where nothing else has changed."""
        if repaint and not layout and not recompose and self.is_mounted:
            shortcut: Shortcut | None = getattr(self.app, "shortcut", None)
            if shortcut and shortcut.take(self, regions or (self.size.region,)):
                self._picture = None
                return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def refresh_later(self, *regions: Region) -> None:
        """Have Textual paint parts of it."""
        super().refresh(*regions)

    @property
    def rows(self) -> int:
        """Lines inside the frame."""
        return max(0, self.size.height - 2)

    @property
    def columns(self) -> int:
        """Cells inside the frame."""
        return max(0, self.size.width - 2)

    def set_title(self, title: Title) -> None:
        """Words in the frame's upper edge."""
        if title != self._title:
            self._title = title
            self.refresh(Region(0, 0, self.size.width, 1))

    def forget(self) -> None:
        """Draw everything anew."""
        self._strips.clear()
        self.refresh()

    def look(self, name: str) -> Style:
        """The style of a component class of `Looks`, or of the empty page for no name."""
        if name not in self._styles:
            self._styles[name] = self.screen.query_one(Looks).style(name) if name else self.rich_style
        return self._styles[name]

    @property
    def ground(self) -> Style:
        """The style of the empty page."""
        return self.look("")

    def notify_style_update(self) -> None:
        """Where colours have changed, no strip is of use any more."""
        super().notify_style_update()
        colours = self.app.theme, self.rich_style
        if colours != self._colours:
            self._colours, self._background = colours, None
            self._styles.clear()
            self._strips.clear()

    def _kept(self, key: Hashable, make: Callable[..., Strip], *given: object) -> Strip:
        """A strip made before, or made now."""
        strip = self._strips.get(key)
        if strip is None:
            strip = make(*given)
            for line_filter in self.get_line_filters():
                strip = strip.apply_filter(line_filter, self._page)
            self._strips[key] = strip
        return strip

    @property
    def _page(self) -> Color:
        """The background of the view and of all that it lies on."""
        if self._background is None:
            self._background = self.background_colors[1]
        return self._background

    def _edge(self, upper: bool) -> Strip:
        return self._upper(self._title) if upper else self._lower()

    def _upper(self, title: Title) -> Strip:
        return self._kept((self.size.width, "upper", self.has_focus, title), self._titled, title)

    def _lower(self) -> Strip:
        return self._kept((self.size.width, "lower", self.has_focus, self.foot_key()), self._footed)

    @property
    def _frame(self) -> Style:
        """The look of the edges."""
        return self.ground + self.look("frame--focus" if self.has_focus else "frame")

    def _footed(self) -> Strip:
        width, frame = self.size.width, self._frame
        inner = self.foot(frame) or (Segment("─" * (width - 2), frame),)
        return Strip([Segment("╰", frame), *inner, Segment("╯", frame)], width)

    def _titled(self, title: Title) -> Strip:
        width, frame = self.size.width, self._frame
        segments, room = [Segment("╭─ " if title else "╭─", frame)], width - 5
        for words, look in title:
            shown = cut(words, room)
            room -= cell_len(shown)
            segments.append(Segment(shown, self.ground + self.look(look)))
        *_, (last, style, _) = segments
        segments[-1] = Segment(last.rstrip(), style)
        rest = width - sum(cell_len(s.text) for s in segments) - 1
        gap = "" if last.rstrip().endswith("─") else " "
        segments.append(Segment(gap.ljust(rest, "─") + "╮", frame))
        return Strip(segments).adjust_cell_length(width, frame)
