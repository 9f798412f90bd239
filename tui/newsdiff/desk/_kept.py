"""How the screen was left: theme, layout, filters."""

from __future__ import annotations

from collections.abc import Mapping

from newsdiff.desk._base import Base

Kept = str | int | float | bool | list[str] | dict[str, "Kept"] | None
"""What JSON can hold of it."""


class KeptDesk:
    """Keeps named values from one session to the next; the last one written wins."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def keep(self, values: Mapping[str, Kept]) -> None:
        """Write these; None takes one away."""
        import json

        with self._base.writing() as base:
            for name, value in values.items():
                if value is None:
                    base.execute("DELETE FROM kept WHERE name = ?", (name,))
                else:
                    base.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (name, json.dumps(value)))

    def kept(self) -> dict[str, Kept]:
        """All that was written, by name."""
        import json

        with self._base.reading() as base:
            if base is None:
                return {}
            return {name: json.loads(value) for name, value in base.execute("SELECT name, value FROM kept")}
