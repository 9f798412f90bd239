"""Numbers printed in digits: separators of thousands and decimals, as the article prints them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

_LONGEST = 24
_THIN = "\u00a0\u202f"
_WHOLE = re.compile(r"\d+")
_WITH_COMMAS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_WITH_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_WITH_BLANKS = re.compile(rf"\d{{1,3}}(?:[{_THIN}]\d{{3}})+(?:[.,]\d+)?")
_POINT = re.compile(r"\d+\.\d+")
_COMMA = re.compile(r"\d+,\d+")
_ONLY_CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")
_TELLS_COMMA = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}|\d+,\d{1,2}")
_TELLS_POINT = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,}|\d+\.\d{1,2}")


def decimal_comma(figures: Iterable[str]) -> bool:
    """Whether an article that prints these figures writes 1.200,5 for what others write 1,200.5."""
    found = list(figures)
    comma = sum(1 for f in found if _TELLS_COMMA.fullmatch(f))
    return comma > sum(1 for f in found if _TELLS_POINT.fullmatch(f))


def value(text: str, comma: bool) -> Decimal | None:
    """The value of a figure in digits; None for what is no plain number ("007", "1.2.3")."""
    if len(text) > _LONGEST or (not text.isascii() and not _WITH_BLANKS.fullmatch(text)):
        return None
    if _WHOLE.fullmatch(text):
        return Decimal(text) if text == "0" or text[0] != "0" else None
    if _WITH_BLANKS.fullmatch(text):
        return Decimal(re.sub(f"[{_THIN}]", "", text).replace(",", "."))
    return _separated(text, comma)


def _separated(text: str, comma: bool) -> Decimal | None:
    if _ONLY_CONTINENTAL.fullmatch(text) or (comma and _WITH_POINTS.fullmatch(text)):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _WITH_COMMAS.fullmatch(text) and not (comma and _COMMA.fullmatch(text)):
        return Decimal(text.replace(",", ""))
    if _POINT.fullmatch(text):
        return Decimal(text)
    return Decimal(text.replace(",", ".")) if _COMMA.fullmatch(text) else None
