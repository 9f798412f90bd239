"""As much of a passage as is quoted, with the words in question marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsdiff.model import Comparison, Span

_CONTEXT = 120
"""Characters told before and after what is marked."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of one canonical text. All spans are places in it."""

    text: str
    """The whole canonical text."""
    passage: Span
    """The passage quoted from."""
    shown: Span
    """As much of it as is told."""
    marked: Sequence[Span]
    """The words in question, in order, apart from each other; empty when the passage is told whole."""

    @property
    def opened(self) -> bool:
        """Whether words before it are left out."""
        return self.shown.start > self.passage.start

    @property
    def closed(self) -> bool:
        """Whether words after it are left out."""
        return self.shown.end < self.passage.end

    def pieces(self) -> Iterator[tuple[Span, bool]]:
        """What is shown, piece for piece, and whether it is marked."""
        at = self.shown.start
        for span in self.marked:
            yield Span(at, span.start), False
            yield span, True
            at = span.end
        yield Span(at, self.shown.end), False


def excerpt(comparison: Comparison, passage: str, spans: Iterable[Span]) -> Excerpt:
    """The words of a passage around these spans of its article; the whole passage when there are none."""
    found = comparison.passage[passage]
    text = comparison.article[found.article].text
    marked = _joined(spans, found.span)
    if not marked:
        return Excerpt(text, found.span, found.span, ())
    shown = _window(text, found.span, Span(marked[0].start, marked[-1].end))
    return Excerpt(text, found.span, shown, marked)


def _joined(spans: Iterable[Span], within: Span) -> list[Span]:
    """The spans that lie inside, in order, those that touch or adjoin as one."""
    joined: list[Span] = []
    for span in sorted(s for s in spans if within.holds(s) and s.start < s.end):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _window(text: str, passage: Span, marked: Span) -> Span:
    """As much of the passage as is told: cut between words, far enough from what is marked."""
    start, end = passage.start, passage.end
    if marked.start - start > _CONTEXT:
        blank = text.find(" ", marked.start - _CONTEXT, marked.start)
        start = blank + 1 if blank >= 0 else marked.start
    if end - marked.end > _CONTEXT:
        blank = text.rfind(" ", marked.end, marked.end + _CONTEXT)
        end = blank if blank >= 0 else marked.end
    return Span(start, end)
