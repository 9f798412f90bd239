"""Compares in a process of its own, so that the screen never waits for it.

Threads of one Python process take turns: a comparison in a thread makes every key wait, and cannot
be stopped within a stage. A process runs beside the screen from the first moment, and ends when told.
The two speak through pipes, in the messages of `wire`.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, BinaryIO

from msgspec import MsgspecError

from newsdiff.model import Cancelled, Comparison, InputError, NewsdiffError, Outcome
from newsdiff.shelf import Finished, Shelf, key_of, packed
from newsdiff.ui.ahead import SELDOM, take
from newsdiff.ui.plain import plain
from newsdiff.ui.wire import Again, Broken, Early, Message, Step, Task, hear, send, send_body

if TYPE_CHECKING:
    import subprocess

    from newsdiff.pipeline import Early as Show
    from newsdiff.pipeline import Progress
    from newsdiff.stages.load import Loaded

_POLL = 0.05
"""Seconds between two looks at whether to stop."""


@dataclass(frozen=True, slots=True)
class Watch:
    """How the one who waits follows a comparison."""

    progress: Progress
    """Told each step."""
    stopped: Callable[[], bool]
    """Asked whether to go on."""
    early: Show
    """Given what is aligned, before it is searched for divergences."""


_UNWATCHED = Watch(lambda _stage, _done, _of: None, lambda: False, lambda _comparison: None)

Hands = Mapping[tuple[str, str], bool]
"""Whether two passages tell the same thing, by their ids, as the reader has it."""


def compare_here(paths: Sequence[str], piped: bytes | None, watch: Watch) -> Outcome:
    """Load the files at `paths` (`-` is `piped`) and compare them in this process.

    Raises:
        NewsdiffError: nothing could be read, or the work was stopped.

    """
    return _compared(_loaded(paths, piped), watch)


def _loaded(paths: Sequence[str], piped: bytes | None) -> Loaded:
    from newsdiff.stages.load import load

    loaded = load(paths, BytesIO(piped) if piped is not None else None)
    if not loaded.raws and loaded.failures:
        told = " ".join(str(failure) for failure in loaded.failures)
        raise NewsdiffError(told if len(loaded.failures) == 1 else f"None of the files could be read: {told}")
    return loaded


def _compared(loaded: Loaded, watch: Watch) -> Outcome:
    from newsdiff.pipeline import compare

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
        return _attend(child, Task(tuple(map(os.fsencode, paths)), piped), watch)
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
        told = tuple((one, other, linked) for (one, other), linked in hands.items())
        return _attend(child, Again(replace(comparison), told), _UNWATCHED).comparison
    finally:
        child.kill()
        child.wait()


def _attend(child: subprocess.Popen[bytes], task: Task | Again, watch: Watch) -> Outcome:
    """Send the task, pass on what comes before the answer, and take the answer."""
    for told in _heard(child, task, watch.stopped):
        match told:
            case Step(stage, done, of):
                watch.progress(stage, done, of)
            case Early(comparison):
                watch.early(comparison)
            case Broken(sentence):
                raise NewsdiffError(sentence)
            case Finished(comparison, failures):
                gc.freeze()  # else each look for garbage goes through the whole comparison, between two keys
                return Outcome(comparison, tuple(InputError(plain(path), *why) for path, *why in failures))
    raise NewsdiffError("The comparison ended unexpectedly; try fewer or shorter articles.")


def _heard(
    child: subprocess.Popen[bytes], task: Task | Again, stopped: Callable[[], bool]
) -> Iterator[Message]:
    """What the process says, until it says no more; raises Cancelled when stopped."""
    said: SimpleQueue[Message | None] = SimpleQueue()
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


def _listen(child: subprocess.Popen[bytes], task: Task | Again, said: SimpleQueue[Message | None]) -> None:
    """Put all that the process says in a queue, then None."""
    assert child.stdin
    assert child.stdout
    try:
        with child.stdin as to_child:
            send(to_child, task)
        with child.stdout as from_child:
            while message := hear(from_child):
                said.put(message)
    except (OSError, ValueError, MsgspecError):
        pass
    finally:
        said.put(None)


def _reporting(answer: BinaryIO) -> Watch:
    return Watch(
        lambda stage, done, of: send(answer, Step(stage, done, of)),
        lambda: False,
        lambda comparison: send(answer, Early(comparison)),
    )


def _serve(asked: BinaryIO, answer: BinaryIO) -> None:
    """The process's side: one task, then the end."""
    gc.set_threshold(SELDOM)
    task = hear(asked)
    if not isinstance(task, Task | Again):
        return
    try:
        send_body(answer, _answer(task, answer))
    except NewsdiffError as error:
        send(answer, Broken(plain(str(error))))
    except Exception as error:
        told = f"newsdiff could not compare these articles ({type(error).__name__}: {error})."
        send(answer, Broken(plain(told)))


def _answer(task: Task | Again, answer: BinaryIO) -> bytes:
    """The message that ends a task: made before from the same articles, or now.

    What compares is read when something must be compared: it takes as long as the screen's libraries, on a
    machine that is busy with these.
    """
    if isinstance(task, Again):
        hands = {(one, other): linked for one, other, linked in task.hands}
        return packed(relink_here(task.comparison, hands).comparison, ())
    loaded = _loaded([*map(os.fsdecode, task.paths)], task.piped)
    shelf, key = Shelf.of_user(), key_of(loaded)
    body = shelf.find(key)
    if body is None:
        outcome = _compared(loaded, _reporting(answer))
        body = packed(outcome.comparison, outcome.failures)
        shelf.keep(key, body)
    return body


if __name__ == "__main__":
    _serve(sys.stdin.buffer, sys.stdout.buffer)
