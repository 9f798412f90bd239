"""One passage as the rules of attribution read it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from newsdiff.model import Span
from newsdiff.stages.attribution._lexicon import closed
from newsdiff.words import Word

_CUT = re.compile(r"[,;:()\[\]\"“”\n]|[–—]| - |--|[.!?…]")
_QUOTE = re.compile(r"[\"“”]|(?<!\w)['‘]|['’](?!\w)")


class Quotations:
    """Spans in order that do not overlap, to be asked which of them a span touches."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._ends = [s.end for s in self._spans]

    def within(self, span: Span) -> list[Span]:
        """Those that touch `span`, in order."""
        first = bisect_right(self._ends, span.start)
        return list(takewhile(lambda s: s.start < span.end, islice(self._spans, first, None)))

    def touches(self, span: Span) -> bool:
        """Whether one of them touches `span`."""
        first = bisect_right(self._ends, span.start)
        return first < len(self._spans) and self._spans[first].start < span.end


@dataclass(frozen=True, slots=True)
class View:
    """The words of a passage, and the direct quotations in it; spans count from the passage's start."""

    text: str
    words: Sequence[Word]
    quotations: Quotations
    """Those of the passage that are long enough to be speech."""

    def gap(self, at: int) -> str:
        """What stands before word `at`, after the word before it."""
        start = self.words[at - 1].end if at > 0 else 0
        end = self.words[at].start if at < len(self.words) else len(self.text)
        return self.text[start:end]

    def cut(self, at: int) -> bool:
        """Whether punctuation ends a clause or a phrase right before word `at`."""
        if at <= 0 or at >= len(self.words):
            return True
        gap = self.gap(at)
        if gap in {" ", "-"}:
            return False
        if gap.startswith(".") and _abbreviates(self.words[at - 1]):
            return _CUT.search(gap[1:]) is not None
        return _CUT.search(gap) is not None

    def quoted_before(self, at: int) -> bool:
        """Whether a quotation mark stands between word `at` and the one before it."""
        return _QUOTE.search(self.gap(at)) is not None

    def fold(self, at: int) -> str:
        """The folded word `at`; "" outside the passage."""
        return self.words[at].fold if 0 <= at < len(self.words) else ""

    def capital(self, at: int) -> bool:
        """Whether word `at` is there and begins with a capital."""
        return 0 <= at < len(self.words) and self.words[at].text[0].isupper()

    def is_in(self, at: int, *names: str) -> bool:
        """Whether word `at` belongs to one of the closed classes named; "U.S." and "IT" are no pronouns."""
        return self.fold(at) in closed(*names) and not self._acronym(at)

    def _acronym(self, at: int) -> bool:
        text = self.words[at].text
        return len(text) > 1 and text.isupper() and not self.text.isupper() and text not in {"I", "A"}

    def spoken(self, at: int) -> bool:
        """Whether word `at` stands in a direct quotation."""
        return self.quotations.touches(Span(self.words[at].start, self.words[at].end))

    def span(self, first: int, last: int) -> Span:
        """The span of words `first` to `last`, included."""
        return Span(self.words[first].start, self.words[last].end)

    def follows(self, at: int, expected: Iterable[str]) -> bool:
        """Whether the words from `at` on are `expected`, folded, with no clause ending among them."""
        wanted = tuple(expected)
        if not all(self.fold(at + i) == word for i, word in enumerate(wanted)):
            return False
        return not any(self.cut(at + i) for i in range(1, len(wanted)))


def _abbreviates(word: Word) -> bool:
    return word.fold in closed("titles") or (len(word.text) == 1 and word.text.isupper())
