"""Likeness of spelling: words of one root, and names spelt in two ways, share runs of letters."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from newsdiff.stages.align._terms import exact

_RUN = 4
"""Letters in a run; runs reach over the space between two words."""


class Letters:
    """Compares texts by the runs of letters that they share, the rarer the heavier."""

    def __init__(self, texts: Iterable[str]) -> None:
        known: dict[str, str] = {}
        self._runs = [_runs(text, known) for text in texts]
        counts = Counter(run for runs in self._runs for run in runs)
        total = len(self._runs) + 1
        self._squares = {run: exact(math.log(total / (n + 0.5)) ** 2) for run, n in counts.items()}
        self._norms = [math.sqrt(sum(map(self._squares.__getitem__, runs))) or 1.0 for runs in self._runs]
        self._last: tuple[int, frozenset[str]] = -1, frozenset()

    def cosine(self, i: int, j: int) -> float:
        """The cosine of two texts as vectors of weights, 0 to 1; quick when `i` stays the same."""
        if self._last[0] != i:
            self._last = i, frozenset(self._runs[i])
        common = self._last[1].intersection(self._runs[j])
        return sum(map(self._squares.__getitem__, common)) / (self._norms[i] * self._norms[j])


def _runs(text: str, known: dict[str, str]) -> tuple[str, ...]:
    """The runs of a text, each once; every run is held in memory once, in `known`."""
    found = {text[at : at + _RUN] for at in range(len(text) - _RUN + 1)}
    return tuple(known.setdefault(run, run) for run in found)
