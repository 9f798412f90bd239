"""What is being read: one comparison, the reader's verdicts on it, the filter, the divergence in hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from newsdiff.model import Comparison, Divergence, Judgement, Kind, Relation, Verdict

OPEN = Verdict()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which divergences are shown; an empty set lets all pass."""

    kinds: frozenset[Kind] = frozenset()
    relations: frozenset[Relation] = frozenset()
    articles: frozenset[str] = frozenset()
    """Labels: a divergence passes when one of them is on one of its sides."""
    judgements: frozenset[Judgement] = frozenset()
    least: float = 0.0
    """Severity from which on."""

    def passes(self, divergence: Divergence, verdict: Verdict) -> bool:
        """Whether to show it."""
        on_sides = {label for side in divergence.sides for label in side.articles}
        return (
            (not self.kinds or divergence.kind in self.kinds)
            and (not self.relations or divergence.relation in self.relations)
            and (not self.articles or bool(self.articles & on_sides))
            and (not self.judgements or verdict.judgement in self.judgements)
            and divergence.severity >= self.least
        )


@dataclass
class Session:
    """Shared by every view of one comparison."""

    comparison: Comparison
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    """By id of a divergence; what is not in it is open."""
    filter: Filter = Filter()
    current: str | None = None
    """Id of the divergence under the cursor."""

    def verdict(self, divergence: str) -> Verdict:
        """The reader's verdict on a divergence."""
        return self.verdicts.get(divergence, OPEN)

    @property
    def judged(self) -> Mapping[Judgement, int]:
        """How many of the comparison's divergences are confirmed, and how many dismissed."""
        given = Counter(self.verdict(d.id).judgement for d in self.comparison.divergences)
        return {j: given[j] for j in Judgement if j is not Judgement.OPEN and given[j]}

    @property
    def divergences(self) -> tuple[Divergence, ...]:
        """Those that pass the filter, gravest first."""
        every = self.comparison.divergences
        return tuple(d for d in every if self.filter.passes(d, self.verdict(d.id)))

    @property
    def shown(self) -> Comparison:
        """The comparison with no other divergences than those that pass: what every view shows."""
        if self.filter == Filter():
            return self.comparison
        return replace(self.comparison, divergences=self.divergences)

    @property
    def emptiness(self) -> str:
        """Why there is nothing to show."""
        if len(self.comparison.articles) == 1:
            return "There is one article, and nothing to compare it with."
        if self.comparison.divergences:
            return "No divergence passes the filter."
        return "The articles have no point in common."
