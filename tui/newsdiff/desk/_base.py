"""The file, its tables, and how they grew."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.model import OutputError

if TYPE_CHECKING:
    from sqlite3 import Connection

_STEPS = (
    """
    CREATE TABLE recent (paths TEXT PRIMARY KEY, headline TEXT NOT NULL, opened TEXT NOT NULL);
    CREATE INDEX recent_opened ON recent (opened);
    """,
    """
    CREATE TABLE verdict (
        divergence TEXT PRIMARY KEY, judgement TEXT NOT NULL, note TEXT NOT NULL, judged TEXT NOT NULL);
    CREATE TABLE hand_link (
        one TEXT NOT NULL, other TEXT NOT NULL, linked INTEGER NOT NULL, made TEXT NOT NULL,
        PRIMARY KEY (one, other));
    CREATE TABLE kept (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    """,
)
"""What makes each version of the tables from the one before; the version is kept as `PRAGMA user_version`."""
_PATIENCE = 4.0
"""Seconds to wait for another newsdiff that writes."""
REMEDY = "check that it can be written, or move the file away to start afresh"


class Base:
    """Opens the file at `path` for one transaction at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @contextmanager
    def reading(self) -> Iterator[Connection | None]:
        """A connection to read from, or None where there is no file yet.

        Raises:
            OutputError: the file cannot be read.

        """
        if not self.path.exists():
            yield None
            return
        with self._told(), self._connected() as base:
            yield base

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that holds the file from its start, and is on the disk at the end.

        Raises:
            OutputError: the file cannot be written.

        """
        with self._told():
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self._connected() as base:
                base.execute("BEGIN IMMEDIATE")
                with base:
                    yield base

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell every trouble with the file in one sentence."""
        import sqlite3

        try:
            yield
        except (sqlite3.Error, OSError, ValueError) as error:
            problem = f"the desk, which keeps your verdicts, is not to be had ({error})"
            raise OutputError(str(self.path), problem, REMEDY) from error

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        """A connection to the tables of this version; a file that can only be read is read as it is."""
        import sqlite3

        place = self.path.absolute().as_uri()
        if not (os.access(self.path.parent, os.W_OK) and os.access(self.path.parent, os.X_OK)):
            place += "?mode=ro&immutable=1"
        with closing(sqlite3.connect(place, timeout=_PATIENCE, isolation_level=None, uri=True)) as base:
            if _version(base) != len(_STEPS):
                _grow(base)
            base.execute("PRAGMA synchronous = FULL")
            yield base


def _version(base: Connection) -> int:
    return int(base.execute("PRAGMA user_version").fetchone()[0])


def _grow(base: Connection) -> None:
    """Make the tables that are missing; two processes may try at once.

    Raises:
        sqlite3.DatabaseError: a later newsdiff has been here.

    """
    import sqlite3

    base.execute("PRAGMA journal_mode = WAL")
    base.execute("BEGIN IMMEDIATE")
    with base:
        version = _version(base)
        if version > len(_STEPS):
            raise sqlite3.DatabaseError("it was made by a later newsdiff")
        for step in _STEPS[version:]:
            for statement in filter(str.strip, step.split(";")):
                base.execute(statement)
        base.execute(f"PRAGMA user_version = {len(_STEPS)}")
