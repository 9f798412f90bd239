"""Headlines, and the sentences that articles open with: where few are compared, they tell one event."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations, groupby

from newsdiff.model import Role
from newsdiff.stages.align._candidates import Pair
from newsdiff.stages.align._terms import Told

_FADES = 2.0
"""Sentences below the headline over which it fades that a sentence opens the article."""


class Openings:
    """Knows which passages are headlines, and how many sentences stand before the others."""

    def __init__(self, passages: Sequence[Told]) -> None:
        articles = (list(group) for _, group in groupby(passages, key=_article))
        self._places = [place for article in articles for place in _places(article)]

    def headlines(self, pair: Pair) -> bool:
        """Whether both are headlines."""
        i, j = pair
        return self._places[i] is self._places[j] is None

    def early(self, pair: Pair) -> float:
        """How early both stand below their headlines: 1 when both are first, falling to 0."""
        here, there = (self._places[at] for at in pair)
        return 0.0 if here is None or there is None else math.exp(-max(here, there) / _FADES)


def _article(told: Told) -> int:
    return told.article


def _places(article: Sequence[Told]) -> list[float | None]:
    """For each passage how many sentences stand before it; None for a headline, without end for a heading."""
    places: list[float | None] = []
    count = 0
    for told in article:
        role = told.passage.role
        plain = role not in (Role.HEADLINE, Role.HEADING)
        places.append(count if plain else None if role is Role.HEADLINE else math.inf)
        count += plain
    return places


def headlines(passages: Sequence[Told]) -> frozenset[Pair]:
    """The pairs of headlines of two articles."""
    found = [at for at, told in enumerate(passages) if told.passage.role is Role.HEADLINE]
    return frozenset((i, j) for i, j in combinations(found, 2) if passages[i].article != passages[j].article)
