"""What the reader held of the divergences, and the notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.reports.facts import Named
from newsdiff.reports.line import plural
from newsdiff.reports.markdown_report._escape import escape, table
from newsdiff.reports.markdown_report._sheet import Sheet


def verdicts(sheet: Sheet) -> Iterator[str]:
    """A line for each divergence that was judged; nothing when none was."""
    if not sheet.verdicts:
        return
    judged = [named for named in sheet.named if named.judged]
    yield f"## Verdicts ({len(judged)})"
    yield (
        f"The reader's own judgement, not newsdiff's. {plural(len(sheet.named) - len(judged), 'divergence')} "
        "without a verdict."
    )
    if judged:
        header = ("", "What", "Verdict", "Note", "When")
        yield table(header, (_line(sheet, named) for named in judged))


def _line(sheet: Sheet, named: Named) -> Sequence[str]:
    given = named.verdict
    when = given.judged.strftime("%Y-%m-%d %H:%M %Z").strip() if given.judged else "not known"
    return (
        sheet.link(named),
        escape(named.divergence.summary),
        given.judgement.value,
        escape(given.note) or "–",
        when,
    )
