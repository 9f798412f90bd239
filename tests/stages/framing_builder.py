"""Articles for the tests of framing and attribution: one passage for each sentence given."""

from __future__ import annotations

import re

from newsdiff.model import Article, Block, Page, Passage, Role, Span

_QUOTATION = re.compile(r'“[^“”\n]+”|"[^"\n]+"')


def told(*sentences: str, label: str = "A", headline: bool = False) -> Article:
    """An article of these sentences; every pair of double quotation marks is a quotation."""
    text, spans = "", []
    for sentence in sentences:
        start = len(text) + bool(text)
        text += ("\n" if text else "") + sentence
        spans.append(Span(start, start + len(sentence)))
    roles = [Role.HEADLINE if headline and not n else Role.BODY for n in range(len(spans))]
    page = Page(
        path=f"{label}.txt",
        sha256="",
        text=text,
        headline=None,
        outlet=None,
        byline=None,
        published=None,
        url=None,
        cites=(),
        notices=(),
        dropped=(),
        blocks=tuple(Block(s, r) for s, r in zip(spans, roles, strict=True)),
    )
    passages = tuple(
        Passage(f"{label}{n}", label, s, r, n - 1)
        for n, (s, r) in enumerate(zip(spans, roles, strict=True), 1)
    )
    return Article(label, page, passages, tuple(Span(*m.span()) for m in _QUOTATION.finditer(text)))
