"""Where two wordings of one passage differ. The only home of diff-match-patch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from diff_match_patch import diff_match_patch

_FIRST = 0xE000  # private use: one code point stands for one token
_ASTRAL = 0xF0000
_PRIVATE = 0x1900


class Change(NamedTuple):
    """Tokens `[left_start, left_end)` on the left stand as `[right_start, right_end)` on the right."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int


def changes(left: Sequence[str], right: Sequence[str]) -> tuple[Change, ...]:
    """The runs of tokens that differ, in order; either side of a change may be empty.

    Tokens, not characters, are compared, and without a time limit, so that the answer is the same
    on every machine (Myers, "An O(ND) difference algorithm and its variations", 1986). Of several
    shortest answers it is the same one from either side.
    """
    if list(left) > list(right):
        return tuple(Change(c, d, a, b) for a, b, c, d in changes(right, left))
    codes: dict[str, str] = {}
    coded = ["".join(codes.setdefault(t, _code(len(codes))) for t in side) for side in (left, right)]
    differ = diff_match_patch()
    differ.Diff_Timeout = 0
    return _changes(differ.diff_main(coded[0], coded[1], False))


def _code(index: int) -> str:
    return chr(_FIRST + index) if index < _PRIVATE else chr(_ASTRAL + index - _PRIVATE)


def _changes(diffs: Sequence[tuple[int, str]]) -> tuple[Change, ...]:
    found: list[Change] = []
    left = right = 0
    from_left = from_right = 0
    for operation, run in [*diffs, (0, "")]:
        if operation == 0:
            if (left, right) != (from_left, from_right):
                found.append(Change(from_left, left, from_right, right))
            left, right = left + len(run), right + len(run)
            from_left, from_right = left, right
        elif operation < 0:
            left += len(run)
        else:
            right += len(run)
    return tuple(found)
