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


def vectors(collection: Sequence[Features]) -> list[Vector]:
    """A vector for each article. A term that one article alone tells ties it to none: it is left out."""
    seen = _Counts(sum(len(each.counts) for each in collection))
    for each in collection:
        seen.add(unpacked(each.terms))
    return [_vector(each, seen, len(collection)) for each in collection]


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


def _vector(each: Features, seen: _Counts, size: int) -> Vector:
    told = zip(unpacked(each.terms), each.counts, strict=True)
    counted = ((term, n, seen.of(term)) for term, n in told)
    known = [(-(1 + math.log(n / 2)) * _rarity(c, size), term) for term, n, c in counted if c > 1]
    known.sort()
    del known[_KEPT:]
    norm = math.sqrt(sum(weight * weight for weight, _ in known)) or 1.0
    return Vector(
        array("I", (term for _, term in known)), array("f", (-weight / norm for weight, _ in known)), each.day
    )


def unpacked(packed: bytes) -> array[int]:
    """An array of "I" from its bytes."""
    found: array[int] = array("I")
    found.frombytes(packed)
    return found
