"""Names as they stand: pieces of runs of capitals, with what their neighbours tell of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from newsdiff.model import Span
from newsdiff.stages.names._clues import Votes, acting, votes
from newsdiff.stages.names._evidence import Evidence
from newsdiff.stages.names._gazetteer import countries, people_of
from newsdiff.stages.names._lexicon import vocabulary
from newsdiff.stages.names._pieces import Piece, pieces
from newsdiff.stages.names._titles import (
    Title,
    is_address,
    is_role,
    made,
    title_after,
    title_apart,
    touching,
)
from newsdiff.stages.names._tokens import SETTING, Case, Line, Token, cut
from newsdiff.words import fold

_LONGEST = 120
"""Letters up to which a run of capitals is taken for a name."""
_POINTS = frozenset({"north", "south", "east", "west"})

Key = tuple[str, ...]
"""The folded words of a name; hyphened ones are several."""


class Found(NamedTuple):
    """One name in one place."""

    article: int
    """Index of the article."""
    passage: str
    span: Span
    key: Key
    text: str
    title: Title | None
    addressed: bool
    """A form of address stands before it ("Mr.")."""
    sure: bool
    """False when it is only a name if one is known that it is short for."""
    head: bool
    """It stands in a headline or heading."""
    definite: bool
    """ "The" stands before it."""
    acts: bool
    """It stands where only someone who acts can ("Paris said", "Paris's offer"), not where a place does."""
    votes: Votes


def found_in(line: Line, text: str, evidence: Evidence) -> Iterator[Found]:
    """The names of one line, in order; `text` is the canonical text of its article."""
    if line.case is not Case.NAMES:
        return
    line = line._replace(tokens=tuple(_apart(line.tokens, evidence)))
    for piece in pieces(line.tokens, evidence):
        found = _found(line, piece, text, evidence)
        if found is not None:
            yield found


def _apart(tokens: Sequence[Token], evidence: Evidence) -> Iterator[Token]:
    """The tokens, with names that a hyphen only sets side by side cut apart ("the Smith-Jones talks")."""
    for token in tokens:
        parts = token.text.split("-") if "-" in token.text else []
        if len(parts) == 2 and all(p[:1].isupper() and evidence.capital[fold(p)] > 1 for p in parts):
            yield from cut(token, parts)
        else:
            yield token


def key_of(tokens: Sequence[Token]) -> Key:
    """The key of the name that these tokens are."""
    return tuple(" ".join(t.fold for t in tokens).replace("-", " ").replace("‑", " ").split())


def _found(line: Line, piece: Piece, text: str, evidence: Evidence) -> Found | None:
    tokens = line.tokens
    name = tokens[piece.first : piece.last + 1]
    sure = _single(tokens, piece, evidence) if len(name) == 1 else _several(name, evidence)
    span = Span(name[0].start, name[-1].end)
    if sure is None or span.end - span.start > _LONGEST:
        return None
    title, addressed = _title(line, piece, text)
    return Found(
        line.article, line.passage.id, span, key_of(name), span.of(text), title, addressed,
        sure or title is not None or addressed, line.passage.role in SETTING,
        piece.first > 0 and tokens[piece.first - 1].fold == "the", acting(tokens, piece.first, piece.last),
        _prior(name, evidence).plus(
            votes(tokens, piece.first, piece.last, title is not None, addressed, text)
        ),
    )  # fmt: skip


def _prior(name: Sequence[Token], evidence: Evidence) -> Votes:
    """A little for a person where no word of the name is also written small."""
    if not 1 < len(name) < 4 or name[0].fold in vocabulary().articles:
        return Votes()
    return Votes(organisation=0.2) if any(evidence.small[t.fold] for t in name) else Votes(person=0.3)


def _title(line: Line, piece: Piece, text: str) -> tuple[Title | None, bool]:
    """The title beside the name, and whether a form of address stands before it."""
    tokens = line.tokens
    first = piece.first
    while first > 0 and is_address(tokens[first - 1]) and touching(tokens, first):
        first -= 1
    addressed = first < piece.first
    if piece.titled < first:
        title = made(tokens[piece.titled : first])
        if title is not None:
            return title, addressed
    after = title_after(tokens, piece.last, text, line.passage.span.end)
    after = after or title_apart(tokens, piece.first, piece.last, text, line.passage.span.end)
    return (made(tokens[after[0] : after[1] + 1]) if after else None), addressed


def _single(tokens: Sequence[Token], piece: Piece, evidence: Evidence) -> bool | None:
    """Whether one word is a name: False when only if it is short for one, None when it is none."""
    token = tokens[piece.first]
    if piece.titled < piece.first:
        return None if token.fold in vocabulary().weekdays else True
    if _listed(token):
        return True
    if _nothing(tokens, piece.first, evidence):
        return None
    if token.upper:
        return _acronym(token, piece.first == 0, evidence)
    if _doubtful(token):
        return False
    return evidence.vouched(token) if token.opens else not evidence.common(token)


def _listed(token: Token) -> bool:
    """Whether it is a country, a people in the plural, or an institution that needs no other name."""
    words = vocabulary()
    if token.fold in words.groups or _plural(token) or token.fold in words.institutions:
        return True
    return token.fold in countries() or (token.upper and token.fold in words.shorts)


def _nothing(tokens: Sequence[Token], at: int, evidence: Evidence) -> bool:
    """Whether it is certainly no name: an adjective of a people, an event, a shortened state."""
    token, words = tokens[at], vocabulary()
    if people_of(token.fold) is not None or token.fold in words.things or token.fold in words.never:
        return True
    if token.fold in _POINTS:
        return not at or tokens[at - 1].fold != "the"
    return _abridged(token) or _lands_at_once(token) or ("-" in token.fold and _no_name(token, evidence))


def _doubtful(token: Token) -> bool:
    """Whether it is a word for a role or a body, or a point of the compass, which can be short for a name."""
    words = vocabulary()
    return (
        is_role(token)
        or _roles(token)
        or is_address(token)
        or token.fold in _POINTS
        or token.fold in words.modifiers
        or token.fold in words.organisation
    )


def _abridged(token: Token) -> bool:
    return token.fold in vocabulary().abridged and (not token.upper or "." in token.text)


def _acronym(token: Token, first: bool, evidence: Evidence) -> bool | None:
    """Whether a word in capitals is an acronym or the town of a dateline, and not shouted."""
    if token.fold in vocabulary().common or evidence.small[token.fold]:
        return None
    return True if first or len(token.fold) < 7 else (True if evidence.mixed[token.fold] else None)


def _roles(token: Token) -> bool:
    return token.fold.endswith("s") and token.fold[:-1] in vocabulary().roles


def _no_name(token: Token, evidence: Evidence) -> bool:
    """Whether a hyphen joins a letter and a name ("D-Ohio"), or common words ("Right-wing")."""
    parts = token.fold.split("-")
    if len(parts[0]) == 1:
        return True
    words = vocabulary()
    plain = any(
        evidence.small[p] or p in words.common or p in words.modifiers or p in words.things for p in parts
    )
    return token.text.rsplit("-", 1)[-1].islower() and plain


def _lands_at_once(token: Token) -> bool:
    """Whether the word is a plural of countries of one name ("both Koreas")."""
    return token.fold.endswith("s") and token.fold[:-1] in _shared_names()


@cache
def _shared_names() -> frozenset[str]:
    """The last words that several countries have in common ("korea")."""
    last = Counter(name.rsplit(" ", 1)[-1] for name in countries() if " " in name)
    return frozenset(word for word, count in last.items() if count > 1 and len(word) > 3)


def _plural(token: Token) -> bool:
    fold = token.fold
    return fold.endswith("s") and people_of(fold[:-1]) is not None and fold not in countries()


def _several(name: Sequence[Token], evidence: Evidence) -> bool | None:
    """Whether several words are a name; None when they are none."""
    words, last = vocabulary(), name[-1].fold
    if last in words.things or last in words.peoples or all(t.fold in words.particles for t in name):
        return None
    if last not in words.organisation and all(map(_ordinary, name)) and key_of(name) not in _lands():
        return None
    shouted = all(t.upper for t in name)
    return None if shouted and any(evidence.common(t) or t.fold in words.common for t in name) else True


def _ordinary(token: Token) -> bool:
    """Whether the word tells nobody from anybody else."""
    words = vocabulary()
    listed = token.fold in words.common or token.fold in words.modifiers or token.fold in words.shorts
    return listed or _roles(token) or people_of(token.fold) is not None


@cache
def _lands() -> frozenset[Key]:
    return frozenset(tuple(name.split()) for name in countries() if " " in name)
