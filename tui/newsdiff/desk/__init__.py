"""What the reader did, kept between sessions in one SQLite file.

Comparisons opened lately, verdicts and notes, links made by hand, and how the screen was left. Nothing
but the standard library's light modules is imported before something is read or written.
"""

from __future__ import annotations

from pathlib import Path

from newsdiff.desk._base import Base
from newsdiff.desk._kept import Kept, KeptDesk
from newsdiff.desk._links import HandLink, LinkDesk, Linked, content_key, hands_of
from newsdiff.desk._recent import Recent, RecentDesk
from newsdiff.desk._verdicts import Judged, VerdictDesk
from newsdiff.folders import desk_folder

__all__ = [
    "Act", "Desk", "HandLink", "Judged", "Kept", "Linked", "Recent", "content_key", "hands_of", "open_desk",
]  # fmt: skip

Act = Judged | Linked
"""Something the reader did that can be undone."""


class Desk(RecentDesk, VerdictDesk, LinkDesk, KeptDesk):
    """The file at `path`; it and its folder are made when something is first written.

    Safe to use from several threads and processes: each call is one transaction, which is on the disk
    when the call returns. Every method raises OutputError when the file is damaged, locked for long,
    not writable, or made by a later version; the reader goes on without.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(Base(path))

    @property
    def path(self) -> Path:
        """The file."""
        return self._base.path

    def undo(self, act: Act) -> None:
        """Put back what was there before an act, unless another reader has changed it since.

        Raises:
            NewsdiffError: another reader has.
            OutputError: it could not be written.

        """
        if isinstance(act, Judged):
            self.take_back_verdict(act)
        else:
            self.take_back_link(act)


def open_desk() -> Desk:
    """The desk of this user; in the folder `NEWSDIFF_DATA` when that is set."""
    return Desk(desk_folder() / "desk.sqlite3")
