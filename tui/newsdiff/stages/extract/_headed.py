"""Where a lead begins that was run together with its headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.stages.extract._ends import STOP
from newsdiff.words import stem

_CORE = re.compile(r"[^\W_][\w'’-]*")
_DATELINE = re.compile(
    r"[A-Z]{3,}[A-Z.,' ]{0,30}(?:, [A-Z][A-Za-z.]{1,14})?"
    r"(?: \([A-Z][^()]{1,30}\) ?[—–―-]{1,2}| ?(?:[—–―]|--)) ?[\"“]?[A-Z]"
)
"""A place in capitals, maybe its state and an agency, a dash, and a capital."""
_DATELINE_WORDS = 10
_FEWEST, _MOST = 4, 25
"""Words of a headline."""
_LEAD = 6
"""Words that follow the first one of a lead, at least."""
_LOOKED = 70
"""Words among which the first sentence of a lead ends."""
_LONG = 4
"""Letters of a word that tells how a line is set, and whether it is told again."""
_TOLD_AGAIN = 1
"""Words of a headline that its lead tells again, at least."""
_TOLD_AGAIN_BEHIND_A_NAME = 4
"""The same where the word before has a capital too: both could be one name."""
_CAPITALS = 6
"""Words with capitals that a lead may open with."""
_OPENERS = frozenset({"a", "an", "the", "this", "these", "those", "he", "she", "they", "it", "there"})


def lead(words: Sequence[str], page: str) -> int | None:
    """Which word of a line opens the lead that stands behind its headline, if one does.

    It is that of a dateline ("RIVERTON — The"); an article or a pronoun with a capital behind a word with
    none or behind a line set in capitals; or a common word with a capital, followed by a small letter, where
    the headline's words are told again behind it. `page` tells which words are common ones.
    """
    line = _Line(words[:_LOOKED])
    for at in range(_FEWEST, min(_MOST + 1, line.end - _LEAD)):
        if line.may_open(at) and (line.is_dated(at) or line.is_opened(at) or line.is_told_again(at, page)):
            return at
    return None


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(lexicon("stopwords")["words"])


def _core(word: str) -> str:
    found = _CORE.search(word)
    return found[0] if found else ""


class _Line:
    """The words of a line, up to where its first sentence ends."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._cores = [_core(word) for word in words]
        self._small = [core[:1].islower() for core in self._cores]
        self._function = [core.lower() in _stopwords() for core in self._cores]
        self.end = next((at + 1 for at in range(len(words) - 1) if self._stops(at)), len(words))
        small = (at for at in range(self.end) if self._small[at] and self._tells(at))
        self._set_small = next(small, self.end)

    def _stops(self, at: int) -> bool:
        stop = STOP.search(self._words[at]) and len(self._cores[at]) > 2
        return bool(stop) and self._capital(at + 1)

    def _capital(self, at: int) -> bool:
        return self._words[at].lstrip("\"'“‘")[:1].isupper()

    def _tells(self, at: int) -> bool:
        return len(self._cores[at]) >= _LONG and not self._function[at]

    def may_open(self, at: int) -> bool:
        """Whether a lead could begin with this word: it has a capital, and the one before it ends a line."""
        before = self._words[at - 1]
        ends = before[-1].isalnum() or before[-1] in "'’”\")"
        return self._capital(at) and ends and bool(self._cores[at - 1]) and not self._function[at - 1]

    def is_dated(self, at: int) -> bool:
        """Whether a dateline stands here."""
        line = " ".join(self._words[at : at + _DATELINE_WORDS])
        return _DATELINE.match(line) is not None and not self._words[at - 1].isupper()

    def is_opened(self, at: int) -> bool:
        """Whether this is an article or a pronoun that could not have a capital inside a sentence."""
        word = self._words[at]
        if word != word.capitalize() or word.lower() not in _OPENERS:
            return False
        if self._small[at - 1]:
            return self._small[at + 1]
        later = range(at + 1, self._set_small)
        last = not any(self._words[n].lower() in _OPENERS and self._capital(n) for n in later)
        return last and at < self._set_small <= at + _CAPITALS and self._mostly_small(at)

    def _mostly_small(self, at: int) -> bool:
        return 2 * sum(self._small[at : self.end]) >= self.end - at

    def is_told_again(self, at: int, page: str) -> bool:
        """Whether this is no name, and words that stand before it stand behind it again."""
        name = self._cores[at]
        in_sentence = self._small[at + 1] and self._set_small < at and self._mostly_small(at)
        if len(name) < _LONG or not in_sentence:
            return False
        again = self._stems(0, at) & self._stems(at, self.end)
        enough = _TOLD_AGAIN if self._small[at - 1] else _TOLD_AGAIN_BEHIND_A_NAME
        return len(again) >= enough and _is_common(name, page)

    def _stems(self, start: int, end: int) -> set[str]:
        return {stem(self._cores[at].lower()) for at in range(start, end) if self._tells(at)}


def _is_common(name: str, page: str) -> bool:
    """Whether a page writes a word with a small letter, and with a capital at most once inside a sentence."""
    within = re.findall(rf"[a-z,] {re.escape(name)}\b", page)
    return len(within) < 2 and re.search(rf"\b{re.escape(name.lower())}\b", page) is not None
