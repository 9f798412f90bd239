"""What some articles leave out, each with the nearest that they do say: the proof of search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.model import Evidence, Kind, Side
from newsdiff.reports.facts import Named, by_passage, tellers
from newsdiff.reports.html_report._page import Page
from newsdiff.reports.html_report._tags import Markup, joined, listed, table, tag
from newsdiff.reports.line import clipped

_NEAREST = 100
"""Characters told of the nearest passage; its place is told too."""


def omissions(page: Page) -> Iterator[Markup]:
    """Points that several articles tell and others do not; then what one article alone tells."""
    found = page.of_kind(Kind.OMISSION)
    if not found:
        yield tag("p", "None to tell." if page.choice.conditions else "None found.")
        return
    yield tag("p", "“Not found” means that no passage is alike enough; the nearest is told, to be checked.")
    shared = [named for named in found if named.divergence.alignment is not None]
    if shared:
        header = ("Omission", "Told by", "Not found in")
        yield table("Told by several, not by all", header, (_shared(page, n) for n in shared), "omissions")
    for article in page.comparison.articles:
        alone = [n for n in found if n.divergence.alignment is None and _is_by(n, article.label)]
        if alone:
            caption = f"Told by {article.label} only"
            header = ("Omission", "In its words", "Not found in")
            yield table(caption, header, (_alone(page, named) for named in _in_order(alone)), "omissions")


def _is_by(named: Named, label: str) -> bool:
    told = tellers(named.divergence)
    return bool(told) and told[0].article == label


def _in_order(found: Sequence[Named]) -> list[Named]:
    return sorted(found, key=lambda named: min(e.span for e in tellers(named.divergence)))


def _called(page: Page, named: Named) -> Markup:
    judged = (tag("br"), page.verdict(named.verdict)) if named.judged else ()
    return tag("span", named.name, *judged, id=named.anchor)


def _shared(page: Page, named: Named) -> Sequence[Markup]:
    told = tellers(named.divergence)
    words = tag("p", "“", page.words(told[0].passage), "”") if told else Markup()
    name = joined(_called(page, named), tag("br"), page.row(named.divergence.alignment))
    return name, joined(words, tag("p", _places(page, told))), _absent(page, named)


def _places(page: Page, told: Sequence[Evidence]) -> Markup:
    """Each passage that tells it, with its article."""
    places = [(found[0].article, passage) for passage, found in by_passage(told).items()]
    return listed((_near(page, label, passage) for label, passage in places), "; ")


def _near(page: Page, label: str, passage: str) -> Markup:
    return tag("span", page.label(label), " ", page.place(passage), class_="near")


def _alone(page: Page, named: Named) -> Sequence[Markup]:
    passage = tellers(named.divergence)[0].passage
    words = joined("“", page.words(passage), "” ", page.place(passage))
    return _called(page, named), words, _absent(page, named)


def _absent(page: Page, named: Named) -> Markup:
    silent = [side for side in named.divergence.sides if side.value is None]
    return tag("ul", (tag("li", _nearest(page, side)) for side in silent), class_="absent")


def _nearest(page: Page, side: Side) -> Markup:
    labels = page.labels(side.articles)
    nearest = side.nearest
    if nearest is None or nearest.passage not in page.comparison.passage:
        return joined(labels, " nothing like it")
    words = clipped(page.comparison.words(nearest.passage), _NEAREST)
    told = f", likeness {nearest.likeness:.2f}: “{words}”"
    return joined(labels, " nearest ", page.place(nearest.passage), told)
