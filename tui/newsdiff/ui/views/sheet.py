"""A table of a view: rows of equal height, a head in the frame, and what each row tells in full."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from newsdiff.model import Article, Comparison, Kind
from newsdiff.ui.bits import Bit, Told
from newsdiff.ui.kinds import WARNING
from newsdiff.ui.naming import short_name
from newsdiff.ui.plain import plain
from newsdiff.ui.wrapping import cut


class Room(NamedTuple):
    """How much a sheet may draw, and which of its columns is under the cursor."""

    width: int
    """Cells of a row."""
    tall: bool
    """Whether there are lines enough for rows of two."""
    column: int = 0
    """Place of an article, from 0."""


class Goal(NamedTuple):
    """Where a row leads in the read view: the first of these that is not empty."""

    divergence: str = ""
    """Id of a divergence."""
    point: str = ""
    """Key of a point of the course."""
    passage: str = ""
    """Id of a passage."""
    article: str = ""
    """Label of an article to have on the screen."""


class Telling(NamedTuple):
    """What is told in full of the row under the cursor."""

    title: tuple[str, ...]
    """The parts of the panel's title; the second is a kind's name where there is a kind."""
    kind: Kind | None
    tell: Callable[[int], Sequence[Told]]
    """The lines for a width."""
    divergence: str = ""
    """Id of the divergence it tells, which is then the one in hand."""


class Sheet(ABC):
    """One table. A subclass makes its rows once, and their lines when they are drawn."""

    comparison: Comparison
    name = ""
    """For the frame."""
    columns = 0
    """How many columns of articles there are to go along."""

    @abstractmethod
    def __len__(self) -> int:
        """How many rows."""

    def height(self, room: Room) -> int:  # noqa: ARG002  # not all sheets have rows of one line
        """Lines of a row."""
        return 1

    @abstractmethod
    def head(self, room: Room) -> Told:
        """What stands above the rows, beside the sheet's name; laid out as they are."""

    @abstractmethod
    def lines(self, place: int, room: Room) -> Sequence[Told]:
        """The lines of a row."""

    @abstractmethod
    def tell(self, place: int, room: Room) -> Telling | None:
        """The row in full; None leaves what was told before."""

    @abstractmethod
    def goal(self, place: int, room: Room) -> Goal:
        """Where the row leads."""

    def divergence_of(self, place: int) -> str:
        """Id of the divergence that a row tells; "" for none, or no such row."""
        told = self.tell(place, Room(80, False)) if place < len(self) else None
        return told.divergence if told else ""

    def column_at(self, cell: int, room: Room) -> int | None:  # noqa: ARG002  # not all have columns
        """The place of the article whose column is at a cell of a row, from 0; None beside them."""
        return None

    def place_of(self, divergence: str) -> int | None:  # noqa: ARG002  # not all have a row for each
        """The row of a divergence, or None."""
        return None


class Columns(NamedTuple):
    """Which columns of articles fit beside the first cells of a row."""

    first: int
    """Place of the first one shown."""
    last: int
    """Place behind the last one shown."""
    cells: int
    """Cells of each, a blank at the end included."""

    @property
    def shown(self) -> range:
        """The places shown."""
        return range(self.first, self.last)

    def at(self, cell: int) -> int | None:
        """The place of the column at a cell, counted from the first column's."""
        place = self.first + cell // self.cells
        return place if cell >= 0 and place < self.last else None


def columns(count: int, room: int, column: int, least: int, most: int) -> Columns:
    """As many of `count` columns as fit in `room` cells, `column` among them."""
    fit = max(1, min(count, room // least))
    first = max(0, min(column - fit // 2, count - fit))
    return Columns(first, first + fit, max(1, min(most, room // fit)))


def spread(bits: Iterable[Bit], cells: int) -> Told:
    """Bits in exactly `cells` cells, the last one blank; the bit that does not fit is cut."""
    told, left = [], cells - 1
    for bit in bits:
        text = cut(bit.text, left)
        told.append(Bit(text, bit.look))
        left -= cell_len(text)
        if text != bit.text:
            break
    return *told, Bit(" " * (left + 1)) if cells > 0 else Bit("")


def article_head(article: Article, cells: int, current: bool) -> Bit:
    """The head of an article's column: its label, its name, a sign where the page admits something."""
    warning = WARNING if article.page.notices else ""
    named = f"{article.label}{warning} {short_name(article)}"
    told = cut(named, max(1, cells - 1)) if cells > 4 else article.label
    return Bit(told, "head--current" if current else "text--title")


def ruled(bits: Iterable[tuple[Bit, int]]) -> Told:
    """Heads in columns of so many cells, with the frame's line between them."""
    told: list[Bit] = []
    for bit, cells in bits:
        told.append(bit)
        gap = cells - cell_len(bit.text)
        if gap > 0:
            told.append(Bit(" " + "─" * (gap - 2) + " " if gap > 2 else " " * gap, "frame"))
    return tuple(told)


def over_columns(name: str, articles: Sequence[Article], left: int, shown: Columns, column: int) -> Told:
    """The name of a table, how many columns are hidden on either side, and the articles shown."""
    before, after = shown.first, len(articles) - shown.last
    hidden = f" {f'‹{before} ' if before else ''}{f'{after}›' if after else ''}" if before or after else ""
    named = Bit(cut(name, max(1, left - 3 - cell_len(hidden))) + hidden, "text--title")
    heads = [(article_head(articles[i], shown.cells, i == column), shown.cells) for i in shown.shown]
    return ruled([(named, left - 1), *heads])


def one_line(text: str) -> str:
    """Any text on one line, fit to be drawn."""
    return " ".join(plain(text).split())


def between(bits: Sequence[Bit], start: int, end: int) -> list[Bit]:
    """The bits of a stretch of the text that they make."""
    told, at = [], 0
    for bit in bits:
        first, last = max(start, at) - at, min(end, at + len(bit.text)) - at
        if first < last:
            told.append(Bit(bit.text[first:last], bit.look))
        at += len(bit.text)
    return told
