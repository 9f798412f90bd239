"""Finds words in all articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from newsdiff.model import Article, Comparison


class Hit(NamedTuple):
    """One place where the words stand, in canonical offsets."""

    article: str
    passage: str
    start: int
    end: int


LIMIT = 5000
"""Places found at most: a letter typed into a megabyte must not hold the screen."""

_LIKE = {"'": "['’‘]", '"': '["“”„]', "-": "[-‐‑–—]"}


def find(comparison: Comparison, wanted: str) -> tuple[Hit, ...]:
    """Every place in a passage where `wanted` stands, in the order of articles and places; LIMIT at most.

    Capitals count only when `wanted` has one. A space stands for any white space, a typewriter's
    quotation mark or dash for a printer's.
    """
    pattern = _pattern(wanted)
    if pattern is None:
        return ()
    every = (hit for article in comparison.articles for hit in _hits(article, pattern))
    return tuple(islice(every, LIMIT))


def _pattern(wanted: str) -> re.Pattern[str] | None:
    words = wanted.split()
    if not words:
        return None
    spelt = (r"".join(_LIKE.get(c) or re.escape(c) for c in word) for word in words)
    return re.compile(r"\s+".join(spelt), 0 if any(c.isupper() for c in wanted) else re.IGNORECASE)


def _hits(article: Article, pattern: re.Pattern[str]) -> Iterator[Hit]:
    for passage in article.passages:
        for match in pattern.finditer(article.text, passage.span.start, passage.span.end):
            yield Hit(article.label, passage.id, match.start(), match.end())
