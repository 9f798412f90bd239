"""Numbers in words: "ninety-five", "two dozen", "half a million", "tens of thousands", "several"."""

from __future__ import annotations

from decimal import Decimal

from newsdiff.model import Hedge
from newsdiff.stages.numbers._line import Figure, Line, figure
from newsdiff.stages.numbers._tables import listed, reaching, valued

_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")


def spelled(line: Line, at: int) -> Figure | None:
    """The number that begins with the word at that index, or None."""
    fold = line.fold(at)
    if fold in ("a", "an") or (fold == "the" and line.fold(at + 1) == "handful"):
        return _with_article(line, at)
    if fold == "half":
        return _half(line, at, at)
    if fold == "several":
        return _scaled_vague(line, at, at + 1, "several")
    if fold in reaching("vague_of") or fold in reaching("vague"):
        return _plural(line, at)
    return cardinal(line, at) if fold in valued("cardinals") else None


def _with_article(line: Line, at: int) -> Figure | None:
    if not line.follows(at + 1):
        return None
    after = line.fold(at + 1)
    if after in valued("scales"):
        found = _counted_up(line, at, at + 1, Decimal(1))
        round_one = found.single == valued("scales")[after]
        return found._replace(hedge=Hedge.ABOUT) if round_one else found
    if after == "half":
        return _half(line, at, at + 1)
    name = f"{line.fold(at)} {after}"
    if name not in reaching("vague"):
        return None
    if after == "couple" and not (line.fold(at + 2) == "of" or line.fold(at + 2) in valued("scales")):
        return None
    return _scaled_vague(line, at, at + 2, name)


def _half(line: Line, at: int, half: int) -> Figure | None:
    """As in "half a million", "a half-million", "half a dozen"."""
    scale = half + 1 + (line.fold(half + 1) in ("a", "an"))
    size = valued("scales").get(line.fold(scale))
    if size is None or not line.follows(scale) or not line.follows(half + 1):
        return None
    return figure(line, at, scale + 1, size * _HALF)._replace(hedge=Hedge.ABOUT, scaled=True)


def _scaled_vague(line: Line, at: int, after: int, name: str) -> Figure:
    low, high = reaching("vague")[name]
    scale = after + (line.fold(after) == "of")
    size = valued("scales").get(line.fold(scale)) if line.follows(scale) and line.follows(after) else None
    if size is None:
        return figure(line, at, after, low, high)._replace(hedge=Hedge.VAGUE)
    found = figure(line, at, scale + 1, low * size, high * size + size - 1)
    return found._replace(hedge=Hedge.VAGUE, scaled=True)


def _plural(line: Line, at: int) -> Figure | None:
    """As in "dozens", "hundreds of thousands", "scores of"."""
    fold, second = line.fold(at), line.fold(at + 2)
    if line.fold(at + 1) == "of" and second.endswith("s") and second[:-1] in valued("scales"):
        low, high = reaching("vague_of")[fold] if fold in reaching("vague_of") else (Decimal(2), Decimal(99))
        size = valued("scales")[second[:-1]]
        if size >= 1000 and line.spaced(at + 1) and line.spaced(at + 2):
            found = figure(line, at, at + 3, low * size, high * size + size - 1)
            return found._replace(hedge=Hedge.VAGUE, scaled=True)
    if fold not in reaching("vague") or (fold == "scores" and not _counts(line, at)):
        return None
    return figure(line, at, at + 1, *reaching("vague")[fold])._replace(
        hedge=Hedge.VAGUE, scaled=fold != "dozens"
    )


def _counts(line: Line, at: int) -> bool:
    """Whether "scores" counts: not marks in a game or a test."""
    if line.fold(at + 1) in listed("suffered") | {"dead", "feared", "more"}:
        return line.spaced(at + 1)
    return line.fold(at + 1) == "of" and line.fold(at - 1) not in listed("before_scores")


def cardinal(line: Line, at: int) -> Figure:
    """A number in words, from its first word on."""
    return _counted_up(line, at, at, Decimal(0))


def _counted_up(line: Line, first: int, at: int, current: Decimal) -> Figure:
    """Adds up words of number while they fit: units to tens, tens to hundreds, scales in falling order."""
    total, ceiling, scaled, stop = Decimal(0), Decimal("Infinity"), False, at
    cardinals, scales = valued("cardinals"), valued("scales")
    while (
        at < len(line.words)
        and (at == stop or line.holds(at - 1, "and"))
        and (at == first or line.follows(at))
    ):
        fold = line.fold(at)
        if fold in scales and current > 0:
            size = scales[fold]
            if (size == _HUNDRED and current >= _HUNDRED) or (size != _HUNDRED and size >= ceiling):
                break
            scaled = True
            if size == _HUNDRED:
                current *= size
            else:
                total, current, ceiling = total + current * size, Decimal(0), size
        elif fold in cardinals and _fits(current, cardinals[fold]):
            current += cardinals[fold]
        else:
            break
        stop = at = at + 1
        if scaled and line.fold(at) == "and" and line.spaced(at) and line.fold(at + 1) in cardinals:
            at += 1
    found = figure(line, first, max(stop, first + 1), total + current)
    loose = line.fold(stop - 1) == "dozen"
    return found._replace(scaled=scaled, hedge=Hedge.ABOUT if loose else Hedge.EXACT)


def _fits(current: Decimal, value: Decimal) -> bool:
    """Whether a word of that value can follow: five after twenty, twenty after a hundred."""
    if current == 0:
        return True
    if current % _HUNDRED == 0:
        return 0 < value < _HUNDRED
    return current % 10 == 0 and current % _HUNDRED >= 20 and 0 < value < 10
