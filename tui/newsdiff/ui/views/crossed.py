"""A table whose columns are the articles."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic, TypeVar

from newsdiff.ui.bits import Told
from newsdiff.ui.views.sheet import Columns, Room, Sheet, columns, over_columns

Row = TypeVar("Row")


class CrossedSheet(Sheet, Generic[Row]):
    """What is told, by articles; as many of them as there is room for."""

    least, most = 15, 34
    """Cells of an article's column."""
    _rows: Sequence[Row] = ()

    def __len__(self) -> int:
        """One for each row made."""
        return len(self._rows)

    def head(self, room: Room) -> Told:
        """The articles over their columns."""
        left, shown = self._layout(room)
        return over_columns(self.name, self.comparison.articles, left, shown, room.column)

    def column_at(self, cell: int, room: Room) -> int | None:
        """The article in whose column a cell is."""
        left, shown = self._layout(room)
        return shown.at(cell - left)

    @abstractmethod
    def left(self, width: int) -> int:
        """Cells before the articles, of so many."""

    def _layout(self, room: Room) -> tuple[int, Columns]:
        """Cells before the articles, and their columns."""
        left = self.left(room.width)
        return left, columns(self.columns, room.width - left, room.column, self.least, self.most)
