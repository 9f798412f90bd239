"""The result: what is told together, and where it diverges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from newsdiff.model.annotation import Attribution, Cue, Entity, Measure, Moment, Quantity
from newsdiff.model.article import Articles
from newsdiff.model.errors import InputError
from newsdiff.model.profile import Profile
from newsdiff.model.text import Span
from newsdiff.model.verdict import Verdict


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
    def turned(self) -> str:
        """Who tells it out of turn, in words; "" when nobody does."""
        tells = "tells" if len(self.moved) == 1 else "tell"
        told = f"{', '.join(self.moved)} {tells} it out of the order of {self.articles[0]}"
        return told if self.moved else ""

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
class Gap:
    """How far two figures lie apart, as they are stated."""

    absolute: Decimal
    relative: float | None
    """The absolute gap as a share of the smaller figure: 0.1 for 100 and 110; None when that is 0."""
    unit: str
    """The unit of `absolute`, empty for a count."""


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
    gap: Gap | None = None
    """The widest gap between figures of two articles that contradict each other; None for other kinds."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that an article gives for a count, by whose account and as of when."""

    quantity: Quantity
    speaker: Span | None
    """Who is said to have said it, in the article's text; None when the outlet says so itself."""
    moment: Moment | None
    """The date that its passage gives, when it gives one only; else None."""


@dataclass(frozen=True, slots=True)
class Count:
    """One thing counted or measured, and every figure that anyone gives for it: a line of the ledger."""

    id: str
    """Stable: a hash of what is counted and of the figures' words, not of labels or places."""
    subject: str
    """What is counted, in the words of the first article that says it ("prisoners"); may be ""."""
    state: str
    """What has happened to it: "released", "held", "killed"; or ""."""
    measure: Measure
    unit: str
    figures: tuple[Figure, ...]
    """In the order of articles and places; of one article or more, two figures at least."""
    relation: Relation | None
    """How the articles stand; None when no two of them give different figures."""

    @property
    def by_article(self) -> Mapping[str, tuple[Figure, ...]]:
        """The figures by label, in order."""
        found: dict[str, tuple[Figure, ...]] = {}
        for figure in self.figures:
            found[figure.quantity.article] = (*found.get(figure.quantity.article, ()), figure)
        return found


SERIOUS = 0.7
"""Severity from which a divergence is called serious."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles that carry one report, however many outlets print it."""

    articles: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, order=True)
class Hand:
    """The reader's own word on two passages, by their ids."""

    left: str
    """Of the article that comes first."""
    right: str
    linked: bool
    """Whether they tell the same thing."""


@dataclass(frozen=True)
class Comparison(Articles):
    """The whole frozen result."""

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
    profiles: tuple[Profile, ...] = ()
    """How each article frames what it tells, in the order of articles; () until cues are looked for."""
    counts: tuple[Count, ...] = ()
    """The ledger: those told by most articles first; () until divergences are looked for."""
    by_hand: tuple[Hand, ...] = ()
    """Those by which the rows are made, in the order of the passages' ids."""
    uncompared: int = 0
    """How many more articles tell the event but are not compared, as in a sweep with many of one event."""

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

    def divergences_of(self, count: Count) -> tuple[Divergence, ...]:
        """The divergences between figures of a count, gravest first."""
        places = {(f.quantity.passage, f.quantity.span) for f in count.figures}
        numbers = (d for d in self.divergences if d.kind is Kind.NUMBER)
        return tuple(
            d for d in numbers if all((e.passage, e.span) in places for s in d.sides for e in s.evidence)
        )

    @cached_property
    def origin_count(self) -> int:
        """How many independent origins the articles come from."""
        return self.origins_among(a.label for a in self.articles)

    def origins_among(self, labels: Iterable[str]) -> int:
        """How many independent origins these articles come from: wire copies count once."""
        origin = {label: o.articles[0] for o in self.origins for label in o.articles}
        return len({origin.get(label, label) for label in labels})

    def words(self, passage: str) -> str:
        """The words of a passage, by its id."""
        found = self.passage[passage]
        return self.article[found.article].words(found)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A comparison of what could be read, and why the rest could not."""

    comparison: Comparison
    failures: tuple[InputError, ...]
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    """Those saved with it, by id of a divergence, when it was read from a file."""
