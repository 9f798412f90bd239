"""Where two passages that are worded almost alike differ by a charged word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import TypeVar

from newsdiff.lexicon import lexicon
from newsdiff.model import Aspect, Cue, Divergence, Kind, Link, Mark, Relation, Span, Stance
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence
from newsdiff.wording import Change, changes
from newsdiff.words import Word, stem, words

_ALIKE = 0.35
"""Likeness from which it pays to compare two passages word by word."""
_KEPT = 0.5
"""Share of the longer passage's words that must stand in both for a swapped word to be a choice."""
_LEAST = 6
"""Words that must stand in both: two headlines of a few words are alike by chance."""
_LONGEST = 5
"""Words of a swap; a longer one is another sentence, not another word."""
_BESIDE = 1
"""Content words of a swap that are no part of a charged term."""
_STANCES = {
    Stance.NEUTRAL: 0,
    Stance.DOUBTING: -1,
    Stance.CONCEDING: -1,
    Stance.DENYING: -1,
    Stance.PRAISING: 1,
    Stance.BLAMING: -2,
}
"""How a verb of saying charges what is said; those left out are told only as attributions."""

M = TypeVar("M", bound=Mark)

Swap = tuple[Span, Span]
"""Words of the left passage and those that stand in their place in the right one."""


class Swaps:
    """Sets the charge of swapped words against each other, over every two linked passages."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.cues = by_passage(frame.notes.cues)
        self.said = by_passage(frame.notes.attributions)

    def find(self) -> Iterator[Divergence]:
        """One divergence for each swap of a word for one of another charge."""
        for link, row in self.frame.links.values():
            yield from self._of(link, row)

    def _of(self, link: Link, row: str) -> Iterator[Divergence]:
        if link.likeness < _ALIKE or not (self._charges_at(link.left) or self._charges_at(link.right)):
            return
        at = [self.frame.passage[p].span.start for p in (link.left, link.right)]
        for a, b in _either(self.frame.words(link.left), self.frame.words(link.right)):
            left, right = a.moved(at[0]), b.moved(at[1])
            one, other = self._charges(link, left, right)
            if one != other and self._plain(link, left, right):
                yield self._told((link.left, left, one), (link.right, right, other), row)

    def _charges_at(self, passage: str) -> bool:
        """Whether a passage holds anything that could be of another charge than what stands for it."""
        return passage in self.said or any(c.charge and _counts(c) for c in self.cues.get(passage, ()))

    def _plain(self, link: Link, left: Span, right: Span) -> bool:
        """Whether a swap is little else than its charged words, and these are the outlet's."""
        for passage, span in ((link.left, left), (link.right, right)):
            cues = [c for c in _inside(self.cues.get(passage, ()), span) if c.charge]
            if any(c.quoted for c in cues):
                return False
            beside = [w for w in self.frame.content(passage, span) if not any(c.span.holds(w) for c in cues)]
            if len(beside) > _BESIDE:
                return False
        return True

    def _charges(self, link: Link, left: Span, right: Span) -> tuple[int, int]:
        """The charges of both sides of a swap; where one side is a verb of saying, so is the other."""
        one, other = self._charge(link.left, left), self._charge(link.right, right)
        if any(_inside(self.said.get(link.left, ()), left)):
            other = other or _verb(self.frame.words_of(link.right, right).text)
        if any(_inside(self.said.get(link.right, ()), right)):
            one = one or _verb(self.frame.words_of(link.left, left).text)
        return one, other

    def _charge(self, passage: str, words: Span) -> int:
        """The charge farthest from neutral of the cues in the words of a swap; 0 without any."""
        charges = [c.charge for c in _inside(self.cues.get(passage, ()), words) if _counts(c)]
        charges += [_STANCES.get(a.stance, 0) for a in _inside(self.said.get(passage, ()), words)]
        return max(charges, key=lambda c: (abs(c), c), default=0)

    def _told(self, left: tuple[str, Span, int], right: tuple[str, Span, int], row: str) -> Divergence:
        gap = abs(left[2] - right[2])
        severity = 0.15 + 0.08 * gap + 0.15 * self.frame.centrality(row)
        evidence = [self.frame.words_of(passage, span) for passage, span, _ in (left, right)]
        sides = [self.frame.side(e.text, [e]) for e in evidence]
        topic = self.frame.row[row].topic
        return divergence(
            Kind.FRAMING,
            Relation.LOADED,
            row,
            severity,
            sides,
            topic,
            "a charged word in like words",
        )


def _inside(marks: Sequence[M], words: Span) -> Iterator[M]:
    return (m for m in marks if words.holds(m.span))


@cache
def _verbs() -> dict[str, int]:
    """The charge of each charged verb of saying, by its stem."""
    stances: dict[str, str] = lexicon("attribution")["verbs"]
    return {
        stem(verb.strip()): charge
        for stance, charge in _STANCES.items()
        if charge
        for verb in stances[stance.value].split(",")
    }


def _verb(text: str) -> int:
    """The charge of a verb of saying that stands alone in a swap, else 0."""
    return _verbs().get(stem(text), 0)


def _counts(cue: Cue) -> bool:
    """Whether a cue charges: doubt does, mere emphasis is style."""
    return cue.aspect in (Aspect.LABEL, Aspect.EVALUATION) or (
        cue.aspect is Aspect.CERTAINTY and cue.charge < 0
    )


def _either(left: str, right: str) -> list[Swap]:
    """The swaps of two passages, found in one order whichever article comes first."""
    if left <= right:
        return list(_swaps(left, right))
    return [(b, a) for a, b in _swaps(right, left)]


@lru_cache(maxsize=4096)
def _swaps(left: str, right: str) -> tuple[Swap, ...]:
    here, there = words(left), words(right)
    told = changes([w.fold for w in here], [w.fold for w in there])
    both = len(here) - sum(c.left_end - c.left_start for c in told)
    kept = both / max(len(here), len(there), 1)
    if kept < _KEPT or both < _LEAST:
        return ()
    runs = [_runs(here, there, c) for c in told if _short(c)]
    return tuple((a, b) for a, b in runs if a and b)


def _short(change: Change) -> bool:
    return max(change.left_end - change.left_start, change.right_end - change.right_start) <= _LONGEST


def _runs(here: Sequence[Word], there: Sequence[Word], change: Change) -> tuple[Span | None, Span | None]:
    """The words that differ; where one side has none, both with the word behind, which they share."""
    more = change.left_start == change.left_end or change.right_start == change.right_end
    return (
        _run(here, change.left_start, change.left_end + more),
        _run(there, change.right_start, change.right_end + more),
    )


def _run(held: Sequence[Word], first: int, end: int) -> Span | None:
    """The words from `first` to `end`; with nothing in it, None: a word left out at the very end."""
    run = held[first:end]
    return Span(run[0].start, run[-1].end) if run else None
