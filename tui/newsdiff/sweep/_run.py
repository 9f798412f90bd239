"""One sweep, from sources to a written index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from newsdiff.model import InputError
from newsdiff.stages.load import Options
from newsdiff.sweep._crew import Crew, Lost
from newsdiff.sweep._grouping import Grouping, events
from newsdiff.sweep._store import Store
from newsdiff.sweep._tasks import Event, Failure, Reading, Verdicts, compare_event, read_units
from newsdiff.sweep._units import NOTHING, Unit, below, is_gone, units

Progress = Callable[[str, int, int], None]
"""Told the name of the step at work, how many parts of it are done, and of how many."""

_BATCH = 16
"""Units that a worker reads at once."""


@dataclass(slots=True)
class Summary:
    """What a sweep has done."""

    units: int = 0
    """Files and lines that were looked at."""
    read: int = 0
    """Those that were new or had changed."""
    gone: int = 0
    """Files that are not there any more; their articles have left the index."""
    articles: int = 0
    """All that are in the index."""
    events: int = 0
    compared: int = 0
    """Events that were new or had changed."""
    failures: list[Failure] = field(default_factory=list)
    """What could not be read or compared in this run."""
    broken: int = 0
    """How often workers died and were replaced."""


def sweep(
    sources: Sequence[str],
    folder: Path,
    crew: Crew,
    how: Grouping,
    wanted: Options | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Read what is new in the sources, group all articles of the index, compare the events that changed.

    What is done is written at once and stays, whatever ends the run; the next one goes on from there.

    Raises:
        NewsdiffError: the index cannot be written, or there are no workers any more.

    """
    store = Store(folder)
    tell = progress or (lambda _step, _done, _of: None)
    try:
        return _Sweep(store, crew, tell).run(sources, how, wanted or Options())
    finally:
        crew.close()
        store.close()


class _Sweep:
    def __init__(self, store: Store, crew: Crew, tell: Progress) -> None:
        self._store, self._crew, self._tell = store, crew, tell
        self._summary = Summary()

    def run(self, sources: Sequence[str], how: Grouping, wanted: Options) -> Summary:
        """All of it."""
        self._read(self._unread(sources, wanted))
        self._compare(how)
        self._summary.broken = self._crew.broken
        return self._summary

    def _unread(self, sources: Sequence[str], wanted: Options) -> list[Unit]:
        """The units that are new, or have changed since they were read."""
        known, fresh = self._store.stamps(), []
        failures: list[Failure] = []
        ends: dict[str, int] = {}
        """Of each path the number of its last line, 0 for a file that is read whole."""
        for unit in units(sources, wanted):
            if isinstance(unit, InputError):
                failures.append((unit.path, unit.problem, unit.remedy))
                continue
            self._summary.units += 1
            ends[unit.path] = unit.number
            if known.get((unit.path, unit.number)) != unit.stamp:
                fresh.append(unit)
            self._tell("look", self._summary.units, 0)
        self._store.fail(failures)
        self._store.shorten({**ends, **self._gone(sources, {*ends, *(path for path, _, _ in failures)})})
        self._summary.failures += failures
        self._summary.read = len(fresh)
        return fresh

    def _gone(self, sources: Sequence[str], seen: set[str]) -> dict[str, int]:
        """Files of these sources that were read before and are there no more.

        None where the sources hold no file at all: rather a disk is missing than all that was on it.
        """
        if not seen:
            return {}
        looked = below(sources)
        gone = [path for path in self._store.paths() if path not in seen and looked(path) and is_gone(path)]
        self._summary.gone = len(gone)
        return dict.fromkeys(gone, NOTHING)

    def _read(self, fresh: Sequence[Unit]) -> None:
        done = 0
        self._tell("read", 0, len(fresh))
        for batch, result in self._crew.map(read_units, _batches(fresh)):
            readings = _lost_units(batch, result) if isinstance(result, Lost) else result
            self._store.add(list(zip(batch, readings, strict=True)))
            self._summary.failures += [failure for each in readings for failure in each.failures]
            done += len(batch)
            self._tell("read", done, len(fresh))

    def _compare(self, how: Grouping) -> None:
        self._tell("group", 0, 0)
        collection = self._store.articles()
        self._summary.articles = len(collection)
        found = list(events(collection, how, self._store.units_of))
        del collection
        self._summary.events = len(found)
        known = self._store.events()
        self._store.keep_only([event.id for event in found])
        changed = [event for event in found if known.get(event.id) != event.members]
        self._tell("compare", 0, len(changed))
        for event, result in self._crew.map(compare_event, changed):
            verdicts = _lost_event(event, result) if isinstance(result, Lost) else result
            self._store.put(event, verdicts)
            self._summary.failures += verdicts.failures
            self._summary.compared += 1
            self._tell("compare", self._summary.compared, len(changed))


def _batches(fresh: Iterable[Unit]) -> Iterator[tuple[Unit, ...]]:
    rest = iter(fresh)
    while batch := tuple(islice(rest, _BATCH)):
        yield batch


def _lost_units(batch: Sequence[Unit], lost: Lost) -> tuple[Reading, ...]:
    """Of a batch over which workers died, all its places are told."""
    return tuple(Reading((), ((unit.path, str(lost), "leave it out"),)) for unit in batch)


def _lost_event(event: Event, lost: Lost) -> Verdicts:
    return Verdicts("", 0, (), (), b"", ((event.id, str(lost), "compare its articles by hand"),))
