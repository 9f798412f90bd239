"""Keeps text from outside as text: nothing in it can become markup, a link or a steering character."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from newsdiff.reports.line import spaced

_ADDRESS = r":(?=/)|/(?=/)|\.(?:(?<=\w\.)(?=[^\W\d]{2})|(?<=[Ww]{3}\.))"
"""What GFM, and more eagerly others, would turn into a link."""
_MARKUP = re.compile(rf"[\\`*_\[\]<>|~#$@]|&(?=[#A-Za-z])|{_ADDRESS}")
"""Each way begins with a sign, so that words are passed over fast."""
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
"""With a sign from `_SIGNS`, what makes a list, a rule or an underline of a line that begins with it."""
_SIGNS = ("-", "+", "=", ":")


def inline(text: str) -> str:
    """Markdown that renders as `text` on one line, for anywhere but the beginning of a block."""
    return _MARKUP.sub(r"\\\g<0>", spaced(text))


@lru_cache(maxsize=4096)
def escape(text: str) -> str:
    """Markdown that renders as `text` on one line, without outer space, wherever it stands."""
    told = inline(text.strip())
    return "\\" + told if told.startswith(_SIGNS) else _NUMBERED.sub(r"\1\\\2", told)


def bold(text: str) -> str:
    """The same in bold, or nothing: two pairs of asterisks alone would make a rule."""
    told = escape(text)
    return f"**{told}**" if told else ""


def table(header: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A GFM table; its cells are markdown already."""
    rule = ["---"] * len(header)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, rule, *lines))
