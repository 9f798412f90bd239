"""What the reader did, kept between sessions in one SQLite file: the comparisons opened lately."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from newsdiff.model import OutputError

_VERSION = 1
"""Of the tables; kept in the file as `PRAGMA user_version`."""
_TABLES = """
CREATE TABLE recent (paths TEXT PRIMARY KEY, headline TEXT NOT NULL, opened TEXT NOT NULL);
CREATE INDEX recent_opened ON recent (opened);
"""
_KEPT = 200
"""How many comparisons are remembered."""
_PATIENCE = 2.0
"""Seconds to wait for another newsdiff that writes."""
_REMEDY = "check that it can be written, or move the file away to start afresh"


@dataclass(frozen=True, slots=True)
class Recent:
    """A comparison that was opened."""

    paths: tuple[str, ...]
    """Absolute; files or folders, in the order given."""
    headline: str
    """What it was about."""
    opened: datetime
    """When last, in UTC."""


class Desk:
    """The file at `path`; it and its folder are made when something is first remembered.

    Safe to use from several threads and processes. Every method raises OutputError when the file
    is damaged, locked for long, not writable, or made by a later version; the reader goes on without.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def remember(self, headline: str, paths: Sequence[str], opened: datetime) -> None:
        """Put a comparison at the top of the recent ones; what came through a pipe is not kept."""
        if not paths or "-" in paths:
            return
        key = json.dumps([str(Path(path).absolute()) for path in paths])
        told = headline.encode("utf-8", "replace").decode()
        with self._open() as base:
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
        if not self.path.exists():
            return ()
        with self._open() as base:
            rows = base.execute(
                "SELECT paths, headline, opened FROM recent ORDER BY opened DESC, paths LIMIT ?", (limit,)
            ).fetchall()
            return tuple(_recent(*row) for row in rows)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """One transaction, committed at the end."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with closing(sqlite3.connect(self.path, timeout=_PATIENCE)) as base, base:
                base.execute("PRAGMA journal_mode = WAL")
                self._prepare(base)
                yield base
        except (sqlite3.Error, OSError, ValueError) as error:
            problem = f"what was opened before is not to be had ({error})"
            raise OutputError(str(self.path), problem, _REMEDY) from error

    def _prepare(self, base: sqlite3.Connection) -> None:
        """Make the tables of a new file; two processes may try at once."""
        if self._version(base) == _VERSION:
            return
        base.execute("BEGIN IMMEDIATE")
        version = self._version(base)
        if version > _VERSION:
            raise sqlite3.DatabaseError("it was made by a later newsdiff")
        if version < _VERSION:
            for statement in filter(str.strip, _TABLES.split(";")):
                base.execute(statement)
            base.execute(f"PRAGMA user_version = {_VERSION}")
        base.commit()

    def _version(self, base: sqlite3.Connection) -> int:
        return int(base.execute("PRAGMA user_version").fetchone()[0])


def _recent(paths: str, headline: str, opened: str) -> Recent:
    return Recent(tuple(json.loads(paths)), headline, datetime.fromisoformat(opened))


def open_desk() -> Desk:
    """The desk of this user; in the folder `NEWSDIFF_DATA` when that is set."""
    folder = os.environ.get("NEWSDIFF_DATA")
    if not folder:
        from platformdirs import user_data_dir

        folder = user_data_dir("newsdiff", appauthor=False)
    return Desk(Path(folder) / "desk.sqlite3")
