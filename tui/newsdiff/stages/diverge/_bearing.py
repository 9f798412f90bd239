"""Where charged words of unlike kinds are said of one thing: "sabotage" here, "interference" there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import product

from newsdiff.lexicon import lexicon
from newsdiff.model import Aspect, Cue, Divergence, Kind, Relation
from newsdiff.stages.diverge._context import around
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence
from newsdiff.words import stem, words

_LINKED = 0.45
"""Likeness of two passages from which one word in both is of one thing."""
_SHARED = 3
"""Content words around both cues."""
_ROOT = 5
"""First letters that tell forms of one word."""
_ACTS = ("ed", "ing")
_NAMED_ACTS = ("ion", "ions", "ence", "ance", "ment", "ments", "al", "ing")
"""How a noun ends that names an act."""


class Bearing:
    """Sets against each other charged words of two contrast sets that bear on one word."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    @cached_property
    def cues(self) -> Mapping[str, Sequence[Cue]]:
        """Charged labels and evaluations in the outlet's own voice, by passage."""
        kinds = (Aspect.LABEL, Aspect.EVALUATION)
        return by_passage(c for c in self.frame.notes.cues if c.aspect in kinds and c.charge and not c.quoted)

    def find(self) -> Iterator[Divergence]:
        """One divergence for each two words of two linked passages; the likest passages are asked first."""
        for link, row in self.frame.likest:
            if link.likeness >= _LINKED:
                here, there = self.cues.get(link.left, ()), self.cues.get(link.right, ())
                both = {c.term for c in here} & {c.term for c in there}
                for a, b in product(here, there):
                    if not {a.term, b.term} & both and self._of_one(a, b):
                        yield self._told(a, b, row)

    def _of_one(self, a: Cue, b: Cue) -> bool:
        if a.contrast == b.contrast or self._alike(a, b) or not _bears(a, b):
            return False
        acts = self._acts(a), self._acts(b)
        if all(acts) and a.charge * b.charge < 0:
            return False
        if acts[0] is not acts[1] and None not in acts:
            named = b if acts[0] else a
            if not self.frame.text(named).endswith(_NAMED_ACTS):
                return False
        return len(around(self.frame, a) & around(self.frame, b)) >= _SHARED

    def _alike(self, a: Cue, b: Cue) -> bool:
        one, other = words(self.frame.text(a)), words(self.frame.text(b))
        return bool({w.stem[:_ROOT] for w in one} & {w.stem[:_ROOT] for w in other})

    def _acts(self, cue: Cue) -> bool | None:
        """Whether a cue is printed as a verb; None for an adverb, which may go with either."""
        text = self.frame.text(cue)
        return None if text.endswith("ly") else text.endswith(_ACTS)

    def _told(self, a: Cue, b: Cue, row: str) -> Divergence:
        sides = [self.frame.side(self.frame.text(c), [self.frame.evidence(c)]) for c in (a, b)]
        severity = 0.08 + 0.06 * abs(a.charge - b.charge) + 0.15 * self.frame.centrality(row)
        why = "charged words of unlike kinds of one thing"
        return divergence(Kind.FRAMING, Relation.LOADED, row, severity, sides, self.frame.topic(row), why)


def _bears(a: Cue, b: Cue) -> bool:
    """Whether two cues stand beside one word that tells what they are of."""
    return bool(set(a.about[:2]) & set(b.about[:2]) - _weak())


@cache
def _weak() -> frozenset[str]:
    """Stems of words beside which anything can stand: "group", "new", "Monday"."""
    families, grammar = lexicon("families"), lexicon("grammar")
    closed = (w.strip() for key in ("copulas", "times") for w in grammar[key].split(","))
    return frozenset(stem(w) for w in (*families["generic"], *families["weak"], *closed, "new", "many"))
