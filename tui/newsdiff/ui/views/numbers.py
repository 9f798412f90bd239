"""Numbers: every count, and each article's figure on one scale that an eye can compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from newsdiff.model import Kind
from newsdiff.ui.bits import Bit, Told
from newsdiff.ui.kinds import GLYPH, WARNING
from newsdiff.ui.naming import short_name
from newsdiff.ui.quoting import Place, quotations
from newsdiff.ui.session import Session
from newsdiff.ui.views.ledger import Entry, Line, entries
from newsdiff.ui.views.scale import Scale, draw, scale_of, told
from newsdiff.ui.views.sheet import Goal, Room, Sheet, Telling, ruled, spread
from newsdiff.ui.views.wishes import Wishes
from newsdiff.ui.wrapping import cut, fit

_LEGEND = "● as told  ○ beyond it  ◌ about  ┄ vague"


class _Layout(NamedTuple):
    """Cells of the columns."""

    label: int
    outlet: int
    words: int
    plot: int
    rest: int


class _Row(NamedTuple):
    """A count, or one figure of it."""

    told: Entry
    scale: Scale
    figure: Line | None


class NumbersSheet(Sheet):
    """Counts and their figures."""

    def __init__(self, session: Session, wishes: Wishes) -> None:
        self.comparison = session.shown
        self.name = "Numbers · those that diverge" if wishes.divergent else "Numbers"
        every = entries(self.comparison)
        self._rows = tuple(_rows([c for c in every if c.divergence] if wishes.divergent else every))
        self._label = max((len(a.label) for a in self.comparison.articles), default=1)

    def __len__(self) -> int:
        """One for each count, and for each figure of it."""
        return len(self._rows)

    def head(self, room: Room) -> Told:
        """The columns' names."""
        at = self._layout(room)
        first, printed = at.label + at.outlet, at.words
        if first < len(self.name) + 3:
            first, printed = first + printed, 0
        return ruled(
            (
                (Bit(self.name, "text--title"), first - 1),
                (Bit("as printed" if printed else "", "text--note"), printed),
                (Bit(_LEGEND if at.plot > len(_LEGEND) + 3 else "on one scale", "text--note"), at.plot),
                (Bit("says who, of when", "text--note"), at.rest),
            )
        )

    def lines(self, place: int, room: Room) -> Sequence[Told]:
        """A count with the ends of its scale, or a figure with its range."""
        row, at = self._rows[place], self._layout(room)
        return (self._figure(row, row.figure, at) if row.figure else self._count(row, at),)

    def tell(self, place: int, room: Room) -> Telling:  # noqa: ARG002  # the whole row is told
        """The sentences that the figures stand in."""
        row = self._rows[place]
        figures = (row.figure,) if row.figure else row.told.lines
        places = [Place(f.quantity.article, f.quantity.passage, f.quantity.span) for f in figures]
        found = row.told.divergence
        title = [row.told.name, row.told.relation.value if row.told.relation else "no divergence found"]
        telling = partial(quotations, self.comparison, places, "kind--number")
        return Telling(tuple(title), None, telling, found.id if found else "")

    def goal(self, place: int, room: Room) -> Goal:  # noqa: ARG002  # the same for all columns
        """The divergence of a count; the passage of a figure."""
        row = self._rows[place]
        if row.figure or not row.told.divergence:
            quantity = (row.figure or row.told.lines[0]).quantity
            return Goal(passage=quantity.passage, article=quantity.article)
        return Goal(row.told.divergence.id)

    def place_of(self, divergence: str) -> int | None:
        """The count of a divergence."""
        held = (i for i, r in enumerate(self._rows) if _is(r.told, divergence))
        return next(held, None)

    def _layout(self, room: Room) -> _Layout:
        label = self._label + 6
        outlet = min(18, room.width // 7) if room.width >= 100 else 0
        words = min(26, room.width // 4)
        plot = min(60, (room.width - label - outlet - words) * 3 // 5)
        return _Layout(label, outlet, words, plot, room.width - label - outlet - words - plot)

    def _count(self, row: _Row, at: _Layout) -> Told:
        count, scale = row.told, row.scale
        sign = GLYPH[Kind.NUMBER] if count.divergence else " "
        room = at.label + at.outlet + at.words - 3
        many = f"{count.articles} of {len(self.comparison.articles)}  "
        name = fit(count.name, room - len(many))
        look = "kind--number" if count.divergence else "text--title"
        if count.alone:
            title = Bit("figures that no other passage tells", "text--note")
            return spread((Bit("   "), Bit(f"{count.name}  ", "text--title"), title), sum(at))
        low, high = told(scale.low), told(scale.high)
        rule = ("┈" if scale.log else "─") * (at.plot - len(low) - len(high) - 7)
        ends = f"  {low} {rule} {high} " if scale.high > scale.low else low.center(at.plot - 1)
        relation = count.relation.value if count.relation else "alike" if count.articles > 1 else ""
        return (
            Bit(f" {sign} ", "sign--number"),
            Bit(name.rstrip(), look),
            Bit(" " * (len(name) - len(name.rstrip())) + many, "text--note"),
            Bit(fit(ends, at.plot), "text--note"),
            Bit(fit(relation, at.rest), "text--warning" if relation == "contradicts" else "text--note"),
        )

    def _figure(self, row: _Row, figure: Line, at: _Layout) -> Told:
        quantity = figure.quantity
        article = self.comparison.article[quantity.article]
        warning = WARNING if article.page.notices else " "
        times = f" ×{figure.times}" if figure.times > 1 else ""
        words = cut(figure.words, at.words - len(times) - 1)
        plot = " " * (at.plot - 1) if row.told.alone else draw(quantity, row.scale, at.plot - 1)
        account = " · ".join(part for part in (figure.account, figure.day) if part)
        return (
            Bit(f"   {quantity.article:<{self._label}}", "text--label"),
            Bit(f"{warning}  ", "text--warning"),
            Bit(fit(short_name(article), at.outlet), "text--note"),
            Bit(words),
            Bit(fit(times, at.words - len(words)), "text--note"),
            Bit(plot + " ", "sign--number" if row.told.divergence else ""),
            Bit(fit(account, at.rest), "text--note"),
        )


def _is(count: Entry, divergence: str) -> bool:
    return count.divergence is not None and count.divergence.id == divergence


def _rows(counts: Sequence[Entry]) -> Iterator[_Row]:
    for count in counts:
        scale = scale_of([f.quantity for f in count.lines])
        yield _Row(count, scale, None)
        for figure in count.lines:
            yield _Row(count, scale, figure)
