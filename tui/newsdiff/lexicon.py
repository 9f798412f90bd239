"""Reads the lexicons: cue words, number words, titles and contrast sets are data, not code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def lexicon(name: str) -> dict[str, Any]:
    """The table kept in `lexicons/NAME.toml`. Callers must not change it.

    Raises:
        FileNotFoundError: there is no such lexicon.

    """
    return tomllib.loads(files("newsdiff").joinpath("lexicons", f"{name}.toml").read_text("utf-8"))
