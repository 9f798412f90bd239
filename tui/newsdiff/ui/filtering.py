"""What can be chosen in a filter, and how many divergences each choice would show. Pure; no widget."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from newsdiff.model import SERIOUS, Divergence, Judgement, Relation
from newsdiff.ui.kinds import GLYPH, JUDGED, KINDS
from newsdiff.ui.naming import short_name
from newsdiff.ui.session import Filter, Session


class Part(Enum):
    """A part of a filter; the value is the name of its field."""

    KIND = "kinds"
    RELATION = "relations"
    ARTICLE = "articles"
    VERDICT = "judgements"
    SEVERITY = "least"


class Choice(NamedTuple):
    """One thing to choose."""

    part: Part
    value: object
    """A Kind, Relation, label, Judgement or least severity."""
    sign: str
    """One or two cells; empty for none."""
    name: str
    many: int
    """How many divergences would pass if of this part only this were chosen."""
    chosen: bool


SEVERITIES: Mapping[float, str] = {0.0: "any", 0.3: "0.3 or more", 0.5: "0.5 or more", SERIOUS: "serious"}
"""The least severities to choose from."""


def choices(session: Session, chosen: Filter) -> tuple[Choice, ...]:
    """All that can be chosen, by parts; what no divergence of the comparison has is left out."""
    return tuple(choice for part in Part for choice in _choices(session, chosen, part))


def toggled(chosen: Filter, choice: Choice) -> Filter:
    """The filter with a choice made or taken back."""
    name = choice.part.value
    if choice.part is Part.SEVERITY:
        return replace(chosen, least=choice.value)  # type: ignore[arg-type]
    return replace(chosen, **{name: getattr(chosen, name) ^ {choice.value}})


def told(chosen: Filter) -> str:
    """The filter in a few words: `number, name · serious`."""
    parts = [
        ", ".join(kind.value for kind in KINDS if kind in chosen.kinds),
        ", ".join(r.value for r in Relation if r in chosen.relations),
        ", ".join(sorted(chosen.articles)),
        ", ".join(j.value for j in Judgement if j in chosen.judgements),
        SEVERITIES.get(chosen.least, f"{chosen.least:g} or more") if chosen.least else "",
    ]
    return " · ".join(filter(None, parts))


def _choices(session: Session, chosen: Filter, part: Part) -> Iterator[Choice]:
    free = replace(chosen, **{part.value: getattr(Filter(), part.value)})
    every = session.comparison.divergences
    passing = [d for d in every if free.passes(d, session.verdict(d.id))]
    values = _values(session)[part]
    if part is Part.SEVERITY:
        for least, name in SEVERITIES.items():
            many = sum(d.severity >= least for d in passing)
            yield Choice(part, least, "", name, many, chosen.least == least)
        return
    counts = Counter(value for d in passing for value in values(d))
    present = {value for d in every for value in values(d)}
    for value, sign, name in _names(session, part):
        if value in present or part is Part.VERDICT:
            yield Choice(part, value, sign, name, counts[value], value in getattr(chosen, part.value))


def _values(session: Session) -> Mapping[Part, Callable[[Divergence], Iterable[object]]]:
    return {
        Part.KIND: lambda d: (d.kind,),
        Part.RELATION: lambda d: (d.relation,),
        Part.ARTICLE: lambda d: {label for side in d.sides for label in side.articles},
        Part.VERDICT: lambda d: (session.verdict(d.id).judgement,),
        Part.SEVERITY: lambda _d: (),
    }


def _names(session: Session, part: Part) -> Iterator[tuple[object, str, str]]:
    """The values of a part, in order, each with its sign and name."""
    if part is Part.KIND:
        yield from ((kind, GLYPH[kind], kind.value) for kind in KINDS)
    elif part is Part.RELATION:
        yield from ((relation, "", relation.value) for relation in Relation)
    elif part is Part.ARTICLE:
        yield from ((a.label, a.label, short_name(a)) for a in session.comparison.articles)
    else:
        yield from ((judgement, JUDGED[judgement], judgement.value) for judgement in Judgement)
