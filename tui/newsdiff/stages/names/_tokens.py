"""The tokens of a passage, and what its capitals can tell."""

from __future__ import annotations

import re
from enum import Enum
from sys import intern
from typing import NamedTuple

from newsdiff.model import Article, Passage, Role
from newsdiff.stages.names._lexicon import abbreviations, vocabulary
from newsdiff.words import fold

_WORD = re.compile(
    r"(?:[^\W\d_]\.)+[^\W\d_]\b\.?|[^\W\d_]\.(?=\s?[^\W\d_])"  # U.S., J.
    r"|[^\W\d_]+(?:['’‑-][^\W\d_]+)*"
    r"|\d+(?:[.,:]\d+)*"
)
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_APOSTROPHES = frozenset("'’")
_HYPHENS = re.compile(r"[‑-]")
_JOINED = re.compile(r"(?:al|el|ul|as|ad|an|ash|bin|d|l)['’‑-](?=\w)")
_OPENING = frozenset(".!?:;“\"‘'•*|/[\n")
_SHOUTED = 0.9
_TITLED = 0.7
SETTING = frozenset({Role.HEADLINE, Role.HEADING})


class Case(Enum):
    """What a capital tells in a passage."""

    NAMES = 0
    """Capitals stand on names and where sentences begin."""
    TITLE = 1
    """Most words have one."""
    SHOUT = 2
    """All letters are capitals."""


class Token(NamedTuple):
    """A word or figure; a hyphened word is one unless part of it is no name ("US-led")."""

    start: int
    """Code points from the start of the canonical text."""
    end: int
    text: str
    """Without its possessive."""
    fold: str
    """Lower case, no accents, no points."""
    cap: bool
    gap: str
    """What stands between the token before and this one."""
    opens: bool
    """A capital here may only say that a sentence begins."""
    owner: bool
    """It had a possessive."""

    @property
    def upper(self) -> bool:
        """Two letters or more, all capitals: an acronym, or a shout."""
        return self.text.isupper() and len(self.fold) > 1


class Line(NamedTuple):
    """A passage as tokens."""

    article: int
    """Index of its article."""
    passage: Passage
    tokens: tuple[Token, ...]
    case: Case


def line_of(index: int, article: Article, passage: Passage) -> Line:
    """Read one passage of the article that has this index."""
    found: list[Token] = []
    text, at = article.text, passage.span.start
    for match in _WORD.finditer(text, passage.span.start, passage.span.end):
        start, end = match.span()
        gap = text[at:start]
        found.append(_token(text, start, end, gap, found[-1] if found else None))
        if "-" in match[0] or "‑" in match[0]:
            found[-1:] = _parts(found[-1])
        at = end
    return Line(index, passage, tuple(found), _case(found, passage.role))


def _token(text: str, start: int, end: int, gap: str, before: Token | None) -> Token:
    word = text[start:end]
    if word.isascii() and word.isalpha() and word.islower() and text[end : end + 1] not in _APOSTROPHES:
        word = intern(word)
        return Token(start, end, word, word, False, gap, before is None or _opens(gap, before), False)
    owner = word.endswith(_POSSESSIVE) and len(word) > 2
    if owner:
        word, end = word[:-2], end - 2
    elif text[end : end + 1] in _APOSTROPHES and word[-1:] in "sS" and text[end + 1 : end + 2] in (" ", "\n"):
        owner = True
    cap = word[0].isupper() or (_JOINED.match(word) is not None and any(c.isupper() for c in word))
    return Token(start, end, word, fold(word).replace(".", ""), cap, gap, _opens(gap, before), owner)


def _opens(gap: str, before: Token | None) -> bool:
    if before is None:
        return True
    if gap == " " or not _OPENING.intersection(gap):
        return False
    return not (gap.startswith(".") and gap.strip() == "." and shortened(before))


def shortened(token: Token) -> bool:
    """Whether a point behind it only shortens the word ("Gen.", "St.", "J.")."""
    known = abbreviations()
    return token.cap and (
        token.fold in known
        or token.fold in vocabulary().honorifics
        or token.fold in {"st", "mt", "ft", "jr", "sr", "no", "hon"}
    )


def _parts(token: Token) -> list[Token]:
    """A hyphened word as one token, or cut where its parts do not make one name."""
    words = vocabulary()
    pieces = _HYPHENS.split(token.text)
    folds = [fold(p) for p in pieces]
    if not token.cap and not any(p[:1].isupper() for p in pieces):
        return [token]
    parted = (folds[0] in words.prefixes and not (pieces[0][0].isupper() and not token.opens)) or (
        pieces[0][:1].isupper() and (folds[-1] in words.tails or all(_stands_alone(p) for p in pieces))
    )
    return (
        cut(token, pieces)
        if parted and len(token.text) == sum(map(len, pieces)) + len(pieces) - 1
        else [token]
    )


def _stands_alone(piece: str) -> bool:
    from newsdiff.stages.names._gazetteer import countries, initials, people_of

    folded = fold(piece)
    if not piece[:1].isupper():
        return False
    return (
        folded in countries() or people_of(folded) is not None or (piece.isupper() and folded in initials())
    )


def cut(token: Token, pieces: list[str]) -> list[Token]:
    """A hyphened token as the tokens of its pieces."""
    found: list[Token] = []
    at = token.start
    for index, piece in enumerate(pieces):
        last = index == len(pieces) - 1
        found.append(
            Token(
                at, at + len(piece), piece, fold(piece), piece[:1].isupper(), "-" if index else token.gap,
                token.opens and not index, token.owner and last,
            )
        )  # fmt: skip
        at += len(piece) + 1
    return found


def _case(tokens: list[Token], role: Role) -> Case:
    """What the capitals of these words tell, by how many of the words that could do without have one."""
    never = vocabulary().never
    words = [
        t for t in tokens if len(t.fold) > 3 - (not t.cap) and t.fold not in never and t.fold[0].isalpha()
    ]
    if not words:
        return Case.NAMES
    if sum(t.text.isupper() for t in words) >= _SHOUTED * len(words) and len(words) > 2:
        return Case.SHOUT
    capitals = sum(t.cap for t in words)
    small = len(words) - capitals
    if role in SETTING:
        return Case.TITLE if capitals >= _TITLED * len(words) and small <= 2 else Case.NAMES
    return Case.TITLE if len(words) > 3 and not small and _ordinary(words) else Case.NAMES


def _ordinary(words: list[Token]) -> bool:
    """Whether at least two words that stand inside are common ones, so that capitals tell nothing."""
    known = vocabulary()
    return sum(t.fold in known.common or t.fold in known.modifiers for t in words if not t.opens) > 1
