"""What there is none of by the words of a text: "a lack of water", "without water", "no water was left"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsdiff.model import Span
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._standing import closed
from newsdiff.words import Word, words

_LEADING = frozenset(("a", "an", "any", "the", "their", "its", "his", "her", "all", "such"))
"""Words that may stand between the want and what is wanting."""
_OF = "of"
_LONGEST = 4
"""Words that a thing may take: "substantial physical evidence"."""


def wants(text: str) -> Mapping[str, Span]:
    """By the stem of each thing that a text says there is none of, the words that say so.

    Of nobody it is what nobody does or undergoes: "no one was injured".
    """
    told = words(text)
    found: dict[str, Span] = {}
    for at, word in enumerate(told):
        run = _run(text, told[_behind(told, at) :])
        if run and not run[-1].text[0].isupper():
            found.setdefault(run[-1].stem, Span(word.start, run[-1].end))
    return found


def _behind(told: Sequence[Word], at: int) -> int:
    """Where the words begin that say what there is none of; behind all words where none of it is said."""
    fold, after = told[at].fold, (*(w.fold for w in told[at + 1 : at + 3]), "", "")
    if (fold, after[0]) == ("no", "one") or fold in closed("nobody"):
        return _predicate(told, at + 1 + (fold == "no"))
    if fold in closed("wanting-of") and after[0] == _OF:
        return at + 2 + (after[1] in _LEADING)
    return at + 1 + (after[0] in _LEADING) if fold in closed("wanting") else len(told)


def _predicate(told: Sequence[Word], at: int) -> int:
    """Where the words behind "is", "has been" or "else" begin."""
    aside = closed("be", "have") | {"else"}
    return next((n for n in range(at, len(told)) if told[n].fold not in aside), len(told))


def _run(text: str, told: Sequence[Word]) -> list[Word]:
    """The words up to the first that is empty, or that a sign parts from the one before."""
    run: list[Word] = []
    for word in told[:_LONGEST]:
        parted = bool(run) and bool(text[run[-1].end : word.start].strip(" -\n"))
        if parted or word.fold in empty() | closed("prepositions"):
            break
        run.append(word)
    return run
