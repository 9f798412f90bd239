"""Quotes places of articles in their context, a line each. Pure; no widget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from newsdiff.model import Comparison, Evidence, Span
from newsdiff.ui.bits import Bit, Told
from newsdiff.ui.kinds import WARNING
from newsdiff.ui.naming import short_name
from newsdiff.ui.plain import plain
from newsdiff.ui.wrapping import cut, fit

MOST = 200
"""Places quoted at once: what nobody reads must not hold the screen."""


class Place(NamedTuple):
    """Some words of one article."""

    article: str
    passage: str
    span: Span


def place_of(evidence: Evidence) -> Place:
    """Where evidence stands."""
    return Place(evidence.article, evidence.passage, evidence.span)


def quotations(comparison: Comparison, places: Sequence[Place], look: str, width: int) -> tuple[Told, ...]:
    """A line for each place, `MOST` at most: the article's label and outlet, the words in their sentence."""
    articles = dict.fromkeys(p.article for p in places)
    names = [cell_len(short_name(comparison.article[a])) for a in articles]
    outlet = min(max(names, default=0) + 2, 20, width // 5) if width >= 70 else 0
    label = max(map(len, articles), default=1) + 2
    before = ""
    told = []
    for place in places[:MOST]:
        lead = tuple(_lead(comparison, place.article, label, outlet, place.article != before))
        before = place.article
        told.append((*lead, *quote(comparison, place, look, width - label - outlet)))
    if len(places) > MOST:
        told.append((Bit(f"and {len(places) - MOST:,} more", "text--note"),))
    return tuple(told)


def _lead(comparison: Comparison, article: str, label: int, outlet: int, first: bool) -> Iterator[Bit]:
    shown = comparison.article[article]
    yield Bit((article if first else "").ljust(label - 2), "text--label")
    yield Bit(f"{WARNING if shown.page.notices and first else ' '} ", "text--warning")
    if outlet:
        yield Bit(fit(short_name(shown) if first else "", outlet), "text--quiet")


def quote(comparison: Comparison, place: Place, look: str, room: int) -> Iterator[Bit]:
    """Some words with as much of their passage around them as there is room for."""
    passage, text = comparison.passage[place.passage].span, comparison.article[place.article].text
    before = plain(Span(passage.start, max(passage.start, place.span.start)).of(text))
    words = plain(place.span.of(text))
    after = plain(Span(min(passage.end, place.span.end), passage.end).of(text))
    spare = max(0, room - cell_len(words))
    tail = min(cell_len(after), max(spare - cell_len(before), spare * 3 // 5))
    yield Bit(cut_left(before, spare - tail))
    yield Bit(cut(words, room), look)
    yield Bit(cut(after, tail))


def cut_left(text: str, room: int) -> str:
    """The end of `text` in at most `room` cells."""
    if cell_len(text) <= room:
        return text
    if room <= 0:
        return ""
    kept = text[-room:]
    while cell_len(kept) > room - 1:
        kept = kept[1:]
    return "…" + kept
