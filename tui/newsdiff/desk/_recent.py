"""The comparisons opened lately."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from newsdiff.desk._base import Base

_KEPT = 200
"""How many comparisons are remembered."""


@dataclass(frozen=True, slots=True)
class Recent:
    """A comparison that was opened."""

    paths: tuple[str, ...]
    """Absolute; files or folders, in the order given."""
    headline: str
    """What it was about."""
    opened: datetime
    """When last, in UTC."""


class RecentDesk:
    """Remembers what was opened."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def remember(self, headline: str, paths: Sequence[str], opened: datetime) -> None:
        """Put a comparison at the top of the recent ones; what came through a pipe is not kept."""
        if not paths or "-" in paths:
            return
        import json

        key = json.dumps([path if "://" in path else str(Path(path).absolute()) for path in paths])
        told = headline.encode("utf-8", "replace").decode()
        with self._base.writing() as base:
            base.execute(
                "INSERT INTO recent VALUES (?, ?, ?) ON CONFLICT (paths) "
                "DO UPDATE SET headline = excluded.headline, opened = excluded.opened",
                (key, told, opened.astimezone(UTC).isoformat(timespec="microseconds")),
            )
            base.execute(
                "DELETE FROM recent WHERE paths NOT IN "
                "(SELECT paths FROM recent ORDER BY opened DESC LIMIT ?)",
                (_KEPT,),
            )

    def recent(self, limit: int = 20) -> tuple[Recent, ...]:
        """The comparisons opened before, the last one first."""
        with self._base.reading() as base:
            if base is None:
                return ()
            rows = base.execute(
                "SELECT paths, headline, opened FROM recent ORDER BY opened DESC, paths LIMIT ?", (limit,)
            ).fetchall()
            return tuple(_recent(*row) for row in rows)


def _recent(paths: str, headline: str, opened: str) -> Recent:
    import json

    return Recent(tuple(json.loads(paths)), headline, datetime.fromisoformat(opened))
