"""The company that passages keep: two that share few words can both be like the same others."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from newsdiff.stages.align._measure import Measure

_KEPT = 20
"""The passages in whose company one is seen, itself among them."""

_HOLDERS = 100
"""What more passages hold tells nothing apart, and comparing by it would cost most."""

Key = TypeVar("Key", bound=Hashable)


class Company:
    """Compares passages by which passages are like those that they are like.

    Each passage becomes the vector of its likest passages, in its own article too, and that again the
    vector of the likest of these: likeness of the second order, as in Schütze (1998), of passages
    instead of words. Its cost grows with what passages share, so it is for comparisons of few articles.
    """

    def __init__(self, terms: Measure) -> None:
        words = [
            {term: terms.weights[term] / norm for term in sorted(document)}
            for document, norm in zip(terms.documents, terms.norms, strict=True)
        ]
        self._company = _likest(_likest(words))

    def cosine(self, i: int, j: int) -> float:
        """How far two passages keep the same company, 0 to 1."""
        here, there = self._company[i], self._company[j]
        return sum([here[at] * there[at] for at in here if at in there])


def _likest(vectors: Sequence[Mapping[Key, float]]) -> list[dict[int, float]]:
    """For each vector of length 1 the likest ones by their cosine, itself among them, as such a vector.

    Sums are taken in the order of the vectors, so that they come out the same to the last bit.
    """
    index: dict[Key, list[tuple[int, float]]] = defaultdict(list)
    for at, vector in enumerate(vectors):
        for key, value in vector.items():
            index[key].append((at, value))
    for key in [key for key, holders in index.items() if len(holders) > _HOLDERS]:
        index[key] = []
    return [_unit(_cosines(vector, index)) for vector in vectors]


def _cosines(vector: Mapping[Key, float], index: Mapping[Key, list[tuple[int, float]]]) -> dict[int, float]:
    cosines: dict[int, float] = defaultdict(float)
    for key, mine in vector.items():
        for at, value in index[key]:
            cosines[at] += mine * value
    return cosines


def _unit(cosines: Mapping[int, float]) -> dict[int, float]:
    """The largest, as a vector of length 1."""
    kept = heapq.nsmallest(_KEPT, [(-cosine, at) for at, cosine in cosines.items()])
    length = math.sqrt(sum([cosine * cosine for cosine, _ in kept])) or 1.0
    return {at: -cosine / length for cosine, at in kept}
