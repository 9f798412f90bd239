"""What of a comparison a report tells: the user's choice of divergences and of sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from newsdiff.model import Divergence, Judgement, Kind, Verdict

Verdicts = Mapping[str, Verdict]
"""The reader's verdicts by id of a divergence; what is not in it is open."""

NO_VERDICTS: Verdicts = MappingProxyType({})
OPEN = Verdict()


class Section(StrEnum):
    """A part of a report for people, in the order in which they are told."""

    SUMMARY = "summary"
    ARTICLES = "articles"
    LEDGER = "ledger"
    NUMBERS = "numbers"
    NAMES = "names"
    DATES = "dates"
    FRAMING = "framing"
    ATTRIBUTION = "attribution"
    OMISSIONS = "omissions"
    PROFILES = "profiles"
    VERDICTS = "verdicts"
    ROWS = "rows"
    DROPPED = "dropped"
    METHOD = "method"


SECTION_OF: Mapping[Kind, Section] = {
    Kind.NUMBER: Section.NUMBERS,
    Kind.NAME: Section.NAMES,
    Kind.DATE: Section.DATES,
    Kind.FRAMING: Section.FRAMING,
    Kind.ATTRIBUTION: Section.ATTRIBUTION,
    Kind.OMISSION: Section.OMISSIONS,
}
"""The section in which the divergences of a kind are told."""

KIND_OF: Mapping[Section, Kind] = {section: kind for kind, section in SECTION_OF.items()}
"""The kind whose divergences are told in a section; only for sections that have one."""

_ABOUT = {**KIND_OF, Section.LEDGER: Kind.NUMBER, Section.PROFILES: Kind.FRAMING}
"""The kind that a section is about: without it, the section is not told."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which divergences are told, and which sections; an empty set means all."""

    kinds: frozenset[Kind] = frozenset()
    least: float = 0.0
    """Severity from which on."""
    judgements: frozenset[Judgement] = frozenset()
    sections: frozenset[Section] = frozenset()

    def passes(self, divergence: Divergence, verdict: Verdict) -> bool:
        """Whether the divergence is told."""
        return (
            (not self.kinds or divergence.kind in self.kinds)
            and divergence.severity >= self.least
            and (not self.judgements or verdict.judgement in self.judgements)
        )

    def tells(self, section: Section) -> bool:
        """Whether the section is told; that of a kind left out is not."""
        if self.sections:
            return section in self.sections
        kind = _ABOUT.get(section)
        return not self.kinds or kind is None or kind in self.kinds

    @property
    def conditions(self) -> tuple[str, ...]:
        """What a divergence must meet to be told, in words; empty when all are told."""
        told = []
        if self.kinds:
            told.append(f"kind {_either(self.kinds)}")
        if self.least > 0:
            told.append(f"severity {self.least:g} or more")
        if self.judgements:
            told.append(f"verdict {_either(self.judgements)}")
        return tuple(told)


ALL = Choice()


def _either(values: frozenset[Kind] | frozenset[Judgement]) -> str:
    order = [*Kind, *Judgement]
    return " or ".join(value.value for value in order if value in values)
