"""The facts of a comparison as markdown."""

from __future__ import annotations

from collections.abc import Iterable

from newsdiff.model import Kind, Verdict
from newsdiff.reports.choice import SECTION_OF, Section
from newsdiff.reports.facts import Facts, Named, signed
from newsdiff.reports.markdown_report._escape import bold, escape
from newsdiff.signs import WARNING


class Sheet(Facts):
    """What its methods return is markdown."""

    def link(self, named: Named) -> str:
        """A link to the heading of a divergence, or its name where that is not told or has none."""
        if not self.choice.tells(SECTION_OF[named.divergence.kind]) or named.divergence.kind is Kind.OMISSION:
            return named.name
        return f"[{named.name}](#{named.anchor})"

    def row(self, row: str | None) -> str:
        """A link to a row, or that it is of none."""
        number = None if row is None else self.row_number.get(row)
        if not number:
            return "no single row"
        return f"[Row {number}](#row-{number})" if self.choice.tells(Section.ROWS) else f"Row {number}"

    def place(self, passage: str, start: int | None = None) -> str:
        """Where an editor finds a passage, or a place in it: "A12, line 14"."""
        return f"{escape(passage)}, line {self.line(passage, start)}"

    def who(self, label: str) -> str:
        """The label, with what the article admits of itself wherever it is named."""
        kinds = self.admitted(label)
        return f"{bold(label)} {WARNING} {kinds}" if kinds else bold(label)

    def warnings(self, labels: Iterable[str]) -> str:
        """The warnings of several articles in one line: "⚠ B machine-written"; or nothing."""
        told = [(escape(label), self.admitted(label)) for label in dict.fromkeys(labels)]
        return "; ".join(f"{WARNING} {label} {kinds}" for label, kinds in told if kinds)

    def outlet(self, label: str) -> str:
        """Outlet and day, as far as they are known."""
        return f"{escape(self.comparison.article[label].name)}, {self.day_of(label)}"

    def labels(self, labels: Iterable[str]) -> str:
        """Several articles, each with its warning; or nothing."""
        return ", ".join(self.who(label) for label in labels)


def verdict(given: Verdict) -> str:
    """A verdict and its note in one line: "✓ confirmed: seen in the ledger"."""
    told = signed(given.judgement)
    return f"{told}: {escape(given.note)}" if given.note.strip() else told
