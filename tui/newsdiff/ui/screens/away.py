"""What leads out of the reader: copying, the editor, files that change."""

from __future__ import annotations

import subprocess
from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.app import SuspendNotSupported

from newsdiff.model import InputError, NewsdiffError
from newsdiff.ui.course import passage_in
from newsdiff.ui.look import Look, as_kept
from newsdiff.ui.messages import FilesChanged
from newsdiff.ui.plain import plain
from newsdiff.ui.screens.linking import LinkingScreen
from newsdiff.ui.settings import Settings
from newsdiff.ui.view import View
from newsdiff.ui.widgets.line_view import LineView
from newsdiff.ui.widgets.pane import Pane
from newsdiff.ui.widgets.point_list import PointList

if TYPE_CHECKING:
    from newsdiff.ui.watching import State

_PULSE = 2.0
"""Seconds between two looks at the files."""


class _Place(NamedTuple):
    """Where the reader is in an article."""

    label: str
    words: str
    """Of a passage."""
    row: int
    """Lines below the top of the screen at which it begins."""


class AwayScreen(LinkingScreen):
    """A screen from which something is taken elsewhere."""

    settings = Settings()
    """What is set."""
    _kept_look: Look | None = None
    _state: State | None = None
    _read_at: _Place | None = None
    """Where the reader was when the files were read again."""

    def look_now(self) -> Look:
        """How the screen is now; without colours, the theme of before."""
        spread, kept = self.spread, self._kept_look
        theme = kept.theme if kept and self.app.no_color else self.app.theme.removeprefix("newsdiff-")
        return Look(theme, spread.wanted, spread.rows_only, spread.wrapped)

    def begin_pulse(self, look: Look) -> None:
        """Look now and then whether files or the layout have changed; `look` is how the screen opened."""
        self._kept_look = look
        self.set_interval(_PULSE, self._pulse)

    def _pulse(self) -> None:
        self.keep_look()
        self.keep_place()
        if self.settings.switch("watch") is not False and self.comparison and not self.searching:
            self._look_at_files((*self.paths, *(a.page.path for a in self.comparison.articles)))

    def keep_look(self) -> None:
        """Have the desk keep the layout and theme, when they are others than before."""
        now = self.look_now()
        if self._kept_look not in (None, now):
            self._kept_look = now
            self.clerk.do(lambda desk: desk.keep(as_kept(now)))

    @work(thread=True, exit_on_error=False, exclusive=True, group="watch")
    def _look_at_files(self, paths: tuple[str, ...]) -> None:
        from newsdiff.ui.watching import changed, state_of

        now = state_of(dict.fromkeys(paths))
        before, self._state = self._state, now
        if before is not None and before.keys() & now.keys():
            found = changed(before, now)
            if found:
                self.post_message(FilesChanged(found))

    def settled(self) -> None:
        """The comparison is whole: go back to where the reader was; what changes from now on counts."""
        super().settled()
        self._state = None
        if self._read_at:
            self._return_to(self._read_at)
            self._read_at = None

    def action_reload(self) -> None:
        """Compare the files again, and come back to this place."""
        self._read_at = self._place_now() if self.comparison and self.view is View.READ else None
        super().action_reload()

    def _place_now(self) -> _Place | None:
        """The first passage on the screen of the active pane, and where on the screen it begins."""
        spread = self.spread
        pane = spread.visible_panes[spread.active]
        passage = pane.first_passage()
        line = pane.line_of(passage)
        if line is None or self.comparison is None:
            return None
        return _Place(pane.label, self.comparison.words(passage), line - pane.top)

    def _return_to(self, place: _Place) -> None:
        """Scroll to a passage of the same words in the same article, if it is still there and shown."""
        assert self.comparison
        for pane in self.spread.visible_panes:
            if pane.label == place.label:
                article = self.comparison.article[place.label]
                same = (p.id for p in article.passages if article.words(p) == place.words)
                line = pane.line_of(next(same, ""))
                if line is not None:
                    pane.go(line - place.row)

    @abstractmethod
    async def open_point(self, place: int) -> None:
        """Show a point in the panes, by its place in the course."""

    def action_jump(self) -> None:
        """Put letters on all that can be gone to."""
        from newsdiff.ui.screens.jump import JumpScreen, Target, targets

        def chosen(target: Target | None) -> None:
            if target is None:
                return
            if target.view:
                target.view.focus()
            elif target.divergence:
                self.show_divergence(target.divergence)
            else:
                self.call_later(self.open_point, target.point)

        views = [view for view in self.query() if isinstance(view, LineView)]
        views = [view for view in views if view.can_focus and view.region and view.display]
        found = targets(views, self.spread, self.query_one(PointList))
        self.app.push_screen(JumpScreen([t for t in found if self.region.contains_point(t.at)]), chosen)

    def on_files_changed(self, message: FilesChanged) -> None:
        """Offer to read them again."""
        names = ", ".join(plain(Path(path).name) for path in message.paths[:3])
        more = " …" if len(message.paths) > 3 else ""
        self.notify(
            f"{names}{more} changed on disk: r reads the articles again.",
            title="Changed", timeout=20, markup=False,
        )  # fmt: skip

    def _in_focus(self) -> str:
        """The article of the pane that has the focus; empty elsewhere."""
        focused = self.focused
        return focused.label if isinstance(focused, Pane) and self.view is View.READ else ""

    def _current_passage(self) -> str:
        """The passage to open or copy: of the focused pane's article, in what is under the cursor."""
        assert self.session
        label = self._in_focus() or self.spread.visible_labels[0]
        current = next((d for d in self.session.comparison.divergences if d.id == self.session.current), None)
        found = (self.spread.target_of(label) or passage_in(current, label)) if current else ""
        pane = self.spread.visible_panes[self.spread.visible_labels.index(label)]
        return found or pane.first_passage() or self.session.comparison.article[label].passages[0].id

    def action_copy(self) -> None:
        """Copy what an article says, or all of them, with outlet and date."""
        if self.session is None:
            return
        current = next((d for d in self.session.comparison.divergences if d.id == self.session.current), None)
        from newsdiff.ui.citing import cite, cite_divergence

        if current:
            told = cite_divergence(self.session.comparison, current, self._in_focus())
        else:
            told = cite(self.session.comparison, self._current_passage())
        self.app.copy_to_clipboard(told)
        self.notify(f"Copied: {told.splitlines()[-1][:60]} …", timeout=3, markup=False)

    def action_copy_selected(self) -> None:
        """Copy the words marked with the mouse, or else what `copy` copies."""
        marked = self.get_selected_text()
        if marked:
            self.app.copy_to_clipboard(marked)
            self.notify("Copied what is marked.", timeout=2)
        else:
            self.action_copy()

    def action_edit(self) -> None:
        """Open the article of the focused pane in an editor, at the passage under the cursor."""
        if self.session is None:
            return
        from newsdiff.ui.editing import command, editor_of, file_of, line_of

        passage = self._current_passage()
        article = self.session.comparison.article[self.session.comparison.passage[passage].article]
        try:
            file = file_of(article.page.path)
            line = line_of(file, self.session.comparison.words(passage))
            self._run(command(editor_of(self.settings.text("editor")), file, line))
        except NewsdiffError as error:
            title = "No file" if isinstance(error, InputError) else "No editor"
            self.notify(plain(str(error)), title=title, severity="warning", markup=False)

    def _run(self, words: list[str]) -> None:
        """Give the terminal to the editor until it ends.

        Raises:
            NewsdiffError: it cannot be run, or there is no terminal to give.

        """
        try:
            with self.app.suspend():
                done = subprocess.run(words, check=False)
        except SuspendNotSupported as error:
            raise NewsdiffError("An editor needs a terminal, and there is none here.") from error
        except OSError as error:
            told = (error.strerror or str(error)).lower()
            raise NewsdiffError(f"{words[0]}: the editor cannot be run ({told}); check EDITOR.") from error
        if done.returncode:
            told = f"{plain(words[0])} ended with code {done.returncode}."
            self.notify(told, severity="warning", markup=False)
        self.call_later(self._pulse)
