"""From articles to events."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsdiff.sweep._cluster import WINDOW, clusters
from newsdiff.sweep._copies import origins
from newsdiff.sweep._features import Features
from newsdiff.sweep._graph import edges
from newsdiff.sweep._tasks import Event
from newsdiff.sweep._units import Unit
from newsdiff.sweep._weights import vectors
from newsdiff.version import __version__

_COMPARED = 60
"""Articles of an event that are compared: what a comparison costs grows with the square of their number."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """How articles become events."""

    articles: int = 3
    """Articles that an event has at least, near-copies counted."""
    origins: int = 1
    """Independent origins that an event has at least."""
    window: int = WINDOW
    """Days; 0 for any."""
    since: int | None = None
    """The first day, as an ordinal; older articles are left out, those without a day are not."""


def groups(collection: Sequence[Features], window: int = WINDOW) -> list[list[int]]:
    """The articles that tell one event, by place in the collection; alone those that none tells again."""
    return sorted(sorted(at for places in event for at in places) for event in _told(collection, window))


def _told(collection: Sequence[Features], window: int) -> list[list[list[int]]]:
    """The origins of each event, and of each origin the articles, the earliest first; by place.

    Near-copies are folded before articles are grouped, and each origin has one voice: twenty prints of a wire
    report would make its words common, be each other's likest neighbours, and outvote every other telling.
    """
    folded = origins(collection, window)
    found = vectors([collection[places[0]] for places in folded], [len(places) for places in folded])
    return [[folded[one] for one in group] for group in clusters(found, edges(found), window)]


def events(
    collection: Sequence[Features], how: Grouping, units_of: Callable[[Sequence[str]], tuple[Unit, ...]]
) -> Iterator[Event]:
    """Every event of enough articles and origins, in the order of their first articles.

    An event is named by the article of it that was read first, and so keeps its name when others join.
    """
    recent = [each for each in collection if how.since is None or each.day is None or each.day >= how.since]
    told = [
        [[recent[at] for at in places] for places in event]
        for event in sorted(_told(recent, how.window), key=lambda event: min(map(min, event)))
        if len(event) >= how.origins and sum(map(len, event)) >= how.articles
    ]
    order = {each.key: at for at, each in enumerate(recent)}
    for event in told:
        yield _event(event, order, units_of)


def _event(
    told: Sequence[Sequence[Features]],
    order: Mapping[str, int],
    units_of: Callable[[Sequence[str]], tuple[Unit, ...]],
) -> Event:
    keys = tuple(sorted((each.key for places in told for each in places), key=order.__getitem__))
    members = hashlib.sha256(" ".join([__version__, *sorted(keys)]).encode()).hexdigest()
    chosen = sorted(_chosen(told), key=lambda each: (each.day or 0, each.key))
    named = tuple(each.key for each in chosen)
    return Event(keys[0][:16], members, keys, units_of(named), named, max(0, len(told) - _COMPARED))


def _chosen(told: Sequence[Sequence[Features]]) -> list[Features]:
    """What is compared: the earliest article of each origin, those printed most often first, then copies."""
    ranked = sorted(told, key=lambda places: (-len(places), places[0].day or 0, places[0].key))
    copies = [each for places in ranked for each in places[1:]]
    return [*(places[0] for places in ranked), *copies][:_COMPARED]
