"""What a cue bears on: the head noun after it, or the words before it, and the nearest name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newsdiff.stages.framing._grammar import closed
from newsdiff.words import Word

_MARKS = re.compile(r"[,;:.?!—()]")
_REACH = 7
_MOST = 4


def clauses(text: str, words: Sequence[Word]) -> list[int]:
    """For each word of a passage the number of its clause: commas, stops, colons and dashes cut."""
    number, numbers = 0, []
    for at, word in enumerate(words):
        if at and _MARKS.search(text, words[at - 1].end, word.start):
            number += 1
        numbers.append(number)
    return numbers


def about(words: Sequence[Word], clause: Sequence[int], first: int, last: int) -> tuple[str, ...]:
    """Stems of at most four words that words `first` to `last` of a passage bear on, nearest first.

    `clause` is what `clauses` gave for the passage.
    """
    low, high = _bounds(clause, first, last)
    high = last if _is_suffered(words, last) else high
    found = [*_right(words, last, high), *_name(words, first, last, low, high)]
    if not found:
        found = [*_left(words, first, low)]
    return tuple(dict.fromkeys(found))[:_MOST]


def _is_suffered(words: Sequence[Word], last: int) -> bool:
    """Whether the reason or the doer stands behind a participle, and not whom it happens to: "jailed for"."""
    behind = words[last + 1].fold if last + 1 < len(words) else ""
    return words[last].fold.endswith("ed") and behind in ("for", "by", "over", "after")


def subject(words: Sequence[Word], at: int) -> tuple[str, ...]:
    """Stems of the two nearest plain words before word `at`, nearest first."""
    plain = [w.stem for w in reversed(words[max(0, at - _REACH) : at]) if _plain(w)]
    return tuple(dict.fromkeys(plain))[:2]


def _bounds(clause: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """Indices of the words of one clause around, `_REACH` each way at most."""
    low, high = first, last
    while low > max(0, first - _REACH) and clause[low - 1] == clause[first]:
        low -= 1
    while high < min(len(clause) - 1, last + _REACH) and clause[high + 1] == clause[last]:
        high += 1
    return low, high


def _right(words: Sequence[Word], last: int, high: int) -> Iterator[str]:
    """The next noun phrase, by its plain words: "a [fragile] peace deal with" gives peace, deal."""
    seen = 0
    for word in words[last + 1 : high + 1]:
        if _plain(word):
            seen += 1
            yield word.stem
        elif seen or word.fold in closed("be", "modals", "have"):
            return
        if seen == 3:
            return


def _left(words: Sequence[Word], first: int, low: int) -> Iterator[str]:
    for word in reversed(words[low:first]):
        if _plain(word):
            yield word.stem
            return


def _name(words: Sequence[Word], first: int, last: int, low: int, high: int) -> Iterator[str]:
    """The nearest word with a capital, the one that may only open the sentence left aside."""
    near = [(first - i, i) for i in range(max(low, 1), first)] + [
        (i - last, i) for i in range(last + 1, high + 1)
    ]
    for _, at in sorted(near):
        if words[at].text[0].isupper() and _plain(words[at]):
            yield words[at].stem
            return


def _plain(word: Word) -> bool:
    """No word of a closed class, no adverb, no figure."""
    if not word.fold.isalpha() or word.fold.endswith("ly"):
        return False
    return word.fold not in _closed()


@cache
def _closed() -> frozenset[str]:
    return closed(
        "determiners", "pronouns", "modals", "be", "have", "do", "prepositions", "conjunctions", "negations"
    )
