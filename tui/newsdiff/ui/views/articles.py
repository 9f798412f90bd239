"""Articles: what each page says of itself, what it comes from, and how alike the articles are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from newsdiff.model import Article, Comparison, NoticeKind, Origin, Reason, Span
from newsdiff.ui.bits import Bit, Told
from newsdiff.ui.kinds import WARNING
from newsdiff.ui.naming import short_name
from newsdiff.ui.notices import unmarked
from newsdiff.ui.session import Session
from newsdiff.ui.views.bars import heat
from newsdiff.ui.views.kinship import kinship
from newsdiff.ui.views.sheet import Columns, Goal, Room, Sheet, Telling, columns, one_line, ruled, spread
from newsdiff.ui.views.wishes import Wishes
from newsdiff.ui.wrapping import cut, fit, wrap

_CELLS = 5
"""Cells of a column of the heat table."""
_FIGURES = 40
"""Cells of the day, the words and the share told alone."""
_REASON = max(len(reason) for reason in (*NoticeKind, *Reason)) + 2
"""Cells of why a notice or dropped text is told."""
_READ_AT_MOST = 600
"""Characters of a notice or of dropped text that can come on its line."""

_ORIGINS = "Articles that carry one report, however many outlets print it, are one origin."
_LIKENESS = (
    "From 0 to 1: of each passage the likeness of its best link with the other article, 0 where it has none; "
    "the mean over the passages of both."
)


class _Row(NamedTuple):
    """One line of whatever sort."""

    article: str
    """Label of the article it is about; "" when it is about several."""
    draw: Callable[[Room], Told]
    telling: Telling


class ArticlesSheet(Sheet):
    """Articles with their notices, then origins, then likeness."""

    def __init__(self, session: Session, wishes: Wishes) -> None:
        self.comparison: Comparison = session.shown
        self.columns = len(self.comparison.articles)
        self.name = "Articles · with dropped text" if wishes.dropped else "Articles"
        self._label = max(len(a.label) for a in self.comparison.articles)
        self._rows = (*self._pages(wishes.dropped), *self._origins(), *self._likenesses())

    def __len__(self) -> int:
        """One for each article, notice, dropped stretch and origin, and the heat table's."""
        return len(self._rows)

    def head(self, room: Room) -> Told:
        """The columns' names."""
        named = Bit(self.name, "text--title"), max(self._label + 4 + _outlet(room), len(self.name) + 3) - 1
        figures = Bit("published · words · told by it alone", "text--note"), _FIGURES
        return ruled((named, figures, (Bit("headline", "text--note"), 9)))

    def lines(self, place: int, room: Room) -> Sequence[Told]:
        """One line of whichever it is."""
        return (self._rows[place].draw(room),)

    def tell(self, place: int, room: Room) -> Telling:  # noqa: ARG002  # the whole row is told
        """All that the page says of itself, or the notice or dropped text in full."""
        return self._rows[place].telling

    def goal(self, place: int, room: Room) -> Goal:
        """The article in a pane."""
        label = self._rows[place].article or self.comparison.articles[room.column].label
        first = next((p.id for p in self.comparison.article[label].passages), "")
        return Goal(article=label, passage=first)

    def _pages(self, dropped: bool) -> Iterator[_Row]:
        for article in self.comparison.articles:
            name = f"{article.label} {one_line(article.name)}"
            telling = Telling((name, "what the page says of itself"), None, partial(_page, article))
            yield _Row(article.label, partial(self._page, article), telling)
            told = [(n.kind.value, "text--warning", n.span) for n in article.page.notices]
            if dropped:
                rest = (d for d in article.page.dropped if d.reason is not Reason.NOTICE)
                told += [(d.reason.value, "text--quiet", d.span) for d in rest]
            for why, look, span in told:
                full = Telling((name, why), None, partial(_wrapped, unmarked(span.of(article.text))))
                yield _Row(article.label, partial(self._below, article, why, look, span), full)

    def _page(self, article: Article, room: Room) -> Told:
        page, outlet = article.page, _outlet(room)
        day = f"{page.published.day} {page.published:%b %Y}" if page.published else "no date"
        words = f"{len(article.text.split()):,} words"
        alone = sum(1 for p in article.passages if p.id not in self.comparison.rows_of)
        share = f"{100 * alone // max(1, len(article.passages))} % alone"
        left = self._label + 4 + outlet + _FIGURES
        return (
            Bit(f" {article.label:<{self._label}} ", "text--label"),
            Bit(f"{WARNING if page.notices else ' '} ", "text--warning"),
            Bit(fit(one_line(article.name), outlet), "text--title"),
            Bit(fit(f"{day:>11}{words:>14}{share:>12}", _FIGURES), "text--note"),
            Bit(fit(one_line(page.headline or ""), room.width - left)),
        )

    def _below(self, article: Article, why: str, look: str, span: Span, room: Room) -> Told:
        """A notice or a dropped stretch under its article."""
        words = unmarked(one_line(span.of(article.text)[:_READ_AT_MOST]))
        indent = Bit(" " * (self._label + 4))
        return spread((indent, Bit(fit(why, _REASON), look), Bit(words, "text--note")), room.width)

    def _origins(self) -> Iterator[_Row]:
        if self.comparison.origins:
            yield self._heading("Origins", _ORIGINS, ())
        for origin in self.comparison.origins:
            telling = Telling(("One origin",), None, partial(_wrapped, origin.reason))
            yield _Row("", partial(_origin, origin), telling)

    def _likenesses(self) -> Iterator[_Row]:
        if self.columns < 2:
            return
        likeness = kinship(self.comparison)
        most = max(likeness.values(), default=0.0)
        yield self._heading("Likeness", _LIKENESS, self.comparison.articles)
        for article in self.comparison.articles:
            found = {other: n for (mine, other), n in likeness.items() if mine == article.label}
            told = Telling((f"Likeness to {article.label}",), None, partial(_wrapped, _LIKENESS))
            yield _Row(article.label, partial(self._heat, article, found, most), told)

    def _heading(self, name: str, why: str, over: Sequence[Article]) -> _Row:
        def draw(room: Room) -> Told:
            title = Bit(f" {name}".ljust(self._label + 20), "text--title")
            labels = [
                Bit(f"{over[i].label:>{_CELLS - 1}} ", "head--current" if i == room.column else "text--label")
                for i in (self._shown(room).shown if over else ())
            ]
            return spread((title, *labels), room.width)

        return _Row("", draw, Telling((name,), None, partial(_wrapped, why)))

    def _shown(self, room: Room) -> Columns:
        return columns(self.columns, room.width - self._label - 21, room.column, _CELLS, _CELLS)

    def _heat(self, article: Article, found: dict[str, float], most: float, room: Room) -> Told:
        """The article's likeness to each other, from cold to hot."""
        cells = []
        for i in self._shown(room).shown:
            other = self.comparison.articles[i].label
            likeness = found.get(other, 0.0)
            look = "text--note" if other == article.label else f"heat--{heat(likeness, most)}"
            number = "—" if other == article.label else f"{likeness:.2f}".lstrip("0")
            cells.append(Bit(f"{number:>{_CELLS - 1}} ", look))
        name = Bit(fit(short_name(article), 18))
        return spread((Bit(f" {article.label:<{self._label}} ", "text--label"), name, *cells), room.width)


def _outlet(room: Room) -> int:
    """Cells of the outlets' names."""
    return max(12, min(30, room.width // 5))


def _origin(origin: Origin, room: Room) -> Told:
    labels = Bit(f"   {', '.join(origin.articles)}  ", "text--label")
    return spread((labels, Bit(one_line(origin.reason), "text--note")), room.width)


def _wrapped(text: str, width: int) -> tuple[Told, ...]:
    shown = one_line(text)
    return tuple((Bit(shown[start:end]),) for start, end in wrap(shown, width))


def _page(article: Article, width: int) -> tuple[Told, ...]:
    """What a page says of itself, a line each, and how much of it was dropped."""
    page = article.page
    reasons = Counter(stretch.reason.value for stretch in page.dropped)
    told = {
        "headline": page.headline,
        "outlet": page.outlet,
        "byline": page.byline,
        "published": page.published.isoformat() if page.published else None,
        "address": page.url,
        "file": page.path,
        "cites": "  ".join(page.cites),
        "dropped": ", ".join(f"{reason} {many}" for reason, many in reasons.items()) or "nothing",
        "SHA-256": page.sha256,
    }
    lines = []
    for name, value in told.items():
        shown = cut(one_line(value or "") or "not told", max(1, width - 11))
        lines.append((Bit(f"{name:<10} ", "text--note"), Bit(shown, "" if value else "text--note")))
    return tuple(lines)
