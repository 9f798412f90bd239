"""What a page admits about itself: written by a machine, made up, second-hand, opinion, corrected."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from newsdiff.lexicon import lexicon
from newsdiff.model import Notice, NoticeKind, Span
from newsdiff.stages.extract._patterns import named
from newsdiff.stages.extract._units import Unit

_LONGEST = 2500
_QUOTED = re.compile(r'"[^"]{0,600}"')
_SENTENCE = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(]?[A-Z0-9])")
_STRAIGHT = str.maketrans("’‘“”", "''\"\"")


@cache
def _patterns() -> tuple[tuple[NoticeKind, re.Pattern[str]], ...]:
    lists = lexicon("furniture")["notices"].items()
    return tuple((NoticeKind(kind), re.compile("|".join(f"(?:{p})" for p in ps))) for kind, ps in lists)


def admits(words: str, *, anywhere: bool) -> tuple[NoticeKind, ...]:
    """The kinds of notice in the words of a line, most telling first.

    Unless `anywhere`, only what it says from its start counts: inside an article such words are told of
    others.
    """
    return tuple(kind for kind, leads in _admitted(words) if anywhere or leads)


@lru_cache(maxsize=1 << 10)
def _admitted(words: str) -> tuple[tuple[NoticeKind, bool], ...]:
    """(kind, whether the line says it from its start) for each kind of notice in a line."""
    line = words[: _LONGEST + 1].translate(_STRAIGHT).lower()
    if len(line) > _LONGEST or not any(map(line.__contains__, _marks())):
        return ()
    bare = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), line)
    found = [(kind, match) for kind, pattern in _patterns() if (match := pattern.search(bare))]
    return tuple((kind, not bare[: match.start()].strip(" (*[_-")) for kind, match in found)


@cache
def _marks() -> tuple[str, ...]:
    """Words of which every notice holds one: a cheap test before the patterns."""
    return tuple(lexicon("furniture")["marks"]["notice"])


def notices(unit: Unit, text: str, kinds: Sequence[NoticeKind]) -> list[Notice]:
    """One notice for each kind, at the first sentence of the unit that bears it."""
    return [Notice(kind, _sentence(unit, text, kind)) for kind in kinds]


def _sentence(unit: Unit, text: str, kind: NoticeKind) -> Span:
    start = unit.span.start
    for cut in [*(m.end() for m in _SENTENCE.finditer(text, unit.span.start, unit.span.end)), unit.span.end]:
        if kind in admits(" ".join(text[start:cut].split()), anywhere=True):
            return Span(start, start + len(text[start:cut].rstrip()))
        start = cut
    return unit.span


def points_to_notice(line: str) -> bool:
    """Whether the folded line only leads to a notice, or heads it."""
    return named("pointers", line) is not None
