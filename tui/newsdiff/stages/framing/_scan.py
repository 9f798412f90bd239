"""Finds the terms of the lexicons in the words of one passage; the longest match wins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsdiff.model import Aspect
from newsdiff.stages.framing._context import fits
from newsdiff.stages.framing._terms import Term, follow, intensifiers, openings, table
from newsdiff.words import Word


class Match(NamedTuple):
    """Words `first` to `last`, included, are a term."""

    first: int
    last: int
    term: Term


def matches(text: str, words: Sequence[Word], titled: bool) -> list[Match]:
    """The terms in `words`, in order of place; within one aspect none overlaps another.

    `text` is the passage that `words` were cut from; `titled` tells that capitals mean nothing in it.
    """
    candidates = [m for m in _candidates(text, words) if fits(text, words, m.first, m.last, m.term, titled)]
    candidates.sort(key=lambda m: (m.first - m.last, m.term.aspect is not None, m.first))
    kept = sorted(_settled(candidates), key=lambda m: (m.first, m.last))
    ends = {m.last for m in kept if m.term.aspect is Aspect.EVALUATION}
    return [m if m.first - 1 in ends else _widened(words, m) for m in kept]


def _candidates(text: str, words: Sequence[Word]) -> Iterator[Match]:
    terms, beginnings = table()
    for first, word in enumerate(words):
        reached: Sequence[str] = openings(word.fold)
        last = first
        while reached:
            for key in reached:
                for term in terms.get(key, ()):
                    yield Match(first, last, term)
            last += 1
            if last == len(words) or not _joined(text, words[last - 1], words[last]):
                break
            reached = [k for key in reached if key in beginnings for k in follow(key, words[last].fold)]


def _joined(text: str, left: Word, right: Word) -> bool:
    """Whether only a blank or a hyphen stands between two words."""
    gap = text[left.end : right.start]
    return len(gap) == 1 and (gap.isspace() or gap in "-‑‐–")


def _settled(candidates: Sequence[Match]) -> list[Match]:
    """Those that neither a longer match of their aspect nor a pitfall as long overlaps."""
    kept: list[Match] = []
    taken: dict[Aspect | None, set[int]] = {None: set()}
    for match in candidates:
        places = range(match.first, match.last + 1)
        mine = taken.setdefault(match.term.aspect, set())
        if not (mine.isdisjoint(places) and taken[None].isdisjoint(places)):
            continue
        mine.update(places)
        if match.term.aspect is not None:
            kept.append(match)
    return kept


def _widened(words: Sequence[Word], match: Match) -> Match:
    """With the intensifier before an evaluative word."""
    before = match.first - 1
    if match.term.aspect is Aspect.EVALUATION and before >= 0 and words[before].fold in intensifiers():
        return match._replace(first=before)
    return match
