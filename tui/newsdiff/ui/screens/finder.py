"""Finding words in all articles."""

from __future__ import annotations

from newsdiff.ui.finding import Found, NoPattern, find
from newsdiff.ui.messages import Sought
from newsdiff.ui.screens.paned import PanedScreen
from newsdiff.ui.search import Search
from newsdiff.ui.widgets.find_bar import FindBar


class FinderScreen(PanedScreen):
    """A screen of panes in which words can be found."""

    _search = Search()

    def on_sought(self, message: Sought) -> None:
        """Mark what is found; go to the first when enter was pressed."""
        if self.comparison is None:
            return
        try:
            self._search = Search(find(self.comparison, message.words))
        except NoPattern as error:
            self._search = Search()
            self._show_search(str(error))
            return
        if message.done:
            spread = self.spread
            self._search = self._search.from_article(spread.visible_labels[spread.active])
            spread.visible_panes[spread.active].focus()
        self._show_search(self._search.told() if message.words.strip() else "")

    def _show_search(self, told: str) -> None:
        spread, search = self.spread, self._search
        spread.mark_found(Found(search.by_passage, search.current))
        for bar in self.query(FindBar):
            bar.tell(told)
        if search.current:
            spread.reveal(search.current)

    async def action_find(self) -> None:
        """Ask for words; keys wait until they can be typed."""
        if not self.query(FindBar):
            await self.mount(FindBar(), before="KeyBar")
        self.query_one(FindBar).type()

    def action_hit(self, by: int) -> None:
        """Go on or back along the places found."""
        if self._search.hits:
            self._search = self._search.step(by)
            self._show_search(self._search.told())

    def action_clear(self) -> None:
        """Stop the work, or clear what was found."""
        if self.stop():
            return
        bars = self.query(FindBar)
        if bars:
            bars.remove()
            self._search = Search()
            self._show_search("")
            spread = self.spread
            spread.visible_panes[spread.active].focus()
