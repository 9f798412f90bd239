"""Makes any text fit to be drawn: nothing in it can steer the terminal."""

from __future__ import annotations

import re

_BLANK = "\t\n\v\f\r\x85\u2028\u2029"
_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufff9-\ufffb]"
)


def plain(text: str) -> str:
    """`text`, code point for code point, with line ends as spaces and steering characters as `�`.

    Offsets into the answer are offsets into `text`. File names need this as much as articles do:
    they may hold control characters, directional overrides or lone surrogates.
    """
    if text.isascii() and text.isprintable():
        return text
    return _STEERING.sub(_replacement, text)


def _replacement(match: re.Match[str]) -> str:
    return " " if match[0] in _BLANK else "\ufffd"
