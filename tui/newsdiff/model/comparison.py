"""The result: what is told together, and where it diverges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from newsdiff.model.annotation import Attribution, Cue, Entity, Moment, Quantity
from newsdiff.model.article import Article, Passage
from newsdiff.model.errors import InputError
from newsdiff.model.text import Span


@dataclass(frozen=True, slots=True)
class Link:
    """Two passages of two articles that tell the same thing."""

    left: str
    """Id of a passage; its article comes before the right one's in the comparison."""
    right: str
    likeness: float
    """0 to 1."""
    because: tuple[str, ...]
    """The words, names, figures or quotation that carried it, strongest first."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The passages in which one article tells a point, in reading order."""

    article: str
    passages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """One point, told by two or more articles."""

    id: str
    topic: str
    likeness: float
    """0 to 1: the mean of its links."""
    tellings: tuple[Telling, ...]
    """In the order of articles; only those that tell it."""
    links: tuple[Link, ...]
    moved: tuple[str, ...] = ()
    """Labels of the articles that tell it out of turn, against the order of the first that tells it."""

    @property
    def articles(self) -> tuple[str, ...]:
        """Labels of the articles that tell it, in order."""
        return tuple(t.article for t in self.tellings)

    @property
    def passages(self) -> tuple[str, ...]:
        """Ids of all its passages, in order of article and place."""
        return tuple(p for t in self.tellings for p in t.passages)


@dataclass(frozen=True, slots=True)
class Nearest:
    """The likest passage of an article that leaves something out: the proof that it was looked for."""

    passage: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Aligned:
    """What `align` found."""

    alignments: tuple[Alignment, ...]
    nearest: Mapping[tuple[str, str], Nearest]
    """The likest passage by (id of a passage, label of another article); absent when nothing is like it."""


class Kind(StrEnum):
    """What a divergence is about."""

    NUMBER = "number"
    NAME = "name"
    DATE = "date"
    FRAMING = "framing"
    ATTRIBUTION = "attribution"
    OMISSION = "omission"


class Relation(StrEnum):
    """How the sides of a divergence stand to each other."""

    CONTRADICTS = "contradicts"
    COMPATIBLE = "compatible"
    DIFFERENT = "different"
    SPELLING = "spelling"
    TITLE = "title"
    UNNAMED = "unnamed"
    LOADED = "loaded"
    HEDGED = "hedged"
    SPEAKER = "speaker"
    VERB = "verb"
    OUTRIGHT = "outright"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that put an article on a side."""

    article: str
    passage: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """One answer, and the articles that give it. `value` is None on the side that omits."""

    articles: tuple[str, ...]
    value: str | None
    evidence: tuple[Evidence, ...] = ()
    nearest: Nearest | None = None


@dataclass(frozen=True, slots=True)
class Divergence:
    """A disagreement of one kind, at one alignment or (alignment None) across the comparison."""

    id: str
    """Stable: a hash of the kind and of both sides' words, not of labels or places."""
    kind: Kind
    relation: Relation
    alignment: str | None
    severity: float
    """0 to 1; 0.7 and more is serious."""
    summary: str
    """One line an editor could read aloud."""
    because: str
    """Why it is held to be one."""
    sides: tuple[Side, ...]


SERIOUS = 0.7
"""Severity from which a divergence is called serious."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles that carry one report, however many outlets print it."""

    articles: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Comparison:
    """The whole frozen result."""

    articles: tuple[Article, ...]
    entities: tuple[Entity, ...]
    quantities: tuple[Quantity, ...]
    moments: tuple[Moment, ...] = ()
    cues: tuple[Cue, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    alignments: tuple[Alignment, ...] = ()
    """As the first article tells them, with what is only in others in its natural place."""
    divergences: tuple[Divergence, ...] = ()
    """Gravest first."""
    origins: tuple[Origin, ...] = ()
    """Only those of two articles or more."""

    @cached_property
    def article(self) -> Mapping[str, Article]:
        """The articles by label."""
        return {a.label: a for a in self.articles}

    @cached_property
    def passage(self) -> Mapping[str, Passage]:
        """Every passage by id."""
        return {p.id: p for a in self.articles for p in a.passages}

    @cached_property
    def rows_of(self) -> Mapping[str, tuple[Alignment, ...]]:
        """The alignments in which a passage stands, by its id; absent when it stands alone."""
        rows: dict[str, list[Alignment]] = {}
        for row in self.alignments:
            for passage in row.passages:
                rows.setdefault(passage, []).append(row)
        return {passage: tuple(found) for passage, found in rows.items()}

    @cached_property
    def divergences_at(self) -> Mapping[str | None, tuple[Divergence, ...]]:
        """The divergences of an alignment, gravest first; None holds those of no one row."""
        found: dict[str | None, list[Divergence]] = {}
        for divergence in self.divergences:
            found.setdefault(divergence.alignment, []).append(divergence)
        return {row: tuple(there) for row, there in found.items()}

    @cached_property
    def origin_count(self) -> int:
        """How many independent origins the articles come from."""
        return len(self.articles) - sum(len(o.articles) - 1 for o in self.origins)

    def words(self, passage: str) -> str:
        """The words of a passage, by its id."""
        found = self.passage[passage]
        return self.article[found.article].words(found)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A comparison of what could be read, and why the rest could not."""

    comparison: Comparison
    failures: tuple[InputError, ...]
