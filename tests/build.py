"""Builds small articles from sentences, one passage each, for the tests of single stages."""

from __future__ import annotations

import hashlib
from datetime import date

from newsdiff.model import Article, Block, Page, Passage, Role, Span


def article(
    label: str,
    *sentences: str,
    published: date | None = None,
    cites: tuple[str, ...] = (),
    outlet: str | None = None,
) -> Article:
    """An article whose first sentence is its headline."""
    text = "\n".join(sentences)
    spans: list[Span] = []
    start = 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    roles = [Role.HEADLINE, *[Role.BODY] * len(sentences)]
    return Article(
        label=label,
        page=Page(
            path=f"{label}.txt",
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            text=text,
            headline=sentences[0] if sentences else None,
            outlet=outlet,
            byline=None,
            published=published,
            url=None,
            cites=cites,
            notices=(),
            dropped=(),
            blocks=tuple(Block(s, r) for s, r in zip(spans, roles, strict=False)),
        ),
        passages=tuple(
            Passage(f"{label}{n}", label, s, r, n - 1)
            for n, (s, r) in enumerate(zip(spans, roles, strict=False), 1)
        ),
        quotations=(),
    )


def place(held: Article, number: int, words: str) -> dict[str, object]:
    """The `article`, `passage` and `span` of the first occurrence of `words` in passage `number`."""
    passage = held.passages[number - 1]
    start = held.text.index(words, passage.span.start)
    return {"article": held.label, "passage": passage.id, "span": Span(start, start + len(words))}
