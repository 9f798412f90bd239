"""Passives that leave the doer of an act out: "was arrested" without "by"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.stages.framing._grammar import closed
from newsdiff.stages.framing._inflect import headwords
from newsdiff.stages.framing._terms import split
from newsdiff.words import Word

_APART = re.compile(r"[,;:.\"“”—]")
_REACH = 8


class Passive(NamedTuple):
    """Words `first` (the form of "be") to `last`, included."""

    first: int
    last: int
    verb: str
    family: str


def passives(text: str, words: Sequence[Word]) -> Iterator[Passive]:
    """The agentless passives of acts in the words of one passage, in order; none overlaps another."""
    last = -1
    for at, word in enumerate(words):
        if at > last and word.fold in closed("be"):
            found = _passive(text, words, at)
            if found is not None:
                last = found.last
                yield found


def _passive(text: str, words: Sequence[Word], at: int) -> Passive | None:
    verb = _participle(words, at + 1)
    if verb is None or _APART.search(text, words[at].end, words[verb[0]].start):
        return None
    for rest, family in _acts().get(verb[1], ()):
        last = verb[0] + len(rest)
        if tuple(w.fold for w in words[verb[0] + 1 : last + 1]) == rest:
            done = _doer(text, words, last)
            return None if done else Passive(at, last, " ".join((verb[1], *rest)), family)
    return None


@cache
def _acts() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word of an act -> (its other words, its family); the longest first."""
    acts: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for family, listing in lexicon("agency")["families"].items():
        for act in split(listing):
            head, *rest = act.split()
            acts.setdefault(head, []).append((tuple(rest), family))
    return {head: sorted(found, key=lambda f: -len(f[0])) for head, found in acts.items()}


def _participle(words: Sequence[Word], at: int) -> tuple[int, str] | None:
    """Place and headword of an act's participle, over "not", "been" and one adverb or two."""
    for place in range(at, min(at + 3, len(words))):
        fold = words[place].fold
        heads = [h for h in headwords(fold) if h in _acts() and _is_past(fold, h)]
        if heads:
            return place, heads[0]
        if not (
            fold in closed("be", "negations")
            or fold.endswith("ly")
            or fold in {"also", "later", "then", "now"}
        ):
            return None
    return None


def _is_past(fold: str, head: str) -> bool:
    return not fold.endswith(("ing", "s")) and (
        fold != head or head in {"cut", "hit", "beat", "hurt", "shut"}
    )


def _doer(text: str, words: Sequence[Word], last: int) -> bool:
    """Whether "by" and a doer follow in the clause; "by Monday" and "by phone" name none."""
    for at in range(last + 1, min(last + 1 + _REACH, len(words))):
        if any(mark in text[words[at - 1].end : words[at].start] for mark in ";.—:"):
            return False
        if words[at].fold == "by" and at + 1 < len(words):
            after = words[at + 1]
            return (
                after.fold not in closed("times")
                and not after.fold.isdigit()
                and not after.fold.endswith("ing")
            )
    return False
