"""From articles to events."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from newsdiff.sweep._cluster import WINDOW, clusters
from newsdiff.sweep._features import Features
from newsdiff.sweep._graph import edges
from newsdiff.sweep._tasks import Event
from newsdiff.sweep._units import Unit
from newsdiff.sweep._weights import unpacked, vectors
from newsdiff.version import __version__

_SAME = 0.75
"""Share of a sketch from which two articles are near-copies."""
_COMPARED = 40
"""Articles of an event that are compared, those of independent origin first."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """How articles become events."""

    least: int = 3
    """Articles that an event has at least."""
    window: int = WINDOW
    """Days; 0 for any."""
    since: int | None = None
    """The first day, as an ordinal; older articles are left out, those without a day are not."""


def groups(collection: Sequence[Features], window: int = WINDOW) -> list[list[int]]:
    """The articles that tell one event, by place in the collection; alone those that none tells again."""
    found = vectors(collection)
    return clusters(found, edges(found), window)


def events(
    collection: Sequence[Features], how: Grouping, units_of: Callable[[Sequence[str]], tuple[Unit, ...]]
) -> Iterator[Event]:
    """Every event of enough articles, in the order of their first articles.

    An event is named by the article of it that was read first, and so keeps its name when others join.
    """
    recent = [each for each in collection if how.since is None or each.day is None or each.day >= how.since]
    for group in groups(recent, how.window):
        if len(group) >= how.least:
            yield _event([recent[at] for at in group], units_of)


def _event(found: Sequence[Features], units_of: Callable[[Sequence[str]], tuple[Unit, ...]]) -> Event:
    keys = tuple(each.key for each in found)
    members = hashlib.sha256(" ".join([__version__, *sorted(keys)]).encode()).hexdigest()
    firsts, copies = _origins(found)
    chosen = [*firsts, *copies][:_COMPARED]
    chosen.sort(key=lambda each: (each.day or 0, each.key))
    named = tuple(each.key for each in chosen)
    return Event(found[0].key[:16], members, keys, units_of(named), named, max(0, len(firsts) - _COMPARED))


def _origins(found: Sequence[Features]) -> tuple[list[Features], list[Features]]:
    """(the first article of each origin, the near-copies of them)."""
    firsts: list[Features] = []
    copies: list[Features] = []
    sketches: list[frozenset[int]] = []
    for each in found:
        sketch = frozenset(unpacked(each.sketch))
        if any(len(sketch & other) >= _SAME * max(1, min(len(sketch), len(other))) for other in sketches):
            copies.append(each)
        else:
            firsts.append(each)
            sketches.append(sketch)
    return firsts, copies
