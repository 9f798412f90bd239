"""Articles for the tests of numbers and dates: one passage a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newsdiff.model import Article, Block, Page, Passage, Role, Span


def article(*sentences: str, published: date | None = None, roles: Sequence[Role] = ()) -> Article:
    """An article of these sentences, each its own passage and paragraph."""
    text, spans = "", []
    for sentence in sentences:
        start = len(text) + (1 if text else 0)
        text = f"{text}\n{sentence}" if text else sentence
        spans.append(Span(start, start + len(sentence)))
    kinds = [*roles, *(Role.BODY for _ in sentences)][: len(spans)]
    blocks = tuple(Block(span, role) for span, role in zip(spans, kinds, strict=True))
    passages = tuple(Passage(f"A{i + 1}", "A", block.span, block.role, i) for i, block in enumerate(blocks))
    page = Page(
        path="a.txt", sha256="", text=text, headline=None, outlet=None, byline=None, published=published,
        url=None, cites=(), notices=(), dropped=(), blocks=blocks,
    )  # fmt: skip
    return Article("A", page, passages, ())
