"""Every divergence but the omissions, with each side's words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.model import SERIOUS, Divergence, Evidence, Kind, Relation, Side
from newsdiff.reports.markdown_report._escape import bold, escape, table
from newsdiff.reports.markdown_report._quote import quote
from newsdiff.reports.markdown_report._sheet import Named, Sheet, grade

_HEADINGS = (
    (Kind.NUMBER, "Numbers"),
    (Kind.NAME, "Names"),
    (Kind.DATE, "Dates"),
    (Kind.FRAMING, "Framing"),
    (Kind.ATTRIBUTION, "Attribution"),
)
_MOST = 10
"""How many of the gravest are listed at the top."""


def gravest(sheet: Sheet) -> Iterator[str]:
    """A list of what an editor should look at first."""
    yield "## Gravest"
    grave = [n for n in sheet.named if _is_grave(n.divergence)][:_MOST]
    if not grave:
        yield "No contradiction was found, and nothing serious."
        return
    yield "\n".join(f"- {_in_short(sheet, named)}" for named in grave)


def _is_grave(divergence: Divergence) -> bool:
    return divergence.severity >= SERIOUS or divergence.relation is Relation.CONTRADICTS


def _in_short(sheet: Sheet, named: Named) -> str:
    warnings = sheet.warnings(label for side in named.divergence.sides for label in side.articles)
    told = f"{named.link} ({grade(named.divergence)}): {escape(named.divergence.summary)}"
    return f"{told} {warnings}" if warnings else told


def divergences(sheet: Sheet) -> Iterator[str]:
    """A section for each kind that occurs."""
    for kind, heading in _HEADINGS:
        found = [n for n in sheet.named if n.divergence.kind is kind]
        yield f"## {heading} ({len(found)})"
        if not found:
            yield "None found."
        for named in found:
            yield from _section(sheet, named)


def _section(sheet: Sheet, named: Named) -> Iterator[str]:
    divergence = named.divergence
    yield f"### {named.name}"
    yield bold(divergence.summary) or "No summary."
    yield table(
        ("Told", "Article", "Outlet and day", "In its words", "Where"),
        (line for side in divergence.sides for line in _side(sheet, side)),
    )
    yield _reason(sheet, divergence)


def _side(sheet: Sheet, side: Side) -> Iterator[Sequence[str]]:
    """A line for each passage that puts an article on this side."""
    passages: dict[str, list[Evidence]] = {}
    for evidence in side.evidence:
        passages.setdefault(evidence.passage, []).append(evidence)
    for number, (passage, found) in enumerate(passages.items()):
        yield (
            "" if number else escape(side.value or ""),
            sheet.who(found[0].article),
            sheet.outlet(found[0].article),
            quote(sheet.comparison, passage, (e.span for e in found)),
            sheet.place(passage, min(e.span.start for e in found)),
        )


def _reason(sheet: Sheet, divergence: Divergence) -> str:
    """One paragraph: grade, reason, where it stands, who says nothing, the id for scripts."""
    graded = grade(divergence)
    told = [f"{graded[0].upper()}{graded[1:]}: {escape(divergence.because)}."]
    told.append(f"Stands in {sheet.row(divergence.alignment)}.")
    answered = {label for side in divergence.sides for label in side.articles}
    silent = [a.label for a in sheet.comparison.articles if a.label not in answered]
    if silent:
        told.append(f"No answer was found in {sheet.labels(silent)}.")
    told.append(f"Id {escape(divergence.id)}.")
    return " ".join(told)
