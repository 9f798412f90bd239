"""An article's own words, with the evidence in bold."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsdiff.model import Comparison, Span
from newsdiff.reports.excerpt import excerpt
from newsdiff.reports.markdown_report._escape import inline

_WORD = re.compile(r"\w")


def quote(comparison: Comparison, passage: str, spans: Iterable[Span]) -> str:
    """The words of a passage around these spans of its article, the spans in bold."""
    found = excerpt(comparison, passage, spans)
    pieces = (_bold(found.text, s) if marked else inline(s.of(found.text)) for s, marked in found.pieces())
    told = "".join(pieces).strip()
    return f"{'… ' if found.opened else ''}{told}{' …' if found.closed else ''}"


def _bold(text: str, span: Span) -> str:
    """In bold where CommonMark can tell the asterisks for emphasis, else as they are."""
    words = span.of(text)
    before, after = text[max(0, span.start - 1) : span.start], text[span.end : span.end + 1]
    opens = _WORD.match(words[0]) or not _WORD.match(before)
    closes = _WORD.match(words[-1]) or not _WORD.match(after)
    if not (opens and closes) or words != words.strip():
        return inline(words)
    return f"**{inline(words)}**"
