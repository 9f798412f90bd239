"""Distancing quotation marks: a quoted word or three that nobody is quoted as saying in full."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import Span
from newsdiff.stages.framing._grammar import closed
from newsdiff.stages.framing._inflect import headwords
from newsdiff.words import Word, words

_PAIR = re.compile(
    r"“([^“”\n]{1,48})”|(?<![\w\"])\"([^\"\n]{1,48})\"(?!\w)|(?<!\w)‘([^‘’\n]{1,48})’(?!\w)|(?<![\w'])'([^'\n]{1,48})'(?!\w)"
)
_MOST_WORDS = 3
_NEAR = 60
_CLAUSE = re.compile(r"[;:—]|[.!?](?:\s|$)")


class Marked(NamedTuple):
    """Quoted words with their marks, and whether somebody near is said to have used them."""

    span: Span
    term: str
    attributed: bool


def marked(passage: str, titled: bool) -> Iterator[Marked]:
    """Runs of one to three quoted words in a passage that distance the outlet from them, in order."""
    for found in _PAIR.finditer(passage):
        inside = next(group for group in found.groups() if group is not None)
        quoted = words(inside)
        if not 1 <= len(quoted) <= _MOST_WORDS or _is_name(quoted, titled):
            continue
        before = _CLAUSE.split(passage[max(0, found.start() - _NEAR) : found.start()])[-1]
        after = _CLAUSE.split(passage[found.end() : found.end() + _NEAR])[0]
        if _is_direct(inside, before, after) or _is_mention(before) or _speaks_itself(quoted):
            continue
        term = " ".join(w.fold for w in quoted)
        yield Marked(Span(*found.span()), term, _speaks(before) or _speaks(after))


def _is_name(quoted: tuple[Word, ...], titled: bool) -> bool:
    """A title, a nickname or a figure: every long word has a capital, or there is no word at all."""
    long = [w for w in quoted if w.fold not in closed("determiners", "prepositions", "conjunctions")]
    if not any(w.text[0].isalpha() for w in long):
        return True
    return not titled and all(w.text[0].isupper() or w.text[0].isdigit() for w in long)


def _is_direct(inside: str, before: str, after: str) -> bool:
    """A whole utterance: it ends like a sentence, or follows a comma, and a speaker stands by."""
    ends = inside.rstrip()[-1:] in ",?!."
    if before.rstrip().endswith(",") or not before.strip():
        return ends or _speaks(after[:20])
    return ends and _speaks(after[:20])


def _speaks_itself(quoted: tuple[Word, ...]) -> bool:
    """Whether the quoted words say I or we: somebody's utterance, no name that he uses."""
    return any(w.fold.partition("'")[0] in {"i", "we"} for w in quoted)


def _is_mention(before: str) -> bool:
    """The words are named as words: "the term", "a slogan", "called"."""
    last = words(before)[-2:]
    return any(w.fold in _words_for_words() for w in last[-1:])


@cache
def _words_for_words() -> frozenset[str]:
    return frozenset(w.strip() for w in lexicon("attribution")["mention"]["words"].split(","))


def _speaks(clause: str) -> bool:
    return any(head in _verbs() for w in words(clause) for head in headwords(w.fold))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(
        verb.strip() for group in lexicon("attribution")["verbs"].values() for verb in group.split(",")
    )
