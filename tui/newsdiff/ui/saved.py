"""Opens a comparison that was saved as JSON in place of articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.model import InputError

if TYPE_CHECKING:
    from newsdiff.reports.saved import Saved

_SCHEMA = re.compile(rb'\s*\{\s*"schema"\s*:\s*"newsdiff\.comparison/')
_SNIFFED = 200
"""Bytes looked at; the schema is named within them."""


def is_saved(path: str) -> bool:
    """Whether a file is a comparison that newsdiff saved; what cannot be read is not."""
    try:
        with Path(path).open("rb") as file:
            head = file.read(_SNIFFED)
    except (OSError, ValueError):
        return False
    return bool(_SCHEMA.match(head))


def saved_at(paths: Sequence[str]) -> Saved | None:
    """The saved comparison at the one path, or None where articles are to be compared.

    Among other places a saved comparison stands for its articles, which `load` takes out of it.

    Raises:
        InputError: it is damaged or unreadable.

    """
    if len(paths) != 1 or paths[0] == "-" or not Path(paths[0]).is_file() or not is_saved(paths[0]):
        return None
    from newsdiff.reports.json_read import read_json

    try:
        content = Path(paths[0]).read_bytes()
    except OSError as error:
        raise InputError(paths[0], "it cannot be read", "check its permissions") from error
    return read_json(content, paths[0])
