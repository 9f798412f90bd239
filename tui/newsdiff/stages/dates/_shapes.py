"""Finds what has the shape of a date, outside links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsdiff.dateshapes import date_shapes
from newsdiff.words import Word, words

_ADDRESS = re.compile(r"(?:\w{2,10}://|www\.)\S{1,2000}")


class Shaped(NamedTuple):
    """A run of words in the shape of a date."""

    shape: str
    first: int
    """Index of its first word in the words of the text."""
    letters: str
    """The class of each word, without the signs between."""
    words: tuple[Word, ...]


def shaped(text: str) -> Iterator[Shaped]:
    """The runs of words in the shape of a date, in order, without overlap."""
    found = words(text)
    links = [m.span() for m in _ADDRESS.finditer(text)] if "://" in text or "www." in text else []
    for name, letters, at in date_shapes(text, found):
        first, last = at[0], at[-1]
        linked = any(a < found[last].end and found[first].start < b for a, b in links)
        if name != "not" and not linked:
            yield Shaped(name, first, letters, found[first : last + 1])
