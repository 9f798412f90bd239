"""Words in one look: what lines of panels and tables are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, overload


class Bit(NamedTuple):
    """Some words in one look."""

    text: str
    look: str = ""
    """summary, label, warning, quiet; value or evidence of the kind told; a component class of the looks,
    with its `--`; or nothing for the words themselves."""


Told = tuple[Bit, ...]
"""One line."""
Making = Callable[[], Told]


class Lines(Sequence[Told]):
    """Lines of which some are made when they are first read."""

    def __init__(self, lines: Iterable[Told | Making]) -> None:
        self._lines = list(lines)

    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, place: int) -> Told: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Told]: ...
    def __getitem__(self, place: int | slice) -> Told | Sequence[Told]:
        if isinstance(place, slice):
            return [self[at] for at in range(len(self))[place]]
        line = self._lines[place]
        if not isinstance(line, tuple):
            line = self._lines[place] = line()
        return line
