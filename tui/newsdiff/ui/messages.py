"""What the parts of the reader tell each other."""

from __future__ import annotations

from textual.message import Message

from newsdiff.model import Comparison, InputError, NewsdiffError
from newsdiff.ui.views.sheet import Goal, Telling


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


class PointChosen(Message):
    """The reader opened a point of the list."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place
        """Its place in the course, from 0."""


class RowReached(Message):
    """The cursor of a table is on another row."""

    def __init__(self, telling: Telling | None) -> None:
        super().__init__()
        self.telling = telling
        """The row in full; None leaves what was told before."""


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
