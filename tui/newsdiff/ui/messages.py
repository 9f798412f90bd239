"""What the parts of the reader tell each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from newsdiff.model import Comparison, InputError, NewsdiffError
from newsdiff.ui.views.sheet import Goal, Telling

if TYPE_CHECKING:
    from newsdiff.desk import Judged, Linked
    from newsdiff.ui.recalling import Known


class Progressed(Message):
    """The comparison has come further."""

    def __init__(self, stage: str, done: int, of: int) -> None:
        super().__init__()
        self.stage = stage
        """Name of the stage at work."""
        self.done = done
        """How many parts of it are done."""
        self.of = of
        """Of how many."""


class Compared(Message):
    """The comparison is done."""

    def __init__(self, comparison: Comparison, failures: tuple[InputError, ...] = ()) -> None:
        super().__init__()
        self.comparison = comparison
        """The whole result."""
        self.failures = failures
        """Why files were left out of it."""


class EventOpened(Message):
    """The reader chose an event of a sweep."""

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self.comparison = comparison
        """Of its articles."""


class Aligned(Message):
    """The articles are aligned; the search for divergences goes on."""

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self.comparison = comparison
        """Without divergences."""


class Failed(Message):
    """There is no comparison."""

    def __init__(self, error: NewsdiffError) -> None:
        super().__init__()
        self.error = error
        """Why, in one sentence."""


class Resized(Message):
    """A pane has other widths, so its text must be set anew."""


class DivergenceChosen(Message):
    """The reader pointed at evidence."""

    def __init__(self, divergence: str) -> None:
        super().__init__()
        self.divergence = divergence
        """Its id."""


class PassagePointed(Message):
    """The reader clicked on a passage."""

    def __init__(self, passage: str) -> None:
        super().__init__()
        self.passage = passage
        """Its id."""


class PointChosen(Message):
    """The reader opened a point of the list."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place
        """Its place in the course, from 0."""


class RowReached(Message):
    """The cursor of a table is on another row."""

    def __init__(self, telling: Telling | None, moved: bool) -> None:
        super().__init__()
        self.telling = telling
        """The row in full; None leaves what was told before."""
        self.moved = moved
        """Whether the reader went there; not so when a table is opened or made anew."""


class RowChosen(Message):
    """The reader chose a row of a table."""

    def __init__(self, goal: Goal) -> None:
        super().__init__()
        self.goal = goal
        """Where it leads."""


class Sought(Message):
    """The reader typed words to find."""

    def __init__(self, words: str, done: bool) -> None:
        super().__init__()
        self.words = words
        """What was typed so far."""
        self.done = done
        """Whether enter was pressed."""


class Recalled(Message):
    """The desk has told what the reader did with these articles before."""

    def __init__(self, asked: Comparison, known: Known) -> None:
        super().__init__()
        self.asked = asked
        """The comparison that it was asked about."""
        self.known = known
        """What it knows."""


class Acted(Message):
    """Something the reader did is on the disk."""

    def __init__(self, act: Judged | Linked, kept: bool = True) -> None:
        super().__init__()
        self.act = act
        """What was done."""
        self.kept = kept
        """False when the desk is not to be had: it holds until newsdiff ends."""


class Undone(Message):
    """Something the reader did was taken back."""

    def __init__(self, act: Judged | Linked) -> None:
        super().__init__()
        self.act = act
        """What had been done."""


class DeskFailed(Message):
    """The desk could not be read or written."""

    def __init__(self, error: NewsdiffError) -> None:
        super().__init__()
        self.error = error
        """Why, in one sentence."""


class FilesChanged(Message):
    """Files that are shown were written, added or taken away."""

    def __init__(self, paths: tuple[str, ...]) -> None:
        super().__init__()
        self.paths = paths
        """Which."""
