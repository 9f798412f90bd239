"""An article's own words, with the evidence in bold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsdiff.model import Comparison, Span
from newsdiff.reports.markdown_report._escape import inline

_CONTEXT = 120
"""Characters told before and after the evidence."""
_WORD = re.compile(r"\w")


def quote(comparison: Comparison, passage: str, spans: Iterable[Span]) -> str:
    """The words of a passage around these spans of its article, the spans in bold."""
    found = comparison.passage[passage]
    text = comparison.article[found.article].text
    marked = _joined(spans, found.span)
    if not marked:
        return inline(found.span.of(text).strip())
    shown = _window(text, found.span, Span(marked[0].start, marked[-1].end))
    told = "".join(_pieces(text, shown, marked)).strip()
    opened = "… " if shown.start > found.span.start else ""
    closed = " …" if shown.end < found.span.end else ""
    return opened + told + closed


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


def _pieces(text: str, shown: Span, marked: Sequence[Span]) -> Iterator[str]:
    at = shown.start
    for span in marked:
        yield inline(text[at : span.start])
        yield _bold(text, span)
        at = span.end
    yield inline(text[at : shown.end])


def _bold(text: str, span: Span) -> str:
    """In bold where CommonMark can tell the asterisks for emphasis, else as they are."""
    words = span.of(text)
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    opens = _WORD.match(words[0]) or not _WORD.match(before)
    closes = _WORD.match(words[-1]) or not _WORD.match(after)
    if not (opens and closes) or words != words.strip():
        return inline(words)
    return f"**{inline(words)}**"
