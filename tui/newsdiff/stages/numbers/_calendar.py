"""Words that belong to dates, links and telephone numbers: what stands there is no quantity.

Dates are told by the shapes of the lexicon that the dates are read with, so that no figure is taken for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.words import Word

_DATE_IN_FIGURES = re.compile(r"\d{4}/\d\d?/\d\d?|\d\d?([/.])\d\d?\1\d{4}|\d\d?/\d\d?/\d\d")
_ADDRESS = re.compile(r"(?:\w{2,10}://|www\.)\S{1,2000}|[@#]\w{1,100}|\b[\w.]{1,64}@[\w.-]{1,255}")
_TELEPHONE = re.compile(
    r"(?<![\d.,])(?:\+\d{1,3}[ -]\d[\d -]{6,14}\d|\(\d{3}\) ?\d{3}-\d{4}"
    r"|(?:1-)?\d{3}[-.]\d{3}[-.]\d{4}|\d{3}-\d{4})(?!\d)"
)
_ENDS = {"st": "o", "nd": "o", "rd": "o", "th": "o", "s": "z"}


def taken(text: str, found: Sequence[Word]) -> frozenset[int]:
    """Indices of the words of `text` that belong to a date, a link or a telephone number."""
    held = set(_dated(text, found))
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


@cache
def _classes() -> tuple[dict[str, str], dict[str, str]]:
    table = lexicon("dates")
    capital, plain = (
        {word: letter for letter, held in table[kind].items() for word in held}
        for kind in ("capital", "plain")
    )
    return capital, plain


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What every date holds some of, and the shapes of dates."""
    table = lexicon("dates")
    patterns = [table["trigger"]["pattern"], *(shape["pattern"] for shape in table["shape"])]
    for name, part in table["parts"].items():
        patterns = [p.replace("{" + name + "}", part) for p in patterns]
    return re.compile(patterns[0]), re.compile("|".join(f"(?:{p})" for p in patterns[1:]))


def _dated(text: str, found: Sequence[Word]) -> Iterator[int]:
    letters: list[str] = []
    at: list[int] = []
    for index, word in enumerate(found):
        sign = _sign(text[found[index - 1].end : word.start], letters[-1], word) if index else ""
        letter = _letter(word, sign if index else "|")
        sign = "" if letter in "oz" else sign
        letters += [*sign, letter]
        at += [*(-1 for _ in sign), index]
    if found and text[found[-1].end :].lstrip().startswith("%"):
        letters.append("%")
        at.append(-1)
    trigger, shapes = _shapes()
    written = "".join(letters)
    if not trigger.search(written):
        return
    for match in shapes.finditer(written):
        yield from (i for i in at[match.start() : match.end()] if i >= 0)


def _letter(word: Word, sign: str) -> str:
    if word.text[0].isdigit():
        return _digits(word.text)
    if sign == "+" or (sign == "'" and word.text == "s"):
        return _ENDS.get(word.fold, ".")
    capital, plain = _classes()
    letter = plain.get(word.fold) or ("N" if word.fold in lexicon("dates")["numbers"] else "")
    if word.text[0].isupper():
        return capital.get(word.fold) or ("" if letter == "R" and not sign else letter) or "C"
    return letter or "."


def _digits(text: str) -> str:
    if _DATE_IN_FIGURES.fullmatch(text):
        return "I"
    if not text.isdecimal() or not 0 < len(text) < 5 or len(text) == 3:
        return "N"
    value = int(text)
    if len(text) == 4:
        return "Y" if 1900 < value < 2050 and value % 100 else "V" if 1500 <= value <= 2100 else "N"
    return "N" if value == 0 else "D" if value <= 31 else "J"


def _sign(gap: str, before: str, word: Word) -> str:
    if gap in ("", "'", "’"):
        return "'" if gap else "+"
    bare = gap.strip()
    if before in "bv":
        bare = bare.removeprefix(".").strip()
    if bare and bare in "-‐‑–":
        return "-" if gap == bare or (before in "DYJ" and word.text[0].isdigit()) else "|"
    if bare in ("", ",", "/", "#"):
        return bare
    return "%" if bare[0] == "%" else "$" if bare[-1] in "$£€¥₹" else "|"
