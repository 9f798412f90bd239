"""Numbers that name something and count nothing: "Boeing 737", "No. 2", "one of them", "the Big Three"."""

from __future__ import annotations

from decimal import Decimal

from newsdiff.model import Hedge, Measure
from newsdiff.stages.numbers._line import Figure, Line
from newsdiff.stages.numbers._states import counting
from newsdiff.stages.numbers._tables import listed

_ONE = Decimal(1)
_DIALED = (" ", "-")
_CODE = 3
"""Digits of the code that a number to call begins with, at least."""


def names(line: Line, found: Figure) -> bool:
    """Whether a figure is part of a name, a mark of a list, or a pronoun."""
    word = line.words[found.first]
    if word.text[0].isdigit():
        return _list_mark(line, found) or _printed_name(line, found)
    if line.gap(found.stop) == "-" and line.fold(found.stop) in ("figure", "figures", "digit", "digits"):
        return True
    return _spelled_name(line, found) or (
        word.fold == "one" and found.single == _ONE and not _one_counts(line, found)
    )


def _printed_name(line: Line, found: Figure) -> bool:
    if found.measure not in (Measure.COUNT, Measure.SCORE, Measure.PLAIN) or found.scaled:
        return False
    before, gap = line.fold(found.first - 1), line.gap(found.first).strip()
    if dialed(line, found.first):
        return True
    if "#" in gap or _address(line, found) or (before in listed("designators") and gap in ("", ".")):
        return True
    plain = found.measure is Measure.COUNT and found.hedge is Hedge.EXACT
    if plain and line.fold(found.first) in listed("emergency"):
        return line.fold(found.stop) in listed("after_emergency") or not _noun_follows(line, found.stop)
    if gap or not plain or "," in line.words[found.first].text or not found.first:
        return False
    title = line.words[found.first - 1].text[0].isupper() and before in listed("capital_designators")
    return (title or line.capital(found.first - 1)) and not _noun_follows(line, found.stop)


def dialed(line: Line, at: int) -> bool:
    """Whether digits are of a number to call: a run of them that begins with a nought, "0845 125 2222"."""
    first = last = at
    while first and line.gap(first) in _DIALED and line.words[first - 1].text.isdecimal():
        first -= 1
    while (
        last + 1 < len(line.words) and line.gap(last + 1) in _DIALED and line.words[last + 1].text.isdecimal()
    ):
        last += 1
    text = line.words[first].text
    return last > first and text.isdecimal() and text[0] == "0" and len(text) >= _CODE


def _address(line: Line, found: Figure) -> bool:
    """As in "200 W. Main Street", "the 3400 block of"."""
    if line.fold(found.stop) == "block" and line.fold(found.stop + 1) == "of":
        return True
    for at in range(found.stop, min(found.stop + 4, len(line.words))):
        if not line.words[at].text[0].isupper() or any(c in ",;:" for c in line.gap(at)):
            return False
        if at > found.stop and line.fold(at) in listed("thoroughfares"):
            return True
    return False


def _noun_follows(line: Line, at: int) -> bool:
    """Whether what follows a figure looks like what it counts: a plural, or a word of state."""
    if line.gap(at) == "-" and at < len(line.words):
        return True
    for index in range(at, min(at + 3, len(line.words))):
        fold = line.fold(index)
        if not line.spaced(index) or fold in listed("stops"):
            return False
        if (
            fold in listed("plurals")
            or (fold.endswith("s") and fold not in listed("singular_s"))
            or counting(fold)
        ):
            return True
    return False


def _list_mark(line: Line, found: Figure) -> bool:
    """As in "1. First", "(2) second", "[3]"."""
    before, after = line.gap(found.first), line.gap(found.stop)
    if before.endswith(("[", "{")) or (
        before.endswith("(") and after.startswith(")") and (found.low or 0) < 30
    ):
        return True
    small = found.stop == 1 and found.measure is Measure.COUNT and (found.low or 0) < 100
    return small and after[:1] in (".", ")") and after[1:2].isspace()


def _spelled_name(line: Line, found: Figure) -> bool:
    """A number word with a capital inside a sentence: "the Big Three", "Four Seasons"."""
    if found.measure is Measure.CLOCK or not line.capital(found.first):
        return False
    return found.hedge in (Hedge.EXACT, Hedge.VAGUE) and line.fold(found.first) not in ("a", "an")


def _one_counts(line: Line, found: Figure) -> bool:
    """Whether "one" is a number: of people, of a unit, or after "at least"."""
    if found.measure is not Measure.COUNT:
        return found.unit not in ("day", "times") or line.gap(found.first + 1) == "-"
    before, after = line.fold(found.first - 1), line.fold(found.stop)
    if found.hedge is not Hedge.EXACT or line.text[found.start : found.end].lower() != "one":
        return True
    if not line.spaced(found.stop):
        return counting(before) and before.endswith("ing")
    if before in ("only", "just") and after in listed("people_nouns"):
        return True
    if after in listed("people_nouns") or (
        after in listed("fillers") and line.fold(found.stop + 1) in listed("people_nouns")
    ):
        return before not in ("no", "any", "every", "each", "the", "this", "that") and (
            any(counting(w) for w in (*line.before(found.first, 2), *line.after(found.stop + 1, 4)))
            or before in listed("before_one")
        )
    return counting(after) or (before in listed("before_one") and after not in listed("stops"))
