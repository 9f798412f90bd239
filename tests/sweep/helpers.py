"""Tasks for workers that die; they stand in a module that workers can import."""

from __future__ import annotations

import os
from concurrent.futures import Executor, Future
from pathlib import Path


class AtOnce(Executor):
    """An executor of the standard kind without processes: does each task when it is given."""

    def __init__(self) -> None:
        self.done = 0

    def submit(self, fn, /, *args, **kwargs):
        future: Future = Future()
        self.done += 1
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


def twice_or_die(task: tuple[int, str]) -> int:
    """Twice the number; the first worker that meets a seven dies, as do all that meet minus one."""
    number, folder = task
    mark = Path(folder, "died")
    if number == -1 or (number == 7 and not mark.exists()):
        mark.touch()
        os._exit(1)
    return number * 2
