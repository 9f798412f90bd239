"""What every kind of divergence is made from, and how one is made."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from newsdiff.lexicon import lexicon
from newsdiff.model import (
    Aligned,
    Alignment,
    Annotations,
    Articles,
    Aspect,
    Attribution,
    Cue,
    Divergence,
    EntityKind,
    Evidence,
    Kind,
    Link,
    Mark,
    Relation,
    Role,
    Side,
    Span,
)
from newsdiff.words import words

M = TypeVar("M", bound=Mark)

_NEAR = 0.2
"""Likeness from which two passages are compared although better ones are linked."""


_SEVERAL = 2


@dataclass(frozen=True)
class Frame(Articles):
    """The comparison so far, with the look-ups that all finders share."""

    aligned: Aligned
    notes: Annotations
    compared: int = 0
    """How many articles are compared in all, where these are those of one event of several."""

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Position of each article, by label."""
        return {a.label: i for i, a in enumerate(self.articles)}

    @cached_property
    def rows_of(self) -> Mapping[str, Sequence[Alignment]]:
        """The rows in which a passage stands, by its id."""
        rows: dict[str, list[Alignment]] = defaultdict(list)
        for row in self.aligned.alignments:
            for passage in row.passages:
                rows[passage].append(row)
        return rows

    @cached_property
    def links(self) -> Mapping[tuple[str, str], tuple[Link, str]]:
        """Each link, with the id of the first row that holds it, by its two passages."""
        found: dict[tuple[str, str], tuple[Link, str]] = {}
        for row in self.aligned.alignments:
            for link in row.links:
                found.setdefault((link.left, link.right), (link, row.id))
        return found

    @cached_property
    def around(self) -> dict[tuple[str, Span], frozenset[str]]:
        """What is known to stand around places in passages: see `_context`."""
        return {}

    @cached_property
    def linked(self) -> Mapping[str, Sequence[str]]:
        """By passage: those of later articles that are linked with it, in the order of articles and place."""
        found: dict[str, list[str]] = defaultdict(list)
        for left, right in self.links:
            found[left].append(right)
        return {p: sorted(others, key=self.place) for p, others in found.items()}

    def place(self, passage: str) -> tuple[int, Span]:
        """Where a passage stands: the position of its article, then its span."""
        held = self.passage[passage]
        return self.order[held.article], held.span

    @cached_property
    def likest(self) -> Sequence[tuple[Link, str]]:
        """The links with their rows, the likest first; of equal ones, by their words, not by labels."""

        def order(found: tuple[Link, str]) -> tuple[float, Sequence[str]]:
            return -found[0].likeness, sorted((self.words(found[0].left), self.words(found[0].right)))

        return sorted(self.links.values(), key=order)

    def sentences(self, least: float) -> Iterator[tuple[Link, str]]:
        """The links of that likeness or more, the likest first, but for those of headlines."""
        for link, row in self.likest:
            ends = self.passage[link.left].role, self.passage[link.right].role
            if link.likeness >= least and Role.HEADLINE not in ends:
                yield link, row

    @cached_property
    def labels(self) -> Mapping[str, Sequence[Cue]]:
        """The labels of contrast sets, by passage."""
        return by_passage(c for c in self.notes.cues if c.aspect is Aspect.LABEL and c.contrast)

    @cached_property
    def pairs(self) -> Mapping[tuple[str, str], str | None]:
        """Passages to compare: the linked ones with their row, and without a row the likest of the rest."""
        found: dict[tuple[str, str], str | None] = {pair: row for pair, (_, row) in self.links.items()}
        for (passage, _), nearest in self.aligned.nearest.items():
            if nearest.likeness >= _NEAR:
                ends = sorted((passage, nearest.passage), key=lambda p: self.order[self.passage[p].article])
                found.setdefault((ends[0], ends[1]), None)
        return found

    @cached_property
    def people(self) -> Mapping[str, frozenset[str]]:
        """By article, the ids of the people whom it names."""
        found: dict[str, set[str]] = defaultdict(set)
        for entity in self.notes.entities:
            if entity.kind is EntityKind.PERSON:
                for mention in entity.mentions:
                    found[mention.article].add(entity.id)
        return {label: frozenset(ids) for label, ids in found.items()}

    def of_others(self, one: str, other: str) -> bool:
        """Whether two articles each name several people, and no one in both: they tell of two events."""
        here, there = (self.people.get(label, frozenset()) for label in (one, other))
        return min(len(here), len(there)) >= _SEVERAL and here.isdisjoint(there)

    def names_others(self, left: str, right: str) -> bool:
        """Whether two passages each name people, and no one in both: they tell of other people."""
        here, there = (self._people_in.get(passage, frozenset()) for passage in (left, right))
        return bool(here and there) and here.isdisjoint(there)

    @cached_property
    def _people_in(self) -> Mapping[str, Set[str]]:
        """By passage, the ids of the people whom it names."""
        found: dict[str, set[str]] = defaultdict(set)
        for entity in self.notes.entities:
            if entity.kind is EntityKind.PERSON:
                for mention in entity.mentions:
                    found[mention.passage].add(entity.id)
        return found

    @cached_property
    def said(self) -> Mapping[str, Sequence[Attribution]]:
        """The attributions of each passage, by its id."""
        return by_passage(self.notes.attributions)

    @cached_property
    def row(self) -> Mapping[str, Alignment]:
        """Rows by id."""
        return {row.id: row for row in self.aligned.alignments}

    @cached_property
    def _rank(self) -> Mapping[str, int]:
        """Place of each row in the comparison, by id."""
        return {row.id: i for i, row in reversed([*enumerate(self.aligned.alignments)])}

    def centrality(self, row: str | None) -> float:
        """The share of the articles that tell a row, 0 to 1; of no row, 0."""
        return len(self.row[row].articles) / len(self.articles) if row else 0.0

    def topic(self, row: str | None) -> str:
        """What a row tells; of no row, nothing."""
        return self.row[row].topic if row else ""

    def words(self, passage: str) -> str:
        """The words of a passage."""
        found = self.passage[passage]
        return self.article[found.article].words(found)

    def text(self, mark: Mark) -> str:
        """The words of a mark."""
        return mark.span.of(self.article[mark.article].text)

    def evidence(self, mark: Mark, span: Span | None = None) -> Evidence:
        """The words of a mark, or of a span of its passage, as evidence."""
        where = span or mark.span
        return Evidence(mark.article, mark.passage, where, where.of(self.article[mark.article].text))

    def words_of(self, passage: str, span: Span) -> Evidence:
        """Some words of a passage as evidence; `span` counts in the canonical text."""
        label = self.passage[passage].article
        return Evidence(label, passage, span, span.of(self.article[label].text))

    def content(self, passage: str, span: Span) -> list[Span]:
        """The words of a span of a passage that tell something: no articles, prepositions, auxiliaries."""
        at, empty = self.passage[passage].span.start, lexicon("stopwords")["words"]
        found = (Span(w.start + at, w.end + at) for w in words(self.words(passage)) if w.fold not in empty)
        return [w for w in found if span.holds(w)]

    def whole(self, passage: str) -> Evidence:
        """A whole passage as evidence."""
        found = self.passage[passage]
        return Evidence(found.article, passage, found.span, self.words(passage))

    def home(self, evidence: Iterable[Evidence]) -> str | None:
        """The row that holds evidence from most articles, when that is two or more; or None."""
        articles: dict[str, set[str]] = defaultdict(set)
        for one in evidence:
            for row in self.rows_of.get(one.passage, ()):
                articles[row.id].add(one.article)
        fit = [row for row, held in articles.items() if len(held) > 1]
        return max(fit, key=lambda row: (len(articles[row]), -self._rank[row])) if fit else None

    def side(self, value: str, evidence: Iterable[Evidence]) -> Side:
        """A side, its articles and its evidence in the order of the comparison."""
        ordered = tuple(sorted(set(evidence), key=lambda e: (self.order[e.article], e.span, e.passage)))
        return Side(tuple(dict.fromkeys(e.article for e in ordered)), value, ordered)


def by_passage(marks: Iterable[M]) -> dict[str, list[M]]:
    """Marks by the passage that holds them, in order of place."""
    found: dict[str, list[M]] = defaultdict(list)
    for mark in marks:
        found[mark.passage].append(mark)
    return found


def divergence(
    kind: Kind,
    relation: Relation,
    row: str | None,
    severity: float,
    sides: Sequence[Side],
    subject: str,
    because: str,
) -> Divergence:
    """A divergence whose id depends on the kind and on what each side says, not on labels."""
    said = sorted((s.value or "", sorted(e.text for e in s.evidence)) for s in sides)
    identity = hashlib.sha256(repr((kind.value, said)).encode()).hexdigest()[:16]
    return Divergence(
        id=identity,
        kind=kind,
        relation=relation,
        alignment=row,
        severity=round(min(1.0, max(0.0, severity)), 3),
        summary=_summary(subject, sides),
        because=because,
        sides=tuple(sides),
    )


def _summary(subject: str, sides: Sequence[Side]) -> str:
    told = ", ".join(f"{s.value} ({', '.join(s.articles)})" for s in sides if s.value is not None)
    return f"{subject}: {told}" if subject else told


def told_by(divergence: Divergence) -> str:
    """The subject that a divergence was made with."""
    return divergence.summary.removesuffix(_summary("", divergence.sides)).removesuffix(": ")


def untold(found: Iterable[Divergence], told: Iterable[Divergence]) -> list[Divergence]:
    """Those whose evidence is not all in one that is told already; each id once."""
    known: dict[str, dict[int, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for number, one in enumerate(told):
        for evidence in (e for s in one.sides for e in s.evidence):
            known[evidence.passage][number].append(evidence.span)
    return [d for d in {d.id: d for d in found}.values() if not _held(d, known)]


def _held(divergence: Divergence, known: Mapping[str, Mapping[int, Sequence[Span]]]) -> bool:
    """Whether one divergence has evidence that touches all of another's."""
    touched = [
        {n for n, spans in known.get(e.passage, {}).items() if any(e.span.touches(s) for s in spans)}
        for s in divergence.sides
        for e in s.evidence
    ]
    return bool(set.intersection(*touched)) if touched else bool(known)
