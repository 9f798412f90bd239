"""A screen that opens at once and waits for its comparison."""

from __future__ import annotations

from abc import abstractmethod
from contextlib import ExitStack
from datetime import UTC, datetime

from textual import work
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static
from textual.worker import get_current_worker

from newsdiff.model import Cancelled, Comparison, InputError, NewsdiffError
from newsdiff.ui.job import Job
from newsdiff.ui.kinds import headline
from newsdiff.ui.messages import Aligned, Compared, Failed, Progressed
from newsdiff.ui.plain import plain
from newsdiff.ui.services import Services, Verdicts

_PATIENCE = 0.2
"""Seconds of work before progress is shown: a quick comparison opens without a flash."""


class Curtain(Static):
    """Stands before the panes while there is nothing to read in them."""

    DEFAULT_CSS = """
    Curtain { height: 1fr; content-align: center middle; text-align: center; padding: 0 4; }
    """


class WaitingScreen(Screen[None]):
    """Watches a job from a thread, tells how far it is, and hands its result to `take`."""

    def __init__(self, services: Services, job: Job | None, comparison: Comparison | None) -> None:
        super().__init__()
        self.services = services
        self.comparison = comparison
        self._job = job
        self._held = ExitStack()
        self.is_held = False
        """Whether nothing is painted yet."""
        self.searching = False
        """Whether what is shown is still being searched for divergences."""
        self.brought: Verdicts = {}
        """Verdicts that came with a saved comparison."""

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that are compared, as they were named."""
        return self._job.paths if self._job else ()

    @abstractmethod
    def take(self, comparison: Comparison) -> None:
        """Show a comparison."""

    def settled(self) -> None:
        """The comparison that is shown is whole."""

    def on_mount(self) -> None:
        """Show what there is, or wait for it; paint nothing before that, or before patience ends."""
        self._held.enter_context(self.app.batch_update())
        self.is_held = True
        self.set_timer(_PATIENCE, self.release)
        if self.comparison:
            self.take(self.comparison)
            self.settled()
        elif self._job:
            self._await(self._job)

    def on_unmount(self) -> None:
        """Never leave the application unable to paint."""
        self.release()

    def release(self) -> None:
        """Let the screen be painted."""
        self.is_held = False
        self._held.close()

    @work(thread=True, exclusive=True, exit_on_error=False, group="compare")
    def _await(self, job: Job) -> None:
        worker, told, shown = get_current_worker(), None, None
        job.stirred(_PATIENCE)
        while not job.ended(0):
            if worker.is_cancelled:
                job.stop()
                return
            if job.early is not shown and job.early:
                shown = job.early
                self.post_message(Aligned(shown))
            elif told != job.progress:
                told = job.progress
                self.post_message(Progressed(*told))
            job.stirred(0.05)
        try:
            outcome = job.outcome()
        except NewsdiffError as error:
            self.post_message(Failed(error))
        else:
            self.brought = outcome.verdicts
            self.post_message(Compared(outcome.comparison, outcome.failures))

    def on_aligned(self, message: Aligned) -> None:
        """Let the articles be read while they are searched; a reload waits, and goes back to its place."""
        if self.comparison and not self.searching:
            return
        self._raise_curtain()
        self.searching = True
        self.take(message.comparison)

    def on_progressed(self, message: Progressed) -> None:
        """Say what is being done, while there is nothing to read."""
        if self.searching:
            return
        many = f" {message.done + 1} of {message.of}" if message.of > 1 else ""
        self._draw_curtain(f"Comparing …  {message.stage}{many}", "esc stops")

    def on_failed(self, message: Failed) -> None:
        """Say why there is nothing to read; what was read before stays when the work was stopped."""
        if self.comparison and not self.searching and isinstance(message.error, Cancelled):
            self._raise_curtain()
        else:
            self.comparison, self.searching = None, False
            self._draw_curtain(str(message.error), "r tries again · q leaves")
        self.release()

    def on_compared(self, message: Compared) -> None:
        """Show the comparison, and name the files that are not in it."""
        self._raise_curtain()
        self.searching = False
        self.take(message.comparison)
        self._name_failures(message.failures)
        if self._job:
            self.call_after_refresh(self._remember, headline(message.comparison), self._job.paths)
        self.settled()

    def action_reload(self) -> None:
        """Compare the files again."""
        if self._job and self._job.ended(0):
            self._job = Job(self._job.paths, self.services.compute).start()
            self._await(self._job)

    def stop(self) -> bool:
        """Stop the work; whether there was any."""
        if self._job is None or self._job.ended(0):
            return False
        self._job.stop()
        return True

    @work(thread=True, exit_on_error=False, group="desk")
    def _remember(self, told: str, paths: tuple[str, ...]) -> None:
        desk = self.services.desk()
        if desk:
            desk.remember(told, paths, datetime.now(UTC))

    def _draw_curtain(self, told: str, hint: str) -> None:
        self.add_class("-waiting")
        words = Content.assemble(plain(told), "\n\n", (hint, "$quiet"))
        curtains = self.query(Curtain)
        if curtains:
            curtains.first().update(words)
        else:
            self.mount(Curtain(words), after="TopBar")

    def _raise_curtain(self) -> None:
        """Show what it hid, and give back the focus that is lost by what is hidden."""
        if not self.query(Curtain):
            return
        self.remove_class("-waiting")
        self.query(Curtain).remove()
        self.call_after_refresh(self._take_focus)

    def _take_focus(self) -> None:
        if self.focused is None and self.AUTO_FOCUS:
            self.set_focus(self.query(self.AUTO_FOCUS).first())

    def _name_failures(self, failures: tuple[InputError, ...]) -> None:
        if failures:
            told = "\n".join(plain(str(failure)) for failure in failures[:5])
            more = f"\nand {len(failures) - 5} more" if len(failures) > 5 else ""
            self.notify(told + more, title="Left out", severity="warning", timeout=12, markup=False)
