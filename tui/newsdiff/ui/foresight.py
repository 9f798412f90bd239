"""Work that the next key may need, done a little at a time while no key is pressed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from time import perf_counter

_PAUSE = 0.02
"""Seconds after a change before anything is prepared."""
_TURN = 0.002
"""Seconds of work that nobody waits for, at a time."""
_BREATH = 0.001
"""Seconds left to keys between two steps of work that nobody waits for."""


class Foresight:
    """Does `work`, which stops after each small step, whenever something has changed."""

    def __init__(self, work: Callable[[], Iterator[None]]) -> None:
        self._work = work
        self._task: asyncio.Task[None] | None = None
        self._stale = False
        """Whether the work is to begin anew."""

    def begin(self) -> None:
        """Begin in a moment; what was begun for another key ends."""
        self._stale = True
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._go_on())

    def end(self) -> None:
        """Do no more."""
        if self._task:
            self._task.cancel()

    async def done(self) -> None:
        """Wait until nothing is left to do."""
        if self._task:
            await self._task

    async def _go_on(self) -> None:
        """One task as long as keys come: a worker for each would tell of itself in messages between keys."""
        while self._stale:
            self._stale = False
            await asyncio.sleep(_PAUSE)
            began = perf_counter()
            for _ in () if self._stale else self._work():
                if perf_counter() - began > _TURN:
                    await asyncio.sleep(_BREATH)
                    began = perf_counter()
                if self._stale:
                    break
