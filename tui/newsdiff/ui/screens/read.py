"""The reader: articles side by side, the points, and one divergence told in full."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Input

from newsdiff.model import SERIOUS, Comparison
from newsdiff.ui.commands import APP, READ, bindings
from newsdiff.ui.course import Course, focus_of, targets, to_show
from newsdiff.ui.detail import tell, tell_point
from newsdiff.ui.finding import find
from newsdiff.ui.job import Job
from newsdiff.ui.messages import DivergenceChosen, PointChosen, Sought
from newsdiff.ui.screens.waiting import WaitingScreen
from newsdiff.ui.search import Search
from newsdiff.ui.services import Services
from newsdiff.ui.widgets.bars import KeyBar, TopBar
from newsdiff.ui.widgets.detail_panel import DetailPanel
from newsdiff.ui.widgets.find_bar import FindBar
from newsdiff.ui.widgets.line_view import LineView
from newsdiff.ui.widgets.looks import Looks
from newsdiff.ui.widgets.pane import Focus, Found
from newsdiff.ui.widgets.point_list import PointList
from newsdiff.ui.widgets.spread import Spread

_NEED_COMPARISON = {command.verb for command in READ} - {"clear", "reload"}

_ASK = {command.verb for command in READ if command.asks}


class ReadScreen(WaitingScreen):
    """Opens at once; the comparison comes as one message."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(READ)
    AUTO_FOCUS = "#left"
    focused = Reactive[Widget | None](None, repaint=False)
    """Only the two views that change places are painted, not the whole screen."""

    def __init__(
        self, services: Services, *, job: Job | None = None, comparison: Comparison | None = None
    ) -> None:
        super().__init__(services, job, comparison)
        self._course: Course | None = None
        self._stop = -1
        self._search = Search()

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield Looks()
        yield TopBar()
        with Horizontal(id="body"):
            yield Spread("spread")
            yield PointList("points")
        yield DetailPanel("detail")
        yield KeyBar((*READ, *APP))

    def on_mount(self) -> None:
        """Name what has no name of its own."""
        self.query_one(PointList).set_title((("Points", "text--title"),))

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that needs a comparison while there is none, nor a second field to type in."""
        if action in _ASK and isinstance(self.focused, Input):
            return False
        if self.searching and action == "save":
            return False
        return self.comparison is not None or action not in _NEED_COMPARISON

    def on_resized(self) -> None:
        """The panes have widths now; what they show may be painted."""
        if self.query_one(Spread).is_set:
            self.release()

    def take(self, comparison: Comparison) -> None:
        """Show a comparison, at the divergence that was under the cursor before if it is still there."""
        before = self._course.stops[self._stop].id if self._course and self._stop >= 0 else ""
        self.comparison, self._course = comparison, Course(comparison)
        self.query_one(TopBar).show(comparison)
        self.query_one(KeyBar).refresh()
        self.query_one(Spread).attach(comparison)
        self.query_one(PointList).list_points(self._course.points, len(comparison.articles))
        self._stop = -1
        if self._course.stops:
            self._go(self._course.place_of(before) or 0)
        elif self._course.points:
            self._open(0)
        else:
            self._tell_nothing()
        self.on_resized()

    def _tell_nothing(self) -> None:
        one = self.comparison and len(self.comparison.articles) == 1
        why = "There is one article, and nothing to compare it with."
        if not one:
            why = "The articles have no point in common."
        self.query_one(Spread).lay_out()
        self.query_one(DetailPanel).say(why)

    def _go(self, stop: int) -> None:
        """Put the cursor on a divergence."""
        assert self._course and self.comparison
        self._stop = stop
        divergence, spread = self._course.stops[stop], self.query_one(Spread)
        spread.show(to_show(divergence, spread.visible_labels))
        self._look()
        self.query_one(PointList).mark(self._course.point_of[stop])
        title = [f"{stop + 1} of {len(self._course.stops)}", divergence.kind.value, divergence.relation.value]
        if divergence.severity >= SERIOUS:
            title.append("serious")
        telling = partial(tell, self.comparison, divergence)
        self.query_one(DetailPanel).show(telling, divergence.kind, title)

    def _look(self) -> None:
        """Bring the divergence under the cursor to one line of the panes, as far as they tell it."""
        if self._course and self.comparison and self._stop >= 0:
            divergence, spread = self._course.stops[self._stop], self.query_one(Spread)
            focus = Focus(divergence.id, divergence.alignment or "", focus_of(self.comparison, divergence))
            spread.look_at(focus, targets(divergence, spread.visible_labels))

    def _open(self, place: int) -> None:
        """Show a point: its gravest divergence, or the row itself when it has none."""
        assert self._course and self.comparison
        point = self._course.points[place]
        if point.divergences:
            self._go(self._course.first_of[place])
            return
        self._stop = self._course.first_of[place] - 1
        if point.row:
            spread = self.query_one(Spread)
            told = {t.article: t.passages[0] for t in point.row.tellings}
            spread.show_any(tuple(told))
            target = [told[label] for label in spread.visible_labels if label in told]
            spread.look_at(Focus("", point.row.id, frozenset(point.row.passages)), target)
        self.query_one(PointList).mark(place)
        telling = partial(tell_point, self.comparison, point)
        title = "searching for divergences …" if self.searching else "no divergence found"
        self.query_one(DetailPanel).show(telling, None, [title])

    @on(DivergenceChosen)
    def _divergence_chosen(self, message: DivergenceChosen) -> None:
        stop = self._course.place_of(message.divergence) if self._course else None
        if stop is not None:
            self._go(stop)

    @on(PointChosen)
    def _point_chosen(self, message: PointChosen) -> None:
        self._open(message.place)

    def on_sought(self, message: Sought) -> None:
        """Mark what is found; go to the first when enter was pressed."""
        if self.comparison:
            self._search = Search(find(self.comparison, message.words) if message.words.strip() else ())
            if message.done:
                spread = self.query_one(Spread)
                self._search = self._search.from_article(spread.visible_labels[spread.active])
                spread.visible_panes[spread.active].focus()
            self._show_search(message.words.strip() != "")

    def _show_search(self, sought: bool) -> None:
        spread, search = self.query_one(Spread), self._search
        spread.mark_found(Found(search.by_passage, search.current))
        for bar in self.query(FindBar):
            bar.tell(search.told() if sought else "")
        if search.current:
            spread.reveal(search.current)

    def action_divergence(self, by: int, serious: bool = False) -> None:
        """Go on or back along the divergences."""
        if self._course:
            stop = self._course.step(self._stop, by, serious)
            if stop is None:
                kind = "serious divergence" if serious else "divergence"
                self.notify(f"There is no {kind} {'after' if by > 0 else 'before'} this one.", timeout=2)
            else:
                self._go(stop)

    def action_open_point(self) -> None:
        """Show the point under the cursor of the list."""
        points = self.query_one(PointList)
        if points.has_focus:
            points.choose()

    @property
    def _view(self) -> LineView:
        """What keys of movement move."""
        spread = self.query_one(Spread)
        return self.focused if isinstance(self.focused, LineView) else spread.visible_panes[spread.active]

    def action_move(self, by: int) -> None:
        """Move by lines or points."""
        self._view.step(by)

    def action_page(self, pages: float) -> None:
        """Move by pages."""
        self._view.page(pages)

    def action_edge(self, last: bool) -> None:
        """Go to an end."""
        self._view.edge(last)

    def action_rows(self) -> None:
        """Rows only, or in context."""
        self.query_one(Spread).toggle_rows()

    def action_article(self, by: int) -> None:
        """Turn the active pane to another article that is not beside it."""
        if self.comparison:
            spread = self.query_one(Spread)
            beside = [x for i, x in enumerate(spread.visible_labels) if i != spread.active]
            labels = [a.label for a in self.comparison.articles if a.label not in beside]
            at = labels.index(spread.shown[spread.active])
            self._turn(labels[(at + by) % len(labels)])

    def action_pick(self, number: int) -> None:
        """Turn the active pane to an article by its number."""
        if self.comparison and number <= len(self.comparison.articles):
            self._turn(self.comparison.articles[number - 1].label)

    def _turn(self, label: str) -> None:
        spread = self.query_one(Spread)
        spread.turn(spread.active, label)
        self._look()

    async def action_find(self) -> None:
        """Ask for words; keys wait until they can be typed."""
        if not self.query(FindBar):
            await self.mount(FindBar(), before="KeyBar")
        self.query_one(FindBar).type()

    def action_hit(self, by: int) -> None:
        """Go on or back along the places found."""
        if self._search.hits:
            self._search = self._search.step(by)
            self._show_search(True)

    def action_clear(self) -> None:
        """Stop the work, or clear what was found."""
        if self.stop():
            return
        bars = self.query(FindBar)
        if bars:
            bars.remove()
            self._search = Search()
            self._show_search(False)
            spread = self.query_one(Spread)
            spread.visible_panes[spread.active].focus()

    def action_save(self) -> None:
        """Ask where, and save the report."""
        if self.comparison:
            from newsdiff.ui.screens.save import save_report

            save_report(self, self.comparison, self.services.report)
