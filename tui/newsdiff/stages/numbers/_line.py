"""One passage made ready for reading numbers in it, and the figure that is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from newsdiff.model import Hedge, Measure
from newsdiff.words import Word

DASHES = frozenset("-‐‑–")
HYPHENS = frozenset("-‐‑")


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one passage, and what its article tells of how it prints numbers."""

    text: str
    words: tuple[Word, ...]
    taken: frozenset[int]
    """Indices of words that belong to dates, addresses or telephone numbers."""
    titled: bool
    """Whether most words have a capital, so that a capital tells nothing."""
    decimal_comma: bool
    sterling: bool
    """Whether the article prints sums in pounds."""

    def gap(self, index: int) -> str:
        """What stands before the word of that index; what ends the text, for one past the last."""
        start = self.words[index - 1].end if index else 0
        end = self.words[index].start if index < len(self.words) else len(self.text)
        return self.text[start:end]

    def fold(self, index: int) -> str:
        """The folded word of that index, "" outside the text."""
        return self.words[index].fold if 0 <= index < len(self.words) else ""

    def follows(self, index: int) -> bool:
        """Whether the word stands after the one before it with a blank or a hyphen between."""
        if not 0 < index < len(self.words):
            return False
        gap = self.gap(index)
        return gap in HYPHENS or gap.isspace() or (gap[:1] == "+" and gap[1:].isspace())

    def spaced(self, index: int) -> bool:
        """Whether the word stands after the one before it with a blank between."""
        return 0 < index < len(self.words) and self.gap(index).isspace()

    def holds(self, index: int, *folds: str) -> bool:
        """Whether these words stand from that index on, with blanks or hyphens between."""
        return all(
            self.fold(index + i) == fold and (i == 0 or self.follows(index + i))
            for i, fold in enumerate(folds)
        )

    def capital(self, index: int) -> bool:
        """Whether the word begins with a capital that tells a name: not the first word, not in a title."""
        if self.titled or not 0 < index < len(self.words) or not self.words[index].text[0].isupper():
            return False
        gap = self.gap(index).strip()
        return not gap or gap[-1] not in '.:!?“"—‘•'

    def before(self, index: int, reach: int) -> Iterator[str]:
        """Folded words of the same clause before that index, nearest first, at most `reach`."""
        for at in range(index - 1, max(-1, index - 1 - reach), -1):
            yield self.words[at].fold
            if any(c in ";:—()" for c in self.gap(at)):
                return

    def after(self, index: int, reach: int) -> Iterator[str]:
        """Folded words of the same clause from that index on, at most `reach`."""
        for at in range(index, min(len(self.words), index + reach)):
            if any(c in ";:—()," for c in self.gap(at)):
                return
            yield self.words[at].fold


class Figure(NamedTuple):
    """A number as read: the words it takes up, its place in the passage, its value."""

    first: int
    """Index of its first word."""
    stop: int
    """Index after its last word, its unit included."""
    start: int
    """Offset in the passage, hedge and currency sign included."""
    end: int
    low: Decimal | None
    high: Decimal | None
    hedge: Hedge = Hedge.EXACT
    measure: Measure = Measure.COUNT
    unit: str = ""
    scaled: bool = False
    """Whether a word such as "million" is part of it."""

    @property
    def single(self) -> Decimal | None:
        """Its value, when it is one exact or rounded number."""
        return self.low if self.low == self.high else None


def figure(line: Line, first: int, stop: int, low: Decimal, high: Decimal | None = None) -> Figure:
    """A figure made of the words from `first` to before `stop`."""
    return Figure(
        first, stop, line.words[first].start, line.words[stop - 1].end, low, low if high is None else high
    )
