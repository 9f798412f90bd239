"""Where the articles let others say one thing, or say it in another verb, or in their own voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import product

from newsdiff.lexicon import lexicon
from newsdiff.model import Divergence, Evidence, Kind, Relation, Side
from newsdiff.stages.diverge._contents import Contents, Said
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence

_LINKED = 0.25
_SHARED = 3
"""Content words that both must hold: two short phrases are alike by chance."""
_TURNS = 2
"""Turns of phrase in both from which what is said is one thing."""
_LOOSELY = 0.25
"""Likeness of what is said from which one speaker may have said it in two ways."""
_SURELY = 0.5
"""Likeness of what is said from which it is news that two others say it."""
_LIKELY = 0.38
"""The same where it is much that is said."""
_ASSERTED = 0.6
"""Share of what is said that another passage must hold to assert the same."""

_HEARSAY = frozenset(
    (
        "see",
        "view",
        "believe",
        "think",
        "say",
        "regard",
        "consider",
        "report",
        "allege",
        "attribute",
        "rumor",
        "claim",
        "understand",
        "perceive",
    )
)

Pair = tuple[Said, Said]
"""Two attributions of one statement, by two articles."""


class Attributions:
    """Sets who said it against who said it, over every two linked passages."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.contents = Contents(frame)

    @cached_property
    def held(self) -> dict[str, list[Said]]:
        """The attributions, by passage."""
        found = by_passage(self.frame.notes.attributions)
        return {passage: [self.contents.said(a) for a in marks] for passage, marks in found.items()}

    @cached_property
    def voiced(self) -> frozenset[str]:
        """Passages in which anybody at all is named as saying something."""
        return frozenset(a.passage for a in self.frame.notes.attributions if a.speaker)

    def find(self) -> list[Divergence]:
        """All divergences of attribution, each once."""
        rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for pair, row in self.frame.pairs.items():
            rows[row or repr(pair)].append(pair)
        found = (d for key, pairs in rows.items() for d in self._of(pairs, key))
        return list({d.id: d for d in found}.values())

    def _of(self, pairs: Sequence[tuple[str, str]], key: str) -> Iterator[Divergence]:
        """The divergences of one row, or of one pair that stands in none."""
        row = key if key in self.frame.row else None
        apart: list[Pair] = []
        outright: list[tuple[Said, Evidence]] = []
        for left, right in pairs:
            told = self._pairs(left, right)
            yield from self._verbs(told, row)
            yield from self._verbs(self._loosely(left, right), row)
            yield from self._vague(left, right, row)
            outright += self._outright(left, right)
            if not any(self.contents.same(a, b) for a, b in told):
                apart += [(a, b) for a, b in told if a.known and b.known and self._surely(a, b)]
        yield from self._speakers(apart, row)
        owned = self._owned(outright, row)
        if owned:
            yield owned

    def _pairs(self, left: str, right: str) -> list[Pair]:
        """Attributions of two passages that are of one statement."""
        here, there = self.held.get(left, ()), self.held.get(right, ())
        return [(a, b) for a, b in product(here, there) if self._one_thing(a, b)]

    def _loosely(self, left: str, right: str) -> list[Pair]:
        """Attributions of two linked passages to one named speaker, of what is roughly one statement."""
        link = self.frame.links.get((left, right))
        if link is None or link[0].likeness < _LINKED:
            return []
        here, there = self.held.get(left, ()), self.held.get(right, ())
        return [(a, b) for a, b in product(here, there) if self.contents.same(a, b) and self._roughly(a, b)]

    def _near(self, a: Said, b: Said) -> bool:
        """Whether two attributions stand in passages that are surely linked."""
        ends = sorted(
            (a.mark.passage, b.mark.passage), key=lambda p: self.frame.order[self.frame.passage[p].article]
        )
        link = self.frame.links.get((ends[0], ends[1]))
        return link is not None and link[0].likeness >= _LINKED

    def _roughly(self, a: Said, b: Said) -> bool:
        if (
            not {a.mark.verb, b.mark.verb} <= _statements()
            or self.contents.thing(a)
            or self.contents.thing(b)
        ):
            return False
        if any(self._again(x, y) for x, y in ((a, b), (b, a))):
            return False
        return len(a.stems & b.stems) >= 1

    def _again(self, said: Said, other: Said) -> bool:
        """Whether the passage of `other` has the speaker of `said` in a verb of the same stance too."""
        held = self.held.get(other.mark.passage, ())
        return any(
            x.mark.stance is said.mark.stance and x.mark.verb in _statements() and self.contents.same(x, said)
            for x in held
        )

    def _figure(self, both: frozenset[str]) -> bool:
        return len(both) >= _SHARED and any(s[0].isdigit() and len(s) > 1 for s in both)

    def _one_thing(self, a: Said, b: Said) -> bool:
        """Whether one thing is said: many words, some turns of phrase, or quoted ones stand in both."""
        if a.quoted & b.quoted:
            return True
        if not {a.mark.verb, b.mark.verb} <= _statements():
            return False
        both, likeness = a.stems & b.stems, self.contents.likeness(a.stems, b.stems)
        if self._near(a, b) and self._figure(both):
            return True
        if likeness < _LOOSELY:
            return False
        return len(a.phrases & b.phrases) >= _TURNS or len(both) >= _SHARED

    def _surely(self, a: Said, b: Said) -> bool:
        """Whether two speakers are two, of one thing: neither is spoken of in the other's passage."""
        if a.quoted & b.quoted:
            return True
        both, likeness = a.stems & b.stems, self.contents.likeness(a.stems, b.stems)
        if self._near(a, b) and self._figure(both):
            return True
        much = len(a.phrases & b.phrases) > _TURNS or len(both) >= 2 * _SHARED
        if likeness < (_LIKELY if much else _SURELY):
            return False
        return not (
            a.who & self.contents.named(b.mark.passage) or b.who & self.contents.named(a.mark.passage)
        )

    def _speakers(self, pairs: Sequence[Pair], row: str | None) -> Iterator[Divergence]:
        told = self._by_speaker(s for pair in pairs for s in pair)
        if len(told) > 1:
            yield self._made(Relation.SPEAKER, row, 0.3, told, "one thing in the mouths of other speakers")

    def _by_speaker(self, saids: Iterable[Said]) -> list[Side]:
        """One side for each speaker, in the order in which they are met."""
        sides: list[list[Said]] = []
        for said in dict.fromkeys(saids):
            same = [s for s in sides if any(self._together(said, x) for x in s)]
            sides = [s for s in sides if s not in same]
            sides.append([*(x for s in same for x in s), said])
        return [self._side(held) for held in sides]

    def _together(self, a: Said, b: Said) -> bool:
        """Whether two attributions stand on one side: of one speaker, or of one passage, where one tells of both."""
        return a.mark.passage == b.mark.passage or self.contents.same(a, b)

    def _verbs(self, pairs: Sequence[Pair], row: str | None) -> Iterator[Divergence]:
        for a, b in pairs:
            told = (a.known and b.known) or self._named(a, b)
            if told and self.contents.same(a, b) and a.mark.stance is not b.mark.stance:
                sides = [self._side([x]) for x in (a, b)]
                yield self._made(Relation.VERB, row, 0.25, sides, "one speaker, in verbs of another stance")

    def _vague(self, left: str, right: str, row: str | None) -> Iterator[Divergence]:
        """What is told as said by nobody in particular here, and by somebody there."""
        here, there = self.held.get(left, ()), self.held.get(right, ())
        for a, b in product(here, there):
            both = a.stems & b.stems
            hearsay, said = (a, b) if a.speaker is None else (b, a)
            if (
                hearsay.speaker
                or self.contents.relative(hearsay)
                or hearsay.mark.verb not in _HEARSAY
                or said.mark.verb not in _statements()
            ):
                continue
            if (
                said.known
                and len(both) >= _SHARED
                and self.contents.likeness(a.stems, b.stems) >= 0.25
                and self._near(a, b)
            ):
                yield self._made(Relation.SPEAKER, row, 0.25, [self._side([a]), self._side([b])], "VAGUE")

    def _named(self, a: Said, b: Said) -> bool:
        """Whether two speakers are one by name."""
        return bool(a.ids and b.ids)

    def _outright(self, left: str, right: str) -> Iterator[tuple[Said, Evidence]]:
        """Statements of one passage that the other asserts where nobody is named as saying anything."""
        for here, there in ((left, right), (right, left)):
            if there not in self.voiced and not self.contents.speaks(there):
                yield from self._asserted(self.held.get(here, ()), there)

    def _asserted(self, said: Sequence[Said], other: str) -> Iterator[tuple[Said, Evidence]]:
        held, spoken = self.contents.asserted(other), self.contents.spoken(other)
        for one in said:
            both = one.stems & held
            if one.mark.verb not in _statements() or not one.known or one.own or one.who & spoken:
                continue
            figure = self._figure(both) and self.contents.share(both, one.stems) >= 0.3
            if figure or len(both) > _SHARED and self.contents.share(both, one.stems) >= _ASSERTED:
                yield one, self.frame.words_of(other, self.contents.clause(other, both))

    def _owned(self, found: Sequence[tuple[Said, Evidence]], row: str | None) -> Divergence | None:
        """Who says it by the account of some, and the articles that say it themselves."""
        told = {said.mark.article for said, _ in found}
        own = [e for _, e in found if e.article not in told]
        if not own:
            return None
        sides = [*self._by_speaker(s for s, _ in found), self.frame.side("in its own voice", own)]
        return self._made(Relation.OUTRIGHT, row, 0.2, sides, "attributed here, outright there")

    def _side(self, saids: Sequence[Said]) -> Side:
        """Who is said to have said it, and by which word."""
        widest = max(len(s.stems) for s in saids)
        values = (self._value(s) for s in saids if len(s.stems) == widest)
        told = (self.frame.evidence(s.mark, span) for s in saids for span in (s.speaker, s.mark.span) if span)
        return self.frame.side(min(values), told)

    def _value(self, said: Said) -> str:
        who = self.frame.evidence(said.mark, said.speaker).text if said.speaker else "nobody named"
        return f"{who}: {self.frame.text(said.mark)}"

    def _made(
        self, relation: Relation, row: str | None, base: float, sides: Sequence[Side], because: str
    ) -> Divergence:
        severity = base + 0.15 * self.frame.centrality(row)
        topic = self.frame.topic(row)
        return divergence(Kind.ATTRIBUTION, relation, row, severity, sides, topic, because)


@cache
def _statements() -> frozenset[str]:
    """Headwords of verbs that report a statement."""
    listing: str = lexicon("attribution")["statements"]["verbs"]
    return frozenset(verb.strip() for verb in listing.split(","))
