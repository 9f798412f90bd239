"""What can go wrong, as one small tree.

    NewsdiffError
      InputError      a document that cannot be read: names it and the remedy
      TooFewArticles  nothing to compare
      OutputError     a report that cannot be written
      Cancelled       the reader stopped the work

Every message is one clear sentence for the person at the screen.
"""

from __future__ import annotations


class NewsdiffError(Exception):
    """Any failure that is told to the user in one sentence."""


class InputError(NewsdiffError):
    """A document could not be read."""

    def __init__(self, path: str, problem: str, remedy: str) -> None:
        super().__init__(f"{path}: {problem}; {remedy}.")
        self.path = path
        self.problem = problem
        self.remedy = remedy


class TooFewArticles(NewsdiffError):
    """Fewer than two articles were left to compare."""


class OutputError(NewsdiffError):
    """A report could not be written."""

    def __init__(self, path: str, problem: str, remedy: str) -> None:
        super().__init__(f"{path}: {problem}; {remedy}.")
        self.path = path


class Cancelled(NewsdiffError):
    """The work was stopped on request; nothing was changed."""
