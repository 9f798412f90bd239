"""What a reader can quote: how many tell it, what all agree on, and where they contradict each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsdiff.model import Alignment, Comparison, Entity, Kind, Relation, events_of
from newsdiff.reports.facts import Facts, Named
from newsdiff.reports.ledger import agreed
from newsdiff.reports.line import enumerated, plural, spaced

_FACTUAL = frozenset({Kind.NUMBER, Kind.NAME, Kind.DATE})
_OPPOSED = frozenset({Relation.CONTRADICTS, Relation.DIFFERENT, Relation.TITLE, Relation.SPELLING})
_MOST_CONTRADICTIONS = 3
"""How many are told in the summary, gravest first."""
_MOST_NAMED = 12
"""How many of those whom all name are listed."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A point that every article tells."""

    row: Alignment
    apart: Sequence[Named]
    """The divergences of names, numbers and dates in it that cannot both hold; empty when they agree."""


def shared(facts: Facts) -> Sequence[Shared]:
    """The points that every article tells, in the order of rows."""
    labels = {a.label for a in facts.comparison.articles}
    if len(labels) < 2:
        return ()
    rows = [row for row in facts.comparison.alignments if labels.issubset(row.articles)]
    return [Shared(row, [n for n in facts.every if _opposed(n, row)]) for row in rows]


def _opposed(named: Named, row: Alignment) -> bool:
    told = named.divergence
    return told.alignment == row.id and told.kind in _FACTUAL and told.relation in _OPPOSED


def named_by_all(comparison: Comparison) -> Sequence[Entity]:
    """Whom and what every article calls by name, those with the most mentions first."""
    labels = {a.label for a in comparison.articles}
    found = [e for e in comparison.entities if labels <= {m.article for m in e.mentions if m.named}]
    return sorted(found, key=lambda e: (-len(e.mentions), e.name))[:_MOST_NAMED] if len(labels) > 1 else ()


def sentences(facts: Facts) -> Iterator[str]:
    """The summary as sentences of plain text, each on one line."""
    yield _counted(facts)
    yield from _events(facts)
    yield from _admissions(facts)
    if len(facts.comparison.articles) > 1:
        everyone = "Both" if len(facts.comparison.articles) == 2 else "All of them"
        yield _agreed(facts)
        figures = "; ".join(agreed(facts.comparison))
        if figures:
            yield f"{everyone} give the same figures for {figures}."
        names = ", ".join(spaced(e.name) for e in named_by_all(facts.comparison))
        if names:
            yield f"{everyone} name {names}."
        yield _contradicted(facts)
        yield _rest(facts)


def _counted(facts: Facts) -> str:
    c = facts.comparison
    articles, origins = plural(len(c.articles), "article"), plural(c.origin_count, "origin")
    joined = "; ".join(f"{enumerated(o.articles)} share one" for o in c.origins)
    return f"{articles} from {origins}: {joined}." if joined else f"{articles} from {origins}."


def _events(facts: Facts) -> Iterator[str]:
    told = events_of(facts.comparison.articles, facts.comparison.alignments)
    if len(told) > 1:
        yield f"They tell {len(told)} events, which are not compared: {'; '.join(map(enumerated, told))}."


def _admissions(facts: Facts) -> Iterator[str]:
    for article in facts.comparison.articles:
        if kinds := facts.admitted(article.label):
            yield f"{article.label} says of itself that it is, or holds, {kinds}."


def _agreed(facts: Facts) -> str:
    points = shared(facts)
    agreed = [spaced(s.row.topic) for s in points if not s.apart]
    if not points:
        return "No point is told by every article."
    if not agreed:
        return "No point is told by every article without a contradiction."
    return f"Every article tells, without contradiction in names, figures or dates: {'; '.join(agreed)}."


def _contradicted(facts: Facts) -> str:
    found = [n for n in facts.every if n.divergence.relation is Relation.CONTRADICTS]
    if not found:
        return "No contradiction between them was found."
    told = "; ".join(spaced(n.divergence.summary).strip() for n in found[:_MOST_CONTRADICTIONS])
    more = len(found) - _MOST_CONTRADICTIONS
    return f"They contradict each other on {told}{f'; and on {more} more' if more > 0 else ''}."


def _rest(facts: Facts) -> str:
    kinds = Counter(n.divergence.kind for n in facts.every)
    each = ", ".join(f"{kind.value} {kinds[kind]}" for kind in Kind if kinds[kind])
    serious = sum(facts.is_serious(n.divergence) for n in facts.every)
    rows = plural(len(facts.comparison.alignments), "row")
    if not each:
        return f"Their passages were aligned in {rows}; no divergence was found."
    found = plural(len(facts.every), "divergence")
    were = "was" if len(facts.every) == 1 else "were"
    return f"Their passages were aligned in {rows}; {found} {were} found ({each}), {serious} serious."
