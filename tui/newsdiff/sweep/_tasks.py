"""What workers do: read articles into features, compare the articles of an event. Nothing here writes."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from msgspec import Struct
from msgspec.json import encode

from newsdiff.model import Comparison, Divergence, InputError, Raw
from newsdiff.sweep._features import Features, features_of, key_of
from newsdiff.sweep._units import Unit, read

T = TypeVar("T")
Failure = tuple[str, str, str]
"""A path, the problem and the remedy."""


class Reading(Struct, frozen=True):
    """What was found in one unit."""

    articles: tuple[Features, ...]
    failures: tuple[Failure, ...]


class Row(Struct, frozen=True):
    """A divergence as the index holds it."""

    id: str
    kind: str
    relation: str
    severity: float
    summary: str
    because: str
    topic: str
    sides: str
    """JSON: for each side its value and the outlets or files on it."""


class Event(Struct, frozen=True):
    """An event to be compared."""

    id: str
    members: str
    """A hash of the articles' keys and of newsdiff's version: another one when articles join or leave."""
    keys: tuple[str, ...]
    """Of the articles, in order of their days."""
    units: tuple[Unit, ...]
    """Where those that are compared lie, each once."""
    chosen: tuple[str, ...]
    """Keys of those that are compared."""
    more: int = 0
    """Independent origins that are not compared."""


class Verdicts(Struct, frozen=True):
    """What was found in an event."""

    topic: str
    origins: int
    labels: tuple[tuple[str, str], ...]
    """(label, key) of the articles compared."""
    rows: tuple[Row, ...]
    """The gravest first."""
    body: bytes
    """The packed comparison, compressed; empty when it could not be made."""
    failures: tuple[Failure, ...]


def read_units(batch: Sequence[Unit]) -> tuple[Reading, ...]:
    """Read some units into features."""
    return tuple(_reading(unit) for unit in batch)


def _reading(unit: Unit) -> Reading:
    loaded = read(unit)
    found: list[Features] = []
    failures = [_failure(each) for each in loaded.failures]
    for raw in loaded.raws:
        made = _safely(raw.path, lambda raw=raw: features_of(raw))  # type: ignore[misc]
        if isinstance(made, Features):
            found.append(made)
        else:
            failures.append(made)
    return Reading(tuple(found), tuple(failures))


def _safely(path: str, make: Callable[[], T]) -> T | Failure:
    """What `make` gives, or why there is nothing: one bad article does not stop the rest."""
    try:
        return make()
    except InputError as error:
        return _failure(error)
    except Exception as error:  # a fault of newsdiff or a library on this article alone
        return path, f"failed unexpectedly: {type(error).__name__}: {error}"[:300], "leave it out"


def _failure(error: InputError) -> Failure:
    return error.path, error.problem, error.remedy


def compare_event(event: Event) -> Verdicts:
    """Compare the articles of an event."""
    made = _safely(event.id, lambda: _compared(event))
    if isinstance(made, Verdicts):
        return made
    return Verdicts("", 0, (), (), b"", (made,))


def _compared(event: Event) -> Verdicts:
    from newsdiff.pipeline import compare
    from newsdiff.shelf import packed

    raws = dict(_chosen(event))
    present = [key for key in event.chosen if key in raws]
    outcome = compare([raws[key] for key in present])
    uncompared = len(event.keys) - len(outcome.comparison.articles)
    comparison = replace(outcome.comparison, uncompared=uncompared)
    body = zlib.compress(packed(comparison, outcome.failures), 6)
    left_out = {failure.path for failure in outcome.failures}
    keys = [key for key in present if raws[key].path not in left_out]
    return Verdicts(
        topic=_topic(comparison),
        origins=comparison.origin_count + event.more,
        labels=tuple(zip((a.label for a in comparison.articles), keys, strict=False)),
        rows=tuple(_row(comparison, each) for each in comparison.divergences),
        body=body,
        failures=tuple(map(_failure, outcome.failures)),
    )


def _chosen(event: Event) -> Iterator[tuple[str, Raw]]:
    wanted = frozenset(event.chosen)
    for unit in event.units:
        for raw in read(unit).raws:
            if (key := key_of(raw)) in wanted:
                yield key, raw


def _topic(comparison: Comparison) -> str:
    """The headline of the first article that has one, or what most articles tell."""
    told = next((a.page.headline for a in comparison.articles if a.page.headline), None)
    if told:
        return told
    widest = max(comparison.alignments, key=lambda row: len(row.articles), default=None)
    return widest.topic if widest else comparison.articles[0].name


def _row(comparison: Comparison, divergence: Divergence) -> Row:
    topics = {row.id: row.topic for row in comparison.alignments}
    sides = [
        {"value": side.value, "articles": [comparison.article[label].name for label in side.articles]}
        for side in divergence.sides
    ]
    return Row(
        divergence.id, divergence.kind.value, divergence.relation.value, divergence.severity,
        divergence.summary, divergence.because, topics.get(divergence.alignment or "", ""),
        encode(sides).decode(),
    )  # fmt: skip
