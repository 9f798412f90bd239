"""Reads the lexicons: cue words, number words, titles and contrast sets are data, not code."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("lexicons")
"""Where the lexicons lie."""


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The table kept in `lexicons/NAME.toml`. Callers must not change it.

    Raises:
        FileNotFoundError: there is no such lexicon.

    """
    import tomllib

    return tomllib.loads(FOLDER.joinpath(f"{name}.toml").read_text("utf-8"))
