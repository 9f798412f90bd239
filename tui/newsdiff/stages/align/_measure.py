"""Dice coefficient and cosine over weighed terms."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property

from newsdiff.stages.align._terms import Weights, exact

Terms = frozenset[str]


class Measure:
    """Compares documents, which are sets of terms, by the weight of what they share."""

    def __init__(self, documents: Sequence[Terms], weights: Weights) -> None:
        self.documents = documents
        self.weights = weights
        self.squares = {term: exact(weight * weight) for term, weight in weights.items()}
        self.sums = [sum(map(weights.__getitem__, terms)) or 1.0 for terms in documents]
        """The weight of each document; never 0, so that it can divide."""

    @cached_property
    def norms(self) -> list[float]:
        """The length of each document as a vector of weights; never 0, so that it can divide."""
        return [math.sqrt(sum(map(self.squares.__getitem__, terms))) or 1.0 for terms in self.documents]

    def mass(self, common: Terms) -> float:
        """The summed weights of some terms; weights are exact, so their order does not tell."""
        return sum(map(self.weights.__getitem__, common))

    def dice(self, i: int, j: int) -> float:
        """Twice the weight of what two documents share over the weight of both, 0 to 1 (Dice 1945)."""
        return 2 * self.mass(self.documents[i] & self.documents[j]) / (self.sums[i] + self.sums[j])

    def cosine(self, i: int, j: int) -> float:
        """The cosine of two documents as vectors of weights, 0 to 1."""
        common = self.documents[i] & self.documents[j]
        return sum(map(self.squares.__getitem__, common)) / (self.norms[i] * self.norms[j])
