"""What an article is grouped by: small enough to travel, made where the article lies."""

from __future__ import annotations

import hashlib
import heapq
from array import array
from collections.abc import Iterator
from datetime import date
from functools import cache
from zlib import crc32

from msgspec import Struct

from newsdiff.lexicon import lexicon
from newsdiff.model import Page, Raw, Role
from newsdiff.stages.extract import extract
from newsdiff.words import Word, words

_READ = 1_200
"""Words of an article that are looked at: news tells what happened first."""
_LEAD = 60
"""Words that open an article, in which every paragraph of it is summed up."""
_HEAD_WEIGHT, _LEAD_WEIGHT, _BODY_WEIGHT = 4, 3, 2
_MOST = 255
_SHINGLE = 8
"""Words in a row that two writers do not choose alike by chance."""
_SKETCH = 32
"""Hashes kept, the lowest of all (Broder, "On the resemblance and containment of documents", 1997)."""
_OPENERS = ".!?:\"“‘'"
_DATED = frozenset({"date", "published", "pubdate", "publishdate"})
_HEADS = frozenset({Role.HEADLINE, Role.HEADING})


class Features(Struct, frozen=True):
    """An article as the grouping sees it."""

    key: str
    """SHA-256, hexadecimal, of its bytes and of what its file says of it."""
    path: str
    """As it is told to the reader; `file#3` within a file."""
    headline: str
    outlet: str
    day: int | None
    """The day of publication as a proleptic Gregorian ordinal."""
    sure: bool
    """Whether the file or page itself tells the day; one read from lines of text may be that of another
    page, of a change or of a copy."""
    terms: bytes
    """CRC-32 of each different term, as an array of "I" in rising order."""
    counts: bytes
    """How much each term is told, in halves of a mention in the body; one byte each."""
    sketch: bytes
    """The lowest hashes of its shingles, as an array of "I" in rising order."""


def key_of(raw: Raw) -> str:
    """What tells an article from any other: its bytes, and what its file says of it."""
    told = hashlib.sha256(raw.data)
    told.update(repr(raw.fields).encode("utf-8", "replace"))
    return told.hexdigest()


def features_of(raw: Raw) -> Features:
    """The features of a document.

    Raises:
        InputError: there is no article in it.

    """
    page = extract(raw)
    counts: dict[int, int] = {}
    folds: list[str] = []
    for term, weight in _terms(page, folds):
        counts[term] = min(_MOST, counts.get(term, 0) + weight)
    terms = sorted(counts)
    return Features(
        key=key_of(raw),
        path=raw.path,
        headline=page.headline or _opening(page),
        outlet=page.outlet or "",
        day=_day(page.published),
        sure=_tells_day(raw),
        terms=array("I", terms).tobytes(),
        counts=bytes(counts[term] for term in terms),
        sketch=_sketch(folds),
    )


def _day(published: date | None) -> int | None:
    return published.toordinal() if published else None


def _tells_day(raw: Raw) -> bool:
    """Whether the day comes from a field of a record or from the markup of a page."""
    return any(name in _DATED for name, _ in raw.fields) or raw.data.lstrip()[:1] == b"<"


def _opening(page: Page) -> str:
    """The first words of an article without a headline."""
    return " ".join(page.blocks[0].span.of(page.text).split())[:120] if page.blocks else ""


def _terms(page: Page, folds: list[str]) -> Iterator[tuple[int, int]]:
    """Hashes of words, of names and of pairs of words, each with its weight; `folds` takes all words."""
    for block in page.blocks:
        text = block.span.of(page.text)
        head = block.role in _HEADS
        before: Word | None = None
        for word in words(text):
            if len(folds) >= _READ:
                return
            lead = _LEAD_WEIGHT if len(folds) < _LEAD else _BODY_WEIGHT
            folds.append(word.fold)
            if not _tells(word):
                before = None
                continue
            weight = _HEAD_WEIGHT if head else lead
            yield _hash("w", word.stem), weight
            if word.text[0].isupper() and not _opens(text, word.start):
                yield _hash("n", word.stem), weight
            if before is not None:
                yield _hash("p", f"{before.stem} {word.stem}"), weight
            before = word


def _tells(word: Word) -> bool:
    return len(word.stem) > 1 and word.fold not in _stopwords()


def _opens(text: str, start: int) -> bool:
    """Whether a capital at `start` may only say that a sentence begins."""
    before = text[max(0, start - 3) : start].rstrip()
    return start == 0 or not before or before[-1] in _OPENERS


def _hash(sort: str, term: str) -> int:
    return crc32(f"{sort}:{term}".encode("utf-8", "replace"))


def _sketch(folds: list[str]) -> bytes:
    last = max(1, len(folds) - _SHINGLE + 1)
    runs = {crc32(" ".join(folds[at : at + _SHINGLE]).encode("utf-8", "replace")) for at in range(last)}
    return array("I", heapq.nsmallest(_SKETCH, runs)).tobytes()


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(lexicon("stopwords")["words"])
