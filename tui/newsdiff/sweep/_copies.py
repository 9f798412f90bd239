"""Near-copies over the whole collection: however many outlets print a wire report, it is one origin."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from newsdiff.sweep._cluster import nearness
from newsdiff.sweep._features import Features
from newsdiff.sweep._weights import unpacked

_SAME = 0.75
"""Share of a sketch from which two articles are near-copies."""
_BYTES = 4
"""Of a hash."""
_REACH = 8
"""Articles behind, in the list of one hash, against which each is set: copies are joined through others."""


def origins(collection: Sequence[Features], window: int) -> list[list[int]]:
    """The articles that print one report, by place; of each origin the earliest first.

    Near-copies share most of the lowest hashes of their runs of words (Broder 1997). Those whose files
    tell days farther apart than articles of one event can be are not one report. The origins do not depend
    on the order of the articles, but stand in the order of their first articles in the collection.
    """
    over = list(range(len(collection)))
    for left, right in _alike(collection):
        if _near(collection[left], collection[right], window):
            over[_root(over, right)] = _root(over, left)
    found: dict[int, list[int]] = defaultdict(list)
    for at in range(len(collection)):
        found[_root(over, at)].append(at)
    return [sorted(places, key=lambda at: _age(collection[at])) for places in found.values()]


def _age(article: Features) -> tuple[bool, int, str]:
    """What sorts the earliest article first; those without a day are last."""
    return article.day is None, article.day or 0, article.key


def _alike(collection: Sequence[Features]) -> Iterator[tuple[int, int]]:
    """Pairs of near-copies, each once."""
    ranked = sorted(range(len(collection)), key=lambda at: collection[at].key)
    sizes = [max(1, len(collection[at].sketch) // _BYTES) for at in ranked]
    for left, others in _beside([collection[at].sketch for at in ranked]).items():
        for right, shared in Counter(others).items():
            if shared >= _SAME * min(sizes[left], sizes[right]):
                yield ranked[left], ranked[right]


def _beside(sketches: Sequence[bytes]) -> dict[int, array[int]]:
    """For each sketch those behind it that hold a hash of it, as often as they share one."""
    found: dict[int, array[int]] = defaultdict(lambda: array("I"))
    for holders in _holders(sketches):
        for at, left in enumerate(holders):
            found[left].extend(holders[at + 1 : at + 1 + _REACH])
    return found


def _holders(sketches: Sequence[bytes]) -> Iterator[list[int]]:
    """The places of the sketches that hold one hash, for each hash that several hold.

    Hash and place are sorted as one number: lists of the holders of a million and a half hashes, most of
    them in one sketch alone, would be far larger.
    """
    both = array("Q", (told << 32 | at for at, sketch in enumerate(sketches) for told in unpacked(sketch)))
    for _, run in groupby(sorted(both), key=lambda number: number >> 32):
        places = [number & 0xFFFFFFFF for number in run]
        if len(places) > 1:
            yield places


def _near(left: Features, right: Features, window: int) -> bool:
    if left.day is None or right.day is None:
        return True
    return nearness(abs(left.day - right.day), window, left.sure and right.sure) > 0


def _root(over: list[int], at: int) -> int:
    while over[at] != at:
        over[at] = at = over[over[at]]
    return at
