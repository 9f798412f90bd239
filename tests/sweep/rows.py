"""All rows of an index, for comparing two."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def rows(folder: Path) -> str:
    """Every row of every table, as SQL."""
    with closing(sqlite3.connect(folder / "events.sqlite3")) as base:
        return "\n".join(base.iterdump())
