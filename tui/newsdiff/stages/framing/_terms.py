"""The lexicons of cues, compiled to one table of headwords and beginnings of words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import Aspect
from newsdiff.stages.framing._inflect import headwords

_SHORTEST = 4


class Term(NamedTuple):
    """One entry of a lexicon."""

    words: str
    """Headword, or the words of a phrase, with a blank between them."""
    aspect: Aspect | None
    """None for a phrase in which no cue is meant."""
    contrast: str = ""
    charge: int = 0
    part: str = ""
    """"n", "v", "a", "m" (modal) or "h" (with its hyphens) when it counts only as such."""


class Table(NamedTuple):
    """The terms by their keys, with a blank between words, and the beginnings of those of several words."""

    terms: dict[str, list[Term]]
    beginnings: set[str]


@lru_cache(maxsize=1 << 15)
def openings(fold: str) -> tuple[str, ...]:
    """The keys and beginnings of terms that a printed word, folded, can stand for."""
    return tuple(_known(_keys(fold)))


@lru_cache(maxsize=1 << 15)
def follow(beginning: str, fold: str) -> tuple[str, ...]:
    """The keys and beginnings that a beginning and the next printed word, folded, make."""
    return tuple(_known(f"{beginning} {key}" for key in _keys(fold)))


@cache
def table() -> Table:
    """All terms of the lexicons of cues."""
    made = Table({}, set())
    for printed, term in _entries():
        _insert(made, printed, term)
    return made


def _known(keys: Iterable[str]) -> list[str]:
    terms, beginnings = table()
    return [key for key in keys if key in terms or key in beginnings]


@lru_cache(maxsize=1 << 15)
def _keys(fold: str) -> tuple[str, ...]:
    prefixes = ["~" + fold[:length] for length in range(_SHORTEST, len(fold) + 1)]
    return (*headwords(fold), "=" + fold, *prefixes)


@cache
def intensifiers() -> frozenset[str]:
    """Folded adverbs that belong to the evaluative word they stand before."""
    return frozenset(split(lexicon("evaluation")["intensifiers"]))


def split(listing: str) -> list[str]:
    """The entries of a comma-separated listing of a lexicon."""
    return listing.replace("\n", " ").strip().split(", ")


def _entries() -> Iterator[tuple[str, Term]]:
    contrasts = lexicon("contrasts")
    for printed in split(contrasts["pitfalls"]["terms"]):
        yield printed, Term(printed, None)
    for name, group in contrasts.items():
        if name != "pitfalls":
            yield from _charged(group, Aspect.LABEL, name)
    for group in lexicon("evaluation").values():
        if isinstance(group, dict):
            yield from _charged(group, Aspect.EVALUATION, group["axis"])
    for group in lexicon("certainty").values():
        yield from _charged(group, Aspect.CERTAINTY, "certainty")
    yield from _charged(lexicon("distance")["words"], Aspect.DISTANCE, "")


def _charged(group: dict[str, Any], aspect: Aspect, contrast: str) -> Iterator[tuple[str, Term]]:
    for charge, listing in group.items():
        if charge == "axis":
            continue
        for printed in split(listing):
            words, _, part = printed.partition("/")
            yield words, Term(words.strip("=~"), aspect, contrast, int(charge), part)


def _insert(made: Table, printed: str, term: Term) -> None:
    words = printed.replace("-", " ").split(" ")
    key = _key(words[0])
    for word in words[1:]:
        made.beginnings.add(key)
        key = f"{key} {_key(word)}"
    made.terms.setdefault(key, []).append(term)


def _key(word: str) -> str:
    return "~" + word[:-1] if word.endswith("~") else word.removesuffix("'s")
