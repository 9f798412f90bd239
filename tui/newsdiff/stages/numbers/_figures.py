"""Reads the figure that begins at a word, without what stands around it."""

from __future__ import annotations

from decimal import Decimal

from newsdiff.model import Hedge, Measure
from newsdiff.stages.numbers._digits import value
from newsdiff.stages.numbers._fractions import fraction
from newsdiff.stages.numbers._line import HYPHENS, Figure, Line, figure
from newsdiff.stages.numbers._spelled import cardinal, spelled
from newsdiff.stages.numbers._tables import listed, named, reaching, signs, units, valued

_ORDINAL_ENDS = frozenset(["st", "nd", "rd", "th"])
_GROUP_GAPS = frozenset(" \u00a0\u202f\u2009'’")
_BLANKS = " \u00a0\u202f"
_SIGN_REACH = 8
_MOST_GROUPS = 7
_SPACED_SCALES = frozenset(["bn", "mn", "mln", "bln", "tn", "trn", "mio", "cr"])
_HALF = Decimal("0.5")


def read(line: Line, at: int) -> Figure | None:
    """The figure that begins with the word at that index, or None."""
    first = line.words[at].text[0]
    if first.isdigit():
        return _printed(line, at)
    found = fraction(line, at) or _ordinal(line, at) or spelled(line, at)
    return _with_half(line, found) if found else _half_unit(line, at)


def _half_unit(line: Line, at: int) -> Figure | None:
    """As in "half an hour": the half of a unit."""
    if line.fold(at) == "half" and line.fold(at + 1) in ("a", "an") and line.fold(at + 2) in units():
        return figure(line, at, at + 2, _HALF)
    return None


def _printed(line: Line, at: int) -> Figure | None:
    if attached(line, at):
        return None
    if "/" in line.fold(at):
        return fraction(line, at)
    if line.gap(at)[-2:] == " ." and line.fold(at).isdecimal():
        return _thousandths(line, at)
    amount, stop = _grouped(line, at)
    if amount is None:
        return None
    found = figure(line, at, stop, amount)
    if stop < len(line.words) and not line.gap(stop):
        return _suffixed(line, found)
    shared = fraction(line, at) if stop == at + 1 else None
    return shared or _with_half(line, _scaled(line, found))


def _thousandths(line: Line, at: int) -> Figure | None:
    """As in "hit .358": digits after a bare point."""
    text = line.fold(at)
    if len(text) > 4 or not text.isascii() or not line.gap(at + 1):
        return None
    found = figure(line, at, at + 1, Decimal(f"0.{text}"))
    return found._replace(start=found.start - 1)


def attached(line: Line, at: int) -> bool:
    """Whether letters stand right before the digits: "Q3", "F-16", "COVID-19"."""
    if at == 0 or line.gap(at) not in ("", *HYPHENS):
        return False
    before = line.words[at - 1]
    if not line.gap(at) and (
        before.fold in named("codes") or line.text.endswith(("$US", "$A"), 0, before.end)
    ):
        return False
    return not before.text[0].isdigit() and before.fold not in ("to", "in", "magnitude")


def _grouped(line: Line, at: int) -> tuple[Decimal | None, int]:
    """The value in digits, its groups of three joined when blanks part them: "816 000"."""
    text, stop = line.words[at].text, at + 1
    if not (text.isdecimal() and len(text) <= 3 and text[0] != "0"):
        return value(text, line.decimal_comma), stop
    most = min(len(line.words), at + _MOST_GROUPS)
    while stop < most and line.gap(stop) in _GROUP_GAPS and _is_group(line, stop):
        text += line.words[stop].text
        stop += 1
    return value(text, line.decimal_comma), stop


def _is_group(line: Line, at: int) -> bool:
    text = line.words[at].text
    whole = len(text) == 3 and text.isdecimal() and at not in line.taken
    return whole and (at + 1 == len(line.words) or line.gap(at + 1) != "")


def _suffixed(line: Line, found: Figure) -> Figure | None:
    """Digits with letters right after them: "14th", "5m", "40s", "5km"; None for a name such as 17GEN4."""
    after = line.words[found.stop]
    if after.fold in _ORDINAL_ENDS:
        ordinal = found._replace(stop=found.stop + 1, end=after.end, measure=Measure.ORDINAL)
        return None if line.fold(found.stop + 1) in listed("streets") else ordinal
    if after.fold == "s":
        return _tens(line, found)
    if after.fold in valued("short_scales") and _is_scale(line, found, after.text):
        return _times(found, line, valued("short_scales")[after.fold])
    is_unit = after.fold in units() or after.text in ("m", "C", "F", "am", "pm")
    return found if is_unit or after.text in ("AM", "PM", "g") else None


def _is_scale(line: Line, found: Figure, text: str) -> bool:
    """Whether a letter stands for millions, not for metres; other scales are plain."""
    if text.lower() == "k":
        return (found.low or 0) >= 10 or money_before(line, found) is not None
    if text.lower() not in ("m", "b", "cr") or money_before(line, found):
        return True
    after = line.fold(found.stop + 1)
    return (
        line.spaced(found.stop + 1)
        and after.isalpha()
        and after not in listed("metres_after") | listed("stops")
    )


def _tens(line: Line, found: Figure) -> Figure | None:
    """As in "in their 70s": an age between two limits."""
    words = [line.fold(found.first - i) for i in (1, 2)]
    if found.low is None or found.low % 10 or not 10 < found.low < 100:
        return None
    if not any(w in ("his", "her", "their", "my") for w in words):
        return None
    low, high = found.low, found.low + 9
    parts = {"early": (low, low + 4), "mid": (low + 3, low + 7), "late": (low + 5, high)}
    low, high = parts.get(words[0], (low, high))
    start = line.words[found.first - (words[0] in ("early", "mid", "late"))].start
    end = line.words[found.stop].end
    whole = found._replace(stop=found.stop + 1, start=start, end=end, low=low, high=high)
    return whole._replace(hedge=Hedge.RANGE, measure=Measure.AGE, unit="year")


def money_before(line: Line, found: Figure) -> tuple[str, int] | None:
    """The currency that stands before a figure and the offset where it begins."""
    return _sign_before(line, found) or _code_before(line, found)


def _sign_before(line: Line, found: Figure) -> tuple[str, int] | None:
    head = line.text[max(0, found.start - _SIGN_REACH) : found.start]
    bare = head.rstrip(_BLANKS)
    for sign, code in signs():
        if bare.endswith(sign) and not (len(sign) > 1 and bare[: -len(sign)][-1:].isalpha()):
            return code, found.start - len(head) + len(bare) - len(sign)
    return None


def _code_before(line: Line, found: Figure) -> tuple[str, int] | None:
    at = found.first - 1
    code = named("codes").get(line.fold(at))
    gap = line.gap(found.first) if at >= 0 else "x"
    printed = at >= 0 and line.words[at].text
    if code and printed and printed[0].isupper() and (not gap.strip(" .\u00a0\u202f")):
        return code, line.words[at].start
    return None


def _times(found: Figure, line: Line, size: Decimal) -> Figure:
    low, high = (None if v is None else v * size for v in (found.low, found.high))
    return found._replace(
        stop=found.stop + 1, end=line.words[found.stop].end, low=low, high=high, scaled=True
    )


def _scaled(line: Line, found: Figure) -> Figure:
    """With the words of scale that follow digits: "1.2 million", "5-million", "3 bn"."""
    for _ in range(2):
        fold = line.fold(found.stop)
        size = valued("scales").get(fold)
        if size is None and (
            fold in _SPACED_SCALES or (fold in ("m", "k", "b") and money_before(line, found))
        ):
            size = valued("short_scales")[fold]
        if size is None or not line.follows(found.stop):
            break
        found = _times(found, line, size)
    return found


def _with_half(line: Line, found: Figure) -> Figure:
    """With "and a half" after it, and a scale after that: "two and a half million"."""
    at = found.stop
    single = found.single
    if single is None or found.measure is not Measure.COUNT or found.hedge is not Hedge.EXACT:
        return found
    if found.scaled or not (line.follows(at) and line.holds(at, "and", "a", "half")):
        return found
    whole = found._replace(stop=at + 3, end=line.words[at + 2].end, low=single + _HALF, high=single + _HALF)
    return _scaled(line, whole)


def _ordinal(line: Line, at: int) -> Figure | None:
    """An ordinal in words before a noun: "the eighth term"."""
    tens, last = Decimal(0), at
    if (
        line.fold(at) in valued("cardinals")
        and line.follows(at + 1)
        and line.fold(at + 1) in valued("ordinals")
    ):
        tens, last = cardinal(line, at).low or tens, at + 1
        if tens < 20 or tens % 10 or valued("ordinals")[line.fold(last)] > 9:
            return None
    order = valued("ordinals").get(line.fold(last))
    if order is None or not _before_noun(line, last + 1):
        return None
    return figure(line, at, last + 1, tens + order)._replace(measure=Measure.ORDINAL)


def _before_noun(line: Line, at: int) -> bool:
    fold = line.fold(at)
    if not line.follows(at) or not fold.isalpha() or fold in listed("stops") or fold in listed("streets"):
        return False
    if line.capital(at) or fold in listed("verbs") or fold.endswith(("ed", "ly")):
        return False
    return fold not in valued("scales") and fold not in reaching("vague")
