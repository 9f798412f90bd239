"""Cuts a page into passages: sentences, headings, list entries, and finds its direct quotations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.model import Article, Block, Page, Passage, Role, Span
from newsdiff.stages.segment._quotes import quotations
from newsdiff.stages.segment._sentences import sentences

__all__ = ["segment"]

_WHOLE = frozenset({Role.HEADLINE, Role.HEADING})
_MOSTLY = 0.8


def segment(page: Page, label: str) -> Article:
    """Cut the blocks of a page into passages named `label` and a number from 1."""
    passages: list[Passage] = []
    quoted: list[Span] = []
    for index, block in enumerate(page.blocks):
        quotes = quotations(page.text, block.span)
        quoted.extend(quotes)
        for span, role in _cut(page.text, block, quotes):
            passages.append(Passage(f"{label}{len(passages) + 1}", label, span, role, index))
    return Article(label, page, tuple(passages), tuple(quoted))


def _cut(text: str, block: Block, quotes: Sequence[Span]) -> Iterator[tuple[Span, Role]]:
    if block.role in _WHOLE:
        yield block.span, block.role
        return
    at = 0
    for sentence in sentences(text, block.span, quotes):
        while at < len(quotes) and quotes[at].end <= sentence.start:
            at += 1
        yield sentence, Role.QUOTATION if _is_quoted(sentence, quotes, at) else block.role


def _is_quoted(sentence: Span, quotes: Sequence[Span], at: int) -> bool:
    """Whether most of the sentence stands in quotations, `at` being the first that may touch it."""
    inside = 0
    while at < len(quotes) and quotes[at].start < sentence.end:
        inside += min(sentence.end, quotes[at].end) - max(sentence.start, quotes[at].start)
        at += 1
    return inside >= _MOSTLY * (sentence.end - sentence.start)
