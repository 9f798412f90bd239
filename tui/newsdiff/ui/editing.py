"""How to open a file in an editor, at a line."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path

from newsdiff.model import InputError, NewsdiffError

_PLUS = frozenset(
    ("vi", "vim", "nvim", "gvim", "view", "vis", "nano", "pico", "emacs", "emacsclient", "micro", "kak",
     "joe", "jed", "mg", "ne")
)  # fmt: skip
"""Editors that take `+LINE FILE`."""
_COLON = frozenset(("subl", "sublime_text", "zed", "hx", "helix", "lapce"))
"""Editors that take `FILE:LINE`."""
_GOTO = frozenset(("code", "code-insiders", "codium", "vscodium", "cursor"))
"""Editors that take `--goto FILE:LINE`."""
_SOUGHT = 6
"""Words by which a passage is looked for."""


def editor_of(named: str | None) -> str:
    """The editor that is set, else that of the environment.

    Raises:
        NewsdiffError: there is none.

    """
    found = named or os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not found:
        raise NewsdiffError("No editor is named; set EDITOR, or editor in the config file.")
    return found


def command(editor: str, path: Path, line: int) -> list[str]:
    """What to run to open a file at a line, from 1; an editor that is not known opens it at its start.

    Raises:
        NewsdiffError: the editor's quotation marks do not match.

    """
    try:
        words = shlex.split(editor)
    except ValueError as error:
        raise NewsdiffError(f"The editor {editor!r} is no command; check its quotes.") from error
    name = Path(words[0]).stem.lower() if words else ""
    if name in _COLON:
        return [*words, f"{path}:{line}"]
    if name in _GOTO:
        return [*words, "--goto", f"{path}:{line}"]
    return [*words, f"+{line}", str(path)] if name in _PLUS else [*words, str(path)]


def file_of(path: str) -> Path:
    """The file of an article.

    Raises:
        InputError: it came from a pipe or the network, or is gone.

    """
    if path == "-" or "://" in path:
        raise InputError(path, "it is no file", "save it to one to edit it")
    file = Path(path if Path(path).is_file() else path.rpartition("#")[0] or path)
    if not file.is_file():
        raise InputError(path, "the file is no longer there", "press r to read the articles again")
    return file.absolute()


def line_of(file: Path, words: str) -> int:
    """The line, from 1, on which a passage begins in a file; 1 when its words are not found there.

    The file may break lines elsewhere and mark words up, so any white space or tag may stand between them.
    """
    try:
        text = file.read_bytes().decode("utf-8", "replace")
    except OSError:
        return 1
    sought = words.split()[:_SOUGHT]
    between = r"(?:\s|<[^<>]{0,200}>|[*_]){1,20}"
    found = re.search(between.join(map(re.escape, sought)), text) if sought else None
    return text.count("\n", 0, found.start()) + 1 if found else 1
