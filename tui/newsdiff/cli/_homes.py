"""Where each command lives."""

from __future__ import annotations

HOMES = {
    "config": "_config", "demo": "_read", "inputs": "_inputs", "keys": "_keys", "read": "_read",
    "report": "_report", "serve": "_serve", "sweep": "_sweep",
}  # fmt: skip
"""The module of each command, imported when it is asked for."""
