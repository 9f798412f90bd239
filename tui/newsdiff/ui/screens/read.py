"""The reader: articles side by side, the points, and one divergence told in full."""

from __future__ import annotations

from dataclasses import replace
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
from newsdiff.ui.job import Job
from newsdiff.ui.messages import DivergenceChosen, PointChosen
from newsdiff.ui.screens.finder import FinderScreen
from newsdiff.ui.services import Services
from newsdiff.ui.session import Filter, Session
from newsdiff.ui.widgets.bars import KeyBar, TopBar
from newsdiff.ui.widgets.detail_panel import DetailPanel
from newsdiff.ui.widgets.looks import Looks
from newsdiff.ui.widgets.pane import Focus
from newsdiff.ui.widgets.point_list import PointList
from newsdiff.ui.widgets.spread import Spread

_NEED_COMPARISON = {command.verb for command in READ} - {"clear", "reload"}

_ASK = {command.verb for command in READ if command.asks}


class ReadScreen(FinderScreen):
    """Opens at once; the comparison comes as one message."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(READ)
    AUTO_FOCUS = "#left"
    focused = Reactive[Widget | None](None, repaint=False)
    """Only the two views that change places are painted, not the whole screen."""

    def __init__(
        self, services: Services, *, job: Job | None = None, comparison: Comparison | None = None
    ) -> None:
        super().__init__(services, job, comparison)
        self.session: Session | None = None
        """What is being read; every view shows this one."""
        self._course: Course | None = None
        self._stop = -1

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
        if self.spread.is_set:
            self.release()

    def take(self, comparison: Comparison) -> None:
        """Show a comparison, at the divergence that was under the cursor before if it is still there."""
        self.comparison = comparison
        self.session = replace(self.session, comparison=comparison) if self.session else Session(comparison)
        self.renew()

    def renew(self) -> None:
        """Show the session as it is now: its comparison, filter or verdicts are others."""
        assert self.session
        shown = self.session.shown
        self._course = Course(shown, divergent=self.session.filter != Filter())
        self._stop = -1
        self.query_one(TopBar).show(shown)
        self.query_one(KeyBar).refresh()
        self.spread.attach(shown)
        self.query_one(PointList).list_points(self._course.points, len(shown.articles))
        if self._course.stops:
            self._go(self._course.place_of(self.session.current or "") or 0)
        elif self._course.points:
            self._open(0)
        else:
            self._tell_nothing()
        self.on_resized()

    def _tell_nothing(self) -> None:
        assert self.session
        why = "The articles have no point in common."
        if len(self.session.comparison.articles) == 1:
            why = "There is one article, and nothing to compare it with."
        elif self.session.comparison.divergences:
            why = "No divergence passes the filter."
        self.spread.lay_out()
        self.query_one(DetailPanel).say(why)

    def _go(self, stop: int) -> None:
        """Put the cursor on a divergence."""
        assert self._course and self.session
        self._stop = stop
        divergence, spread = self._course.stops[stop], self.spread
        spread.show(to_show(divergence, spread.visible_labels))
        self.session.current = divergence.id
        self.look()
        self.query_one(PointList).mark(self._course.point_of[stop])
        title = [f"{stop + 1} of {len(self._course.stops)}", divergence.kind.value, divergence.relation.value]
        if divergence.severity >= SERIOUS:
            title.append("serious")
        telling = partial(tell, self.session.comparison, divergence)
        self.query_one(DetailPanel).show(telling, divergence.kind, title)

    def look(self) -> None:
        """Bring the divergence under the cursor to one line of the panes, as far as they tell it."""
        if self._course and self.comparison and self._stop >= 0:
            divergence, spread = self._course.stops[self._stop], self.spread
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
            spread = self.spread
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

    def action_save(self) -> None:
        """Ask where, and save the report."""
        if self.comparison:
            from newsdiff.ui.screens.save import save_report

            save_report(self, self.comparison, self.services.report)
