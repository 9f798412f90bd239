"""Tells a comparison that was saved as JSON from articles, and opens it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newsdiff.model import InputError

if TYPE_CHECKING:
    from newsdiff.reports.saved import Saved

_HEAD = re.compile(rb'\s*\{\s*"schema"\s*:\s*"newsdiff\.comparison/')
"""How newsdiff begins one."""
_NAMED = re.compile(r'"schema"\s*:\s*"newsdiff\.comparison\\?/')
"""What another program, which may change the order of keys and the encoding, leaves of it."""
_SNIFFED = 200
"""Bytes within which newsdiff names the schema."""
_SCHEMAS = "newsdiff.comparison/"
_SPACE = "\ufeff \t\r\n"


def is_saved(path: str) -> bool:
    """Whether a file is a comparison that newsdiff saved; what cannot be read is not."""
    try:
        with Path(path).open("rb") as file:
            head = file.read(_SNIFFED)
            if _HEAD.match(head):
                return True
            return _begins_object(head) and _names_schema(head + file.read())
    except (OSError, ValueError):
        return False


def _begins_object(head: bytes) -> bool:
    from json import detect_encoding

    encoding = detect_encoding(head)
    return head.decode(encoding, "replace").lstrip(_SPACE).startswith("{")


def _names_schema(content: bytes) -> bool:
    """Whether the outermost object names the schema."""
    import json

    text = content.decode(json.detect_encoding(content), "replace")
    if not _NAMED.search(text):
        return False
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(told, dict) and str(told.get("schema")).startswith(_SCHEMAS)


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
