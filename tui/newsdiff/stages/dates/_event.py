"""What a date is said of: the words nearest it in its clause, and whether they are past or to come."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from newsdiff.lexicon import lexicon
from newsdiff.stages.dates._calendar import Tense
from newsdiff.words import Word

_BREAKS = frozenset(';:—–()[]\n"“”')
_MOST = 3
_REACH = 10


@cache
def _cues() -> dict[str, Tense]:
    table = lexicon("dates")
    return dict.fromkeys(table["past"], -1) | dict.fromkeys(table["future"], 1)


@cache
def _empty() -> frozenset[str]:
    table = lexicon("dates")
    plain = (w for letter in table["plain"].values() for w in letter)
    names = (w for letter in "MmbWv" for w in table["capital"][letter])
    return frozenset((*lexicon("stopwords")["words"], *plain, *names, *table["numbers"])) - set(
        table["saying"]
    )


def event(text: str, found: Sequence[Word], first: int, stop: int, adjective: bool) -> tuple[str, ...]:
    """Stems of up to three words that a date is said of, nearest first.

    `found` are the words of `text`, the date is `found[first:stop]`; an `adjective` date, as in "the 2024
    election", is said of the words after it, their head noun first. Names tell an event only when nothing
    else does: in "Mr. Reyn on Monday resigned" it is the resignation.
    """
    if adjective:
        after = list(takewhile(_names, _run(text, found, stop, 1, ",")))[:_MOST]
        return tuple(dict.fromkeys(w.stem for w in reversed(after)))
    sides = ((-1, first - 1), (1, stop))
    near = [[w for w in _run(text, found, at, step, "") if _tells(w)] for step, at in sides]
    common = [[w for w in side if w.text[0].islower() or _opens(found, w)] for side in near]
    told = next((side for side in (*common, *near) if side), [])
    deed = _deed(text, found, first, stop)
    return tuple(dict.fromkeys(w.stem for w in (*deed, *told)))[:_MOST]


def _deed(text: str, found: Sequence[Word], first: int, stop: int) -> Sequence[Word]:
    """The past verb right after a date between it and its subject: "The mayor on Monday resigned"."""
    if not 0 < first < stop < len(found) or not text[found[stop - 1].end : found[stop].start].isspace():
        return ()
    verb, before = found[stop], found[first - 1].fold
    past = _cue(verb.fold) == -1 and _tells(verb)
    return (verb,) if past and not (_cue(before) == -1 and _tells(found[first - 1])) else ()


def _tells(word: Word) -> bool:
    return word.fold not in _empty() and not word.text[0].isdigit() and len(word.fold) > 2


def _opens(found: Sequence[Word], word: Word) -> bool:
    """Whether a word has its capital from opening the passage, not from being a name."""
    return word is found[0] and len(found) > 1 and found[1].text[0].islower()


def _names(word: Word) -> bool:
    return _tells(word) and not _cue(word.fold)


def _run(text: str, found: Sequence[Word], start: int, step: int, extra: str) -> Iterator[Word]:
    """Words from `start` on, one way, up to the end of the clause."""
    for index in range(start, start + step * _REACH, step):
        if not 0 <= index < len(found):
            return
        beside = index - step
        if 0 <= beside < len(found):
            low, high = sorted((index, beside))
            gap = text[found[low].end : found[high].start]
            if any(c in _BREAKS or c in extra for c in gap) or (gap.startswith(".") and " " in gap):
                return
        yield found[index]


def tense(text: str, found: Sequence[Word], first: int, stop: int) -> Tense:
    """Whether the clause of a date is past or to come, by the nearest word that tells."""
    for step, start in ((-1, first - 1), (1, stop)):
        for word in _run(text, found, start, step, ""):
            cue = _cue(word.fold)
            if cue:
                return cue
    return 0


def _cue(fold: str) -> Tense:
    known = _cues().get(fold)
    if known is not None:
        return known
    if fold.endswith("'ll"):
        return 1
    return -1 if fold.endswith("ed") and len(fold) > 4 else 0
