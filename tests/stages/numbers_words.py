"""Writes whole numbers in English words, plainly: the slow twin of the reading of words."""

from __future__ import annotations

_BELOW_TWENTY = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
"""
SMALL = _BELOW_TWENTY.split()
TENS = ["", "", *["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]]
SCALES = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")]


def in_words(number: int, british: bool) -> str:
    """As in "one thousand two hundred (and) five"."""
    parts: list[str] = []
    for size, name in SCALES:
        if number >= size:
            parts.append(f"{_below_thousand(number // size, british)} {name}")
            number %= size
    if number or not parts:
        joiner = "and " if british and parts and number < 100 else ""
        parts.append(joiner + _below_thousand(number, british))
    return " ".join(parts)


def _below_thousand(number: int, british: bool) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    head = f"{SMALL[hundreds]} hundred"
    return f"{head} {'and ' if british else ''}{_below_hundred(rest)}" if rest else head


def _below_hundred(number: int) -> str:
    if number < 20:
        return SMALL[number]
    tens, units = divmod(number, 10)
    return f"{TENS[tens]}-{SMALL[units]}" if units else TENS[tens]
