"""What the stages find in passages: names, numbers, dates, cues and attributions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from newsdiff.model.text import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of one passage that a stage has something to say about."""

    article: str
    """Label of the article."""
    passage: str
    """Id of the passage that holds the span."""
    span: Span


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Mark):
    """A span that names or describes someone or something."""

    named: bool
    """True for a proper name, False for a description ("the opposition leader")."""
    title: Span | None = None
    """The title or role printed beside the name ("former President"), outside `span`."""
    role: str = ""
    """That title or role folded to a key, for comparing: "former president", "" when none."""


@dataclass(frozen=True, slots=True)
class Entity:
    """All mentions, across articles, taken to be the same one; in order of article and place."""

    id: str
    """Stable: made from the name and the kind, not from the order of articles."""
    name: str
    """The fullest form in which it is named."""
    kind: EntityKind
    mentions: tuple[Mention, ...]


class Hedge(StrEnum):
    """How a stated number is qualified."""

    EXACT = "exact"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    ABOUT = "about"
    NEARLY = "nearly"
    RANGE = "range"
    VAGUE = "vague"


class Measure(StrEnum):
    """What sort of number it is; only numbers of one measure are compared."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    FRACTION = "fraction"
    AGE = "age"
    DURATION = "duration"
    LENGTH = "length"
    AREA = "area"
    MASS = "mass"
    VOLUME = "volume"
    SPEED = "speed"
    TEMPERATURE = "temperature"
    SCORE = "score"
    ORDINAL = "ordinal"
    TIMES = "times"
    CLOCK = "clock"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Mark):
    """A stated number. `span` covers the hedge and the figure ("at least 80"), not the noun."""

    low: Decimal | None
    """In `unit`, scale applied; None when open below."""
    high: Decimal | None
    """In `unit`, scale applied; None when open above."""
    hedge: Hedge
    measure: Measure
    unit: str = ""
    """"USD", "%", "km", "year" …; empty for a count."""
    counted: tuple[str, ...] = ()
    """Stems of the words of what is counted, the head noun last: ("polit", "prison")."""
    state: str = ""
    """What has happened to what is counted, as a key of the lexicon: "released", "held", "killed"; or ""."""


class Grain(StrEnum):
    """How finely a date is told."""

    DAY = "day"
    SPAN = "span"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment(Mark):
    """A stated date, resolved against the day of publication where it is relative."""

    first: date | None
    """First day it can mean; None when it could not be resolved."""
    last: date | None
    """Last day it can mean, included; None when it could not be resolved or is open ("since Monday")."""
    grain: Grain
    event: tuple[str, ...] = ()
    """Stems of the verb and nouns that it dates, nearest first."""


class Aspect(StrEnum):
    """What a cue signals."""

    LABEL = "label"
    EVALUATION = "evaluation"
    CERTAINTY = "certainty"
    AGENCY = "agency"
    DISTANCE = "distance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue(Mark):
    """A span that signals framing. A cue, never a verdict of bias."""

    aspect: Aspect
    term: str
    """The lexicon's headword: "regime", "abduct", "fragile"."""
    contrast: str = ""
    """Id of the contrast set it belongs to ("rule": government, regime, administration); or ""."""
    charge: int = 0
    """-2 (strongly against) to 2 (strongly for), 0 neutral; for certainty, -2 (doubt) to 2 (boost)."""
    about: tuple[str, ...] = ()
    """Stems of the words it bears on: ("maduro",), ("gestur",)."""
    quoted: bool = False
    """Inside a direct quotation: the speaker's word, not the outlet's."""


class Stance(StrEnum):
    """What the verb of an attribution lets the outlet think of what is said."""

    NEUTRAL = "neutral"
    DOUBTING = "doubting"
    CONCEDING = "conceding"
    ASSERTING = "asserting"
    WARNING = "warning"
    DENYING = "denying"
    PRAISING = "praising"
    BLAMING = "blaming"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Mark):
    """Who is said to have said it. `span` is the cue: "claimed", "according to"."""

    speaker: Span | None
    """None when nobody is named ("is seen as")."""
    content: Span
    """What is said, within the passage."""
    verb: str
    """The lexicon's headword of the cue: "claim"."""
    stance: Stance
    direct: bool
    """Whether the content holds a direct quotation."""


@dataclass(frozen=True, slots=True)
class Annotations:
    """All that was found in the passages of a comparison, in the order of articles and places."""

    entities: tuple[Entity, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    moments: tuple[Moment, ...] = ()
    cues: tuple[Cue, ...] = ()
    attributions: tuple[Attribution, ...] = ()
