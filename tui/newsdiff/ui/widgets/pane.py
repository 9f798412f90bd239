"""One article, set into lines, with its evidence."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from itertools import groupby, pairwise
from operator import itemgetter

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip

from newsdiff.model import Kind, Role
from newsdiff.ui.density import Cell, nearest
from newsdiff.ui.finding import Found
from newsdiff.ui.galley import Column, Galley, Setter
from newsdiff.ui.lines import BLANK, Line, LineKind, Piece, moved
from newsdiff.ui.messages import DivergenceChosen, PassagePointed, Resized
from newsdiff.ui.sights import EMPTY, Focus, Scene
from newsdiff.ui.widgets.framed import Title
from newsdiff.ui.widgets.line_view import SIGN, LineView
from newsdiff.ui.widgets.looks import THREADS
from newsdiff.ui.widgets.pane_title import pane_title

_PLAIN = Style()

_ROLES = {Role.HEADLINE: "text--headline", Role.HEADING: "text--heading", Role.CAPTION: "text--caption"}


class Pane(LineView):
    """Draws one column of a galley."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._setter: Setter | None = None
        self._scene = EMPTY
        self._found = Found()
        self._unlocked = False
        self.shifted = 0
        """Cells by which lines that are not broken are moved to the left."""

    @property
    def label(self) -> str:
        """The article shown; empty for none."""
        return self._scene.column.label

    @property
    def _lines(self) -> Sequence[Line]:
        return self._scene.column.lines

    @property
    def _focus(self) -> Focus:
        return self._scene.focus

    @property
    def text_width(self) -> int:
        """Cells for text beside the gutter."""
        return max(1, self.columns - self._gutter - 1)

    @property
    def _gutter(self) -> int:
        rows = len(self._setter.comparison.alignments) if self._setter else 0
        return 2 + max(2, len(str(rows)))

    def attach(self, setter: Setter) -> None:
        """Take up a comparison; its text comes with `show`, and until then there are blank lines."""
        blank = Column(self.label, [BLANK] * len(self._lines), {})
        self._setter, self._scene = setter, self._scene._replace(column=blank, density=())
        self.forget()

    def show(self, galley: Galley, column: int) -> None:
        """Show one column of a galley."""
        before, self._scene = self.label, self._scene._replace(column=galley.columns[column])
        self.set_count(galley.height)
        if self._setter and (self.label != before or len(self._scene.density) != self.columns):
            self._scene = self._scene._replace(density=self._density_of(self.label))
            self._tell_title()

    def foresee(self, column: Column, focus: Focus, top: int) -> Iterator[None]:
        """Draw what would be on the screen with another column and focus, a line at each step."""
        scene = Scene(column, focus, self._density_of(column.label))
        self._foresee(self._upper(self._title_of(column.label)))
        self._foresee(self._meanwhile(scene, self._lower))
        yield from self._foresee_screen(top, len(column.lines), partial(self._meanwhile, scene, self._inside))

    def _meanwhile(self, scene: Scene, draw: Callable[..., Strip], *given: object) -> Strip:
        """Draw something of another scene."""
        now, self._scene = self._scene, scene
        try:
            return draw(*given)
        finally:
            self._scene = now

    def _density_of(self, label: str) -> tuple[Cell, ...]:
        assert self._setter
        return self._setter.density(label, self.columns)

    def _tell_title(self) -> None:
        if self._setter and self.label:
            self.set_title(self._title_of(self.label))

    def _title_of(self, label: str) -> Title:
        assert self._setter
        unlocked = " · scrolls alone" if self._unlocked else ""
        told = pane_title(self._setter.comparison.article[label], self.columns - 4 - len(unlocked))
        return (*told, (unlocked, "text--note")) if unlocked else told

    def tell_unlocked(self, unlocked: bool) -> None:
        """Say in the title that the pane scrolls by itself, or no longer."""
        self._unlocked = unlocked
        self._tell_title()

    def shift(self, cells: int) -> None:
        """Move lines that are not broken so many cells to the left."""
        if cells != self.shifted:
            self.shifted = cells
            self.forget()

    def look_at(self, focus: Focus) -> None:
        """Make one divergence stand out."""
        before, self._scene = self._focus, self._scene._replace(focus=focus)
        changed = before.passages | focus.passages
        shown = range(self.top, min(self.top + self.rows, len(self._lines)))
        for told, run in groupby(shown, lambda line: self._lines[line].passage in changed):
            if told:
                lines = list(run)
                self.refresh_lines(lines[0], len(lines))
        self.refresh(Region(0, self.size.height - 1, self.size.width, 1))

    def mark_found(self, found: Found) -> None:
        """Show what was found."""
        if found != self._found:
            self._found = found
            self.forget()

    def first_passage(self) -> str:
        """The passage that begins first on the screen; empty for none."""
        shown = self._lines[self.top : self.top + self.rows]
        return next((line.passage for line in shown if line.passage and line.first), "")

    def line_of(self, passage: str) -> int | None:
        """The first line of a passage, or None when it is not shown."""
        return self._scene.column.at.get(passage)

    def line_at(self, passage: str, offset: int) -> int | None:
        """The line of a canonical offset in a passage, or None when it is not shown."""
        line = self._scene.column.at.get(passage)
        while line is not None and line + 1 < len(self._lines):
            following = self._lines[line + 1]
            if following.passage != passage or following.start > offset:
                break
            line += 1
        return line

    def on_resize(self, _event: events.Resize) -> None:
        """Ask for text of the new width."""
        self.post_message(Resized())

    def on_click(self, event: events.Click) -> None:
        """Evidence that is clicked comes under the cursor."""
        line = self.line_under(event)
        if line is not None and self._lines[line].passage:
            self.post_message(PassagePointed(self._lines[line].passage))
        chosen = event.style.meta.get("divergence")
        offset = event.get_content_offset(self)
        if offset and offset.y == self.size.height - 1:
            chosen = nearest(self._scene.density, offset.x - 1)
        if chosen:
            self.post_message(DivergenceChosen(chosen))

    def foot_key(self) -> Hashable:
        """The density of divergences along the article, and which one is in focus."""
        return self._scene.density, self._focus.divergence

    def foot(self, frame: Style) -> Sequence[Segment]:
        """Where in the article the divergences lie."""
        if len(self._scene.density) != self.columns:
            return ()
        places = groupby((self._place(cell, frame) for cell in self._scene.density), itemgetter(1))
        return tuple(Segment("".join(sign for sign, _ in run), look) for look, run in places)

    def _place(self, cell: Cell, frame: Style) -> tuple[str, Style]:
        if not cell.divergences:
            return "─", frame
        if self._focus.divergence in cell.divergences:
            return "◆", self.ground + self.look("row--bar")
        assert cell.kind
        return cell.sign, self.ground + self.look(f"sign--{cell.kind.value}")

    def key(self, line: int) -> Hashable:
        """A line changes when its passage comes into focus, or holds what is sought."""
        shown = self._lines[line]
        thread = self._scene.column.threads.get(shown.passage) if shown.first else None
        return shown, thread, self._focus if shown.passage in self._focus.passages else None

    def draw(self, line: int) -> Iterable[Segment]:
        """Gutter, then text."""
        shown = self._lines[line]
        current = shown.passage in self._focus.passages
        ground = self.look("row--current") if current else _PLAIN
        base = ground + self._base(shown)
        yield from self._margin(shown, current, base)
        marked = current or shown.passage in self._found.hits
        hidden = self.shifted
        for whole in self._setter.pieces(self.label, shown) if self._setter else ():
            piece, hidden = moved(whole, hidden)
            marked = marked or bool(piece.marks)
            yield from self._piece(shown, piece, base)
        if marked:
            yield Segment("", ground)

    def _margin(self, line: Line, current: bool, base: Style) -> Iterator[Segment]:
        """A bar beside what is told, and the row's number; or a blank that goes with the text."""
        number = _number(self._setter, self._scene, line.passage) if line.first else ""
        if current:
            yield Segment("▌", base + self.look("row--bar") + SIGN)
            yield Segment(f"{number:>{self._gutter - 2}} ", base + self._tint(number) + SIGN)
        elif number:
            yield Segment(f"{number:>{self._gutter - 1}} ", self._tint(number) + SIGN)
        else:
            yield Segment(" " * self._gutter, base)

    def _tint(self, number: str) -> Style:
        """One tint for a row in all panes: the thread that an eye follows."""
        return self.look(f"thread--{int(number) % THREADS}" if number else "row--bar")

    def _base(self, line: Line) -> Style:
        if line.kind is not LineKind.TEXT:
            return self.look("text--notice" if line.kind is LineKind.NOTICE else "text--note")
        assert self._setter
        comparison = self._setter.comparison
        name = _ROLES.get(comparison.passage[line.passage].role)
        if name:
            return self.look(name)
        told = line.passage in comparison.rows_of or line.passage in self._focus.passages
        return _PLAIN if told else self.look("text--alone")

    def _piece(self, line: Line, piece: Piece, base: Style) -> Iterator[Segment]:
        if piece.start < 0 and not piece.marks:
            note = base + self.look("text--note") if line.kind is LineKind.TEXT else base
            yield Segment(piece.text, note + SIGN if line.kind is LineKind.TEXT else note)
            return
        style = self._evidence(piece, base) if piece.marks else base
        yield from self._with_hits(line, piece, style)

    def _evidence(self, piece: Piece, base: Style) -> Style:
        """The look of evidence: that of the divergence in focus, or of the gravest.

        What others leave out looks as it does elsewhere: its words are no evidence, and hide none.
        """
        told = [mark for mark in piece.marks if mark.kind is not Kind.OMISSION]
        focused = next((mark for mark in told if mark.divergence == self._focus.divergence), None)
        shown = focused or (told or piece.marks)[0]
        kind = self.look(f"kind--{shown.kind.value}")
        meta = _meta(shown.divergence, piece.start < 0)
        if focused:
            page = self.ground.bgcolor
            if page is None or page.is_default:
                return base + Style(color=kind.color, reverse=True, bold=True) + meta
            return base + Style(color=page, bgcolor=kind.color, bold=True) + meta
        if piece.start < 0:
            return base + self.look(f"sign--{shown.kind.value}") + meta
        return base + kind + meta if told else base + meta

    def _with_hits(self, line: Line, piece: Piece, style: Style) -> Iterator[Segment]:
        """Cut a piece where what was found begins and ends."""
        hits = self._found.hits.get(line.passage, ()) if piece.start >= 0 else ()
        end = piece.start + len(piece.text)
        edges = {piece.start, end}
        here = [h for h in hits if h.start < end and h.end > piece.start]
        for hit in here:
            edges |= {max(piece.start, hit.start), min(end, hit.end)}
        for first, last in pairwise(sorted(edges)):
            found = next((h for h in here if h.start <= first and h.end >= last), None)
            words = piece.text[first - piece.start : last - piece.start]
            here_now = "--current" if found == self._found.current else ""
            yield Segment(words, style + self.look(f"found{here_now}") if found else style)


def _number(setter: Setter | None, scene: Scene, passage: str) -> str:
    """That of the row in focus or else the first, of those shared with what is on the same line."""
    if setter is None:
        return ""
    rows = setter.comparison.rows_of.get(passage, ())
    known = scene.column.threads.get(passage) or [row.id for row in rows]
    chosen = scene.focus.row if scene.focus.row in known else next(iter(known), "")
    return str(setter.number.get(chosen, ""))


@lru_cache(4096)
def _meta(divergence: str, sign: bool) -> Style:
    """What a click on evidence tells."""
    return Style.from_meta({"divergence": divergence, "sign": sign})
