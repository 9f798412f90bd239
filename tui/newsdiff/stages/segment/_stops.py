"""Whether a point, a question mark or a blank ends a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.model import Span

_CANDIDATE = re.compile(
    r"""(?P<stop>[.!?…]|[。！？؟])(?P<closers>(?:\s?["'”’»)\]*_](?!\w)){0,4})\s+"""
    r"""(?=["'“‘«„(\[*_—–-]{0,3}\s?[^\W_a-z]|[$€£#@¡¿•])|(?P<wide>[。！？]["”」』]?)"""
)
_GLUED = re.compile(
    r"""(?<=[a-zà-ÿ]{2})[.!?]["”’)\]]?(?=["“]?[A-ZÀ-Þ][a-zà-ÿ]|["“]?[AI]\s)"""
    r"""|(?<=\w[\d%)”"])\.(?=[A-Z][a-z]{1,20}\s)"""
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,10}[^\W\d_]|[^\W\d_]")
_LAST_WORD = re.compile(r"[\w.'’&-]*$")
_NEXT_WORD = re.compile(r"[^\w]{0,4}([\w'’]{1,30})")
_ADDRESS_MARKS = ("://", "www.", "@", "/", "\\")
_LOOK_BACK = 48
_LOOK_AHEAD = 160
_SPEAKER_WORDS = 6
_LONGEST_ACRONYM = 6
_QUOTED = frozenset('"”»')
_VOWELS = frozenset("aeiouyáéíóúàèäöü")


@cache
def _known(name: str) -> frozenset[str]:
    return frozenset(lexicon("sentences")[name])


@cache
def _connective() -> re.Pattern[str]:
    openers = "|".join(sorted(_known("connectives"), key=lambda words: (-len(words), words)))
    return re.compile(rf"(?<=[^\s.!?…:;,—–-])[ \n]+(?=(?:{openers}), )")


@dataclass(frozen=True, slots=True)
class _Stop:
    """A point before a blank and a capital, and what stands around it."""

    text: str
    block: Span
    at: int
    """Where the point stands."""
    end: int
    """Where the next sentence would begin."""
    last: str
    """The word before it, or the last part of a hyphenated one."""
    following: str
    likely: bool
    """Whether nupunkt takes it for an end."""

    @property
    def opens(self) -> bool:
        """Whether the next word is one that opens sentences."""
        return self.following.lower() in _known("starters")


def stops(text: str, block: Span, likely: frozenset[int]) -> Iterator[int]:
    """Where sentences end in the block, unordered: `likely` is what nupunkt takes for ends."""
    for found in _CANDIDATE.finditer(text, block.start, block.end):
        if _is_end(text, found, block, likely):
            yield found.end()
    for found in _GLUED.finditer(text, block.start, block.end):
        if _is_glued(text, found, block):
            yield found.end()
    for found in _connective().finditer(text, block.start, block.end):
        if _is_missing(text, found):
            yield found.end()


def _is_end(text: str, found: re.Match[str], block: Span, likely: frozenset[int]) -> bool:
    if found["wide"] or found["stop"] in "。！？؟":
        return True
    ahead = _NEXT_WORD.match(text, found.end(), block.end)
    following = ahead[1] if ahead else ""
    if following[:1].islower():
        return False
    quoted = not _QUOTED.isdisjoint(found["closers"] or "")
    if found["stop"] in "!?":
        return not (quoted and _is_said(text, found.end(), block, closing=False))
    before = text[max(block.start, found.start() - _LOOK_BACK) : found.start()]
    word = _LAST_WORD.search(before)
    last = word[0].rpartition("-")[2] if word else ""
    stop = _Stop(text, block, found.start(), found.end(), last, following, found.end() in likely)
    if last.endswith(".") or found["stop"] == "…":
        return stop.likely or stop.opens
    if quoted:
        return not _is_said(text, found.end(), block, closing=True)
    return _is_full_stop(stop)


def _is_said(text: str, start: int, block: Span, closing: bool) -> bool:
    """Whether a speaker and a verb of saying follow a quotation: the sentence goes on behind it.

    Behind a full stop, which is a slip for a comma, only when it also ends there.
    """
    following = text[start : min(block.end, start + _LOOK_AHEAD)].split()[:_SPEAKER_WORDS]
    for place, word in enumerate(following):
        if word.lower().rstrip(".,;:") in _known("saying"):
            return place > 0 and (not closing or word.endswith("."))
        if not word[0].isupper():
            return False
    return False


def _is_full_stop(stop: _Stop) -> bool:
    """Whether the point is a full stop, and not the mark of a shortened word, an initial or a list."""
    last, word = stop.last, stop.last.lower()
    if stop.at - len(last) <= stop.block.start and (word.isdigit() or len(word) == 1):
        return False
    if word in ("no", "nos"):
        return not stop.following[:1].isdigit()
    if word in _known("leading") and (last[:1].isupper() or len(word) < 3 or "." in word):
        return False
    if _INITIALS.fullmatch(last):
        return _ends_initials(stop)
    return _ends_word(stop, word)


def _ends_word(stop: _Stop, word: str) -> bool:
    """Whether a sentence ends in a word: when it is not known as a shortened one, nor looks like one."""
    if stop.last[:1].isupper() and word in _known("dating"):
        return stop.opens
    if stop.likely or stop.opens:
        return True
    plain = stop.last.islower() or (len(word) > 3 and not _VOWELS.isdisjoint(word))
    return plain and word not in _known("trailing")


def _ends_initials(stop: _Stop) -> bool:
    """Whether a sentence ends in "U.S." or "Malcolm X.": when one opens behind it."""
    following = stop.text[stop.end : stop.end + 2]
    if following[0] in "-–—" or (len(stop.following) == 1 and following[1:] == "."):
        return False
    return stop.opens or following[0] in '"“' or (stop.likely and stop.last.lower() in _known("trailing"))


def _is_glued(text: str, found: re.Match[str], block: Span) -> bool:
    """Whether a stop without a blank behind it ends a sentence, and is no part of an address or a name."""
    start = max(block.start, found.start() - _LOOK_BACK)
    last = text[start : found.start()].split()[-1:]
    rest = text[found.end() : min(block.end, found.end() + _LOOK_BACK)].split(maxsplit=1)
    if any(mark in part for part in [*last, *rest[:1]] for mark in _ADDRESS_MARKS):
        return False
    following = _NEXT_WORD.match(text, found.end(), block.end)
    word = "".join(last).lower().lstrip("(\"'“‘[")
    if "." in word or word in _known("leading") or word in _known("dating"):
        return False
    return following is None or following[1].lower() not in _known("domains")


def _is_missing(text: str, found: re.Match[str]) -> bool:
    """Whether the word before a connective can end a sentence that lacks its stop."""
    last = text[max(0, found.start() - _LOOK_BACK) : found.start()].rsplit(maxsplit=1)[-1]
    acronym = last.isupper() and 1 < len(last) <= _LONGEST_ACRONYM
    return last[-1].isalnum() and (last.islower() or acronym or last.isdigit())
