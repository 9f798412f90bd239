"""Does what is to be done at the desk, one thing after another, away from the screen."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from newsdiff.model import NewsdiffError
from newsdiff.ui.services import Desk

Task = Callable[[Desk], None]
"""Reads or writes, and tells the screen by a message."""


class Clerk:
    """One thread; what was asked first is done first, and all of it before newsdiff ends."""

    def __init__(self, desk: Callable[[], Desk | None], failed: Callable[[NewsdiffError], None]) -> None:
        self._desk = desk
        self._failed = failed
        self._thread = ThreadPoolExecutor(1, "desk")

    def do(self, task: Task, instead: Callable[[], None] | None = None) -> None:
        """Have it done soon. When it fails that is told, and `instead` is called; so too without a desk."""
        self._thread.submit(self._try, task, instead)

    def close(self) -> None:
        """Take nothing more; what was asked for is still done."""
        self._thread.shutdown(wait=False)

    def _try(self, task: Task, instead: Callable[[], None] | None) -> None:
        try:
            desk = self._desk()
            if desk is not None:
                task(desk)
                return
        except NewsdiffError as error:
            self._failed(error)
        if instead:
            instead()
