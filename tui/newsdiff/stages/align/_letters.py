"""Likeness of spelling: words of one root, and names spelt in two ways, share runs of letters."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable

from newsdiff.stages.align._terms import exact

_RUN = 4
"""Letters in a run; runs reach over the space between two words."""


class Letters:
    """Compares texts by the runs of letters that they share, the rarer the heavier.

    Where `compared` is given, only texts of those indices can be; the others tell how rare a run is.
    """

    def __init__(self, texts: Iterable[str], compared: Collection[int] | None = None) -> None:
        counts: Counter[str] = Counter()
        known: dict[str, str] = {}
        self._runs: dict[int, tuple[str, ...]] = {}
        total = 1
        for at, text in enumerate(texts):
            total += 1
            runs = _runs(text)
            counts.update(runs)
            if compared is None or at in compared:
                self._runs[at] = tuple(known.setdefault(run, run) for run in runs)
        self._squares = {run: exact(math.log(total / (counts[run] + 0.5)) ** 2) for run in known}
        square = self._squares.__getitem__
        self._norms = {at: math.sqrt(sum(map(square, runs))) or 1.0 for at, runs in self._runs.items()}
        self._last: tuple[int, frozenset[str]] = -1, frozenset()

    def cosine(self, i: int, j: int) -> float:
        """The cosine of two texts as vectors of weights, 0 to 1; quick when `i` stays the same."""
        if self._last[0] != i:
            self._last = i, frozenset(self._runs[i])
        common = self._last[1].intersection(self._runs[j])
        return sum(map(self._squares.__getitem__, common)) / (self._norms[i] * self._norms[j])


def _runs(text: str) -> set[str]:
    """The runs of a text, each once."""
    return {text[at : at + _RUN] for at in range(len(text) - _RUN + 1)}
