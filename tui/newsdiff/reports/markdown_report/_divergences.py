"""Every divergence but the omissions: a table for each kind, then each with its words and places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from newsdiff.model import Kind, Side
from newsdiff.reports.facts import Named, answers, by_passage
from newsdiff.reports.markdown_report._escape import bold, escape, table
from newsdiff.reports.markdown_report._quote import quote
from newsdiff.reports.markdown_report._sheet import Sheet, verdict

_WIDEST = 8
"""Articles up to which each has a column of its own."""


def of_kind(kind: Kind, heading: str) -> Callable[[Sheet], Iterator[str]]:
    """The section of one kind."""

    def section(sheet: Sheet) -> Iterator[str]:
        found = sheet.of_kind(kind)
        yield f"## {heading} ({len(found)})"
        if not found:
            yield "None found." if not sheet.choice.conditions else "None to tell."
            return
        yield _compared(sheet, found)
        for named in found:
            yield from _section(sheet, named)

    return section


def _compared(sheet: Sheet, found: Sequence[Named]) -> str:
    """One line for each divergence: what it is about, and what each article says."""
    articles = sheet.comparison.articles
    if len(articles) > _WIDEST:
        return table(("", "What", "Told", "How they stand"), (_listed(sheet, named) for named in found))
    columns = (f"{bold(a.label)} {sheet.outlet(a.label)}" for a in articles)
    return table(("", "What", *columns, "How they stand"), (_facing(sheet, named) for named in found))


def _facing(sheet: Sheet, named: Named) -> Sequence[str]:
    labels = [a.label for a in sheet.comparison.articles]
    told = ("; ".join(escape(s.value or "") for s in answers(named.divergence, label)) for label in labels)
    return (
        sheet.link(named),
        escape(named.subject),
        *(words or "–" for words in told),
        _standing(sheet, named),
    )


def _listed(sheet: Sheet, named: Named) -> Sequence[str]:
    told = "; ".join(
        f"{escape(side.value or '')} ({escape(', '.join(side.articles))})" for side in named.divergence.sides
    )
    return sheet.link(named), escape(named.subject), told, _standing(sheet, named)


def _standing(sheet: Sheet, named: Named) -> str:
    grade = sheet.grade(named.divergence)
    return f"{grade}; {named.verdict.judgement.value}" if named.judged else grade


def _section(sheet: Sheet, named: Named) -> Iterator[str]:
    divergence = named.divergence
    yield f"### {named.name}"
    yield bold(divergence.summary) or "No summary."
    yield table(
        ("Told", "Article", "Outlet and day", "In its words", "Where"),
        (line for side in divergence.sides for line in _side(sheet, side)),
    )
    yield _reason(sheet, named)
    if named.judged:
        yield f"Verdict: {verdict(named.verdict)}."


def _side(sheet: Sheet, side: Side) -> Iterator[Sequence[str]]:
    """A line for each passage that puts an article on this side."""
    for number, (passage, found) in enumerate(by_passage(side.evidence).items()):
        yield (
            "" if number else escape(side.value or ""),
            sheet.who(found[0].article),
            sheet.outlet(found[0].article),
            quote(sheet.comparison, passage, (e.span for e in found)),
            sheet.place(passage, min(e.span.start for e in found)),
        )


def _reason(sheet: Sheet, named: Named) -> str:
    """One paragraph: grade, reason, where it stands, who says nothing, the id for scripts."""
    divergence = named.divergence
    graded = sheet.grade(divergence)
    told = [f"{graded[0].upper()}{graded[1:]}: {escape(divergence.because)}."]
    told.append(f"Stands in {sheet.row(divergence.alignment)}.")
    silent = sheet.silent(divergence)
    if silent:
        told.append(f"No answer was found in {sheet.labels(silent)}.")
    told.append(f"Id {escape(divergence.id)}.")
    return " ".join(told)
