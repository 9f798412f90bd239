"""The lexicon of numbers, made ready for look-ups."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import cache
from typing import TypeVar

from newsdiff.lexicon import lexicon
from newsdiff.model import Hedge, Measure

T = TypeVar("T")

Phrase = tuple[str, ...]
"""The folded words of a phrase, in order."""


@cache
def listed(name: str) -> frozenset[str]:
    """The words of one list of the lexicon."""
    return frozenset(lexicon("numbers")[name])


@cache
def valued(name: str) -> dict[str, Decimal]:
    """A table of words and their values."""
    return {word: Decimal(str(value)) for word, value in lexicon("numbers")[name].items()}


@cache
def reaching(name: str) -> dict[str, tuple[Decimal, Decimal]]:
    """A table of vague words, with the fewest and the most they can mean."""
    return {word: (Decimal(low), Decimal(high)) for word, (low, high) in lexicon("numbers")[name].items()}


@cache
def named(name: str) -> dict[str, str]:
    """A table of words and what they stand for."""
    return dict(lexicon("numbers")[name])


@cache
def hedges(name: str, at: int) -> dict[str, tuple[tuple[Phrase, Hedge], ...]]:
    """Phrases by their first (`at` 0) or last (-1) word, the longest first."""
    table = lexicon("numbers")[name].items()
    return _by_word(((tuple(words.split()), Hedge(hedge)) for words, hedge in table), at)


@cache
def units() -> dict[str, tuple[tuple[Phrase, tuple[Measure, str]], ...]]:
    """Words for units by their first word, the longest phrase first."""
    table = lexicon("numbers")["units"].items()
    return _by_word(
        (
            (tuple(words.split()), (Measure(measure), unit))
            for measure, held in table
            for unit, names in held.items()
            for words in names
        ),
        0,
    )


def _by_word(phrases: Iterable[tuple[Phrase, T]], at: int) -> dict[str, tuple[tuple[Phrase, T], ...]]:
    found: dict[str, list[tuple[Phrase, T]]] = {}
    for phrase, meaning in phrases:
        found.setdefault(phrase[at], []).append((phrase, meaning))
    return {word: tuple(sorted(held, key=lambda h: -len(h[0]))) for word, held in found.items()}


@cache
def signs() -> tuple[tuple[str, str], ...]:
    """Currency signs and their codes, the longest sign first."""
    return tuple(sorted(lexicon("numbers")["signs"].items(), key=lambda s: (-len(s[0]), s[0])))
