"""What the reader holds of divergences: verdicts, notes, the filter; and taking it back."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property, lru_cache, partial
from typing import TYPE_CHECKING

from newsdiff.model import Comparison, Judgement, OutputError, Verdict
from newsdiff.ui.messages import Acted, DeskFailed, Recalled, Undone
from newsdiff.ui.plain import plain
from newsdiff.ui.screens.tabled import TabledScreen
from newsdiff.ui.services import Desk
from newsdiff.ui.session import Filter

if TYPE_CHECKING:
    from newsdiff.desk import HandLink, Judged, Linked
    from newsdiff.ui.clerk import Clerk

_NOWHERE = "The cursor is on no divergence: ] goes to the next one."


class JudgingScreen(TabledScreen):
    """A screen on which divergences are judged; all of it is on the disk before it is shown."""

    _told_trouble = ""
    _is_recalled = False
    _base: Comparison | None = None
    """What is compared, before passages were linked by hand."""
    _left_at: str | None = None
    """Id of the divergence from which the reader went to link passages."""
    _kept_at: str | None = None
    """Id of the divergence at which the desk has the reader."""

    @cached_property
    def clerk(self) -> Clerk:
        """Reads and writes the desk."""
        from newsdiff.ui.clerk import Clerk

        return Clerk(self.services.desk, lambda error: self._tell(DeskFailed(error)))

    @cached_property
    def _acts(self) -> list[tuple[Judged | Linked, bool]]:
        """What was done here and not taken back, the last one last; and whether the desk has it."""
        return []

    @abstractmethod
    def renew(self) -> None:
        """Show the session as it is now."""

    @abstractmethod
    def show_verdicts(self) -> None:
        """Show the verdicts as they are now."""

    @abstractmethod
    def show_divergence(self, divergence: str) -> None:
        """Put the cursor on a divergence, if it is among those shown."""

    def on_unmount(self) -> None:
        """Keep where the reader was, and let the desk's thread end when its work is done."""
        self.keep_place()
        if "clerk" in self.__dict__:
            self.clerk.close()

    def settled(self) -> None:
        """The comparison is whole: ask the desk what was done with it before."""
        self._base = self.comparison
        self.call_after_refresh(self.recall)

    def keep_place(self) -> None:
        """Have the desk keep at which divergence of a saved comparison the reader is, if it is another.

        Articles always open at their first divergence.
        """
        from newsdiff.ui.recalling import at_of

        at, place = self.session.current if self.session else None, self._place
        if at and place and self._is_recalled and at != self._kept_at and _is_saved(self.paths):
            self._kept_at = at
            self.clerk.do(lambda desk: desk.keep({at_of(place): at}))

    def recall(self) -> None:
        """Ask the desk what was done with these articles before."""
        from newsdiff.ui.recalling import Asked, recall

        base, shown = self._base, self.comparison
        if base and shown:
            asked = Asked(base, shown, self._place, self._unkept_links(), self.brought)
            self.clerk.do(
                lambda desk: self._tell(Recalled(base, recall(asked, desk))),
                lambda: self._tell(Recalled(base, recall(asked, None))),
            )

    @abstractmethod
    def redone(self, comparison: Comparison) -> None:
        """The rows of the comparison were redone."""

    @property
    def _place(self) -> str:
        """The name under which the filter for these files is kept."""
        from newsdiff.ui.recalling import place_of

        return place_of(self.paths)

    def _tell(self, message: Recalled | Acted | Undone | DeskFailed) -> None:
        self.post_message(message)

    def on_recalled(self, message: Recalled) -> None:
        """Show it, unless other articles are shown by now."""
        if self.session is None or message.asked is not self._base:
            return
        known, first = message.known, not self._is_recalled
        before = self.session.filter, self.session.verdicts
        if first:
            self._is_recalled = True
            self.session.filter = known.filter if before[0] == Filter() else before[0]
        self.session.verdicts = {**known.verdicts, **self._unkept()}
        if known.comparison is not self.comparison:
            self.take(known.comparison)
            self.redone(known.comparison)
        elif before[0] != self.session.filter:
            self.renew()
        elif before[1] != self.session.verdicts:
            self._judged()
        if first and known.at and self._is_at_the_first():
            self._kept_at = known.at
            self.show_divergence(known.at)

    def _is_at_the_first(self) -> bool:
        """Whether the reader has not gone anywhere yet."""
        current = self.session.current if self.session else None
        return current is None or bool(self.course and self.course.place_of(current) == 0)

    def _unkept(self) -> dict[str, Verdict]:
        """Verdicts that the desk could not take."""
        from newsdiff.desk import Judged

        acts = (act for act, kept in self._acts if not kept)
        return {act.divergence: act.after for act in acts if isinstance(act, Judged)}

    def _unkept_links(self) -> tuple[HandLink, ...]:
        """Links by hand that the desk could not take."""
        from newsdiff.desk import HandLink, Linked

        acts = [act for act, kept in self._acts if not kept and isinstance(act, Linked)]
        return tuple(HandLink(act.one, act.other, act.after) for act in acts if act.after is not None)

    def _in_hand(self) -> str | None:
        """Id of the divergence under the cursor; says so when there is none."""
        current = self.session.current if self.session else None
        if current and self.course and self.course.place_of(current) is not None:
            return current
        self.notify(_NOWHERE, timeout=3)
        return None

    def action_judge(self, judgement: str) -> None:
        """Confirm or dismiss the divergence under the cursor; a second time, leave it open again."""
        id = self._in_hand()
        if id is None or self.session is None:
            return
        before = self.session.verdict(id)
        wanted = Judgement(judgement)
        wanted = Judgement.OPEN if before.judgement is wanted else wanted
        after = replace(before, judgement=wanted)
        self._write(id, after, lambda desk, id: desk.judge(id, wanted))

    def action_note(self) -> None:
        """Ask for a note on the divergence under the cursor."""
        id = self._in_hand()
        if id is None or self.session is None:
            return
        from newsdiff.ui.screens.note import NoteDialog

        before = self.session.verdict(id)

        def chosen(text: str | None) -> None:
            if text is not None and text != before.note:
                self._write(id, replace(before, note=text), lambda desk, id: desk.note(id, text))

        self.app.push_screen(NoteDialog(before.note), chosen)

    def _write(self, id: str, after: Verdict, write: Callable[[Desk, str], Judged]) -> None:
        """Write a verdict; where the desk is not to be had, hold it as long as newsdiff runs."""
        from newsdiff.desk import Judged

        assert self.session
        unkept = Judged(id, self.session.verdict(id), replace(after, judged=datetime.now(UTC)))
        self.clerk.do(
            lambda desk: self._tell(Acted(write(desk, id))), lambda: self._tell(Acted(unkept, kept=False))
        )

    def on_acted(self, message: Acted) -> None:
        """Show what is on the disk now."""
        self._acts.append((message.act, message.kept))
        self._show_act(message.act, back=False)

    def on_undone(self, message: Undone) -> None:
        """Show what was before."""
        self._show_act(message.act, back=True)

    def _show_act(self, act: Judged | Linked, back: bool) -> None:
        from newsdiff.desk import Judged

        if self.session is None:
            return
        if not isinstance(act, Judged):
            self.recall()
            if back:
                self.session.current = self._left_at or self.session.current
                self.notify("Undone: the rows are redone.", timeout=3)
            return
        verdict = act.before if back else act.after
        self.session.verdicts = {**self.session.verdicts, act.divergence: verdict}
        if back:
            self.notify(_undone(act), timeout=2)
        self._judged()
        if back:
            self.show_divergence(act.divergence)

    def _judged(self) -> None:
        """Verdicts are others: what is shown may be too, when they are filtered."""
        if self.session and self.session.filter.judgements:
            self.renew()
        else:
            self.show_verdicts()

    def action_undo(self) -> None:
        """Take back what was done last."""
        if not self._acts:
            self.notify("There is nothing to undo.", timeout=2)
            return
        act, kept = self._acts.pop()
        if kept:
            self.clerk.do(partial(self._undo, act))
        else:
            self.post_message(Undone(act))

    def _undo(self, act: Judged | Linked, desk: Desk) -> None:
        desk.undo(act)
        self._tell(Undone(act))

    def on_desk_failed(self, message: DeskFailed) -> None:
        """Say why, once for each trouble; reading goes on."""
        told, lasting = plain(str(message.error)), isinstance(message.error, OutputError)
        if not (lasting and told == self._told_trouble):
            self._told_trouble = told
            title = "Not kept" if lasting else "Not undone"
            self.notify(told, title=title, severity="warning", timeout=12, markup=False)
        if not lasting:
            self.recall()

    def action_filter(self) -> None:
        """Ask which divergences to show."""
        if self.session:
            from newsdiff.ui.screens.filter import FilterDialog

            self.app.push_screen(FilterDialog(self.session), self._filtered)

    def _filtered(self, chosen: Filter | None) -> None:
        if chosen is None or self.session is None or chosen == self.session.filter:
            return
        self.session.filter = chosen
        self.renew()
        name = self._place
        if name:
            from newsdiff.ui.recalling import as_kept

            self.clerk.do(lambda desk: desk.keep({name: as_kept(chosen)}))

    def action_filter_clear(self) -> None:
        """Show all divergences again."""
        self._filtered(Filter())


def _undone(act: Judged) -> str:
    if act.before.note != act.after.note:
        return "Undone: the note is as it was."
    return f"Undone: it is {act.before.judgement.value} again."


@lru_cache(maxsize=1)
def _is_saved(paths: tuple[str, ...]) -> bool:
    from newsdiff.reports.reopen import is_saved

    return len(paths) == 1 and is_saved(paths[0])
