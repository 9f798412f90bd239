"""Verdicts and notes, by the id of a divergence, which is a hash of what its sides say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from newsdiff.desk._base import Base
from newsdiff.model import Judgement, NewsdiffError, Verdict

if TYPE_CHECKING:
    from sqlite3 import Connection

_OPEN = Verdict()
_AT_ONCE = 500
"""Ids asked for in one query: SQLite takes no more than 999 in old builds."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict was changed."""

    divergence: str
    """Its id."""
    before: Verdict
    after: Verdict


class VerdictDesk:
    """Keeps what the reader holds of divergences."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def judge(self, divergence: str, judgement: Judgement) -> Judged:
        """Write a judgement; the note stays."""
        return self._change(divergence, judgement=judgement)

    def note(self, divergence: str, text: str) -> Judged:
        """Write a note, or take it away with an empty one; the judgement stays."""
        return self._change(divergence, text=text.encode("utf-8", "replace").decode().strip())

    def verdicts(self, ids: Iterable[str]) -> dict[str, Verdict]:
        """The verdicts on these divergences; what was never judged is not among them."""
        found: dict[str, Verdict] = {}
        with self._base.reading() as base:
            if base is None:
                return found
            wanted = list(ids)
            for first in range(0, len(wanted), _AT_ONCE):
                some = wanted[first : first + _AT_ONCE]
                marks = ", ".join("?" * len(some))
                rows = base.execute(
                    f"SELECT divergence, judgement, note, judged FROM verdict WHERE divergence IN ({marks})",
                    some,
                )
                found |= {id: _verdict(*rest) for id, *rest in rows}
        return found

    def take_back_verdict(self, act: Judged) -> None:
        """Put the verdict from before back.

        Raises:
            NewsdiffError: another reader has changed it since.

        """
        with self._base.writing() as base:
            if not _same(_read(base, act.divergence), act.after):
                raise NewsdiffError("Another reader has judged this since; nothing was undone.")
            _write(base, act.divergence, act.before)

    def _change(self, divergence: str, judgement: Judgement | None = None, text: str | None = None) -> Judged:
        with self._base.writing() as base:
            before = _read(base, divergence)
            after = replace(
                before,
                judgement=before.judgement if judgement is None else judgement,
                note=before.note if text is None else text,
                judged=datetime.now(UTC),
            )
            _write(base, divergence, after)
        return Judged(divergence, before, after)


def _read(base: Connection, divergence: str) -> Verdict:
    row = base.execute(
        "SELECT judgement, note, judged FROM verdict WHERE divergence = ?", (divergence,)
    ).fetchone()
    return _verdict(*row) if row else _OPEN


def _write(base: Connection, divergence: str, verdict: Verdict) -> None:
    if verdict.judged is None:
        base.execute("DELETE FROM verdict WHERE divergence = ?", (divergence,))
        return
    base.execute(
        "INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, ?)",
        (divergence, verdict.judgement.value, verdict.note, verdict.judged.isoformat()),
    )


def _verdict(judgement: str, note: str, judged: str) -> Verdict:
    return Verdict(Judgement(judgement), note, datetime.fromisoformat(judged))


def _same(one: Verdict, other: Verdict) -> bool:
    """Whether two say the same, whenever they were written."""
    return (one.judgement, one.note) == (other.judgement, other.note)
