"""The events that articles tell."""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.model.article import Article
from newsdiff.model.comparison import Alignment

_SEVERAL = 3
_TELLING = 5
"""Passages from which articles that are like no other tell something else; shorter ones may be terse."""


def events_of(articles: Sequence[Article], rows: Sequence[Alignment]) -> tuple[tuple[str, ...], ...]:
    """The labels of the articles of each event, in order; those that tell most first. Most often one.

    Articles tell one event when they share a row, directly or through others. Terse ones that share none
    are taken to tell the first, and two that are compared with each other alone to tell one.
    """
    if len(articles) < _SEVERAL:
        return (tuple(a.label for a in articles),) if articles else ()
    of = {a.label: {a.label} for a in articles}
    for row in rows:
        largest = max((of[label] for label in row.articles), key=len)
        for met in [of[label] for label in row.articles]:
            if met is not largest:
                largest |= met
                of.update(dict.fromkeys(met, largest))
    groups = [
        [a for a in articles if a.label in met] for met in {id(met): met for met in of.values()}.values()
    ]
    first, *others = sorted(groups, key=_place) or [[]]
    told = {a.label for group in (first, *(g for g in others if _size(g) < _TELLING)) for a in group}
    whole = [a for a in articles if a.label in told]
    apart = [group for group in others if _size(group) >= _TELLING]
    return tuple(tuple(a.label for a in group) for group in [whole, *apart] if group)


def _size(group: Sequence[Article]) -> int:
    return sum(len(a.passages) for a in group)


def _place(group: Sequence[Article]) -> tuple[int, str]:
    """Sorts groups whatever the order of the articles."""
    return -_size(group), min(a.page.sha256 for a in group)
