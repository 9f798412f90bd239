"""Why two passages are linked, in the outlets' own words."""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.model import Article, Passage, Role
from newsdiff.stages.align._terms import Weights, is_term
from newsdiff.words import Word, words

_HEADLINES = "both are headlines"
_MOST = 6
"""Reasons on a link."""
_QUOTATION = 4
"""Words in a row, inside quotation marks on both sides, that make a shared quotation."""
_LONGEST = 12
"""Words of a shared quotation that are told."""

Told = tuple[Article, Passage]


def because(left: Told, right: Told, weights: Weights, names: Sequence[str]) -> tuple[str, ...]:
    """What two passages share, strongest first: a quotation, names, figures, and then the rarest words.

    Words are given as printed on the left, names whole. Two headlines that share nothing say that they are
    headlines: they are linked as those of articles on one event.
    """
    here, there = (words(article.words(passage)) for article, passage in (left, right))
    quotation = _quotation(left, right)
    known = {w.stem for name in (*names, *quotation) for w in words(name)}
    shared = {w.stem for w in there if is_term(w)} - known
    printed: dict[str, str] = {}
    for word in here:
        if is_term(word) and word.stem in shared:
            printed.setdefault(word.stem, word.text)
    heaviest = sorted(printed, key=lambda stem: (not stem[0].isdigit(), -weights.get(stem, 0.0), stem))
    found = (*quotation, *names, *(printed[stem] for stem in heaviest))[:_MOST]
    return found or ((_HEADLINES,) if left[1].role is right[1].role is Role.HEADLINE else ())


def _quotation(left: Told, right: Told) -> tuple[str, ...]:
    """The longest run of words that both quote, in quotation marks; nothing when there is none."""
    here, there = _quoted(*left), _quoted(*right)
    if len(here) < _QUOTATION or len(there) < _QUOTATION:
        return ()
    known = {_stems(there, k) for k in range(len(there) - _QUOTATION + 1)}
    start, length = _longest([_stems(here, k) in known for k in range(len(here) - _QUOTATION + 1)])
    if not length:
        return ()
    last = here[start + min(length + _QUOTATION - 1, _LONGEST) - 1]
    article, passage = left
    return (f"“{article.words(passage)[here[start].start : last.end]}”",)


def _stems(told: Sequence[Word], start: int) -> tuple[str, ...]:
    return tuple(w.stem for w in told[start : start + _QUOTATION])


def _longest(held: Sequence[bool]) -> tuple[int, int]:
    """Start and length of the longest run of trues, the first where two are as long."""
    best, start, length = 0, 0, 0
    for place, true in enumerate(held):
        length = length + 1 if true else 0
        if length > best:
            best, start = length, place - length + 1
    return start, best


def _quoted(article: Article, passage: Passage) -> list[Word]:
    """The words of a passage that stand inside quotation marks; offsets count from its start."""
    at = passage.span.start
    spans = article.quoted(passage.span)
    found = words(article.words(passage)) if spans else ()
    return [w for w in found if any(q.start <= at + w.start and at + w.end <= q.end for q in spans)]
