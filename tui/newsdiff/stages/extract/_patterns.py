"""The lexicon of page furniture, compiled once."""

from __future__ import annotations

import re
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.model import Reason

LONGEST_LINE = 300
"""Characters of the longest line that can be furniture; a longer one is text."""

_QUOTES = str.maketrans("’‘‛“”„‟", '\'\'\'""""')


def folded(words: str) -> str:
    """Lower case, straight quotation marks, without a colon or an arrow at the end."""
    if words.isascii():
        return words.lower().strip().rstrip(":> ").lstrip("> ")
    return words.translate(_QUOTES).lower().strip().rstrip(":→»>… ").lstrip("→»> ")


@cache
def table(part: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(name, pattern for a whole folded line) for each list of `part` of the lexicon."""
    return tuple((name, whole(patterns)) for name, patterns in lexicon("furniture")[part].items())


def whole(patterns: list[str]) -> re.Pattern[str]:
    """One pattern that matches a whole line when any of `patterns` does."""
    return re.compile(rf"(?:{'|'.join(patterns)})\s*\Z")


@cache
def caption_end() -> re.Pattern[str]:
    """What a caption ends in: the credit of a picture."""
    return re.compile(rf"(?:{lexicon('furniture')['marks']['caption_end']})\Z")


@cache
def caption_marks() -> tuple[str, ...]:
    """Words of which the end of every caption holds one: a cheap test before its pattern."""
    return tuple(lexicon("furniture")["marks"]["caption"])


@cache
def vocabulary(name: str) -> frozenset[str]:
    """A list of words of the lexicon."""
    return frozenset(lexicon("furniture")["words"][name])


def named(part: str, line: str) -> str | None:
    """The first list of `part` that has a pattern for the whole folded line."""
    if len(line) > LONGEST_LINE:
        return None
    return next((name for name, pattern in table(part) if pattern.match(line)), None)


def reason(part: str, line: str) -> Reason | None:
    """Why the folded line is furniture, by `part`; None when it is not."""
    name = named(part, line)
    return Reason(name) if name else None


def is_section(words: str) -> bool:
    """Whether the line is made of names of sections only: "World / Americas", "Politics & Law"."""
    return all(word in vocabulary("section") for word in folded(words).replace(",", " ").split())
