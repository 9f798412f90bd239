"""The points: a row each, with the words of every article that matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from newsdiff.model import SERIOUS, Divergence, Judgement, Kind
from newsdiff.ui.bits import Bit, Told
from newsdiff.ui.course import Course, Point
from newsdiff.ui.detail import tell, tell_point
from newsdiff.ui.kinds import GLYPH, JUDGED, KINDS, MOVED, count, judged
from newsdiff.ui.session import Session
from newsdiff.ui.views.crossed import CrossedSheet
from newsdiff.ui.views.sheet import (
    Goal,
    Room,
    Telling,
    between,
    one_line,
    spread,
)
from newsdiff.ui.views.wishes import Order, Wishes
from newsdiff.ui.wrapping import fit, wrap


class PointsSheet(CrossedSheet[Point]):
    """Points by articles."""

    least, most = 15, 34

    def __init__(self, session: Session, course: Course, wishes: Wishes) -> None:
        self.comparison = session.shown
        self.columns = len(self.comparison.articles)
        self.name = f"Points · {wishes.order.value}"
        self._session = session
        shown = [p for p in course.points if p.divergences or not wishes.divergent]
        in_order = wishes.order is Order.READING
        self._rows = shown if in_order else sorted(shown, key=partial(_rank, wishes.order))

    def height(self, room: Room) -> int:
        """Two lines where there is room: the second holds the kinds and how many tell it."""
        return 2 if room.tall else 1

    def lines(self, place: int, room: Room) -> Sequence[Told]:
        """Number, topic, kinds; then each article's words."""
        point = self._rows[place]
        left, shown = self._layout(room)
        cells = [self._cell(point, i, shown.cells, room.tall) for i in shown.shown]
        if not room.tall:
            signs = spread(_kinds(point, counted=False), 5)
            return ((*self._topic(point, left - 5), *signs, *(bit for cell in cells for bit in cell[0])),)
        first = (*self._topic(point, left), *(bit for cell in cells for bit in cell[0]))
        told = f"{point.told} of {self.columns}"
        kinds = spread(_kinds(point), left - 5 - len(told) - 2)
        second = (Bit(" " * 5), *kinds, Bit(f"{told}  ", "text--note"))
        return first, (*second, *(bit for cell in cells for bit in cell[1]))

    def tell(self, place: int, room: Room) -> Telling:  # noqa: ARG002  # the whole point is told
        """The divergence in hand, or the gravest; where there is none, the point itself."""
        point, divergence = self._rows[place], self._divergence(self._rows[place])
        if divergence is None:
            return Telling(("no divergence found",), None, partial(tell_point, self.comparison, point))
        at = f"{point.divergences.index(divergence) + 1} of {len(point.divergences)} here"
        title = [at, divergence.kind.value, divergence.relation.value]
        title += ["serious"] if divergence.severity >= SERIOUS else []
        verdict = self._session.verdict(divergence.id)
        title += [judged(verdict.judgement)] if verdict.judgement is not Judgement.OPEN else []
        telling = partial(tell, self.comparison, divergence, note=verdict.note)
        return Telling(tuple(title), divergence.kind, telling, divergence.id)

    def goal(self, place: int, room: Room) -> Goal:
        """The divergence in hand, with the article under the cursor on the screen."""
        point, divergence = self._rows[place], self._divergence(self._rows[place])
        label = self.comparison.articles[room.column].label
        return Goal(divergence.id, article=label) if divergence else Goal(point=point.key, article=label)

    def place_of(self, divergence: str) -> int | None:
        """The point of a divergence."""
        held = (i for i, p in enumerate(self._rows) if any(d.id == divergence for d in p.divergences))
        return next(held, None)

    def _divergence(self, point: Point) -> Divergence | None:
        """The one in hand where it is here, else the gravest."""
        current = (d for d in point.divergences if d.id == self._session.current)
        return next(current, point.divergences[0] if point.divergences else None)

    def left(self, width: int) -> int:
        """Cells before the articles, of so many."""
        return max(32, min(44, width // 4)) if width >= 60 else max(18, width // 2)

    def _topic(self, point: Point, cells: int) -> Told:
        divergence = self._divergence(point)
        held = self._session.verdict(divergence.id).judgement if divergence else Judgement.OPEN
        sign = JUDGED[held] if held is not Judgement.OPEN else ""
        quiet = not point.divergences or held is Judgement.DISMISSED
        return (
            Bit(f"{point.number or '':>3} ", "row--number"),
            Bit(f"{sign:<1}", "text--label"),
            Bit(fit(one_line(point.topic), cells - 5), "text--alone" if quiet else ""),
        )

    def _cell(self, point: Point, column: int, cells: int, tall: bool) -> tuple[Told, Told]:
        """The words of one article on a point, in two lines or one."""
        label = self.comparison.articles[column].label
        moved = (Bit(f"{MOVED} ", "text--note"),) if point.row and label in point.row.moved else ()
        bits = (*moved, *self._words(point, label))
        if not tall:
            return spread(bits, cells), ()
        upper, lower = _folded(bits, cells - 1)
        return spread(upper, cells), spread(lower, cells)

    def _words(self, point: Point, label: str) -> Iterator[Bit]:
        divergence = self._divergence(point)
        sides = divergence.sides if divergence else ()
        found = [e.text for side in sides for e in side.evidence if e.article == label]
        if divergence and found:
            look = "text--alone" if divergence.kind is Kind.OMISSION else f"kind--{divergence.kind.value}"
            for i, text in enumerate(dict.fromkeys(map(one_line, found))):
                yield Bit(" · " if i else "", "text--note")
                yield Bit(text, look)
        elif divergence and any(label in side.articles and side.value is None for side in sides):
            yield Bit(GLYPH[Kind.OMISSION], "sign--omission")
        else:
            yield Bit(self._shared(point, label), "text--note")

    def _shared(self, point: Point, label: str) -> str:
        """What an article's passage has in common with the others'; a dot where it tells nothing."""
        told = next((t.passages for t in point.row.tellings if t.article == label), ()) if point.row else ()
        links = point.row.links if point.row else ()
        words = [w for link in links if link.left in told or link.right in told for w in link.because]
        return ", ".join(map(one_line, list(dict.fromkeys(words))[:4])) if told else "·"


def _rank(order: Order, point: Point) -> tuple[float, ...]:
    gravest = max((d.severity for d in point.divergences), default=-1.0)
    if order is Order.ARTICLES:
        return -point.told, -gravest
    if order is Order.KIND:
        return (KINDS.index(point.divergences[0].kind) if point.divergences else len(KINDS)), -gravest
    return (-gravest,)


def _kinds(point: Point, counted: bool = True) -> Iterator[Bit]:
    for kind, number in count(point.divergences):
        many = f"{number if number > 1 else ''} " if counted else ""
        yield Bit(f"{GLYPH[kind]}{many}", f"sign--{kind.value}")


def _folded(bits: Sequence[Bit], cells: int) -> tuple[list[Bit], list[Bit]]:
    """Bits in a line of `cells` cells and the rest below it."""
    text = "".join(bit.text for bit in bits)
    breaks = wrap(text, max(1, cells))
    upper = breaks[0][1] if breaks else 0
    lower = breaks[1][0] if len(breaks) > 1 else len(text)
    return between(bits, 0, upper), between(bits, lower, len(text))
