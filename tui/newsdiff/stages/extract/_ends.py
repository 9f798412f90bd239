"""Where lines of a page end, and whether two of them are one: what several of its readers ask."""

from __future__ import annotations

import re

STOP = re.compile(r"""[.!?…。！？؟।]["'”’“‘»)\]]*$""")
"""The end of a sentence at the end of a line, with the signs that may close behind it."""
_BLANKS = re.compile(r"\s+")


def bare(words: str) -> str:
    """Words without any blank: pages break them in other places than what is found in them."""
    return _BLANKS.sub("", words)
