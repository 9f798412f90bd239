"""The facts of a comparison as HTML."""

from __future__ import annotations

from collections.abc import Iterable

from newsdiff.model import Divergence, Evidence, Span, Verdict
from newsdiff.reports.choice import SECTION_OF, Section
from newsdiff.reports.excerpt import excerpt
from newsdiff.reports.facts import Facts, Named, signed
from newsdiff.reports.html_report._tags import Markup, joined, listed, tag
from newsdiff.signs import WARNING


class Page(Facts):
    """What its methods return is HTML."""

    def link(self, named: Named) -> Markup:
        """A link to a divergence, or its name where that is not told."""
        told = self.choice.tells(SECTION_OF[named.divergence.kind])
        return tag("a", named.name, href=f"#{named.anchor}") if told else joined(named.name)

    def row(self, row: str | None) -> Markup:
        """A link to a row, or that it is of none."""
        number = None if row is None else self.row_number.get(row)
        if not number:
            return joined("no single row")
        told = f"Row {number}"
        return tag("a", told, href=f"#row-{number}") if self.choice.tells(Section.ROWS) else joined(told)

    def label(self, label: str) -> Markup:
        """The label as a badge."""
        return tag("b", label, class_="label")

    def warning(self, label: str) -> Markup:
        """What the article admits of itself; or nothing."""
        kinds = self.admitted(label)
        return tag("span", f"{WARNING} {kinds}", class_="warning") if kinds else Markup()

    def who(self, label: str) -> Markup:
        """Label, outlet, day, and what it admits."""
        outlet = self.comparison.article[label].name
        day = tag("span", self.day_of(label), class_="day")
        told = tag("span", f" {outlet}, ", day, class_="outlet")
        warning = self.warning(label)
        return joined(self.label(label), told, " " if warning else "", warning)

    def labels(self, labels: Iterable[str]) -> Markup:
        """Several labels, each with its warning."""
        return listed((joined(self.label(label), " ", self.warning(label)) for label in labels), " ")

    def place(self, passage: str, start: int | None = None) -> Markup:
        """Where an editor finds it: "A12, line 14"."""
        return tag("span", f"{passage}, line {self.line(passage, start)}", class_="place")

    def words(self, passage: str, spans: Iterable[Span] = ()) -> Markup:
        """The words of a passage around these spans, the spans highlighted."""
        found = excerpt(self.comparison, passage, spans)
        pieces = (
            tag("mark", s.of(found.text)) if marked else joined(s.of(found.text))
            for s, marked in found.pieces()
        )
        return joined("… " if found.opened else "", pieces, " …" if found.closed else "")

    def quotation(self, passage: str, evidence: Iterable[Evidence] = ()) -> Markup:
        """A passage as a quotation, signed with article and place."""
        spans = [e.span for e in evidence]
        article = self.comparison.passage[passage].article
        start = min((s.start for s in spans), default=None)
        signed = tag("figcaption", self.who(article), " · ", self.place(passage, start))
        return tag("figure", tag("blockquote", tag("p", self.words(passage, spans))), signed)

    def severity(self, divergence: Divergence) -> Markup:
        """How grave it is, as a bar and in words."""
        serious = " serious" if self.is_serious(divergence) else ""
        told = f"severity {divergence.severity:.2f}{',' if serious else ''}{serious}"
        return tag("span", f"{divergence.relation.value}, {told}", class_=f"grade{serious}")

    def verdict(self, given: Verdict) -> Markup:
        """A verdict and its note."""
        told = tag("b", signed(given.judgement))
        note = f": {given.note}" if given.note.strip() else ""
        return tag("span", told, note, class_=f"verdict {given.judgement.value}")
