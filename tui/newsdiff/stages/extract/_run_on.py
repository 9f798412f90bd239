"""Lines that were run together: a stamp with what stands beside it, a headline with its lead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from newsdiff.model import Span
from newsdiff.stages.extract._dates import stamp
from newsdiff.stages.extract._headed import lead
from newsdiff.stages.extract._patterns import vocabulary
from newsdiff.stages.extract._rows import row
from newsdiff.stages.extract._units import Unit, unit

_WORD = re.compile(r"\S+")
_HOUR = re.compile(r"\d{1,2}[:.h]\d\d")
_TOP = 3
"""Lines at the top of a page of which one may be two."""
_LONGEST_STAMP = 14
_LOOKED = 100
"""Words of a line among which its first part ends."""
_ENDING = 300
"""Characters that hold the longest stamp."""
_FEWEST = 6
"""Words of the shortest line that is looked at."""
_REST = 3
"""Words that must be left beside a stamp."""


def taken_apart(text: str, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The units; where two lines were run together at the top of the page, both of them.

    Only what is certain is taken apart: a stamp that says what it is or gives the hour, and a lead that
    opens with a word that could not stand inside the sentence before it.
    """
    parted = [part for one in units[:_TOP] for part in _stamped(text, one)]
    return (*(part for one in parted for part in _headed(text, one)), *units[_TOP:])


def _stamped(text: str, one: Unit) -> Iterator[Unit]:
    """The stamp that opens or ends the unit, and the rest of it; or the unit."""
    first = _tokens(text, one)
    last = [] if one.stops else _last(text, one, first)
    if count := _opening_stamp([token[0] for token in first[: _LONGEST_STAMP + 1]]):
        yield from _cut(text, one, first[count].start())
    elif count := _ending_stamp([token[0] for token in last]):
        yield from _cut(text, one, last[-count].start())
    else:
        yield one


def _tokens(text: str, one: Unit) -> list[re.Match[str]]:
    """The first words of a unit that may be two; none where it is known what it is."""
    if one.role is not None or one.bullet or one.count < _FEWEST or row(one.words):
        return []
    return list(islice(_WORD.finditer(text, one.span.start, one.span.end), _LOOKED))


def _last(text: str, one: Unit, first: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """The last words of a unit; `first` are its first ones, all that it has where they are few."""
    if len(first) < _LOOKED:
        return first[-_LONGEST_STAMP:]
    start = max(one.span.start, one.span.end - _ENDING)
    return list(_WORD.finditer(text, start, one.span.end))[1:][-_LONGEST_STAMP:]


def _cut(text: str, one: Unit, at: int) -> tuple[Unit, Unit]:
    """The unit before `at`, a place in the text where a word begins, and from there on."""
    start, end = one.span.start, one.span.end
    before = Span(start, start + len(text[start:at].rstrip()))
    return unit(text, before, one.apart, None), unit(text, Span(at, end), False, None)


def _opening_stamp(words: Sequence[str]) -> int:
    """How many of the words make a stamp before a line that opens with a capital; 0 for none."""
    for count in range(len(words) - _REST, 1, -1):
        opens = words[count].lstrip("\"'“‘")[:1].isupper() and not _joins(words[count - 1])
        if opens and _is_stamp(words[:count]):
            return count
    return 0


def _ending_stamp(words: Sequence[str]) -> int:
    """How many of the last words make a stamp that does not belong to what stands before it; 0 for none."""
    for count in range(len(words) - _REST, 2, -1):
        if _is_stamp(words[-count:]):
            return 0 if _joins(words[-count]) else count
    return 0


def _joins(word: str) -> bool:
    """Whether a word ties a date to a sentence: "on", "at", "The"; "updated" and "GMT" do not."""
    plain = len(word) == 1 or not word.isupper()
    told = vocabulary("stamp") | vocabulary("published") | vocabulary("updated")
    folded = word.lower().rstrip(":")
    return plain and folded in vocabulary("date_filler") and folded not in told


def _is_stamp(words: Sequence[str]) -> bool:
    """Whether they are a date that calls itself one of publication or of change, or that gives the hour."""
    told = stamp(" ".join(words))
    return told is not None and told.dated and (told.rank != 1 or any(map(_HOUR.match, words)))


def _headed(text: str, one: Unit) -> Iterator[Unit]:
    """The headline and the lead that were run together; or the unit."""
    tokens = _tokens(text, one) if one.prose else []
    at = lead([token[0] for token in tokens], text)
    if at is None:
        yield one
    else:
        yield from _cut(text, one, tokens[at].start())
