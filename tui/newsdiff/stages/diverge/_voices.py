"""Who says one thing in all articles of a row, or says it in the outlet's own voice, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from newsdiff.model import Divergence, Evidence, Kind, Relation, Side
from newsdiff.stages.diverge._contents import Said
from newsdiff.stages.diverge._frame import divergence
from newsdiff.stages.diverge._statements import Statements, apart, reporting

_LEADING = frozenset(("to", "by", "from", "of"))
"""Words at the end of a cue that its speaker follows."""
_OF_ONE = 2
"""Content words that two statements of one speaker share, in linked passages."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """Statements of one thing that differ in who makes them or in how they are told."""

    relation: Relation
    base: float
    """Severity of it in a row that one article tells, 0 to 1."""
    because: str
    saids: tuple[Said, ...]
    own: tuple[Evidence, ...] = ()
    """The words in which articles say it in their own voice."""


class Voices:
    """Puts together what the rules find of one row, and joins what the row's other articles let say."""

    def __init__(self, statements: Statements) -> None:
        self.statements = statements
        self.frame = statements.frame
        self.speakers = statements.speakers

    def told(self, found: Sequence[Voiced], row: str | None) -> Iterator[Divergence]:
        """One divergence for each statement of a row, however many pairs of passages differ on it."""
        for one in _merged(found):
            whole = self._joined(one, row) if row else one
            sides = self.by_speaker(whole.saids)
            if whole.own:
                sides.append(self.frame.side("in its own voice", whole.own))
            if len(sides) > 1:
                yield self.made(whole, row, sides)

    def made(self, voiced: Voiced, row: str | None, sides: Sequence[Side]) -> Divergence:
        """The divergence of some sides."""
        severity = voiced.base + 0.15 * self.frame.centrality(row)
        topic, why = self.frame.topic(row), voiced.because
        return divergence(Kind.ATTRIBUTION, voiced.relation, row, severity, sides, topic, why)

    def _joined(self, voiced: Voiced, row: str) -> Voiced:
        """The same with what the row's other articles let say of it."""
        held = {s.mark.article for s in voiced.saids} | {e.article for e in voiced.own}
        more = [
            said
            for passage in self.frame.row[row].passages
            if self.frame.passage[passage].article not in held
            for said in self.statements.held.get(passage, ())
            if any(self._of_it(said, one) for one in voiced.saids)
        ]
        return replace(voiced, saids=(*voiced.saids, *more)) if more else voiced

    def _of_it(self, said: Said, one: Said) -> bool:
        """Whether a speaker of these statements makes, in a linked passage, what seems to be one of them."""
        if not (said.known and {said.mark.verb, one.mark.verb} <= reporting()):
            return False
        near = self.statements.linked(said.mark.passage, one.mark.passage)
        return near and self.speakers.same(said, one) and len(said.stems & one.stems) >= _OF_ONE

    def by_speaker(self, saids: Iterable[Said]) -> list[Side]:
        """One side for each speaker and force of his verb, in the order of the articles."""
        sides: list[list[Said]] = []
        for said in sorted(dict.fromkeys(saids), key=self._place):
            same = [s for s in sides if any(self._together(said, x) for x in s)]
            sides = [s for s in sides if s not in same]
            sides.append([*(x for s in same for x in s), said])
        return [self.side(held) for held in sides]

    def _place(self, said: Said) -> tuple[int, int, int]:
        return self.frame.order[said.mark.article], said.mark.span.start, said.mark.span.end

    def _together(self, a: Said, b: Said) -> bool:
        """Whether two stand on one side: of one speaker, or of one passage, where one tells of the other."""
        if a.mark.passage == b.mark.passage:
            return True
        return self.speakers.same(a, b) and not apart(a, b)

    def side(self, saids: Sequence[Said], way: str = "") -> Side:
        """Who is said to have said it and by which word: of several, who says it in most articles."""
        told = (self.frame.evidence(s.mark, span) for s in saids for span in (s.speaker, s.mark.span) if span)
        value = min((-self._heard(s, saids), -len(s.stems), self._value(s)) for s in saids)[-1]
        return self.frame.side(f"{value}, {way}" if way else value, told)

    def _heard(self, said: Said, saids: Sequence[Said]) -> int:
        """In how many articles its speaker says it."""
        return len({s.mark.article for s in saids if s is said or self.speakers.same(s, said)})

    def _value(self, said: Said) -> str:
        """Who says it and how, in the order of speech: "Holm: claimed", "according to Holm"."""
        cue = self.frame.text(said.mark)
        if not said.speaker:
            return f"nobody named ({cue})"
        who = self.frame.evidence(said.mark, said.speaker).text.rstrip(".,;: ")
        who = f"{said.meant} ({who})" if said.meant else who
        if said.mark.span.start < said.speaker.start and cue.rpartition(" ")[2] in _LEADING:
            return f"{cue} {who}"
        return f"{who}, {cue}" if cue.endswith("ing") else f"{who}: {cue}"


def _merged(found: Sequence[Voiced]) -> list[Voiced]:
    """What shares a statement, as one."""
    groups: list[list[Voiced]] = []
    for one in found:
        near = [g for g in groups if any(set(one.saids) & set(x.saids) for x in g)]
        groups = [g for g in groups if g not in near]
        groups.append([*(x for g in near for x in g), one])
    return [_as_one(group) for group in groups]


def _as_one(group: Sequence[Voiced]) -> Voiced:
    """All statements of some, with the relation of the gravest; who attributes does not assert as well."""
    gravest = max(group, key=lambda v: (v.base, v.because))
    saids = tuple(dict.fromkeys(s for v in group for s in v.saids))
    told = {s.mark.article for s in saids}
    own = tuple(e for e in dict.fromkeys(e for v in group for e in v.own) if e.article not in told)
    return replace(gravest, saids=saids, own=own)
