"""Articles that tell different events: what is alike in them by chance is no link."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from newsdiff.stages.align._candidates import Pair, Scores
from newsdiff.stages.align._terms import Told, exact

_STRANGE, _KNOWN = 0.03, 0.06
"""Acquaintance up to which two articles share nothing, and from which every link between them counts.

Of pairs of articles on one event 98 in 100 reach 0.058, of pairs taken at random one in 100 reaches 0.043."""
_SEVERAL = 3
"""Articles from which some may be strangers."""
_THROUGH = 0.7
"""The worth of an acquaintance through a third article, to that of a direct one."""


def acquainted(passages: Sequence[Told], links: Scores, threshold: float) -> Scores:
    """The links that are likely enough for how well their two articles are acquainted.

    Long articles on different events hold passages that are alike by chance. Acquaintance is the sum of the
    squared likeness of the links between two articles, each passage in one link at most, by the geometric
    mean of their lengths; or what both have with a third one, which counts for less. Little of it asks for
    more than `threshold`, next to none for more than there is. Two articles that are compared with each
    other alone are taken for acquainted: somebody chose them.
    """
    lengths = Counter(p.article for p in passages)
    if len(lengths) < _SEVERAL:
        return links
    between: dict[Pair, list[Pair]] = defaultdict(list)
    for pair in links:
        first, second = sorted(passages[number].article for number in pair)
        between[first, second].append(pair)
    direct = {
        (i, j): _shared(pairs, links) / math.sqrt(lengths[i] * lengths[j])
        for (i, j), pairs in between.items()
    }
    asked = {ends: _asked(known, threshold) for ends, known in _through(direct).items()}
    return {
        pair: links[pair] for ends, pairs in between.items() for pair in pairs if links[pair] >= asked[ends]
    }


def _shared(pairs: Sequence[Pair], links: Scores) -> float:
    """The sum over links that share no passage, the likeliest first."""
    taken: set[int] = set()
    shared = 0.0
    for i, j in sorted(pairs, key=lambda pair: (-links[pair], pair)):
        if i not in taken and j not in taken:
            taken.update((i, j))
            shared += exact(links[i, j] ** 2)
    return shared


def _through(direct: Mapping[Pair, float]) -> dict[Pair, float]:
    """The acquaintances, those counted in that articles have through a third one."""
    known: dict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), share in direct.items():
        known[i][j] = known[j][i] = share
    found: dict[Pair, float] = {}
    for (i, j), share in direct.items():
        thirds = known[i].keys() & known[j].keys() if share < _KNOWN else ()
        found[i, j] = max([share, *(_THROUGH * min(known[i][k], known[j][k]) for k in thirds)])
    return found


def _asked(acquaintance: float, threshold: float) -> float:
    """The likeness asked of a link between articles so acquainted."""
    short = min(1.0, max(0.0, (_KNOWN - acquaintance) / (_KNOWN - _STRANGE)))
    return math.inf if short == 1.0 else threshold + (1 - threshold) * short
