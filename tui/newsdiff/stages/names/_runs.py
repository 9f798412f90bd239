"""Runs of capitalised words that may hold a name: where they begin, what may join them, where they end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.stages.names._gazetteer import countries, people_of
from newsdiff.stages.names._lexicon import vocabulary
from newsdiff.stages.names._tokens import Token, shortened

_SPACES = frozenset({" ", "\u00a0", "\u202f"})
_NUMERALS = frozenset({"I", "V", "X"})
_LONGEST = 12
_ON = frozenset(
    {"committee", "subcommittee", "commission", "council", "panel", "conference", "forum", "center", "centre"}
)
_OFFICES = frozenset({"secretary", "director", "speaker", "chief"})
"""Roles that are told with "of" before a name ("Secretary of State Jane Roe")."""


def runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Index ranges `[first, last]` of the runs of a line, in order."""
    at = 0
    while at < len(tokens):
        if not capital(tokens[at]):
            at += 1
            continue
        last = at
        while last - at < _LONGEST:
            reached = _next(tokens, at, last)
            if reached == last:
                break
            last = reached
        yield at, last
        at = last + 1


def capital(token: Token) -> bool:
    """Whether the word can be part of a name."""
    if not token.cap:
        return False
    if token.fold in vocabulary().never:
        return token.text.isupper() and (token.fold in {"us", "who"} or _initial(token))
    if "'" in token.fold and token.fold.partition("'")[0] in vocabulary().never:
        return False
    return len(token.fold) > 1 or token.text.endswith(".")


def _initial(token: Token) -> bool:
    """Whether it is one letter and a point: the "A." of "Ida A. Reyn" is no article."""
    return len(token.text) == len("A.") and token.text.endswith(".")


def spaced(gap: str) -> bool:
    """Whether only one blank stands there."""
    return gap in _SPACES


def _next(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last index of the run one word longer; `last` when it ends here."""
    at = last + 1
    if at >= len(tokens):
        return last
    here, left = tokens[at], tokens[last]
    if left.owner:
        guild = left.fold in vocabulary().guilds and here.gap in {" ", "' ", "’ "} and here.cap
        return at if guild else last
    if capital(here):
        return at if _joins(left, here) else last
    if here.text in _NUMERALS and spaced(here.gap) and not left.opens:
        return at if at + 1 == len(tokens) or not spaced(tokens[at + 1].gap) else last
    if not spaced(here.gap):
        return last
    return _over_small(tokens, first, at) or last


def _joins(left: Token, here: Token) -> bool:
    if spaced(here.gap):
        return True
    if here.gap.strip() == "&" and "\n" not in here.gap:
        return True
    if here.gap == ", ":
        return here.fold in vocabulary().suffixes
    return here.gap == ". " and shortened(left)


def _over_small(tokens: Sequence[Token], first: int, at: int) -> int | None:
    """The index of the capital behind small words that may stand inside a name; None when they may not."""
    beyond = at
    while beyond < len(tokens) and beyond - at < 3 and tokens[beyond].fold in vocabulary().particles:
        beyond += 1
    if beyond > at and _follows(tokens, beyond):
        return beyond
    small = tokens[at].fold
    if small == "on" and tokens[at - 1].fold in _ON:
        return _behind(tokens, at)
    if small in {"of", "for"} and _body(tokens[first:at]):
        return _behind(tokens, at)
    if small == "and" and _pairs(tokens, first, at):
        return at + 1
    return None


def _behind(tokens: Sequence[Token], at: int) -> int | None:
    """The capital behind "of" or "for", "the" between them allowed."""
    for beyond in (at + 1, at + 2):
        if _follows(tokens, beyond):
            return beyond if beyond == at + 1 or tokens[at + 1].fold == "the" else None
        if beyond < len(tokens) and tokens[beyond].fold != "the":
            return None
    return None


def _follows(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and capital(tokens[at]) and spaced(tokens[at].gap)


def _body(part: Sequence[Token]) -> bool:
    """Whether "of" or "for" may join what stands before: "Commissioner", "Committee for the Liberation"."""
    openers = vocabulary().openers
    if part[-1].fold in openers or part[-1].fold in _OFFICES:
        return True
    return part[0].fold in openers and any(not t.cap for t in part) and not _a_name(part[-1])


def _pairs(tokens: Sequence[Token], first: int, at: int) -> bool:
    """Whether "and" joins the words of one organisation and not two names."""
    if not _follows(tokens, at + 1):
        return False
    words = vocabulary()
    left, right = tokens[at - 1], tokens[at + 1]
    if any(_a_name(t) for t in (left, right)) or right.fold in words.roles:
        return False
    inside = any(t.fold in {"of", "for", "on"} for t in tokens[first:at])
    end = at + 1
    while _follows(tokens, end + 1) and not tokens[end].owner:
        end += 1
    bodily = tokens[end].fold in words.organisation
    if inside:
        return end > at + 1 or bodily or bool({left.fold, right.fold} & words.topics)
    return bodily and left.fold in words.topics


def _a_name(token: Token) -> bool:
    return token.fold in countries() or people_of(token.fold) is not None or token.upper
