"""Tells one divergence in full, for every article at once. Pure; no widget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice, repeat
from typing import NamedTuple

from rich.cells import cell_len

from newsdiff.model import SERIOUS, Alignment, Comparison, Divergence, Judgement, Kind, Nearest, Side
from newsdiff.ui.bits import Bit, Lines, Making, Told
from newsdiff.ui.course import Point, labels, row_of
from newsdiff.ui.kinds import MOVED, NOTE, WARNING, judged
from newsdiff.ui.naming import short_name
from newsdiff.ui.plain import plain
from newsdiff.ui.quoting import place_of, quote
from newsdiff.ui.wrapping import cut, fit, wrap

_SILENT = "silent"
_MOST = 100
"""Answers told: a key must not wait for what nobody scrolls to."""


class _Layout(NamedTuple):
    """Cells of the columns: label, outlet, value; the quotation takes what is left."""

    label: int
    outlet: int
    value: int
    quote: int


def titled(divergence: Divergence, place: str, judgement: Judgement) -> Sequence[str]:
    """The parts of a title: its `place` among the others, its kind and relation, how grave it is held."""
    grave = ["serious"] if divergence.severity >= SERIOUS else []
    verdict = [] if judgement is Judgement.OPEN else [judged(judgement)]
    return [place, divergence.kind.value, divergence.relation.value, *grave, *verdict]


def tell(comparison: Comparison, divergence: Divergence, width: int, note: str = "") -> Sequence[Told]:
    """The lines that tell a divergence in `width` cells: summary, each article's words, the reason.

    The reader's own `note` stands above them. An article is quoted when its line is read: there may be a
    hundred, of which a screen shows ten.
    """
    layout = _layout(comparison, divergence, width)
    lines: list[Told | Making] = [*_wrapped(f"{NOTE} {note}", width, "note")] if note else []
    lines += _wrapped(divergence.summary, width, "summary")
    told = chain.from_iterable(_side(comparison, divergence, side, layout) for side in divergence.sides)
    lines += islice(told, _MOST)
    more = sum(len(side.articles) for side in divergence.sides) - _MOST
    if more > 0:
        lines += _wrapped(f"and {more:,} more; the report has them all", width, "quiet")
    lines += _unsaid(comparison, divergence, width)
    lines += _wrapped(f"because: {divergence.because}", width, "quiet")
    lines += _moved(row_of(comparison, divergence), width)
    return Lines(lines)


def tell_point(comparison: Comparison, point: Point, width: int) -> tuple[Told, ...]:
    """The lines for a point without a divergence: each article's own words."""
    lines = [*_wrapped(point.topic, width, "summary")]
    if point.row is None:
        return tuple(lines)
    layout = _columns(comparison, point.row.articles, 0, width)
    for telling in point.row.tellings:
        for i, passage in enumerate(telling.passages):
            quote = cut(plain(" ".join(comparison.words(passage).split())), layout.quote)
            lines.append((*_name(comparison, telling.article, layout, i == 0), Bit(quote)))
    reasons = dict.fromkeys(word for link in point.row.links for word in link.because)
    lines += _wrapped(f"no divergence found; linked by: {', '.join(list(reasons)[:8])}", width, "quiet")
    return (*lines, *_moved(point.row, width))


def _moved(row: Alignment | None, width: int) -> Sequence[Told]:
    """Who tells a row out of turn."""
    return list(_wrapped(f"{MOVED} moved: {row.turned}", width, "quiet")) if row and row.moved else ()


def _layout(comparison: Comparison, divergence: Divergence, width: int) -> _Layout:
    values = [cell_len(_value(divergence, side)) for side in divergence.sides]
    return _columns(comparison, labels(divergence), max(values, default=0), width)


def _value(divergence: Divergence, side: Side) -> str:
    """What a side answers; an omission's words are its quotation, so it is only said to tell them."""
    if divergence.kind is Kind.OMISSION:
        return _SILENT if side.value is None else "tells it"
    return plain(side.value or "")


def _columns(comparison: Comparison, shown: Sequence[str], value: int, width: int) -> _Layout:
    label = max((len(one) for one in shown), default=1) + 2
    names = [cell_len(short_name(comparison.article[one])) for one in shown]
    outlet = min(max(names, default=0), 18, width // 6) + 2 if width >= 70 else 0
    wide = min(value, max(width // 5, min(14, width // 3))) + 2 if value else 0
    return _Layout(label, outlet, wide, max(1, width - label - outlet - wide))


def _name(comparison: Comparison, label: str, layout: _Layout, first: bool = True) -> Iterator[Bit]:
    """The label and outlet of an article, or as much space."""
    article = comparison.article[label]
    warning = WARNING if article.page.notices and first else " "
    yield Bit((label if first else "").ljust(layout.label - 2), "label")
    yield Bit(f"{warning} ", "warning")
    if layout.outlet:
        yield Bit(fit(short_name(article) if first else "", layout.outlet, 2), "quiet")


def _side(comparison: Comparison, divergence: Divergence, side: Side, layout: _Layout) -> Iterator[Making]:
    """A line for each article of a side."""
    if side.value is None:
        return (partial(_silence, comparison, side, layout, label) for label in side.articles)
    values = chain([_value(divergence, side)], repeat(""))
    answers = zip(side.articles, values, strict=False)
    return (partial(_answer, comparison, side, layout, label, value) for label, value in answers)


def _answer(comparison: Comparison, side: Side, layout: _Layout, label: str, value: str) -> Told:
    """An article's words in their context."""
    evidence = next((e for e in side.evidence if e.article == label), None)
    answer = Bit(fit(value, layout.value, 2), "value")
    words = quote(comparison, place_of(evidence), "evidence", layout.quote) if evidence else ()
    return (*_name(comparison, label, layout), answer, *words)


def _silence(comparison: Comparison, side: Side, layout: _Layout, label: str) -> Told:
    """That an article leaves it out, with the nearest it says."""
    value = Bit(fit(_SILENT, layout.value, 2), "quiet")
    near = _near(comparison, side.nearest, layout.quote)
    return (*_name(comparison, label, layout), value, *near)


def _near(comparison: Comparison, nearest: Nearest | None, room: int) -> Iterator[Bit]:
    if nearest is None or nearest.passage not in comparison.passage:
        yield Bit(cut("nothing there is like it", room), "quiet")
        return
    lead = f"nearest, likeness {nearest.likeness:.2f}: "
    words = plain(" ".join(comparison.words(nearest.passage).split()))
    yield Bit(cut(lead, room), "quiet")
    yield Bit(cut(words, max(0, room - cell_len(lead))))


def _unsaid(comparison: Comparison, divergence: Divergence, width: int) -> Iterator[Told]:
    told = labels(divergence)
    silent = [a.label for a in comparison.articles if a.label not in told]
    if silent:
        lead = "may touch on it" if divergence.kind is Kind.OMISSION else "no answer found in"
        yield from _wrapped(f"{lead}: {', '.join(silent)}", width, "quiet")


def _wrapped(text: str, width: int, look: str) -> Iterator[Told]:
    shown = plain(text)
    for start, end in wrap(shown, width):
        yield (Bit(shown[start:end], look),)
