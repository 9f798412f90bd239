"""Compares in a process of its own, so that the screen never waits for it.

Threads of one Python process take turns: a comparison in a thread makes every key wait, and cannot
be stopped within a stage. A process runs beside the screen from the first moment, and ends when told.
The two speak in pickles through pipes; nothing but this module writes them.
"""

from __future__ import annotations

import gc
import pickle
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, BinaryIO

from newsdiff.model import Cancelled, Comparison, InputError, NewsdiffError, Outcome
from newsdiff.ui.ahead import SELDOM, take

if TYPE_CHECKING:
    import subprocess

    from newsdiff.pipeline import Early, Progress

_POLL = 0.05
"""Seconds between two looks at whether to stop."""


@dataclass(frozen=True, slots=True)
class Watch:
    """How the one who waits follows a comparison."""

    progress: Progress
    """Told each step."""
    stopped: Callable[[], bool]
    """Asked whether to go on."""
    early: Early
    """Given what is aligned, before it is searched for divergences."""


_UNWATCHED = Watch(lambda _stage, _done, _of: None, lambda: False, lambda _comparison: None)

Hands = Mapping[tuple[str, str], bool]
"""Whether two passages tell the same thing, by their ids, as the reader has it."""


def compare_here(paths: Sequence[str], piped: bytes | None, watch: Watch) -> Outcome:
    """Load the files at `paths` (`-` is `piped`) and compare them in this process.

    Raises:
        NewsdiffError: nothing could be read, or the work was stopped.

    """
    from newsdiff.pipeline import compare
    from newsdiff.stages.load import load

    loaded = load(paths, BytesIO(piped) if piped is not None else None)
    if not loaded.raws and loaded.failures:
        told = " ".join(str(failure) for failure in loaded.failures)
        raise NewsdiffError(told if len(loaded.failures) == 1 else f"None of the files could be read: {told}")
    outcome = compare(loaded.raws, watch.progress, watch.stopped, watch.early)
    return Outcome(outcome.comparison, (*loaded.failures, *outcome.failures))


def compare_apart(paths: Sequence[str], piped: bytes | None, watch: Watch) -> Outcome:
    """Do the same in a process of its own, or in this one where none can be started.

    Raises:
        NewsdiffError: as `compare_here`, or the process died.

    """
    try:
        child = take()
    except OSError:
        return compare_here(paths, piped, watch)
    try:
        return _attend(child, (tuple(paths), piped), watch)
    finally:
        child.kill()
        child.wait()


def relink_here(comparison: Comparison, hands: Hands) -> Outcome:
    """Redo rows and divergences of a comparison as passages were linked by hand, in this process."""
    from newsdiff.pipeline import relink

    return Outcome(relink(comparison, hands), ())


def relink_apart(comparison: Comparison, hands: Hands) -> Comparison:
    """Do the same in a process of its own, or in this one where none can be started.

    Raises:
        NewsdiffError: the process died.

    """
    try:
        child = take()
    except OSError:
        return relink_here(comparison, hands).comparison
    try:
        return _attend(child, (comparison, dict(hands)), _UNWATCHED).comparison
    finally:
        child.kill()
        child.wait()


def _attend(child: subprocess.Popen[bytes], task: object, watch: Watch) -> Outcome:
    """Send the task, pass on what comes before the answer, and take the answer."""
    for kind, told in _heard(child, task, watch.stopped):
        if kind == "progress":
            watch.progress(*told)
        elif kind == "early":
            watch.early(told)
        elif kind == "failed":
            raise NewsdiffError(told)
        elif kind == "done":
            gc.freeze()  # else each look for garbage goes through the whole comparison, between two keys
            comparison, failures = told
            return Outcome(comparison, tuple(InputError(*failure) for failure in failures))
    raise NewsdiffError("The comparison ended unexpectedly; try fewer or shorter articles.")


def _heard(
    child: subprocess.Popen[bytes], task: object, stopped: Callable[[], bool]
) -> Iterator[tuple[str, Any]]:
    """What the process says, until it says no more; raises Cancelled when stopped."""
    said: SimpleQueue[tuple[str, Any] | None] = SimpleQueue()
    Thread(target=_listen, args=(child, task, said), name="listen", daemon=True).start()
    while True:
        if stopped():
            raise Cancelled("Stopped; nothing was compared.")
        try:
            heard = said.get(timeout=_POLL)
        except Empty:
            continue
        if heard is None:
            return
        yield heard


def _listen(child: subprocess.Popen[bytes], task: object, said: SimpleQueue[tuple[str, Any] | None]) -> None:
    """Put all that the process says in a queue, then None."""
    assert child.stdin
    assert child.stdout
    try:
        with child.stdin as to_child:
            pickle.dump(task, to_child)
        with child.stdout as from_child:
            while True:
                said.put(pickle.load(from_child))
    except (EOFError, OSError, ValueError, pickle.UnpicklingError):
        said.put(None)


def _reporting(say: Callable[[str, object], None]) -> Watch:
    return Watch(
        lambda stage, done, of: say("progress", (stage, done, of)),
        lambda: False,
        lambda comparison: say("early", comparison),
    )


def _serve(asked: BinaryIO, answer: BinaryIO) -> None:
    """The process's side: one task, then the end."""

    def say(kind: str, told: object) -> None:
        pickle.dump((kind, told), answer, pickle.HIGHEST_PROTOCOL)
        answer.flush()

    gc.set_threshold(SELDOM)
    import newsdiff.pipeline  # noqa: F401  # read while the screen's libraries are

    try:
        what, how = pickle.load(asked)
    except EOFError:
        return
    try:
        again = isinstance(what, Comparison)
        outcome = relink_here(what, how) if again else compare_here(what, how, _reporting(say))
        failures = [(failure.path, failure.problem, failure.remedy) for failure in outcome.failures]
        say("done", (outcome.comparison, failures))
    except NewsdiffError as error:
        say("failed", str(error))
    except Exception as error:
        say("failed", f"newsdiff could not compare these articles ({type(error).__name__}: {error}).")


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
