"""Text from outside on one line of a report."""

from __future__ import annotations

import re
from collections.abc import Sequence

_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb]"
)

_BLANK = re.compile(r"\s+")


def spaced(text: str) -> str:
    """`text` on one line: white space as single spaces, steering characters as �."""
    if text.isprintable() and "  " not in text:
        return text
    return _STEERING.sub("\ufffd", _BLANK.sub(" ", text))


def clipped(text: str, limit: int) -> str:
    """`text` on one line, cut at a word's end to `limit` characters or fewer, with … where it was cut."""
    line = spaced(text).strip()
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut).rstrip() + "…"


def plural(number: int, noun: str, nouns: str = "") -> str:
    """A number and its noun: "1 origin", "4 origins"; `nouns` where an s is not enough."""
    return f"{number} {noun if number == 1 else nouns or f'{noun}s'}"


def enumerated(words: Sequence[str]) -> str:
    """Words as a sentence names them: "A", "A and B", "A, B and C"."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
