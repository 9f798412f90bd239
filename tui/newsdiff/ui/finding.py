"""Finds words, or what a pattern describes, in all articles."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from newsdiff.model import Article, Comparison, NewsdiffError

if TYPE_CHECKING:
    import regex


class Hit(NamedTuple):
    """One place where it stands, in canonical offsets."""

    article: str
    passage: str
    start: int
    end: int


class Found(NamedTuple):
    """What was looked for, by passage."""

    hits: Mapping[str, Sequence[Hit]] = MappingProxyType({})
    current: Hit | None = None


class NoPattern(NewsdiffError):
    """What was typed is no regular expression, or one that takes too long."""


LIMIT = 5000
"""Places found at most: a letter typed into a megabyte must not hold the screen."""
_PATIENCE = 0.5
"""Seconds that a pattern may take: one like `(a+)+b` may take for ever."""

_LIKE = {"'": "'’‘", '"': '"“”„', "-": "-‐‑–—"}
_REPEATS = "*+?{"


def find(comparison: Comparison, wanted: str) -> tuple[Hit, ...]:
    """Every place in a passage that `wanted` describes, in the order of articles and places; LIMIT at most.

    `wanted` is a regular expression. Capitals count only when it has one (smart case; that of an escape
    like `\\S` does not count). A space stands for any white space, a typewriter's quotation mark or dash
    for a printer's, a $ before a digit for itself.

    Raises:
        NoPattern: it is no regular expression, or takes too long.

    """
    if not wanted.strip():
        return ()
    pattern = _compiled(wanted.rstrip())
    end = time.monotonic() + _PATIENCE
    every = (hit for article in comparison.articles for hit in _hits(article, pattern, end))
    try:
        return tuple(islice(every, LIMIT))
    except TimeoutError as error:
        raise NoPattern("this pattern takes too long; make it simpler") from error


def _compiled(wanted: str) -> regex.Pattern[str]:
    import regex

    spelt = "".join(_spelt(wanted))
    ignoring = 0 if _has_capital(wanted) else regex.IGNORECASE
    try:
        return regex.compile(spelt, ignoring | regex.VERSION0)
    except regex.error as error:
        raise NoPattern(f"no pattern: {error.msg}; \\ before a sign finds the sign") from error


def _spelt(wanted: str) -> Iterator[str]:
    """The pattern with what stands for several signs outside brackets spelt out."""
    at, inside = 0, False
    while at < len(wanted):
        sign, after = wanted[at], wanted[at + 1 : at + 2]
        if sign == "\\":
            yield wanted[at : at + 2]
            at += 2
            continue
        if sign == " " and not inside:
            at += len(wanted[at:]) - len(wanted[at:].lstrip(" "))
            yield r"(?:\s+)" if wanted[at : at + 1] in _REPEATS else r"\s+"
            continue
        yield _sign(sign, after, inside)
        inside = (inside or sign == "[") and not (sign == "]" and wanted[at - 1 : at] not in ("[", "^"))
        at += 1


def _sign(sign: str, after: str, inside: bool) -> str:
    if inside:
        return sign
    if sign in _LIKE:
        return f"[{_LIKE[sign]}]"
    return r"\$" if sign == "$" and after.isdigit() else sign


def _has_capital(wanted: str) -> bool:
    return any(c.isupper() and wanted[i - 1 : i] != "\\" for i, c in enumerate(wanted))


def _hits(article: Article, pattern: regex.Pattern[str], end: float) -> Iterator[Hit]:
    for passage in article.passages:
        left = max(0.001, end - time.monotonic())
        found = pattern.finditer(article.text, passage.span.start, passage.span.end, timeout=left)
        for match in found:
            if match.end() > match.start():
                yield Hit(article.label, passage.id, match.start(), match.end())
