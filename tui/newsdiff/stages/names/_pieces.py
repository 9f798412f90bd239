"""Runs of capitals cut into names, and into the titles before them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsdiff.stages.names._evidence import Evidence
from newsdiff.stages.names._gazetteer import countries, people_of
from newsdiff.stages.names._lexicon import vocabulary
from newsdiff.stages.names._runs import runs
from newsdiff.stages.names._titles import is_address, is_role, title_before
from newsdiff.stages.names._tokens import Token

_STANDING = frozenset({"former", "acting", "interim", "ex", "late", "deputy", "then"})
_GIVEN_MONTHS = frozenset({"april", "june", "august"})
_NAME_MONTHS = frozenset({"may", "jan", "mar"}) | _GIVEN_MONTHS


class Piece(NamedTuple):
    """A name in a line: indexes of its first and last token, and where its title begins."""

    first: int
    last: int
    titled: int


def pieces(tokens: Sequence[Token], evidence: Evidence) -> Iterator[Piece]:
    """The names of a line: whom its titles name, and what the titles themselves name ("White House")."""
    for first, last in runs(tokens):
        yield from _pieces(tokens, first, last, evidence)


def _pieces(tokens: Sequence[Token], first: int, last: int, evidence: Evidence) -> Iterator[Piece]:
    first, last = _trimmed(tokens, first, last)
    if first < last:
        first = _opened(tokens, first, last, evidence)
    if first > last:
        return
    split = _split(tokens, first, last)
    if split is None:
        yield from _plain(tokens, first, last)
        return
    start = split + 1
    titled = title_before(tokens, start)
    yield from _inside(tokens, first, split)
    start, last = _stripped(tokens, start, last)
    if start <= last:
        yield Piece(start, last, titled)


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Without days and months at its edges."""
    words = vocabulary()
    while first <= last and (tokens[last].fold in words.weekdays or _month(tokens, last)):
        last -= 1
    while first <= last and (_timely(tokens[first]) or _month(tokens, first)):
        first += 1
    return first, last


def _timely(token: Token) -> bool:
    words = vocabulary()
    return token.fold in words.weekdays or (token.upper and token.fold in words.clocks)


def _month(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].fold not in vocabulary().months:
        return False
    dated = at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit()
    dated = dated or (at > 0 and tokens[at - 1].text[0].isdigit())
    return dated or tokens[at].fold not in _NAME_MONTHS or not _named_so(tokens, at)


def _named_so(tokens: Sequence[Token], at: int) -> bool:
    """Whether a month is part of a person's name: behind a given name or title, or a given name itself."""
    if at and (
        is_address(tokens[at - 1]) or is_role(tokens[at - 1]) or tokens[at - 1].fold in vocabulary().given
    ):
        return True
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at].fold in _GIVEN_MONTHS and behind is not None and behind.cap and behind.gap == " "


def _opened(tokens: Sequence[Token], first: int, last: int, evidence: Evidence) -> int:
    """The first token that is no mere beginning of a sentence."""
    token, following = tokens[first], tokens[first + 1]
    if not token.opens or is_role(token) or is_address(token) or token.fold in vocabulary().modifiers:
        return first
    if _verbal(token, evidence):
        return first + 1
    if token.owner or not evidence.common(token) or people_of(token.fold) is not None:
        return first
    if (token.fold, following.fold) in evidence.pairs or not following.cap:
        return first
    if token.fold in vocabulary().leading and tokens[last].fold not in vocabulary().given:
        return first
    return first + 1


def _verbal(token: Token, evidence: Evidence) -> bool:
    """Whether the word looks like a participle or an adverb that opens a sentence."""
    return (
        token.fold.endswith(("ing", "ed", "ly")) and len(token.fold) > 5 and not evidence.capital[token.fold]
    )


def _split(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """Index of the last token of the title inside the run; None when it holds no title before a name."""
    for at in range(last - 1, first - 1, -1):
        if (is_role(tokens[at]) or is_address(tokens[at])) and _nameable(tokens[at + 1 : last + 1]):
            return at
        if not tokens[at].cap and tokens[at].fold == "of" and at > first and is_role(tokens[at - 1]):
            end = _office(tokens, at, last)
            if end is not None:
                return end
    return None


def _office(tokens: Sequence[Token], of: int, last: int) -> int | None:
    """Index of the last word of an office behind "of" ("Secretary of State Jane Roe")."""
    for end in range(min(last - 1, of + 4), of, -1):
        told = " ".join(t.fold for t in tokens[of + 1 : end + 1])
        if told in vocabulary().offices and _nameable(tokens[end + 1 : last + 1]):
            return end
    return None


def _nameable(tokens: Sequence[Token]) -> bool:
    """Whether what stands behind a role can be somebody's name."""
    words = vocabulary()
    if not tokens or not tokens[0].cap or tokens[0].fold in words.suffixes:
        return False
    if len(tokens) == 1 and (tokens[0].fold in words.modifiers or people_of(tokens[0].fold) is not None):
        return False
    return (
        tokens[-1].fold not in words.organisation
        and tokens[-1].fold not in words.things
        and (tokens[-1].fold not in words.place or len(tokens) < 2)
        and (not is_role(tokens[-1]) or tokens[-1].fold in words.surnames)
    )


def _plain(tokens: Sequence[Token], first: int, last: int) -> Iterator[Piece]:
    """A run without a title inside; one may stand before it in small letters."""
    if is_role(tokens[last]) and not _surname(tokens, first, last):
        yield from _inside(tokens, first, last)
        return
    start, last = _stripped(tokens, first, last)
    if start <= last:
        yield Piece(start, last, title_before(tokens, start))


def _surname(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a role at the end of a run is a surname."""
    words = vocabulary()
    if first == last:
        return tokens[last].fold in words.surnames
    inside = {t.fold for t in tokens[first:last]}
    return (
        tokens[first].fold in words.given
        and last - first < 3
        and not inside & (words.place | words.organisation)
    )


def _inside(tokens: Sequence[Token], first: int, last: int) -> Iterator[Piece]:
    """The organisation or place that a title names ("White House Press Secretary")."""
    role = next((i for i in range(first + 1, last + 1) if is_role(tokens[i])), last + 1)
    last = role - 1
    while last >= first and (
        is_role(tokens[last]) or is_address(tokens[last]) or _loose(tokens, first, last)
    ):
        last -= 1
    while last >= first and _of_a_people(tokens, first, last):
        first += 1
    while last >= first and (is_role(tokens[first]) or tokens[first].fold in _STANDING):
        first += 1
    inside = tokens[first : last + 1]
    body = len(inside) > 1 and _organised(inside)
    if body or any(t.fold not in vocabulary().modifiers and not is_role(t) for t in inside):
        yield Piece(first, last, first)


def _of_a_people(tokens: Sequence[Token], first: int, last: int) -> bool:
    return people_of(tokens[first].fold) is not None and not _organised(tokens[first : last + 1])


def _loose(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the last word belongs to the role behind it ("White House Press" Secretary)."""
    words, token = vocabulary(), tokens[last]
    if not token.cap or (token.fold in words.modifiers and token.fold not in words.organisation):
        return True
    return token.fold in words.modifiers and last > first and tokens[last - 1].fold in words.organisation


def _organised(tokens: Sequence[Token]) -> bool:
    return tokens[-1].fold in vocabulary().organisation


def _stripped(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """Without the adjectives and standings that stand before a name ("Former Russian …")."""
    words = vocabulary()
    while first < last and tokens[first].fold in _STANDING and tokens[first + 1].cap:
        first += 1
    while first < last and _adjective(tokens, first, last):
        first += 1
    while first < last and not tokens[last].cap:
        last -= 1
    if first == last and tokens[first].fold in words.articles:
        return first + 1, last
    return first, last


def _adjective(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the first word only tells the people of the one named, and is no part of a body's name."""
    if people_of(tokens[first].fold) is None:
        return False
    inside, known = tokens[first : last + 1], vocabulary()
    if any(" ".join(t.fold for t in part) in countries() for part in (inside, inside[1:])):
        return False
    if inside[-1].fold in known.things or people_of(inside[-1].fold) is not None:
        return False
    kinds = (known.organisation, known.openers, known.place)
    return not any(t.fold in kind for t in inside[1:] for kind in kinds)
