"""The quotations of passages, by their words: what is quoted in one passage and within what in another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsdiff.model import Span
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._frame import Frame
from newsdiff.words import Word, words


class Excerpt(NamedTuple):
    """A quoted phrase of a passage: words `first` to `last` of those held."""

    passage: str
    held: Sequence[Word]
    first: int
    last: int


class Quoted:
    """The quotations of passages, each passage read once."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._known: dict[str, tuple[Excerpt, ...]] = {}

    def of(self, passage: str) -> tuple[Excerpt, ...]:
        """The quotations of a passage, in order."""
        if passage not in self._known:
            found, held = self.frame.passage[passage], words(self.frame.words(passage))
            quoted = self.frame.article[found.article].quoted(found.span)
            inside = ([i for i, w in enumerate(held) if q.holds(placed(w, found.span))] for q in quoted)
            self._known[passage] = tuple(Excerpt(passage, held, i[0], i[-1]) for i in inside if i)
        return self._known[passage]


def placed(word: Word, passage: Span) -> Span:
    """Where a word of a passage stands in the canonical text."""
    return Span(word.start, word.end).moved(passage.start)


def within(mine: Excerpt, other: Excerpt) -> Excerpt | None:
    """Where the words of an excerpt stand in another quotation, by stems; None when they tell nothing."""
    length = mine.last - mine.first + 1
    wanted = [w.stem for w in mine.held[mine.first : mine.last + 1]]
    for at in range(other.first, other.last - length + 2):
        if content(mine) and [w.stem for w in other.held[at : at + length]] == wanted:
            return other._replace(first=at, last=at + length - 1)
    return None


def content(excerpt: Excerpt) -> set[str]:
    """Stems of the words of an excerpt that tell something."""
    return {w.stem for w in excerpt.held[excerpt.first : excerpt.last + 1] if w.fold not in empty()}
