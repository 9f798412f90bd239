"""Terms weighed over the whole collection: one unit vector an article."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsdiff.sweep._features import Features

_STEEP = 1.25
"""The power of a term's rarity: what few articles tell says more of an event than TF-IDF allows it."""
_LEAST_SIZE = 100
"""Articles as whose collection a smaller one is weighed: what all of five tell is still rare in the news."""
_KEPT = 300
"""Terms kept of an article, the heaviest."""
_ROOM, _MOST_BITS = 8, 26
"""Slots of the table of counts for each term of each article, and the most of them as a power of two."""
_MANY = 65_535


@dataclass(frozen=True, slots=True)
class Vector:
    """The terms of an article, heaviest first; the squares of the weights sum up to 1."""

    terms: array[int]
    weights: array[float]
    day: int | None
    sure: bool
    """Whether the day is told by the file itself; see `Features`."""


def vectors(collection: Sequence[Features], prints: Sequence[int]) -> list[Vector]:
    """A vector for each article; `prints` is how often each is printed, near-copies counted.

    A term that one article alone tells ties it to none: it is left out, unless copies tell it too. Without
    those, two wire reports of look-alike events would be compared only by what both tell.
    """
    seen = _Counts(sum(len(each.counts) for each in collection))
    for each in collection:
        seen.add(unpacked(each.terms))
    size = max(_LEAST_SIZE, len(collection))
    return [_vector(each, seen, size, many) for each, many in zip(collection, prints, strict=True)]


class _Counts:
    """In how many articles each term stands; a table of fixed size, in which few terms share a slot.

    A mapping of the ten million pairs of words in 50,000 articles would fill a gibibyte.
    """

    def __init__(self, terms: int) -> None:
        bits = min(_MOST_BITS, max(10, (terms * _ROOM).bit_length()))
        self._mask = (1 << bits) - 1
        self._slots = array("H", [0]) * (1 << bits)

    def add(self, terms: Iterable[int]) -> None:
        """Count the different terms of one article."""
        slots, mask = self._slots, self._mask
        for term in terms:
            if slots[term & mask] < _MANY:
                slots[term & mask] += 1

    def of(self, term: int) -> int:
        """In how many articles it stands; a few too many where slots are shared."""
        return self._slots[term & self._mask]


@lru_cache(maxsize=1 << 16)
def _rarity(count: int, size: int) -> float:
    return math.log((size + 1) / count) ** _STEEP if count <= size else 0.0


def _vector(each: Features, seen: _Counts, size: int, prints: int) -> Vector:
    told = zip(unpacked(each.terms), each.counts, strict=True)
    counted = ((term, n, seen.of(term)) for term, n in told)
    tying = (each for each in counted if each[2] > 1 or prints > 1)
    known = [(-(1 + math.log(n / 2)) * _rarity(c, size), term) for term, n, c in tying]
    known.sort()
    del known[_KEPT:]
    norm = math.sqrt(sum(weight * weight for weight, _ in known)) or 1.0
    terms = array("I", (term for _, term in known))
    return Vector(terms, array("f", (-weight / norm for weight, _ in known)), each.day, each.sure)


def unpacked(packed: bytes) -> array[int]:
    """An array of "I" from its bytes."""
    found: array[int] = array("I")
    found.frombytes(packed)
    return found
