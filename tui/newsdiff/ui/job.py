"""One comparison under way, watched by a thread of its own. Knows no screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from newsdiff.model import Cancelled, NewsdiffError
from newsdiff.ui.apart import Watch, compare_apart

if TYPE_CHECKING:
    from newsdiff.model import Comparison, Outcome

Compute = Callable[[Sequence[str], Watch], "Outcome"]
"""Compares the files at these paths; lets itself be watched and stopped."""


def read_and_compare(piped: bytes | None = None) -> Compute:
    """The real thing, in a process of its own; `-` among the paths is `piped`. What was saved is read."""
    return lambda paths, watch: _read_saved(paths) or compare_apart(paths, piped, watch)


def _read_saved(paths: Sequence[str]) -> Outcome | None:
    if len(paths) != 1 or Path(paths[0]).is_dir():
        return None
    from newsdiff.reports.reopen import saved_at

    saved = saved_at(paths)
    if saved is None:
        return None
    from newsdiff.model import Outcome

    return Outcome(saved.comparison, (), saved.verdicts)


class Job:
    """Runs one `Compute`; any thread may ask how far it is."""

    def __init__(self, paths: Sequence[str], compute: Compute) -> None:
        self.paths = tuple(paths)
        self.progress: tuple[str, int, int] = ("read", 0, len(self.paths))
        """The stage at work, how many parts of it are done, and of how many."""
        self.early: Comparison | None = None
        """What is aligned and not yet searched for divergences, from when it is there."""
        self._compute = compute
        self._stopped = Event()
        self._ended = Event()
        self._stirred = Event()
        self._outcome: Outcome | None = None
        self._error: BaseException | None = None

    def start(self) -> Job:
        """Begin, and return at once."""
        Thread(target=self._run, name="compare", daemon=True).start()
        return self

    def stop(self) -> None:
        """Ask it to end; `outcome` will raise Cancelled."""
        self._stopped.set()

    def ended(self, seconds: float) -> bool:
        """Wait for the end, `seconds` at most; whether it has come."""
        return self._ended.wait(seconds)

    def stirred(self, seconds: float) -> bool:
        """Wait until something new can be shown, `seconds` at most; whether there is."""
        stirred = self._stirred.wait(seconds)
        self._stirred.clear()
        return stirred

    def outcome(self) -> Outcome:
        """The result of an ended job.

        Raises:
            NewsdiffError: it failed or was stopped; told in one sentence.

        """
        if self._stopped.is_set():
            raise Cancelled("Stopped; nothing was compared.")
        if isinstance(self._error, NewsdiffError):
            raise self._error
        if self._error is not None or self._outcome is None:
            fault = f"{type(self._error).__name__}: {self._error}"
            raise NewsdiffError(f"newsdiff could not compare these articles ({fault}).") from self._error
        return self._outcome

    def _run(self) -> None:
        try:
            self._outcome = self._compute(self.paths, Watch(self._tell, self._stopped.is_set, self._show))
        except BaseException as error:
            self._error = error
        finally:
            self._ended.set()
            self._stirred.set()

    def _show(self, comparison: Comparison) -> None:
        self.early = comparison
        self._stirred.set()

    def _tell(self, stage: str, done: int, of: int) -> None:
        self.progress = (stage, done, of)
