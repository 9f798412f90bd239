"""The lexicon of page furniture, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.model import Reason

LONGEST_LINE = 300
"""Characters of the longest line that can be furniture; a longer one is text."""

_LONGEST_OPENED = 120
_NUMBER = re.compile(r"\d+")
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
    return next((name for name, pattern in table(part) if pattern.match(line)), None) or _abroad(part, line)


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The phrases of a part in other languages, by the name of their list."""

    whole: dict[str, str]
    openings: dict[str, str]
    """Phrases that anything may follow."""
    words: int
    """Of the longest opening."""


@cache
def _phrases(part: str) -> _Phrases:
    every = [(p, name) for name, ps in lexicon("furniture_abroad").get(part, {}).items() for p in ps]
    openings = {p.removesuffix(" …"): name for p, name in reversed(every) if p.endswith(" …")}
    whole = {folded(p.removesuffix(" …")): name for p, name in reversed(every)}
    return _Phrases(whole, openings, max((p.count(" ") + 1 for p in openings), default=0))


def _abroad(part: str, line: str) -> str | None:
    """The list of phrases in other languages that holds the line, or its opening words."""
    known = _phrases(part)
    line = _NUMBER.sub("#", line)
    if name := known.whole.get(line):
        return name
    words = line.split(" ", known.words)
    if len(words) < 2 or len(line) > _LONGEST_OPENED:
        return None
    openings = (" ".join(words[:count]) for count in range(min(len(words) - 1, known.words), 0, -1))
    return next((name for opening in openings if (name := known.openings.get(opening))), None)


def reason(part: str, line: str) -> Reason | None:
    """Why the folded line is furniture, by `part`; None when it is not."""
    name = named(part, line)
    return Reason(name) if name else None


def is_section(words: str) -> bool:
    """Whether the line is made of names of sections only: "World / Americas", "Politics & Law"."""
    return all(word in vocabulary("section") for word in folded(words).replace(",", " ").split())
