"""What a finder returns: the words of the cue and of the speaker."""

from __future__ import annotations

from typing import NamedTuple


class Found(NamedTuple):
    """A cue of attribution, by places of words in its passage, both ends included."""

    first: int
    last: int
    head: str
    speaker: tuple[int, int] | None
    before: bool
    """What is said stands before the cue ("..., she said")."""
