"""Gives tasks to an executor of the standard library's kind, and takes their results in order."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor, wait
from contextlib import suppress
from threading import Thread
from typing import Any, Generic, TypeVar

from newsdiff.model import NewsdiffError

Task = TypeVar("Task")
Result = TypeVar("Result")

_AHEAD = 4
"""Tasks given for each worker before results are awaited."""
_ENDED = ("closing", "closed")
"""What a client of a cluster says of itself when its scheduler does not answer any more."""
_TRIES = 3
"""How often a task is given again, alone at last, when workers die over it."""


_PATIENCE = 2.0
"""Seconds to wait for a result before looking whether there are workers still."""
_ANSWER = "10s"
"""How long a scheduler may take to answer, and to be there again when it was lost."""
_GONE = "The workers are gone; what was done is kept: run it again to go on."


class Lost(NewsdiffError):
    """A task at which workers died, again and again."""


class Crew:
    """Workers, and another executor of them when one has broken."""

    def __init__(
        self,
        make: Callable[[], Executor],
        workers: int,
        leave: Callable[[], object] | None = None,
        alive: Callable[[], bool] | None = None,
    ) -> None:
        self.workers = workers
        self.broken = 0
        """How many executors have broken."""
        self._make, self._leave, self._alive = make, leave, alive
        self._pool: Executor | None = None

    def submit(self, function: Callable[[Task], Result], task: Task) -> Future[Result]:
        """Give a task; of a pool that broke at this moment, the future tells."""
        if self._pool is None:
            self._pool = self._make()
        try:
            return self._pool.submit(function, task)
        except BrokenExecutor as error:
            failed: Future[Result] = Future()
            failed.set_exception(error)
            return failed

    def check(self) -> None:
        """Whether there are workers still.

        Raises:
            NewsdiffError: there are none, and will be none.

        """
        if self._alive is not None and not self._alive():
            raise NewsdiffError(_GONE)

    def renew(self) -> None:
        """Leave a broken executor; the next task makes another."""
        self.check()
        self.broken += 1
        self._drop()

    def close(self) -> None:
        """Leave the workers; what they are at is not waited for."""
        self._drop()
        if self._leave is not None:
            self._leave()

    def _drop(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            with suppress(Exception):  # of a cluster that is gone: nothing is under way there
                pool.shutdown(wait=False)

    def map(
        self, function: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[tuple[Task, Result | Lost]]:
        """Each task with its result, in order; a few are under way at once.

        A task at which workers die is tried three times in all, the last time alone; then it is `Lost`.
        """
        yield from _Flow(self, function, iter(tasks)).run()


class _Flow(Generic[Task, Result]):
    """Tasks under way, the first first."""

    def __init__(self, crew: Crew, function: Callable[[Task], Result], tasks: Iterator[Task]) -> None:
        self._crew, self._function, self._tasks = crew, function, tasks
        self._given: deque[tuple[Task, Future[Result]]] = deque()
        self._tries = 1

    def run(self) -> Iterator[tuple[Task, Result | Lost]]:
        """The results in order; when they are no longer wanted, what has not begun is given up."""
        try:
            yield from self._results()
        finally:
            for _, future in self._given:
                with suppress(Exception):  # as above
                    future.cancel()

    def _results(self) -> Iterator[tuple[Task, Result | Lost]]:
        self._fill()
        while self._given:
            task, future = self._given[0]
            try:
                result = self._result(future)
            except (BrokenExecutor, CancelledError) as error:
                self._crew.renew()
                self._tries += 1
                if self._tries <= _TRIES:
                    self._again()
                    continue
                result = Lost(f"workers died over it ({type(error).__name__})")
            self._given.popleft()
            alone, self._tries = self._tries >= _TRIES, 1
            yield task, result
            if alone:
                self._again()
            self._fill()

    def _result(self, future: Future[Result]) -> Result | Lost:
        """What came of a task.

        Raises:
            BrokenExecutor: workers died, perhaps over another task.
            NewsdiffError: there are no workers any more.

        """
        while not future.done():
            wait((future,), _PATIENCE)
            self._crew.check()
        try:
            return future.result()
        except (BrokenExecutor, CancelledError):
            raise
        except Exception as error:  # of the cluster: the functions given raise nothing
            if type(error).__name__ == "KilledWorker":
                return Lost("workers of the cluster died over it")
            raise NewsdiffError(_GONE) from error

    def _fill(self) -> None:
        while len(self._given) < self._crew.workers * _AHEAD:
            try:
                task = next(self._tasks)
            except StopIteration:
                return
            self._give(task)

    def _again(self) -> None:
        """Give all tasks under way again; in the last try the first one alone, to tell who is to blame."""
        alone = self._tries >= _TRIES
        for at, (task, future) in enumerate(self._given):
            if at == 0 or not alone:
                kept = future.done() and not future.cancelled() and future.exception() is None
                self._given[at] = (task, future if kept else self._crew.submit(self._function, task))

    def _give(self, task: Task) -> None:
        self._given.append((task, self._crew.submit(self._function, task)))


def local(workers: int) -> Crew:
    """Worker processes on this machine."""
    kind = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(kind)
    return Crew(lambda: ProcessPoolExecutor(workers, context, _begun), workers)


def _begun() -> None:
    """Ctrl+c is for the main process, which keeps what is done; a worker ends when that one is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_main, daemon=True).start()


def _end_with_main() -> None:
    main = multiprocessing.parent_process()
    if main is not None:
        main.join()
        os._exit(1)


def cluster(address: str) -> Crew:
    """The workers of a Dask cluster that runs already.

    Raises:
        NewsdiffError: `distributed` is not installed, or no scheduler answers.

    """
    try:
        from distributed import Client
    except ImportError as error:
        told = 'A cluster needs more: pip install "newsdiff[cluster]".'
        raise NewsdiffError(told) from error
    try:
        client: Any = Client(address, timeout=_ANSWER, set_as_default=False)  # type: ignore[no-untyped-call, unused-ignore]
    except (OSError, ValueError) as error:
        raise NewsdiffError(f"{address}: no scheduler answers there; check the address.") from error
    workers = sum(client.nthreads().values()) or 1
    return Crew(client.get_executor, workers, client.close, lambda: client.status not in _ENDED)
