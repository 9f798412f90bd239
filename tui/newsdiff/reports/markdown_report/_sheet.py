"""A comparison with what all parts of the report look up in it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsdiff.model import SERIOUS, Comparison, Divergence, Kind
from newsdiff.reports.markdown_report._escape import bold, escape

WARNING = "⚠"


@dataclass(frozen=True, slots=True)
class Named:
    """A divergence under the name that the report gives it: "Number 2"."""

    name: str
    divergence: Divergence

    @property
    def link(self) -> str:
        """A link to its heading."""
        return f"[{self.name}](#{self.name.lower().replace(' ', '-')})"


@dataclass(frozen=True)
class Sheet:
    """The comparison that is reported. What its methods return is markdown."""

    comparison: Comparison

    @cached_property
    def named(self) -> Sequence[Named]:
        """Every divergence, gravest first, numbered within its kind."""
        seen: dict[Kind, int] = defaultdict(int)
        found: list[Named] = []
        for divergence in self.comparison.divergences:
            seen[divergence.kind] += 1
            name = f"{divergence.kind.value.capitalize()} {seen[divergence.kind]}"
            found.append(Named(name, divergence))
        return found

    @cached_property
    def named_at(self) -> Mapping[str | None, Sequence[Named]]:
        """The named divergences of each row, by its id."""
        found: dict[str | None, list[Named]] = defaultdict(list)
        for named in self.named:
            found[named.divergence.alignment].append(named)
        return found

    @cached_property
    def row_number(self) -> Mapping[str, int]:
        """From 1, by the id of a row."""
        return {row.id: number for number, row in enumerate(self.comparison.alignments, 1)}

    @cached_property
    def _line_ends(self) -> Mapping[str, Sequence[int]]:
        texts = {a.label: a.text for a in self.comparison.articles}
        return {label: [i for i, c in enumerate(text) if c == "\n"] for label, text in texts.items()}

    def row(self, row: str | None) -> str:
        """A link to a row, or that it is of none."""
        number = None if row is None else self.row_number.get(row)
        return f"[Row {number}](#row-{number})" if number else "no single row"

    def place(self, passage: str, start: int | None = None) -> str:
        """Where an editor finds a passage, or a place in it: "A12, line 14"."""
        found = self.comparison.passage[passage]
        at = found.span.start if start is None else start
        line = bisect_right(self._line_ends[found.article], at - 1) + 1
        return f"{escape(passage)}, line {line}"

    def who(self, label: str) -> str:
        """The label, with what the article admits of itself wherever it is named."""
        warning = self.warning(label)
        return f"{bold(label)} {warning}" if warning else bold(label)

    def warning(self, label: str) -> str:
        """A warning sign and the kinds of the article's notices; or nothing."""
        kinds = self._admitted(label)
        return f"{WARNING} {kinds}" if kinds else ""

    def _admitted(self, label: str) -> str:
        return ", ".join(sorted({n.kind.value for n in self.comparison.article[label].page.notices}))

    def warnings(self, labels: Iterable[str]) -> str:
        """The warnings of several articles in one line: "⚠ B machine-written"; or nothing."""
        told = [(escape(label), self._admitted(label)) for label in dict.fromkeys(labels)]
        return "; ".join(f"{WARNING} {label} {kinds}" for label, kinds in told if kinds)

    def outlet(self, label: str) -> str:
        """Outlet and day, as far as they are known."""
        article = self.comparison.article[label]
        return f"{escape(article.name)}, {self.day(label)}"

    def day(self, label: str) -> str:
        """The day of publication."""
        published = self.comparison.article[label].page.published
        return published.isoformat() if published else "no date"

    def labels(self, labels: Iterable[str]) -> str:
        """Several articles, each with its warning; or nothing."""
        return ", ".join(self.who(label) for label in labels)


def grade(divergence: Divergence) -> str:
    """Its relation and severity, as words."""
    serious = ", serious" if divergence.severity >= SERIOUS else ""
    return f"{divergence.relation.value}, severity {divergence.severity:.2f}{serious}"


def plural(number: int, noun: str) -> str:
    """A number and its noun: "1 origin", "4 origins"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
