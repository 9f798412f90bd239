"""The shapes of dates: words become letters of classes, shapes are patterns over them.

What reads dates and what reads numbers look at one text with these, so that no figure is taken for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.words import Word

_DATE_IN_FIGURES = re.compile(r"\d{4}/\d\d?/\d\d?|\d\d?([/.])\d\d?\1\d{4}|\d\d?/\d\d?/\d\d")
_ORDINAL_ENDS = frozenset(["st", "nd", "rd", "th"])
_DASHES = frozenset("-‐‑–")
_YEAR = 4
"""Digits of a year."""
_ABBREVIATED = frozenset("bv")


def date_shapes(text: str, found: Sequence[Word]) -> Iterator[tuple[str, str, list[int]]]:
    """The runs of words in the shape of a date, in order, without overlap.

    `found` are the words of `text`. Each run is the name of its shape ("not" for what only looks like a
    date), the letter of each of its words, and their indices.
    """
    if _telling().isdisjoint([w.fold for w in found]) and not any(map(_in_figures, found)):
        return
    letters, at = _written(text, found)
    if not _trigger().search(letters):
        return
    for match in _pattern().finditer(letters):
        held = [i for i in range(match.start(), match.end()) if at[i] >= 0]
        if held:
            name = _names()[(match.lastindex or 1) - 1]
            yield name, "".join(letters[i] for i in held), [at[i] for i in held]


@cache
def _classes() -> tuple[dict[str, str], dict[str, str]]:
    """The letter of each word that counts with a capital only, and of each other word."""
    table = lexicon("dates")
    capital, plain = (
        {word: letter for letter, held in table[kind].items() for word in held}
        for kind in ("capital", "plain")
    )
    return capital, plain


@cache
def _pattern() -> re.Pattern[str]:
    table = lexicon("dates")
    parts = table["parts"]
    shapes = (_filled(shape["pattern"], parts) for shape in table["shape"])
    return re.compile("|".join(f"({shape})" for shape in shapes))


@cache
def _trigger() -> re.Pattern[str]:
    table = lexicon("dates")
    return re.compile(_filled(table["trigger"]["pattern"], table["parts"]))


@cache
def _telling() -> frozenset[str]:
    """The words without one of which, or a date in figures, the trigger finds nothing: a cheap test."""
    table = lexicon("dates")
    letters = "".join(re.findall(r"\[?(\w+)\]?(?=\||$)", _trigger().pattern))
    kinds = (table["capital"], table["plain"])
    return frozenset(word for kind in kinds for letter in kind if letter in letters for word in kind[letter])


def _in_figures(word: Word) -> bool:
    """Whether a word may be a year, or a date in figures."""
    return len(word.text) >= _YEAR and word.text[0].isdigit()


def _filled(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace("{" + name + "}", part)
    return pattern


@cache
def _names() -> tuple[str, ...]:
    return tuple(shape["name"] for shape in lexicon("dates")["shape"])


def _written(text: str, found: Sequence[Word]) -> tuple[str, list[int]]:
    """The text in letters and signs; for each, the index of its word, -1 for a sign."""
    letters: list[str] = []
    at: list[int] = []
    before = ""
    for index, word in enumerate(found):
        sign = _sign(text[found[index - 1].end : word.start], before, word) if index else ""
        letter = _letter(word, sign if index else "|")
        if letter in "oz":
            sign = ""
        letters += [*sign, letter]
        at += [*(-1 for _ in sign), index]
        before = letter
    if found and text[found[-1].end :].lstrip().startswith("%"):
        letters.append("%")
        at.append(-1)
    return "".join(letters), at


def _letter(word: Word, sign: str) -> str:
    first = word.text[0]
    if first.isdigit():
        return _digits(word.text)
    if sign == "+" or (sign == "'" and word.text == "s"):
        return "o" if word.fold in _ORDINAL_ENDS else "z" if word.fold == "s" else "."
    with_capital, plain = _classes()
    if first.isupper():
        return (
            with_capital.get(word.fold) or _spelled(word.fold) or _unnamed(plain.get(word.fold), sign) or "C"
        )
    return plain.get(word.fold) or _spelled(word.fold) or "."


def _unnamed(letter: str | None, sign: str) -> str | None:
    """As in "USA Today" is no day: such a word with a capital counts at the start of a clause only."""
    return None if letter == "R" and sign == "" else letter


def _spelled(fold: str) -> str | None:
    return "N" if fold in lexicon("dates")["numbers"] else None


def _digits(text: str) -> str:
    if _DATE_IN_FIGURES.fullmatch(text):
        return "I"
    if not text.isdecimal() or len(text) > 4:
        return "N"
    value = int(text)
    if len(text) == 4:
        return "Y" if 1900 < value < 2050 and value % 100 else "V" if 1500 <= value <= 2100 else "N"
    if len(text) > 2 or value == 0:
        return "N"
    return "D" if value <= 31 else "J"


def _sign(gap: str, before: str, word: Word) -> str:
    """One sign for what stands between two words, "" for white space."""
    if gap in ("", "'", "’"):
        return gap.replace("’", "'") or "+"
    bare = gap.strip()
    if before in _ABBREVIATED:
        bare = bare.removeprefix(".").strip()
    if bare in _DASHES:
        return "-" if gap == bare or (before in "DYJ" and word.text[0].isdigit()) else "|"
    return _punctuation(bare)


def _punctuation(bare: str) -> str:
    if bare in ("", ",", "/", "#"):
        return bare
    if bare[0] == "%":
        return "%"
    return "$" if bare[-1] in "$£€¥₹" else "|"
