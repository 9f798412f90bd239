"""Where the articles let others say one thing, or say it in another verb, or in their own voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations, pairwise, product

from newsdiff.model import Divergence, Evidence, Relation, Span
from newsdiff.stages.diverge._contents import Said
from newsdiff.stages.diverge._frame import Frame
from newsdiff.stages.diverge._statements import Pair, Statements, apart, reporting, rumoured, voicing
from newsdiff.stages.diverge._voices import Voiced, Voices
from newsdiff.stages.diverge._wants import wants
from newsdiff.words import words

_SHARED = 3
"""Content words that both must hold, and one more, where one of them names nobody."""
_LIKE = 0.5
"""Likeness of what one speaker says, from which one article paraphrases what the other quotes."""
_THEY = frozenset(("he", "she", "they", "it"))
_ASSERTED = 0.5
"""Share of what is said that another passage must hold to assert the same."""
_WANTED = 0.3
"""The same where both say that there is none of one thing."""


class Attributions:
    """Sets who said it against who said it, over every two linked passages."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.statements = Statements(frame)
        self.contents = self.statements.contents
        self.speakers = self.statements.speakers
        self.voices = Voices(self.statements)

    @cached_property
    def voiced(self) -> frozenset[str]:
        """Passages in which anybody at all is named as saying something."""
        return frozenset(a.passage for a in self.frame.notes.attributions if a.speaker)

    def find(self) -> list[Divergence]:
        """All divergences of attribution, each once."""
        rows: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for pair, row in self.frame.pairs.items():
            rows[row or repr(pair)].append(pair)
        for pair in sorted(self._far() - self.frame.pairs.keys()):
            rows[repr(pair)].append(pair)
        found = (d for key, pairs in rows.items() for d in self._of(pairs, key))
        return list({d.id: d for d in found}.values())

    def _far(self) -> set[tuple[str, str]]:
        """Passages of two articles, wherever they stand, with one rare quoted phrase or reported figure."""
        held: dict[object, list[str]] = defaultdict(list)
        for passage, saids in self.statements.held.items():
            for sign in {p for s in saids for p in (*self.statements.rare(s), *self.statements.figures(s))}:
                held[sign].append(passage)
        order = self.frame.order
        ordered = (
            sorted(found, key=lambda p: order[self.frame.passage[p].article]) for found in held.values()
        )
        pairs = {pair for found in ordered for pair in combinations(found, 2)}
        return {(a, b) for a, b in pairs if self.frame.passage[a].article != self.frame.passage[b].article}

    def _of(self, pairs: Sequence[tuple[str, str]], key: str) -> Iterator[Divergence]:
        """The divergences of one row, or of one pair that stands in none."""
        row = key if key in self.frame.row else None
        found: list[Voiced] = []
        speakers: list[Pair] = []
        outright: list[tuple[Said, Evidence]] = []
        for left, right in pairs:
            both = self._both(left, right)
            yield from self._paraphrased(both, row)
            found += [*self._verbs(both), *self._hearsay(both), *self._members(both)]
            outright += self._outright(left, right)
            speakers += self._apart(both)
        found += [*self._speakers(speakers), *self._owned(outright)]
        yield from self.voices.told(found, row)

    def _apart(self, both: Sequence[Pair]) -> list[Pair]:
        """The statements of one thing by two speakers, where no one speaker makes it in both passages."""
        told = [pair for pair in both if self.statements.one_thing(*pair)]
        if any(self.speakers.same(a, b) for a, b in told):
            return []
        return [(a, b) for a, b in told if self.speakers.others(a, b) and self.statements.surely(a, b)]

    def _both(self, left: str, right: str) -> list[Pair]:
        """Every attribution of one passage with every one of the other."""
        held = self.statements.held
        return list(product(held.get(left, ()), held.get(right, ())))

    def _speakers(self, pairs: Sequence[Pair]) -> Iterator[Voiced]:
        told = tuple(s for pair in pairs for s in pair)
        if len(self.voices.by_speaker(told)) > 1:
            yield Voiced(Relation.SPEAKER, 0.3, "one thing in the mouths of other speakers", told)

    def _verbs(self, pairs: Sequence[Pair]) -> Iterator[Voiced]:
        """One divergence for each two passages: of several verbs in them, those of which most is shared."""
        likest = sorted(pairs, key=lambda p: -self.contents.likeness(p[0].stems, p[1].stems))
        told: set[tuple[str, str]] = set()
        for a, b in likest:
            ends = a.mark.passage, b.mark.passage
            if ends not in told and apart(a, b) and self._one_speaker(a, b) and self._only(a, b):
                told.add(ends)
                yield Voiced(Relation.VERB, 0.25, "one speaker, in verbs of another force", (a, b))

    def _only(self, a: Said, b: Said) -> bool:
        """Whether neither passage has its speaker in the way in which the other has him too."""
        return not (self._told_as(a, b) or self._told_as(b, a))

    def _told_as(self, a: Said, b: Said) -> bool:
        held, likeness = self.statements.held.get(a.mark.passage, ()), self.contents.likeness
        alike = (x for x in held if not apart(x, b) and self.speakers.same(x, a))
        return any(likeness(x.stems, b.stems) >= likeness(a.stems, b.stems) for x in alike)

    def _paraphrased(self, pairs: Sequence[Pair], row: str | None) -> Iterator[Divergence]:
        for a, b in pairs:
            alike = a.mark.stance is b.mark.stance and self.contents.likeness(a.stems, b.stems) >= _LIKE
            plain = b if a.mark.direct else a
            if alike and a.mark.direct is not b.mark.direct and self._one_speaker(a, b):
                if self.contents.marked(plain):
                    continue
                told = Voiced(Relation.DIFFERENT, 0.1, "quoted here, paraphrased there", (a, b))
                sides = [self.voices.side([x], "quoted" if x.mark.direct else "paraphrased") for x in (a, b)]
                yield self.voices.made(told, row, sides)

    def _one_speaker(self, a: Said, b: Said) -> bool:
        """Whether one speaker, who is known or named in both, makes one statement."""
        told = (a.known and b.known) or (a.ids and b.ids)
        if not (told and self.speakers.same(a, b)):
            return False
        held = self.statements
        return held.one_thing(a, b) or held.of_one(a, b) or held.alike(a, b)

    def _hearsay(self, pairs: Sequence[Pair]) -> Iterator[Voiced]:
        for a, b in pairs:
            told = (self.statements.hearsay, self.statements.judged)
            if any(test(a, b) or test(b, a) for test in told):
                yield Voiced(Relation.SPEAKER, 0.25, "nobody is named here, a speaker there", (a, b))

    def _members(self, pairs: Sequence[Pair]) -> Iterator[Voiced]:
        for a, b in pairs:
            if self.statements.member(a, b) or self.statements.member(b, a):
                why = "a body speaks here, one of its people there"
                yield Voiced(Relation.SPEAKER, 0.1, why, (a, b))

    def _outright(self, left: str, right: str) -> Iterator[tuple[Said, Evidence]]:
        """Statements of one passage that the other asserts where nobody is named as saying anything."""
        for here, there in ((left, right), (right, left)):
            said = self.statements.held.get(here)
            if said and not self._goes_on(there):
                yield from self._wanting(said, there)
                if there not in self.voiced:
                    yield from self._asserted(said, there)

    def _goes_on(self, passage: str) -> bool:
        """Whether a passage may still tell what somebody says: in person, or of "he" behind what he said."""
        told = words(self.frame.words(passage))
        if self.contents.speaks(passage):
            return True
        return bool(told) and told[0].fold in _THEY and self._before.get(passage) in self.voiced

    @cached_property
    def _before(self) -> Mapping[str, str]:
        """The passage right before each, by its id."""
        return {b.id: a.id for article in self.frame.articles for a, b in pairwise(article.passages)}

    def _asserted(self, said: Sequence[Said], other: str) -> Iterator[tuple[Said, Evidence]]:
        held, spoken = self.contents.asserted(other), self.contents.spoken(other)
        for one in said:
            if one.mark.verb not in reporting() or not one.known or one.own or one.who & spoken:
                continue
            if self.contents.denies(one) is self.contents.denied(other) and self._stated(one, other, held):
                clause = self.contents.clause(other, one.stems & held)
                if not self._left_open(other, clause):
                    yield one, self.frame.words_of(other, clause)

    def _wanting(self, said: Sequence[Said], other: str) -> Iterator[tuple[Said, Evidence]]:
        """Who voices that there is none of what another passage, linked, tells there is none of."""
        held, spoken = self._own_wants(other), self.contents.spoken(other)
        for one in said if held else ():
            if one.own or not one.known or one.mark.verb not in voicing() | reporting() or one.who & spoken:
                continue
            told = self.contents.share(one.stems & self.contents.asserted(other), one.stems) >= _WANTED
            content = one.mark.content.of(self.frame.article[one.mark.article].text)
            for thing in sorted(wants(content).keys() & held.keys()) if told else ():
                yield one, self.frame.words_of(other, held[thing])

    def _own_wants(self, passage: str) -> Mapping[str, Span]:
        """What a passage tells in its own voice that there is none of, and where in the canonical text."""
        at, saids = self.frame.passage[passage].span.start, self.statements.held.get(passage, ())
        found = ((thing, span.moved(at)) for thing, span in wants(self.frame.words(passage)).items())
        return {t: span for t, span in found if not any(s.mark.content.touches(span) for s in saids)}

    def _stated(self, said: Said, other: str, held: frozenset[str]) -> bool:
        """Whether a passage's own words hold what is said, and not only whom it names, or one long term."""
        plain = self.contents.plain(said)
        both = len(said.stems & held), len(plain & held)
        if both[0] <= _SHARED or both[1] < _SHARED or not self.contents.several(other, plain & held):
            return False
        return all(self.contents.share(part & held, part) >= _ASSERTED for part in (said.stems, plain))

    def _left_open(self, passage: str, clause: Span) -> bool:
        """Whether a clause is told by hearsay: "allegedly" leaves open what is so."""
        held = (x for x in self.statements.held.get(passage, ()) if not x.speaker)
        return any(x.mark.verb in rumoured() and x.mark.span.touches(clause) for x in held)

    def _owned(self, found: Sequence[tuple[Said, Evidence]]) -> Iterator[Voiced]:
        """Who says it by the account of some, and the articles that say it themselves."""
        told = {said.mark.article for said, _ in found}
        own = tuple(e for _, e in found if e.article not in told)
        if own:
            saids = tuple(s for s, _ in found)
            yield Voiced(Relation.OUTRIGHT, 0.2, "attributed here, outright there", saids, own)
