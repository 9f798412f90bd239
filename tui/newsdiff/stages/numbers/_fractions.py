"""Parts of a whole: "two-thirds", "a third of", "half of", "1/3", "one in five", "three out of four"."""

from __future__ import annotations

from decimal import Decimal

from newsdiff.model import Measure
from newsdiff.stages.numbers._line import Figure, Line, figure
from newsdiff.stages.numbers._tables import listed, valued

_PLACES = Decimal("0.000001")
_WHOLES = frozenset(Decimal(n) for n in (*range(2, 11), 12, 20, 25, 50, 100, 1000, 10**4, 10**5, 10**6))


def share(line: Line, first: int, stop: int, part: Decimal, whole: Decimal) -> Figure:
    """A fraction, told to six places."""
    found = figure(line, first, stop, (part / whole).quantize(_PLACES).normalize())
    return found._replace(measure=Measure.FRACTION)


def fraction(line: Line, at: int) -> Figure | None:
    """The fraction in words or digits that begins at that index, or None."""
    fold = line.fold(at)
    if "/" in fold:
        return _printed(line, at)
    if fold == "half":
        return _half(line, at, at)
    part = _part(line, at)
    whole = valued("denominators").get(line.fold(at + 1))
    if part is None or whole is None or not line.follows(at + 1):
        return None
    if fold in ("a", "an") and line.fold(at + 1) == "half":
        return _half(line, at, at + 1)
    return share(line, at, at + 2, part, whole) if _divides(line, at, part, whole) else None


def _part(line: Line, at: int) -> Decimal | None:
    fold = line.fold(at)
    if fold in ("a", "an"):
        return Decimal(1)
    if fold.isdecimal() and len(fold) == 1:
        return Decimal(fold)
    part = valued("cardinals").get(fold)
    return part if part is not None and 0 < part < 20 else None


def _divides(line: Line, at: int, part: Decimal, whole: Decimal) -> bool:
    """As in "a third of" is a fraction; "a third man", "two quarters" and "one half" of a game are none."""
    many = line.fold(at + 1).endswith("s")
    after = line.fold(at + 2) if line.spaced(at + 2) else ""
    if part >= whole or (part > 1) != many:
        return False
    hyphened = line.gap(at + 1) == "-" and line.fold(at) not in ("a", "an")
    if hyphened or after == "of":
        return True
    return many and (whole not in (2, 4) or after in ("the", "their", "its"))


def _half(line: Line, at: int, half: int) -> Figure | None:
    """As in "half of the votes", "half the votes"; not "half an hour", "the second half"."""
    if line.gap(half + 1) == "-" or line.fold(half + 1) not in listed("halved") or not line.spaced(half + 1):
        return None
    if half == at and line.fold(at - 1) in listed("before_half"):
        return None
    return share(line, at, half + 1, Decimal(1), Decimal(2))


def _printed(line: Line, at: int) -> Figure | None:
    part, _, whole = line.fold(at).partition("/")
    if not (part.isdecimal() and whole.isdecimal() and len(part) == 1 and len(whole) == 1):
        return None
    return share(line, at, at + 1, Decimal(part), Decimal(whole)) if 0 < int(part) < int(whole) else None


def one_in(line: Line, part: Figure, whole: Figure) -> Figure | None:
    """As in "one in five": a share of a round whole; None when the numbers do not look like one."""
    if part.single is None or whole.single not in _WHOLES or whole.unit or part.unit:
        return None
    if not 0 < part.single < 10 or part.single >= whole.single or part.single % 1:
        return None
    return share(line, part.first, whole.stop, part.single, whole.single)
