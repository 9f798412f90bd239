"""The reader: articles side by side, the points, and one divergence told in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.cache import LRUCache
from textual.reactive import Reactive
from textual.widget import Widget
from textual.widgets import Input

from newsdiff.model import Comparison, Divergence, Verdict
from newsdiff.ui.commands import APP, READ, Command, bindings
from newsdiff.ui.course import Course, focus_of, targets, to_show
from newsdiff.ui.detail import tell, tell_point, titled
from newsdiff.ui.job import Job
from newsdiff.ui.look import Look
from newsdiff.ui.messages import DivergenceChosen, PointChosen
from newsdiff.ui.screens.away import AwayScreen
from newsdiff.ui.services import Services
from newsdiff.ui.session import Filter, Session
from newsdiff.ui.settings import Settings
from newsdiff.ui.sights import Focus, Sight
from newsdiff.ui.view import View
from newsdiff.ui.views.sheet import Goal
from newsdiff.ui.widgets.bars import KeyBar, TopBar
from newsdiff.ui.widgets.detail_panel import DetailPanel, Tale
from newsdiff.ui.widgets.looks import Looks
from newsdiff.ui.widgets.pane_row import MOST
from newsdiff.ui.widgets.point_list import PointList
from newsdiff.ui.widgets.sheet_view import SheetView
from newsdiff.ui.widgets.spread import Spread
from newsdiff.ui.widgets.still import Still, StillRow

_NEED_COMPARISON = {command.verb for command in READ} - {"clear", "reload"}

_NOT_IN = {command.verb: frozenset(View) - frozenset(command.only) for command in READ if command.only}
"""The views in which an action does nothing."""

_ASK = {command.verb for command in READ if command.asks}

_TALES = 16
"""Divergences whose telling is kept: those around the cursor."""

_AS_IS, _UNSET = Look(), Settings()


class ReadScreen(AwayScreen, Still):
    """Opens at once; the comparison comes as one message."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(READ)
    AUTO_FOCUS = "#left"
    more: ClassVar[tuple[Command, ...]] = ()
    """Commands that a kind of reader has beside its own."""
    focused = Reactive[Widget | None](None, repaint=False)
    """Only the two views that change places are painted, not the whole screen."""

    def __init__(
        self,
        services: Services,
        *,
        job: Job | None = None,
        comparison: Comparison | None = None,
        look: Look = _AS_IS,
        settings: Settings = _UNSET,
    ) -> None:
        super().__init__(services, job, comparison)
        self._look = look
        self.settings = settings
        self._tales: LRUCache[tuple[int, Verdict], Tale] = LRUCache(_TALES)

    def compose(self) -> ComposeResult:
        """From top to bottom."""
        yield Looks()
        yield TopBar()
        with StillRow(id="body"):
            yield Spread("spread")
            yield PointList("points")
        yield DetailPanel("detail")
        yield KeyBar((*READ, *self.more, *APP))

    @on(events.Mount)
    async def _open_up(self) -> None:
        """Name what has no name of its own; lay out the panes as they were set or left."""
        self.query_one(PointList).set_title((("Points", "text--title"),))
        spread, look = self.spread, self._look
        spread.rows_only, spread.wrapped = look.rows_only, look.wrap
        if look.panes != spread.wanted and 1 <= look.panes <= MOST:
            await spread.want(look.panes)
        self.begin_pulse(look)

    def settled(self) -> None:
        """The comparison is whole: show the view that is set, and what was done before."""
        super().settled()
        view, self._first_view = self._first_view, None
        if view and view != self.view:
            self.call_later(self.action_view, view)

    @cached_property
    def _first_view(self) -> str | None:
        """The view to turn to when the first comparison is whole."""
        return self.settings.text("view")

    async def open_point(self, place: int) -> None:
        """Show a point in the panes."""
        if self.view is not View.READ:
            await self.action_view(View.READ)
        self._open(place)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing that needs a comparison or article that is not there, nor a second field to type."""
        if super().check_action(action, parameters) is False:
            return False
        many = len(self.comparison.articles) if self.comparison else 0
        if action == "pick" and not all(isinstance(n, int) and n <= many for n in parameters):
            return False
        if action in _ASK and isinstance(self.focused, Input):
            return False
        if self.searching and action == "save":
            return False
        if self.view in _NOT_IN.get(action, ()):
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
        self._tales.clear()
        self.course = Course(shown, divergent=self.session.filter != Filter() and not self.searching)
        before, self.place = self.place, -1
        self.query_one(TopBar).show(self.session, whole=not self.searching)
        self.query_one(KeyBar).refresh()
        self.spread.attach(shown)
        self.query_one(PointList).list_points(self.course.points, len(shown.articles), self.session.verdict)
        if self.course.stops:
            place = self.course.place_of(self.session.current or "")
            last = len(self.course.stops) - 1
            self._go(min(max(0, before), last) if place is None else place)
        elif self.course.points:
            self._open(0)
        else:
            self.spread.lay_out()
            self.query_one(DetailPanel).say(self.session.emptiness)
        if self.view is not View.READ:
            self.show_table()
        self.on_resized()

    def _go(self, stop: int) -> None:
        """Put the cursor on a divergence."""
        assert self.course and self.session
        self.place, divergence = stop, self.course.stops[stop]
        self.session.current = divergence.id
        if self.view is View.READ:
            self.look(to_show(divergence, self.spread.visible_labels))
        else:
            self.query_one(SheetView).mark(divergence.id)
        self.query_one(PointList).mark(self.course.point_of[stop])
        self.query_one(DetailPanel).show(self._tale(stop))

    def _tale(self, stop: int) -> Tale:
        """A divergence told in full."""
        assert self.course and self.session
        divergence = self.course.stops[stop]
        verdict = self.session.verdict(divergence.id)
        tale = self._tales.get((stop, verdict))
        if tale is None:
            title = titled(divergence, f"{stop + 1} of {len(self.course.stops)}", verdict.judgement)
            telling = partial(tell, self.session.comparison, divergence, note=verdict.note)
            tale = self._tales[stop, verdict] = Tale(telling, divergence.kind, title)
        return tale

    def show_verdicts(self) -> None:
        """Show the verdicts as they are now, wherever they show."""
        assert self.session
        self.query_one(TopBar).show(self.session)
        self.query_one(PointList).refresh()
        if self.course and 0 <= self.place < len(self.course.stops) and self.session.current:
            self.query_one(DetailPanel).show(self._tale(self.place))
        if self.view is not View.READ:
            self.show_table()

    def show_divergence(self, divergence: str) -> None:
        """Put the cursor on a divergence, if it is among those shown."""
        stop = self.course.place_of(divergence) if self.course else None
        if stop is not None:
            self._go(stop)

    def look(self, shown: Sequence[str] = ()) -> None:
        """Show these articles or the same ones, the divergence under the cursor on one line of them."""
        spread = self.spread
        if self.course and self.comparison and self.place >= 0:
            spread.look_at(self._sight(self.course.stops[self.place], tuple(shown) or spread.visible_labels))
            spread.expect(self._foresee)
        elif shown:
            spread.show(shown)

    def _sight(self, divergence: Divergence, shown: tuple[str, ...]) -> Sight:
        """A divergence in the panes of these articles, as far as they tell it."""
        assert self.comparison
        focus = Focus(divergence.id, divergence.alignment or "", focus_of(self.comparison, divergence))
        visible = shown[: len(self.spread.visible_panes)]
        return Sight(shown, focus, targets(self.comparison, divergence, visible))

    def _foresee(self) -> Iterator[None]:
        """Draw what is shown after the keys that are pressed most."""
        spread, stops = self.spread, self.course.stops if self.course else ()
        for place in (self.place + 1, self.place - 1):
            if self.course and 0 <= place < len(stops):
                shown = to_show(stops[place], spread.visible_labels)
                yield from spread.foresee(self._sight(stops[place], shown))
                yield from self.query_one(DetailPanel).foresee(self._tale(place))
                yield from self.query_one(PointList).foresee(self.course.point_of[place])
        if 0 <= self.place < len(stops):
            shown = spread.turned(spread.active, self.beside(1))
            yield from spread.foresee(self._sight(stops[self.place], shown))

    def _open(self, place: int) -> None:
        """Show a point: its gravest divergence, or the row itself when it has none."""
        assert self.course and self.comparison
        point = self.course.points[place]
        if point.divergences:
            self._go(self.course.first_of[place])
            return
        assert self.session
        self.place, self.session.current = self.course.first_of[place] - 1, None
        if point.row and self.view is View.READ:
            spread = self.spread
            told = {t.article: t.passages[0] for t in point.row.tellings}
            shown = spread.among(tuple(told))
            target = tuple(told[label] for label in shown if label in told)
            spread.look_at(Sight(shown, Focus("", point.row.id, frozenset(point.row.passages)), target))
        self.query_one(PointList).mark(place)
        telling = partial(tell_point, self.comparison, point)
        title = "searching for divergences …" if self.searching else "no divergence found"
        self.query_one(DetailPanel).show(Tale(telling, None, [title]))

    def go_to(self, goal: Goal) -> None:
        """Show in the panes what a row of a table is about."""
        assert self.course
        if goal.article and goal.article not in self.spread.visible_labels:
            self.spread.show(self.spread.turned(self.spread.active, goal.article))
        stop = self.course.place_of(goal.divergence)
        point = next((i for i, p in enumerate(self.course.points) if p.key == goal.point), None)
        if stop is not None:
            self._go(stop)
        elif point is not None:
            self._open(point)
        elif goal.passage:
            focus = Focus("", "", frozenset([goal.passage]))
            self.spread.look_at(Sight(self.spread.visible_labels, focus, (goal.passage,)))

    @on(DivergenceChosen)
    def _divergence_chosen(self, message: DivergenceChosen) -> None:
        if self._picks is None:
            self.show_divergence(message.divergence)

    @on(PointChosen)
    def _point_chosen(self, message: PointChosen) -> None:
        self._open(message.place)

    def action_divergence(self, by: int, serious: bool = False) -> None:
        """Go on or back along the divergences."""
        if self.course:
            stop = self.course.step(self.place, by, serious)
            if stop is None:
                kind = "serious divergence" if serious else "divergence"
                self.notify(f"There is no {kind} {'after' if by > 0 else 'before'} this one.", timeout=2)
            else:
                self._go(stop)

    def action_open_point(self) -> None:
        """Show the point under the cursor of the list, or what the row of the table is about."""
        if isinstance(self.focused, PointList | SheetView):
            self.focused.choose()

    def action_save(self) -> None:
        """Ask where, and save the report."""
        if self.comparison:
            from newsdiff.ui.screens.save import save_report

            verdicts = self.session.verdicts if self.session else {}
            save_report(self, self.comparison, lambda told: self.services.report(told, verdicts))
