"""What some articles leave out, each with the nearest that they do say: the proof of search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.model import Evidence, Kind, Nearest, Side
from newsdiff.reports.facts import Named, tellers
from newsdiff.reports.line import clipped
from newsdiff.reports.markdown_report._escape import escape, inline, table
from newsdiff.reports.markdown_report._quote import quote
from newsdiff.reports.markdown_report._sheet import Sheet

_NEAREST = 100
"""Characters told of the nearest passage; its place is told too."""


def omissions(sheet: Sheet) -> Iterator[str]:
    """Points that several articles tell and others do not; then what one article alone tells."""
    found = sheet.of_kind(Kind.OMISSION)
    yield f"## Omissions ({len(found)})"
    if not found:
        yield "None found." if not sheet.choice.conditions else "None to tell."
        return
    yield "“Not found” means that no passage is alike enough; the nearest is told, to be checked."
    shared = [n for n in found if n.divergence.alignment is not None]
    if shared:
        yield "### Told by several, not by all"
        yield table(
            ("", "Point", "Told by", "In its words", "Not found in"), (_shared(sheet, n) for n in shared)
        )
    for article in sheet.comparison.articles:
        alone = [n for n in found if n.divergence.alignment is None and _teller(n) == article.label]
        if alone:
            yield f"### Told by {escape(article.label)} only"
            lines = (_alone(sheet, n) for n in _in_order(alone))
            yield table(("", "Where", "In its words", "Not found in"), lines)


def _teller(named: Named) -> str:
    return next((e.article for e in tellers(named.divergence)), "")


def _in_order(found: Sequence[Named]) -> list[Named]:
    return sorted(found, key=lambda n: min(e.span for e in tellers(n.divergence)))


def _called(named: Named) -> str:
    return f"{named.name} ({named.verdict.judgement.value})" if named.judged else named.name


def _shared(sheet: Sheet, named: Named) -> Sequence[str]:
    told = tellers(named.divergence)
    who = "; ".join(_teller_places(sheet, told))
    words = quote(sheet.comparison, told[0].passage, ()) if told else ""
    return _called(named), sheet.row(named.divergence.alignment), who, words, _absent(sheet, named)


def _teller_places(sheet: Sheet, told: Sequence[Evidence]) -> Iterator[str]:
    """Each article that tells it, and where."""
    for label in dict.fromkeys(e.article for e in told):
        places = dict.fromkeys(sheet.place(e.passage) for e in told if e.article == label)
        yield f"{sheet.who(label)} {', '.join(places)}"


def _alone(sheet: Sheet, named: Named) -> Sequence[str]:
    passage = tellers(named.divergence)[0].passage
    return _called(named), sheet.place(passage), quote(sheet.comparison, passage, ()), _absent(sheet, named)


def _absent(sheet: Sheet, named: Named) -> str:
    silent = [side for side in named.divergence.sides if side.value is None]
    return "; ".join(_side(sheet, side) for side in silent)


def _side(sheet: Sheet, side: Side) -> str:
    return f"{', '.join(sheet.who(label) for label in side.articles)} {_nearest(sheet, side.nearest)}"


def _nearest(sheet: Sheet, nearest: Nearest | None) -> str:
    if nearest is None or nearest.passage not in sheet.comparison.passage:
        return "(nothing like it)"
    words = inline(clipped(sheet.comparison.words(nearest.passage), _NEAREST))
    return f"(nearest {sheet.place(nearest.passage)}, likeness {nearest.likeness:.2f}: “{words}”)"
