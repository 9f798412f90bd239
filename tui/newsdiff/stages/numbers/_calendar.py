"""Words that belong to dates, links and telephone numbers: what stands there is no quantity."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsdiff.dateshapes import date_shapes
from newsdiff.words import Word

_ADDRESS = re.compile(r"(?:\w{2,10}://|www\.)\S{1,2000}|[@#]\w{1,100}|\b[\w.]{1,64}@[\w.-]{1,255}")
_TELEPHONE = re.compile(
    r"(?<![\d.,])(?:\+\d{1,3}[ -]\d[\d -]{6,14}\d|\(\d{3}\) ?\d{3}-\d{4}"
    r"|(?:1-)?\d{3}[-.]\d{3}[-.]\d{4}|\d{3}-\d{4})(?!\d)"
)


def taken(text: str, found: Sequence[Word]) -> frozenset[int]:
    """Indices of the words of `text` that belong to a date, a link or a telephone number."""
    held = {i for _, _, at in date_shapes(text, found) for i in at}
    if "@" in text or "#" in text or "://" in text or "www." in text:
        held.update(_inside(_ADDRESS, text, found))
    if "-" in text or "+" in text or "." in text:
        held.update(_inside(_TELEPHONE, text, found))
    return frozenset(held)


def _inside(pattern: re.Pattern[str], text: str, found: Sequence[Word]) -> Iterator[int]:
    at = 0
    for match in pattern.finditer(text):
        while at < len(found) and found[at].end <= match.start():
            at += 1
        while at < len(found) and found[at].start < match.end():
            yield at
            at += 1
