"""Linking passages by hand, and taking them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsdiff.model import Comparison
from newsdiff.ui.commands import READ
from newsdiff.ui.course import passage_in
from newsdiff.ui.messages import Acted, PassagePointed
from newsdiff.ui.screens.judging import JudgingScreen
from newsdiff.ui.sights import Focus, Sight
from newsdiff.ui.view import View
from newsdiff.ui.views.sheet import Goal
from newsdiff.ui.widgets.bars import KeyBar

if TYPE_CHECKING:
    from newsdiff.ui.linking import Picks
    from newsdiff.ui.widgets.link_bar import LinkBar

_BAR = "LinkBar"

_READING = {command.verb for command in READ}


class LinkingScreen(JudgingScreen):
    """A screen on which two passages can be chosen."""

    _picks: Picks | None = None
    _linked: tuple[str, str] | None = None
    """The two passages of the last link made or broken, until its row is shown."""
    _linked_in: tuple[str, ...] = ()
    """The articles that were shown then."""

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """While passages are chosen, nothing else is done."""
        return not (self._picks and action in _READING)

    async def action_link(self) -> None:
        """Choose two passages, starting with those of the divergence under the cursor."""
        if not self.session or self._picks or self.view is not View.READ:
            return
        if len(self.spread.shown) < 2:
            self.notify("Linking needs two articles.", timeout=3)
            return
        from newsdiff.ui.linking import Picks
        from newsdiff.ui.widgets.link_bar import LinkBar

        first, second = self._pair()
        self._picks = Picks(self.session.comparison, self._start(first), self._start(second))
        await self.mount(LinkBar(self._picks), before="KeyBar")
        self.set_focus(self.query_one(_BAR))
        self._show_picks()
        self.refresh_bindings()
        self.query_one(KeyBar).refresh()

    def _pair(self) -> tuple[str, str]:
        """The article of the active pane, and the one beside it."""
        spread = self.spread
        here = spread.shown[spread.active]
        visible = [label for label in spread.visible_labels if label != here]
        return here, visible[0] if visible else next(x for x in spread.shown if x != here)

    def _start(self, label: str) -> str:
        """The passage to start from: the article's in the divergence at hand, or the first on the screen."""
        assert self.session
        current = self.session.current or ""
        known = next((d for d in self.session.comparison.divergences if d.id == current), None)
        found = (self.spread.target_of(label) or passage_in(known, label)) if known else ""
        if self.session.comparison.passage.get(found):
            return found
        panes = dict(zip(self.spread.visible_labels, self.spread.visible_panes, strict=True))
        seen = panes[label].first_passage() if label in panes else ""
        return seen or self.session.comparison.article[label].passages[0].id

    @property
    def _bar(self) -> LinkBar:
        """The lines in which the passages are told."""
        from newsdiff.ui.widgets.link_bar import LinkBar

        return self.query_one(_BAR, LinkBar)

    def _show_picks(self) -> None:
        picks = self._picks
        if picks is None:
            return
        self._bar.show(picks)
        if picks.label not in self.spread.visible_labels:
            self.spread.show(self.spread.turned(self.spread.active, picks.label))
        focus = Focus("", "", frozenset((picks.here, picks.there)))
        self.spread.look_at(Sight(self.spread.visible_labels, focus, ()))
        self.spread.reach(picks.here)

    def on_link_bar_asked(self, message: LinkBar.Asked) -> None:
        """Do what a key of the bar asks."""
        if self._picks is None:
            return
        if message.what == "leave":
            self._leave()
        elif message.what == "link":
            self._link(self._picks)
        else:
            turn = message.what == "turn"
            self._picks = self._turned() if turn else self._picks.step(message.by, self._set())
            self._show_picks()

    def _set(self) -> list[str]:
        """The passages in the panes, in their order."""
        assert self._picks
        article = self._picks.comparison.article[self._picks.label]
        shown = [p.id for p in article.passages if self.spread.line_of(p.id) is not None]
        return shown or [p.id for p in article.passages]

    def _turned(self) -> Picks:
        """Choose from the next pane; there may be more than two."""
        assert self._picks
        picks, labels = self._picks, self.spread.visible_labels
        if len(labels) < 3:
            return picks.turned()
        label = labels[(labels.index(picks.label) + 1) % len(labels)]
        other = picks.comparison.passage[picks.there].article
        return picks.turned(None if label == other else self._start(label))

    def on_passage_pointed(self, message: PassagePointed) -> None:
        """Choose a passage with the mouse."""
        if self._picks:
            self._picks = self._picks.chosen(message.passage)
            self.set_focus(self.query_one(_BAR))
            self._show_picks()

    def _leave(self) -> None:
        self._picks = None
        self.query(_BAR).remove()
        spread = self.spread
        spread.visible_panes[spread.active].focus()
        self.look()
        self.refresh_bindings()
        self.query_one(KeyBar).refresh()

    def _link(self, picks: Picks) -> None:
        """Write it; the rows are redone when it is on the disk."""
        from newsdiff.desk import Linked, content_key

        linked = picks.row is None
        here, there = (picks.comparison.words(passage) for passage in (picks.here, picks.there))
        one, other = sorted((content_key(here), content_key(there)))
        self._linked = (picks.here, picks.there)
        self._linked_in = self.spread.visible_labels
        self._left_at = self.session.current if self.session else None
        self._leave()
        self.notify("Linked by hand; the rows are redone." if linked else "Taken apart; the rows are redone.")
        self.clerk.do(
            lambda desk: self._tell(Acted(desk.link(here, there, linked))),
            lambda: self._tell(Acted(Linked(one, other, None, linked), kept=False)),
        )

    def redone(self, comparison: Comparison) -> None:
        """Show the row of what was linked, or of the first of what was taken apart, in the same articles."""
        linked, self._linked = self._linked, None
        if linked is None or self.view is not View.READ:
            return
        rows = comparison.rows_of.get(linked[0], ())
        row = next((r for r in rows if linked[1] in r.passages), next(iter(rows), None))
        if row:
            self.spread.show(self._linked_in)
            self.go_to(Goal(point=row.id))
            if self.session and self.session.current:
                self.look(self._linked_in)
