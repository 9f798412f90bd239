"""The sentences of a block: nupunkt's boundaries, put right for news."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from newsdiff.model import Span
from newsdiff.stages.segment._stops import stops

_BRACKETS = re.compile(r"\([^()\n]{1,120}\)|\[[^\[\]\n]{1,120}\]")
_PAUSE = re.compile(r";\s+|\n+")
_BLANK = re.compile(r"\s+")
_LONGEST = 600
_ENDLESS = 4_000
"""Characters of a run without a stop that is no sentence any more."""
_PIECE = 2_000
"""Characters of the pieces into which it is cut."""
_SHORTEST_PART = 120
_SHORT_QUOTE = 60
_FEW_WORDS = 2
_FEW_LETTERS = 40


def sentences(text: str, block: Span, quotes: Sequence[Span]) -> list[Span]:
    """The sentences of a block, trimmed, in order; together they hold all its visible characters."""
    found: list[Span] = []
    start = block.start
    for end in [*_ends(text, block, quotes), block.end]:
        words = text[start:end]
        left = start + len(words) - len(words.lstrip())
        right = start + len(words.rstrip())
        if left < right:
            found.extend(_parted(text, Span(left, right)))
        start = end
    return found


def _ends(text: str, block: Span, quotes: Sequence[Span]) -> list[int]:
    """Where one sentence ends and another begins, inside the block."""
    likely = _nupunkt(block.of(text), block.start)
    ends = sorted({end for end in stops(text, block, likely) if block.start < end < block.end})
    short = [quote for quote in quotes if quote.end - quote.start <= _SHORT_QUOTE]
    outside = _outside(_outside(ends, short), _brackets(text, block))
    return _spoken(text, block, outside, quotes)


def _nupunkt(words: str, start: int) -> frozenset[int]:
    from nupunkt import sent_spans

    return frozenset(start + end for _, end in sent_spans(words))


def _brackets(text: str, block: Span) -> list[Span]:
    if text.find("(", block.start, block.end) < 0 and text.find("[", block.start, block.end) < 0:
        return []
    return [Span(*found.span()) for found in _BRACKETS.finditer(text, block.start, block.end)]


def _outside(ends: Sequence[int], closed: Sequence[Span]) -> list[int]:
    """The ends that do not stand inside a short quotation or a bracket."""
    kept: list[int] = []
    at = 0
    for end in ends:
        while at < len(closed) and closed[at].end <= end:
            at += 1
        if at == len(closed) or end <= closed[at].start:
            kept.append(end)
    return kept


def _spoken(text: str, block: Span, ends: Sequence[int], quotes: Sequence[Span]) -> list[int]:
    """The ends, without those in a quotation that would leave a sentence of one or two words."""
    kept: list[int] = []
    at = 0
    for end, limit in zip(ends, [*ends[1:], block.end], strict=False):
        while at < len(quotes) and quotes[at].end <= end:
            at += 1
        if at < len(quotes) and quotes[at].start < end:
            before = kept[-1] if kept else block.start
            if _is_brief(text, before, end) or _is_brief(text, end, min(limit, quotes[at].end)):
                continue
        kept.append(end)
    return kept


def _is_brief(text: str, start: int, end: int) -> bool:
    return end - start < _FEW_LETTERS and len(text[start:end].split()) <= _FEW_WORDS


def _parted(text: str, sentence: Span) -> list[Span]:
    """The sentence, or, when it is very long, its parts between semicolons and line ends."""
    if sentence.end - sentence.start <= _LONGEST:
        return [sentence]
    parts: list[Span] = []
    start = sentence.start
    for found in _PAUSE.finditer(text, sentence.start, sentence.end):
        if found.start() - start >= _SHORTEST_PART and sentence.end - found.end() >= _SHORTEST_PART:
            parts.append(Span(start, found.start() + (text[found.start()] == ";")))
            start = found.end()
    return [piece for part in (*parts, Span(start, sentence.end)) for piece in _bounded(text, part)]


def _bounded(text: str, part: Span) -> Iterator[Span]:
    """The part, or, where it has no stop for thousands of characters, pieces of it, cut at blanks.

    Nobody wrote that as one sentence, and a passage of megabytes could not be compared.
    """
    start = _past_blanks(text, part.start, part.end)
    while part.end - start > _ENDLESS:
        end = max(text.rfind(" ", start + 1, start + _PIECE), text.rfind("\n", start + 1, start + _PIECE))
        end = end if end > 0 else start + _PIECE
        while unicodedata.combining(text[end]):
            end += 1
        yield Span(start, start + len(text[start:end].rstrip()))
        start = _past_blanks(text, end, part.end)
    yield Span(start, start + len(text[start : part.end].rstrip()))


def _past_blanks(text: str, start: int, end: int) -> int:
    blank = _BLANK.match(text, start, end)
    return blank.end() if blank else start
