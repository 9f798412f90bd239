"""What the command line says on standard error: progress, what was found, and what went wrong."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import TextIO


def say(words: str) -> None:
    """Write words on standard error as they are."""
    import click  # the reader has no use for it

    click.echo(words, err=True, nl=False)


def end_progress() -> None:
    """Leave no trace of the line."""
    if sys.stderr.isatty():
        say("\r\x1b[K")


def complain(sentence: str) -> None:
    """Say it on standard error; a file name in it cannot steer the terminal."""
    from newsdiff.ui.plain import plain

    say(f"newsdiff: {plain(sentence)}\n")


@contextmanager
def stoppable() -> Iterator[None]:
    """Let the signals by which a system ends a program end it as ctrl+c does: nothing half made stays.

    The exit code is 128 and the number of the signal, as shells have it.
    """
    named = [number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None))]
    before = {number: signal.getsignal(number) for number in named}
    ignored = {number for number, way in before.items() if way is signal.SIG_IGN}
    try:
        for number in set(named) - ignored:
            signal.signal(number, _stopped)
        yield
    finally:
        for number in set(named) - ignored:
            signal.signal(number, before[number])


def _stopped(number: int, _frame: FrameType | None) -> None:
    complain("stopped; nothing was written.")
    raise SystemExit(128 + number)


class Teller:
    """How much is told of a run, and where.

    Progress is a line on a terminal that is written over. With `verbose`, every stage is told with
    its time, on standard error or in the file `log`; with `quiet`, only what ends the run is told.
    """

    def __init__(self, quiet: bool = False, verbose: bool = False, log: str | None = None) -> None:
        self._quiet = quiet
        self._verbose = verbose or log is not None
        self._log = log
        self._file: TextIO | None = None
        self._stage = ""
        self._since = time.perf_counter()

    def __enter__(self) -> Teller:
        if self._log is not None:
            try:
                self._file = open(self._log, "a", encoding="utf-8", errors="replace")  # noqa: PTH123
            except (OSError, ValueError) as error:
                from newsdiff.model import OutputError

                raise OutputError(self._log, "the log cannot be written to", "name another file") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.step("", 0, 1)
        if fault is not None:
            self.note(f"ended by {kind.__name__ if kind else 'a fault'}: {fault}")
        if self._shows_progress:
            end_progress()
        if self._file:
            self._file.close()

    @property
    def _shows_progress(self) -> bool:
        on_terminal = sys.stderr.isatty()
        return on_terminal and not self._quiet and not (self._verbose and self._file is None)

    def step(self, stage: str, done: int, of: int) -> None:
        """A stage is at work: `done` of its `of` parts are behind it. An empty stage ends the last one."""
        if stage != self._stage:
            now = time.perf_counter()
            if self._stage:
                self.note(f"{self._stage}: {(now - self._since) * 1000:.0f} ms")
            self._stage, self._since = stage, now
        if stage and self._shows_progress:
            many = f" {done + 1} of {of}" if of > 1 else ""
            say(f"\r\x1b[Kcomparing: {stage}{many}")

    def note(self, sentence: str) -> None:
        """Something for those who asked to be told everything."""
        if not self._verbose:
            return
        if self._file is None:
            complain(sentence)
        else:
            self._write(sentence)

    def warn(self, sentence: str) -> None:
        """Something that does not end the run."""
        if self._shows_progress:
            end_progress()
        if not self._quiet:
            complain(sentence)
        if self._file is not None:
            self._write(sentence)

    def _write(self, sentence: str) -> None:
        from newsdiff.ui.plain import plain

        if self._file is not None:
            self._file.write(f"{time.strftime('%Y-%m-%dT%H:%M:%S%z')} {plain(sentence)}\n")
