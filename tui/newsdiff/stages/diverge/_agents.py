"""Where one article leaves out who did a thing and another names them: "were held", "police held"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property

from newsdiff.lexicon import lexicon
from newsdiff.model import Aspect, Cue, Divergence, Evidence, Kind, Mention, Relation, Span
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence
from newsdiff.words import Word, stem, words

_LINKED = 0.3
"""Likeness of two passages from which they may tell one act."""
_BEHIND = 7
"""Words behind a verb among which its object stands."""
_FAMILY = "agency:"


class Agents:
    """Looks for the doer of an act that a linked passage tells without one."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    @cached_property
    def passives(self) -> Mapping[str, Sequence[Cue]]:
        """The agentless passives in the outlet's own voice, by passage."""
        return by_passage(c for c in self.frame.notes.cues if c.aspect is Aspect.AGENCY and not c.quoted)

    @cached_property
    def _doers(self) -> Mapping[str, Sequence[Mention]]:
        """The people and bodies spoken of, by passage."""
        return by_passage(m for e in self.frame.notes.entities for m in e.mentions)

    def find(self) -> list[Divergence]:
        """One divergence for each passive and each other article; the likest passages are asked first."""
        told: set[tuple[str, Span, str]] = set()
        made: list[Divergence] = []
        for link, row in self.frame.likest:
            for cue, active in self._pairs(link.left, link.right) if link.likeness >= _LINKED else ():
                key = (cue.passage, cue.span, active.article)
                if key not in told:
                    told.add(key)
                    made.append(self._told(self.frame.evidence(cue), active, row))
        return made

    def _pairs(self, left: str, right: str) -> Iterator[tuple[Cue, Evidence]]:
        for here, there in ((left, right), (right, left)):
            for cue in self.passives.get(here, ()):
                active = self._active(cue, there)
                if active:
                    yield cue, active

    def _active(self, cue: Cue, there: str) -> Evidence | None:
        """A doer and the act that is told of the same object; None when the passage has no such clause."""
        held, start = words(self.frame.words(there)), self.frame.passage[there].span.start
        acts = _acts()[cue.contrast.removeprefix(_FAMILY)]
        for at, word in enumerate(held):
            if word.stem in acts and word.fold.endswith("ed") and not self._is_passive(there, word):
                behind = {w.stem for w in held[at + 1 : at + 1 + _BEHIND]}
                doer = self._doer(held[:at], there) if behind & set(cue.about) else None
                if doer is not None:
                    return self.frame.words_of(there, Span(doer, word.end + start))
        return None

    def _is_passive(self, passage: str, word: Word) -> bool:
        printed = Span(word.start, word.end).moved(self.frame.passage[passage].span.start)
        return any(c.span.holds(printed) for c in self.passives.get(passage, ()))

    def _doer(self, before: Sequence[Word], passage: str) -> int | None:
        """Where the doer right before a verb begins, in the canonical text."""
        start = self.frame.passage[passage].span.start
        held = before[:-1] if before and before[-1].fold in _between() else before
        if not held:
            return None
        ends = held[-1].end + start
        begins = [m.span.start for m in self._doers.get(passage, ()) if m.span.end == ends]
        if not begins and held[-1].fold in _nouns():
            begins = [held[-1].start + start]
        preceding = [w.fold for w in held if begins and w.end + start <= begins[0]]
        return begins[0] if begins and not (preceding and preceding[-1] in _prepositions()) else None

    def _told(self, passive: Evidence, active: Evidence, row: str) -> Divergence:
        evidence = sorted((passive, active), key=lambda e: self.frame.order[e.article])
        sides = [self.frame.side(e.text, [e]) for e in evidence]
        severity = 0.15 + 0.15 * self.frame.centrality(row)
        why = "who did it is named here and left out there"
        return divergence(Kind.FRAMING, Relation.LOADED, row, severity, sides, self.frame.topic(row), why)


def _entries(lexicon_name: str, key: str) -> frozenset[str]:
    return frozenset(w.strip() for w in lexicon(lexicon_name)[key].split(","))


@cache
def _between() -> frozenset[str]:
    return _entries("grammar", "have") | _entries("grammar", "between")


@cache
def _prepositions() -> frozenset[str]:
    return _entries("grammar", "prepositions")


@cache
def _nouns() -> frozenset[str]:
    """Folded nouns of those who can do something, "many" and the like left out."""
    listing: str = lexicon("attribution")["speakers"]["words"]
    return frozenset(w.strip() for w in listing.split(",")) - _entries("grammar", "subjects")


@cache
def _acts() -> Mapping[str, frozenset[str]]:
    """The stems of the acts of one word, by family."""
    families: Mapping[str, str] = lexicon("agency")["families"]
    return {
        family: frozenset(stem(act.strip()) for act in listing.split(",") if " " not in act.strip())
        for family, listing in families.items()
    }
