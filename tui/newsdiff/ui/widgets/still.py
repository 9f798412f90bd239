"""A view that is not made anew when another one has changed."""

from __future__ import annotations

from typing import Self

from textual.containers import Horizontal
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Still(Widget):
    """Keeps its picture until it is refreshed: Textual asks every view for its own when any has changed."""

    _picture: tuple[Region, list[Strip]] | None = None

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Paint it anew, or parts of it."""
        self._picture = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Its colours have changed."""
        self._picture = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The picture of a part of the view; none while nothing is painted, or where nobody would see it."""
        if getattr(self.screen, "is_held", False) or self._is_covered:
            return []
        kept = self._picture
        if kept is None or kept[0] != crop:
            kept = self._picture = crop, self.paint(crop)
        return kept[1]

    @property
    def _is_covered(self) -> bool:
        """Whether the views within leave nothing of it to be seen."""
        here = self.region
        views = (view for view in self.children if not view.layer.startswith("_"))
        return 0 < here.area == sum(here.intersection(view.region).area for view in views)

    def paint(self, crop: Region) -> list[Strip]:
        """Make that picture."""
        return super().render_lines(crop)


class StillRow(Horizontal, Still):
    """Views side by side."""
