"""What the pilot tests of the reader share."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from newsdiff.ui.app import NewsdiffApp
from newsdiff.ui.widgets.detail_panel import DetailPanel
from newsdiff.ui.widgets.spread import Spread


def screen_text(app: NewsdiffApp) -> str:
    """What is on the screen, as plain text."""
    width, height = app.size
    lines = app.screen._compositor.render_strips(app.size)
    return "\n".join(strip.text.ljust(width) for strip in lines[:height])


def title(app: NewsdiffApp) -> str:
    """The title of the panel below, as plain text."""
    return "".join(words for words, _ in app.screen.query_one(DetailPanel)._title)


def notices(app: NewsdiffApp) -> str:
    """All that was told in notices, one a line."""
    return "\n".join(notice.message for notice in app._notifications)


async def settled(pilot: Pilot, wanted: Callable[[], bool]) -> None:
    """Wait until something is so."""
    for _ in range(1500):
        if wanted():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came to be")


async def idle(app: NewsdiffApp) -> None:
    """Wait until no work goes on; what is begun again is awaited too."""
    while any(not worker.is_finished for worker in app.workers):
        with suppress(WorkerCancelled):
            await app.workers.wait_for_complete()
    for spread in app.screen.query(Spread):
        await spread.foresight.done()
