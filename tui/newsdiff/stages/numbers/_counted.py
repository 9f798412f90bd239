"""What a figure counts: the stems of the words after it, the head noun last."""

from __future__ import annotations

from collections.abc import Iterator

from newsdiff.model import Measure
from newsdiff.stages.numbers._line import HYPHENS, Figure, Line
from newsdiff.stages.numbers._states import counting, participle
from newsdiff.stages.numbers._tables import listed, valued
from newsdiff.words import stem

Chunk = range
"""Indices of the words of what is counted; empty when nothing is said."""

_NONE = range(0)
_REACH = 7
_MOST = 4
_OF_WHAT = {
    Measure.PERCENT: frozenset(["of"]),
    Measure.FRACTION: frozenset(["of"]),
    Measure.MONEY: frozenset(["in", "of", "for"]),
}


_WHEN = frozenset(("last", "this", "next"))
"""What opens a time after what is counted: "121 goals last season"."""
_MEASURED = frozenset(
    [
        Measure.MONEY,
        Measure.DURATION,
        Measure.LENGTH,
        Measure.AREA,
        Measure.MASS,
        Measure.VOLUME,
        Measure.PERCENT,
    ]
)
"""What a figure that stands before a noun as an adjective does can measure."""


def chunk(line: Line, found: Figure) -> Chunk:
    """Where the words of what is counted stand, after the figure."""
    if found.measure in (Measure.COUNT, Measure.ORDINAL, Measure.SCORE):
        return _noun(line, found.stop, plural=found.measure is Measure.COUNT and found.high != 1)
    if found.measure in _MEASURED and _describes(line, found):
        return _before_verb(line, _noun(line, found.stop, plural=False))
    leads = _OF_WHAT.get(found.measure, frozenset())
    at = found.stop
    if line.fold(at) == "worth":
        at += 1
    if line.spaced(at) and line.fold(at) in leads:
        return _noun(line, at + 1, plural=False)
    follows = found.measure is Measure.FRACTION and line.spaced(at)
    return _noun(line, at, plural=True) if follows else _NONE


def _noun(line: Line, at: int, plural: bool) -> Chunk:
    if at < len(line.words) and line.gap(at) in HYPHENS and line.fold(at).isalpha() and plural:
        return range(at, at + 1)
    held = list(_nominal(line, _opened(line, at)))
    if not held:
        return _NONE
    ends = [i for i in held if _is_plural(line, i)]
    if plural and ends:
        return range(held[0], _last_of_run(line, ends) + 1)
    return range(held[0], held[min(len(held), _MOST) - 1] + 1)


def _describes(line: Line, found: Figure) -> bool:
    """Whether a measure says what the noun after it is like: "a two-year inquiry", "its $2 fare"."""
    if not line.spaced(found.stop) or not line.fold(found.stop).isalpha():
        return False
    if line.gap(found.stop - 1) in HYPHENS or line.fold(found.stop - 1).endswith("long"):
        return True
    before = line.fold(found.first - 1)
    return before in ("a", "an") or before in listed("determiners") or _owns(line, found.first - 1)


def _before_verb(line: Line, held: Chunk) -> Chunk:
    """Without a last word that looks like a plural and takes an object: "fence surrounds it"."""
    if len(held) < 2 or not _is_plural(line, held[-1]):
        return held
    after = line.fold(held[-1] + 1)
    return held[:-1] if after in ("a", "an", "it", "them") or after in listed("determiners") else held


def _owns(line: Line, at: int) -> bool:
    return at >= 0 and line.words[at].text.endswith(("'s", "’s", "s'", "s’"))


def attached_noun(line: Line, held: Chunk) -> bool:
    """Whether it only describes what comes after it: "a 48-page indictment"."""
    return bool(held) and line.gap(held[0]) in HYPHENS


def _opened(line: Line, at: int) -> int:
    """The index after "of", determiners and fillers."""
    whole = line.spaced(at) and line.fold(at) == "of"
    at += whole
    while line.follows(at) and (
        line.fold(at) in listed("determiners") or line.fold(at) in listed("fillers") or _adverb(line.fold(at))
    ):
        at += 1
    return at + (whole and line.follows(at + 1) and _is_number(line.fold(at)))


def _is_number(fold: str) -> bool:
    return fold[:1].isdigit() or fold in valued("cardinals")


def _adverb(fold: str) -> bool:
    return fold.endswith("ly") and len(fold) > 4 and fold not in listed("ly_nouns")


def _nominal(line: Line, at: int) -> Iterator[int]:
    """Indices of words that can belong to the noun, up to the first that cannot."""
    some = False
    for index in range(at, min(at + _REACH, len(line.words))):
        word = line.words[index]
        if not line.follows(index) or word.text[0].isdigit() or index in line.taken:
            return
        acting = word.fold in listed("verbs") and (
            some or not word.fold.endswith("ing") or not _noun_after(line, index)
        )
        if acting or word.fold in listed("stops") or (some and (_is_verb(line, index) or word.fold in _WHEN)):
            return
        if not some and _is_verb(line, index) and not _noun_after(line, index):
            return
        if word.text[0].isupper() and len(word.text) < 4 and line.gap(index + 1).startswith(". "):
            return
        some = True
        yield index


def _is_verb(line: Line, index: int) -> bool:
    """Whether a word after a noun begins what is said of it: "accused of", "killed", "facing"."""
    fold = line.fold(index)
    if participle(fold):
        return True
    hyphened = line.gap(index + 1) in HYPHENS and index + 1 < len(line.words)
    return fold.endswith("ed") and len(fold) > 4 and not hyphened and line.gap(index).isspace()


def _noun_after(line: Line, index: int) -> bool:
    after = index + 1
    return (
        line.spaced(after)
        and line.fold(after).isalpha()
        and line.fold(after) not in listed("stops")
        and not (line.fold(after) in listed("verbs") or line.fold(after) in listed("fillers"))
    )


def _is_plural(line: Line, index: int) -> bool:
    word = line.words[index]
    if word.text.endswith(("'s", "’s")) or (line.gap(index + 1)[:1] in ("'", "’")):
        return False
    if word.fold in listed("plurals"):
        return True
    return (
        word.fold.endswith("s")
        and len(word.fold) > 3
        and word.fold not in listed("singular_s")
        and not (word.fold.endswith(("ss", "us", "is")))
    )


def _last_of_run(line: Line, ends: list[int]) -> int:
    """The last of plurals that stand side by side: "police officers", "women lawmakers"."""
    last = ends[0]
    while last + 1 in ends and line.fold(last) in listed("attributive") and line.spaced(last + 1):
        last += 1
    return last


def stems(line: Line, held: Chunk) -> tuple[str, ...]:
    """The stems of what is counted; a participle before the noun is told by the state."""
    kept = [line.words[i] for i in held if i == held[-1] or not participle(line.fold(i))]
    return tuple(dict.fromkeys(w.stem for w in kept if w.fold not in listed("fillers")))


def owner(line: Line, found: Figure, held: Chunk) -> tuple[str, ...]:
    """The stems of what a described noun is of: "a 13-month extension of the lease" is no other extension."""
    if found.measure not in _MEASURED or not held or not line.holds(held[-1], line.fold(held[-1]), "of"):
        return ()
    return stems(line, _noun(line, held[-1] + 2, plural=False))


def _names_deed(fold: str) -> bool:
    """As in "deaths", "arrests": a plural noun that tells a state."""
    return counting(fold) and fold.endswith("s") and fold not in listed("verbs") and not fold.endswith("ss")


def of_parent(line: Line, first: int) -> bool:
    """Whether the figure that begins at that index is how many children somebody has: "a mother of 5"."""
    return line.fold(first - 1) == "of" and line.fold(first - 2) in listed("parents") and line.spaced(first)


def _tallied(line: Line, at: int) -> tuple[str, ...]:
    """The deed and the word for its number ("death toll"), or that word alone."""
    before = line.fold(at - 1)
    deed = before.isalpha() and before not in listed("stops") and line.follows(at) and counting(before)
    return (stem(before), stem(line.fold(at))) if deed else (stem(line.fold(at)),)


def tally_before(line: Line, found: Figure) -> tuple[str, ...]:
    """What is counted in "deaths rose to 45", "the toll is 45", "a mother of 5"; () without such a word."""
    if line.fold(found.first - 1) not in listed("leads"):
        return ()
    return (stem("child"),) if of_parent(line, found.first) else _tally(line, found)


def _tally(line: Line, found: Figure) -> tuple[str, ...]:
    for at in range(found.first - 1, max(-1, found.first - 12), -1):
        if _names_deed(line.fold(at)):
            return (stem(line.fold(at)),)
        if line.fold(at) in listed("tallies"):
            held = _noun(line, at + 2, plural=True) if line.holds(at, line.fold(at), "of") else _NONE
            if held:
                return stems(line, held)
            return _tallied(line, at)
        if any(c in ";()" for c in line.gap(at)):
            return ()
    return ()
