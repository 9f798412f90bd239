"""What the words of a text tell by themselves: stems, turns of phrase, whether somebody speaks."""

from __future__ import annotations

from itertools import pairwise

from newsdiff.stages.diverge._context import empty
from newsdiff.words import Word, words

_DENIALS = frozenset(
    ("not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "without", "hardly")
)

Stems = frozenset[str]

Phrases = frozenset[tuple[str, str]]
"""Stems of two content words side by side."""


def half_quoted(text: str) -> bool:
    """Whether a quotation that began before a text ends in it, or one begins that goes on behind it."""
    return text.count('"') % 2 == 1 or text.count("“") != text.count("”")


def in_person(text: str) -> bool:
    """Whether somebody speaks of himself."""
    return any(
        w.fold.partition("'")[0] in {"i", "we", "my", "our", "us"} and w.text != "US" for w in words(text)
    )


def is_denial(word: Word) -> bool:
    """Whether a word denies what it stands by."""
    return word.fold in _DENIALS or word.fold.endswith("n't")


def stems_of(text: str) -> Stems:
    """The stems of the content words of a text."""
    return frozenset(w.stem for w in words(text) if w.fold not in empty())


def phrases(text: str) -> Phrases:
    """The pairs of content words in small letters that stand side by side in a text, as stems."""
    told = [w for w in words(text) if w.fold not in empty()]
    return frozenset(
        (a.stem, b.stem)
        for a, b in pairwise(told)
        if a.text.islower() and b.text.islower() and b.start - a.end < 9
    )
