"""Words of a text: tokens, folding and stems. The only home of the stemmer."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

try:
    from Stemmer import Stemmer

    _stem_one = Stemmer("english").stemWord
except ImportError:
    from snowballstemmer import stemmer  # type: ignore[import-not-found, unused-ignore]

    _stem_one = stemmer("english").stemWord

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}(?:['’]s\b)?"  # U.S., a.m.
    r"|\d+(?:[.,:/\u00a0\u202f]\d+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
)
_POSSESSIVE = re.compile(r"['’]s?$")


class Word(NamedTuple):
    """A word or figure of a text; hyphenated words are several."""

    start: int
    """Code points from the start of the text given."""
    end: int
    text: str
    fold: str
    """Lower case, no accents, no possessive, no points: "u.s." is "us"."""
    stem: str


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Lower case without accents, curly apostrophes straightened, white space as it stands."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(c for c in bare if not unicodedata.combining(c)).lower()


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of one word, folded, without its possessive."""
    return str(_stem_one(_bare(word)))


@lru_cache(maxsize=1 << 17)
def words(text: str) -> tuple[Word, ...]:
    """The words and figures of `text`, in order; offsets count from its start."""
    return tuple(_word(m) for m in _TOKEN.finditer(text))


def _word(match: re.Match[str]) -> Word:
    return Word(*match.span(), *_forms(match[0]))


@lru_cache(maxsize=1 << 16)
def _forms(text: str) -> tuple[str, str, str]:
    """A word as it stands, folded, and its stem; kept, so that words told again and again are held once."""
    return text, _bare(text), stem(text)


@lru_cache(maxsize=1 << 16)
def _bare(word: str) -> str:
    folded = _POSSESSIVE.sub("", fold(word))
    return folded.replace(".", "") if folded[:1].isalpha() else folded
