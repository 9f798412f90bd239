"""What every report for people looks up: names, rows, lines, verdicts; no markup yet."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from newsdiff.model import Comparison, Divergence, Evidence, Judgement, Kind, Relation, Side, Verdict
from newsdiff.reports.choice import OPEN, Choice, Verdicts
from newsdiff.reports.line import plural, spaced
from newsdiff.reports.settings import Made
from newsdiff.signs import JUDGED

_MOST = 10
"""How many of the gravest are listed at the top."""


@dataclass(frozen=True, slots=True)
class Named:
    """A divergence under the name that a report gives it: "Number 2"."""

    name: str
    divergence: Divergence
    verdict: Verdict

    @property
    def anchor(self) -> str:
        """Where a link to it leads: "number-2"."""
        return self.name.lower().replace(" ", "-")

    @property
    def subject(self) -> str:
        """What it is about: its summary without the answers."""
        return spaced(self.divergence.summary.partition(": ")[0]).strip() or self.name

    @property
    def judged(self) -> bool:
        """Whether the reader has judged it or written a note."""
        return self.verdict != OPEN


@dataclass(frozen=True)
class Facts:
    """The comparison that is reported, the reader's verdicts, what is told of it, and what made it."""

    comparison: Comparison
    made: Made
    verdicts: Verdicts
    choice: Choice

    @cached_property
    def every(self) -> Sequence[Named]:
        """Every divergence, gravest first, numbered within its kind whether it is told or not."""
        seen: dict[Kind, int] = defaultdict(int)
        found: list[Named] = []
        for divergence in self.comparison.divergences:
            seen[divergence.kind] += 1
            name = f"{divergence.kind.value.capitalize()} {seen[divergence.kind]}"
            found.append(Named(name, divergence, self.verdicts.get(divergence.id, OPEN)))
        return found

    @cached_property
    def named(self) -> Sequence[Named]:
        """Those that are told."""
        return [n for n in self.every if self.choice.passes(n.divergence, n.verdict)]

    def of_kind(self, kind: Kind) -> Sequence[Named]:
        """Those of a kind that are told."""
        return [n for n in self.named if n.divergence.kind is kind]

    def of(self, divergences: Iterable[Divergence]) -> Sequence[Named]:
        """Those of these divergences that are told."""
        ids = {divergence.id for divergence in divergences}
        return [n for n in self.named if n.divergence.id in ids]

    @cached_property
    def grave(self) -> Sequence[Named]:
        """Those that an editor should look at first."""
        return [n for n in self.named if self.is_serious(n.divergence) or _clashes(n.divergence)][:_MOST]

    def is_serious(self, divergence: Divergence) -> bool:
        """Whether it is called serious."""
        return divergence.severity >= self.made.serious

    @cached_property
    def named_at(self) -> Mapping[str | None, Sequence[Named]]:
        """The divergences told of each row, by its id."""
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
        return {label: [m.start() for m in re.finditer("\n", text)] for label, text in texts.items()}

    def line(self, passage: str, start: int | None = None) -> int:
        """The line, from 1, on which a passage begins, or on which a place in it stands."""
        found = self.comparison.passage[passage]
        at = found.span.start if start is None else start
        return bisect_right(self._line_ends[found.article], at - 1) + 1

    def day_of(self, label: str) -> str:
        """The day of publication."""
        published = self.comparison.article[label].page.published
        return published.isoformat() if published else "no date"

    def admitted(self, label: str) -> str:
        """The kinds of the article's notices: "machine-written, opinion"; or nothing."""
        return ", ".join(sorted({n.kind.value for n in self.comparison.article[label].page.notices}))

    def silent(self, divergence: Divergence) -> Sequence[str]:
        """Labels of the articles that are on no side."""
        answered = {label for side in divergence.sides for label in side.articles}
        return [a.label for a in self.comparison.articles if a.label not in answered]

    def grade(self, divergence: Divergence) -> str:
        """Its relation and severity, as words."""
        serious = ", serious" if self.is_serious(divergence) else ""
        return f"{divergence.relation.value}, severity {divergence.severity:.2f}{serious}"

    @property
    def chosen(self) -> str:
        """What is left out: articles of the event, divergences by choice, a sentence each; or nothing."""
        conditions = self.choice.conditions
        of = plural(len(self.every), "divergence")
        are = "is" if len(self.named) == 1 else "are"
        told = f"Told here {are} {len(self.named)} of {of}: {'; '.join(conditions)}." if conditions else ""
        return " ".join(filter(None, (uncompared(self.comparison), told)))


def uncompared(comparison: Comparison) -> str:
    """One sentence on the articles of the event that are not compared; or nothing."""
    if not comparison.uncompared:
        return ""
    told = len(comparison.articles)
    every = plural(told + comparison.uncompared, "article")
    return f"{told} of the {every} that tell this event are compared, one of each origin first."


def _clashes(divergence: Divergence) -> bool:
    return divergence.relation is Relation.CONTRADICTS


def signed(judgement: Judgement) -> str:
    """A judgement with its sign, but for the one that is no judgement yet."""
    return judgement.value if judgement is Judgement.OPEN else f"{JUDGED[judgement]} {judgement.value}"


def by_passage(evidence: Iterable[Evidence]) -> Mapping[str, Sequence[Evidence]]:
    """The evidence of each passage, in the order given."""
    passages: dict[str, list[Evidence]] = {}
    for found in evidence:
        passages.setdefault(found.passage, []).append(found)
    return passages


def tellers(divergence: Divergence) -> Sequence[Evidence]:
    """All evidence of all sides."""
    return [e for side in divergence.sides for e in side.evidence]


def answers(divergence: Divergence, label: str) -> Sequence[Side]:
    """The sides that an article is on."""
    return [side for side in divergence.sides if label in side.articles]
