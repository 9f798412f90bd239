"""Titles and roles beside a name, and the key by which they are compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsdiff.model import Span
from newsdiff.stages.names._gazetteer import countries, initials, people_of
from newsdiff.stages.names._lexicon import abbreviations, synonyms, vocabulary
from newsdiff.stages.names._runs import spaced
from newsdiff.stages.names._tokens import Token, shortened

JOINERS = frozenset({"of", "for", "at", "in", "to", "on", "with", "from", "by"})
_LONGEST_BEFORE = 7
_LONGEST_AFTER = 12
_HEAD_WITHIN = 7
_POINTS = frozenset({"north", "south"})
_PARTIES = frozenset({"democratic", "republican", "communist", "socialist"})
_FINITE = frozenset({"said", "says", "told", "is", "was", "were", "are", "has", "had", "will", "would"})
_CLAUSES = frozenset(
    {"who", "which", "that", "during", "while", "when", "until", "since", "after", "before", "as", "where"}
)
_CLOSING = frozenset(',;.—–-)(!?:“”"')


class Title(NamedTuple):
    """A title or role that stands beside a name or alone."""

    span: Span
    key: str
    """Folded, without country and article: "former president", "opposition leader"."""
    head: str
    """Its last word, folded: "president"."""
    lands: frozenset[str]
    """ISO 3166 codes of the countries that it names."""
    core: Span
    """The title without what follows in "of" and the like."""


def made(tokens: Sequence[Token]) -> Title | None:
    """The title that these tokens are; None when they hold no role."""
    key, lands = _key(tokens)
    if not key:
        return None
    end = next((i for i, t in enumerate(tokens) if i and not t.cap and t.fold in JOINERS), len(tokens))
    core = Span(tokens[0].start, tokens[end - 1].end)
    return Title(Span(tokens[0].start, tokens[-1].end), key, key.rsplit(" ", 1)[-1], lands, core)


def is_role(token: Token) -> bool:
    """Whether the word is a role, or one shortened ("Sen.")."""
    if token.owner:
        return False
    return token.fold in vocabulary().roles or (token.cap and token.fold in abbreviations())


def is_address(token: Token) -> bool:
    """Whether the word is a form of address ("Mr.")."""
    return token.cap and token.fold in vocabulary().honorifics


def title_before(tokens: Sequence[Token], first: int, narrow: bool = False) -> int:
    """Index of the first token of the title that ends right before token `first`; `first` when there is none.

    `narrow` takes no capital into the title but roles, what may stand before them, and peoples.
    """
    at = first
    while at > 0 and is_address(tokens[at - 1]) and touching(tokens, at):
        at -= 1
    if at == 0 or not is_role(tokens[at - 1]) or not touching(tokens, at):
        return first
    at -= 1
    while at > 0 and first - at < _LONGEST_BEFORE and _joined(tokens, at) and belongs(tokens[at - 1], narrow):
        at -= 1
    while at < first and tokens[at].fold in vocabulary().determiners:
        at += 1
    return at


def touching(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but a blank, or the point of a shortened word, stands before token `at`."""
    return spaced(tokens[at].gap) or (tokens[at].gap == ". " and tokens[at - 1].cap)


def _joined(tokens: Sequence[Token], at: int) -> bool:
    return (
        spaced(tokens[at].gap)
        or tokens[at].gap in {"-", "‑"}
        or (tokens[at].gap == ". " and is_role(tokens[at - 1]))
    )


def belongs(token: Token, narrow: bool = False) -> bool:
    """Whether a word before a role is part of the title."""
    words = vocabulary()
    if token.owner or token.fold in words.weekdays or (token.opens and token.fold == "then"):
        return False
    if is_role(token) or all(part in words.modifiers for part in token.fold.split("-")):
        return True
    if not token.cap:
        return False
    of_a_land = people_of(token.fold) is not None or token.fold in countries()
    if narrow or of_a_land:
        return of_a_land or token.fold in _POINTS
    if token.fold in words.never:
        return token.text.isupper() and token.fold in initials()
    fronts = (words.leading, words.fronts, words.particles)
    return not token.opens or token.upper or any(token.fold in front for front in fronts)


def title_after(tokens: Sequence[Token], last: int, text: str, end: int) -> tuple[int, int] | None:
    """Index range `[first, last]` of the title set off by a comma behind token `last`; None without one.

    `end` is where the passage ends in `text`.
    """
    at = last + 1
    if at >= len(tokens) or tokens[at].gap != ", ":
        return None
    first, head = at, None
    for index in range(at, min(at + _HEAD_WITHIN, len(tokens))):
        token = tokens[index]
        if index > at and not _joined(tokens, index):
            break
        if token.fold in vocabulary().determiners or token.owner:
            first = index + 1
        elif is_role(token):
            head = index
        elif head is not None or not (
            belongs(token) or (not token.cap and token.fold not in vocabulary().never)
        ):
            break
    return None if head is None or head < first else _closed(tokens, first, head, text, end)


def title_apart(
    tokens: Sequence[Token], first: int, last: int, text: str, end: int
) -> tuple[int, int] | None:
    """Index range of the title before a name set off by commas: "The director of Foo, Jane Roe, said".

    `end` is where the passage ends in `text`.
    """
    if first == 0 or tokens[first].gap != ", " or last == first:
        return None
    behind = tokens[last + 1].gap if last + 1 < len(tokens) else text[tokens[last].end : end]
    if behind[:1] not in (",", ".", ")", "—", "") and not behind.startswith(" —"):
        return None
    start = first - 1
    while start > 0 and first - start < _LONGEST_AFTER and spaced(tokens[start].gap):
        start -= 1
    head = next((i for i in range(start, first) if is_role(tokens[i])), None)
    return None if head is None else _from_head(tokens, start, head, first)


def _from_head(tokens: Sequence[Token], start: int, head: int, end: int) -> tuple[int, int] | None:
    """The title around the role at `head`, between `start` and `end`; None when other words stand there."""
    told = [i for i in range(start, head) if tokens[i].fold in vocabulary().determiners or tokens[i].owner]
    start = told[-1] + 1 if told else start
    plain = all(belongs(t) for t in tokens[start:head])
    behind = tokens[head + 1] if head + 1 < end else None
    joined = behind is None or is_role(behind) or behind.fold in JOINERS
    if not plain or not joined or any(t.fold in _FINITE for t in tokens[head:end]):
        return None
    return start, end - 1


def _closed(tokens: Sequence[Token], first: int, head: int, text: str, end: int) -> tuple[int, int] | None:
    """The title to its close: with what follows in "of" and the like, up to a comma, dash or end."""
    at = head
    while at + 1 < len(tokens) and at - first < _LONGEST_AFTER and _goes_on(tokens, at):
        step = tokens[at + 1].fold
        if step in _FINITE or (at == head and step not in JOINERS):
            return None
        if step in _CLAUSES:
            return first, at
        at += 1
    gap = tokens[at + 1].gap.strip() if at + 1 < len(tokens) else text[tokens[at].end : end].strip("'’s ")
    return (first, at) if not gap or gap[0] in _CLOSING else None


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    gap = tokens[at + 1].gap
    return spaced(gap) or gap in {"-", "’ ", "' ", " & "} or (gap == ". " and shortened(tokens[at]))


def _key(tokens: Sequence[Token]) -> tuple[str, frozenset[str]]:
    """The folded key of a title, and the countries that it names."""
    lands: set[str] = set()
    kept = _without_lands(tokens, lands)
    folds = ["" if _empty(t) else _same(t) for t in kept]
    head, rest = _turned(kept, folds)
    words = [w for part in (rest, head) for w in part if w]
    if not any(w in vocabulary().roles or w == "member" for fold in words for w in fold.split()):
        return "", frozenset()
    return " ".join(words), frozenset(lands)


def _empty(token: Token) -> bool:
    words = vocabulary()
    return token.fold in words.determiners or (
        token.fold in words.empty and (not token.cap or (token.opens and token.fold not in words.leading))
    )


def _same(token: Token) -> str:
    fold = abbreviations().get(token.fold, token.fold) if token.cap else token.fold
    fold = fold.removeprefix("then-")
    if fold.startswith("ex-"):
        fold = f"former {fold[3:]}"
    return " ".join(synonyms().get(part, part) for part in fold.split())


def _without_lands(tokens: Sequence[Token], lands: set[str]) -> list[Token]:
    """The tokens without countries, peoples, and whose it is."""
    kept: list[Token] = []
    skip = False
    for index, token in enumerate(tokens):
        if skip:
            skip = False
            continue
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        code, two = _land(token, following)
        if code is not None:
            lands.add(code)
            skip = two
        elif token.owner:
            kept = [t for t in kept if not t.cap]
        else:
            kept.append(token)
    lands.discard("")
    return kept


def _land(token: Token, following: Token | None) -> tuple[str | None, bool]:
    """The country that a word, or two, name or belong to; whether it takes both words."""
    if not token.cap:
        return None, False
    if following is not None and following.cap:
        both = f"{token.fold} {following.fold}"
        code = countries().get(both) or people_of(both)
        if code:
            return code, True
    code = countries().get(token.fold)
    if code is None and token.text.replace(".", "").isupper():
        code = initials().get(token.fold)
    return (code if code is not None else _adjective(token)), False


def _adjective(token: Token) -> str | None:
    """The country of an adjective; None for words of parties and faiths, which tell the post."""
    return None if token.fold in _PARTIES else people_of(token.fold)


def _turned(tokens: Sequence[Token], folds: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words of a title before its first preposition, and those of what follows in "of"."""
    at = next((i for i, t in enumerate(tokens) if not t.cap and t.fold in JOINERS), None)
    if at is None:
        return list(folds), []
    if " ".join(t.fold for t in tokens[max(0, at - 1) : at + 2]) in vocabulary().kept:
        return list(folds[: at + 2]), []
    if tokens[at].fold != "of":
        return list(folds[:at]), []
    beyond = next(
        (i for i in range(at + 1, len(tokens)) if not tokens[i].cap and tokens[i].fold in JOINERS),
        len(tokens),
    )
    inside = [
        (t, f) for t, f in zip(tokens[at + 1 : beyond], folds[at + 1 : beyond], strict=True) if f != "and"
    ]
    capital = [f for t, f in inside if t.cap]
    return list(folds[:at]), capital or [f for _, f in inside]
