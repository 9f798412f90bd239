"""The index of a sweep: one SQLite file. Only the main process of a sweep writes to it.

SQLite and not DuckDB: the reader asks for forty rows at a place and the sweep adds a few rows at a time,
many times, while others read; a write-ahead log does both at once and survives a killed process; and it
comes with Python.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsdiff.folders import SWEPT
from newsdiff.model import InputError, OutputError

VERSION = 2
_PATIENCE = 10.0
_TABLES = """
CREATE TABLE unit (
    id INTEGER PRIMARY KEY, path TEXT NOT NULL, number INTEGER NOT NULL, start INTEGER NOT NULL,
    length INTEGER NOT NULL, stamp TEXT NOT NULL, UNIQUE (path, number));
CREATE TABLE failure (
    unit INTEGER, event TEXT, path TEXT NOT NULL, problem TEXT NOT NULL, remedy TEXT NOT NULL);
CREATE TABLE article (
    id INTEGER PRIMARY KEY, key TEXT NOT NULL, unit INTEGER NOT NULL, path TEXT NOT NULL,
    headline TEXT NOT NULL, outlet TEXT NOT NULL, day INTEGER, sure INTEGER NOT NULL,
    terms BLOB NOT NULL, counts BLOB NOT NULL, sketch BLOB NOT NULL, UNIQUE (unit, key));
CREATE INDEX article_key ON article (key, id);
CREATE VIEW first AS SELECT * FROM article AS a
    WHERE NOT EXISTS (SELECT 1 FROM article AS b WHERE b.key = a.key AND b.id < a.id);
CREATE TABLE event (
    place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, members TEXT NOT NULL, topic TEXT NOT NULL,
    first_day INTEGER, last_day INTEGER, articles INTEGER NOT NULL, compared INTEGER NOT NULL,
    origins INTEGER NOT NULL, divergences INTEGER NOT NULL, severity REAL NOT NULL, kind TEXT,
    gravest TEXT NOT NULL);
CREATE VIRTUAL TABLE sought USING fts5 (words, columnsize = 0, prefix = '1 2');
CREATE TABLE outlet (event TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (event, name)) WITHOUT ROWID;
CREATE INDEX event_gravity ON event (severity DESC, articles DESC, id);
CREATE INDEX event_day ON event (last_day DESC, severity DESC, id);
CREATE INDEX event_articles ON event (articles DESC, severity DESC, id);
CREATE INDEX event_origins ON event (origins DESC, severity DESC, id);
CREATE TABLE member (event TEXT NOT NULL, article TEXT NOT NULL, label TEXT, PRIMARY KEY (event, article));
CREATE TABLE divergence (
    event TEXT NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, relation TEXT NOT NULL,
    severity REAL NOT NULL, summary TEXT NOT NULL, because TEXT NOT NULL, topic TEXT NOT NULL,
    sides TEXT NOT NULL, PRIMARY KEY (event, place));
CREATE INDEX divergence_kind ON divergence (event, kind, relation, severity);
CREATE INDEX divergence_gravity ON divergence (severity DESC, event, place);
CREATE TABLE comparison (event TEXT PRIMARY KEY, body BLOB NOT NULL);
"""
"""Articles are named by their keys; days are proleptic Gregorian ordinals; unknown ones are null.

An article that lies at several places is held for each, so that it stays when one of them changes; `first`
tells it once. `sought` holds, for the place of each event, all words of its topic, headlines, outlets and
divergences; `outlet` its outlets, folded.
"""


@contextmanager
def told(place: Path) -> Iterator[None]:
    """Tell every trouble with the file in one sentence.

    Raises:
        OutputError: it cannot be read or written.

    """
    try:
        yield
    except (sqlite3.Error, OSError) as error:
        problem = f"the index is not to be had ({error}); what was written is kept"
        remedy = "see that there is room and permission, then run it again"
        raise OutputError(str(place), problem, remedy) from error


def opened(folder: Path, write: bool = False) -> sqlite3.Connection:
    """A connection to the index of a folder, which is made when it is to be written and is not there.

    Raises:
        InputError: a later newsdiff made it, or it is damaged.
        OutputError: it cannot be opened.

    """
    place = folder / SWEPT
    with told(place):
        if write:
            folder.mkdir(parents=True, exist_ok=True)
        address = place.absolute().as_uri() + ("" if write else "?mode=ro")
        base = sqlite3.connect(address, _PATIENCE, isolation_level=None, uri=True, check_same_thread=False)
    try:
        _fit(base, place, write)
    except sqlite3.DatabaseError as error:
        base.close()
        raise InputError(str(place), f"it is no index ({error})", "sweep into another folder") from error
    except BaseException:
        base.close()
        raise
    return base


def _fit(base: sqlite3.Connection, place: Path, write: bool) -> None:
    version = int(base.execute("PRAGMA user_version").fetchone()[0])
    if version > VERSION:
        raise InputError(str(place), "a later newsdiff made it", "open it with that one")
    if 0 < version < VERSION:
        raise InputError(str(place), "an earlier newsdiff made it", "sweep into another folder")
    if write:
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = NORMAL")
        if version < VERSION:
            base.executescript(f"BEGIN IMMEDIATE; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
