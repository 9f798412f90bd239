"""Characters that cannot be seen but change what is read: taken out of the text, and told."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsdiff.model import Notice, NoticeKind, Span
from newsdiff.stages.extract._decode import canonical

_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_OVERRIDE = "\u202d\u202e"
_STEERING = "\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f"
_PARTING = "\u200b-\u200d\u2060-\u2064\ufeff\u180e\u034f"
_LETTER = "a-z0-9\u00c0-\u052f"
_TAGS = "\U000e0000-\U000e007f"
_HIDDEN = re.compile(
    f"[{_TURNING}{_TAGS}\x1b]|(?<=[{_LETTER}])[{_PARTING}]+(?=[{_LETTER}])|(?<=\\w)[{_STEERING}]+(?=\\w)",
    re.I,
)
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007f]{1,8}")
_BLANK = re.compile(r"\s")
_MOST = 5
_AROUND = 60


def hidden_words(decoded: str) -> tuple[str, ...]:
    """The first words, as in the canonical text, in or before which such characters stood.

    Marks of direction are no sign of anything in a line with Hebrew or Arabic letters, unless they
    override; zero-width characters only where they part letters of a word, since between others
    they are left over from typesetting. Soft hyphens are told of never.
    """
    if decoded.isascii() and decoded.isprintable():
        return ()
    found: dict[str, None] = {}
    text = _FLAG.sub("", decoded)
    for match in _HIDDEN.finditer(text):
        if len(found) == _MOST:
            break
        if _tells(text, match) and (word := _word(text, match)):
            found[word] = None
    return tuple(found)


def _tells(decoded: str, match: re.Match[str]) -> bool:
    if match[0] in _OVERRIDE or not re.match(f"[{_TURNING}]", match[0]):
        return True
    start, end = decoded.rfind("\n", 0, match.start()) + 1, decoded.find("\n", match.end())
    return not _RIGHT_TO_LEFT.search(decoded, start, end if end >= 0 else len(decoded))


def _word(decoded: str, match: re.Match[str]) -> str:
    """The run of visible characters around it, or the next one."""
    before = _BLANK.split(decoded[max(0, match.start() - _AROUND) : match.start()])[-1]
    after = decoded[match.end() : match.end() + _AROUND]
    here = before + match[0] + _BLANK.split(after)[0]
    return canonical(here).strip() or next(iter(canonical(after).split()), "")


def hidden_notices(text: str, words: Iterable[str]) -> list[Notice]:
    """A notice at the first place of each word in the canonical text."""
    places = ((text.find(word), len(word)) for word in words)
    spans = sorted({Span(at, at + length) for at, length in places if at >= 0})
    return [Notice(NoticeKind.HIDDEN, span) for span in spans]
