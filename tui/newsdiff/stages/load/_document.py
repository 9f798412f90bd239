"""What passes between the parts of `load`: bytes on their way to an article."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from newsdiff.model import InputError, Raw, Reason, Role

_HALF = re.compile("[\ud800-\udfff]")

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes of a kind that is not yet known, or that of text."""

    path: str
    """As it is told to the reader; `file#3` within a file."""
    name: str
    """What its kind is told by when its content does not tell: lower case, without `.gz`."""
    data: bytes
    sha256: str
    """Hexadecimal: of the file; of its own text for one of several articles in a file."""
    captured: datetime | None = None
    fields: Fields = ()
    lines: tuple[Role | Reason | None, ...] = ()
    copied: str = ""
    """The SHA-256 that an earlier report tells of the file which it had this article from."""
    settled: bool = False
    """Whether `data` is the text of an article, as text, markdown or HTML, and nothing to be opened."""

    def raw(self) -> Raw:
        """The document as it is handed on."""
        said = tuple((name, whole(words)) for name, words in self.fields)
        return Raw(whole(self.path), self.data, self.sha256, self.captured, said, self.lines)


Opened = Iterator[Document | InputError]
"""The documents in a document, in order, and what is wrong with those that cannot be had."""

Opener = Callable[[Document], Opened]
"""Opens a document of one kind. Raises InputError when nothing in it can be had."""


def whole(words: str) -> str:
    """Words that can be written as UTF-8: a byte of a file name that is none, and half a pair, as U+FFFD."""
    return words if words.isprintable() else _HALF.sub("\ufffd", words)


def sha256(content: bytes) -> str:
    """The SHA-256 of `content`, hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def told(problem: Exception) -> str:
    """The words of an error of a library or the system, without its capitals and full stop."""
    words = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
    return " ".join(words.split()).rstrip(".").lower()[:120] or type(problem).__name__


def fields(**known: str | None) -> Fields:
    """The fields that say something, each on one line."""
    lines = ((name, " ".join((words or "").split())) for name, words in known.items())
    return tuple((name, words) for name, words in lines if words)
