"""Forms of names: what of them tells one person from another."""

from __future__ import annotations

from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.words import words

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


def parts(name: str) -> list[str]:
    """The folded words of a name without initials and "Jr."."""
    return [w.fold for w in words(name) if len(w.fold) > 1 and w.fold not in _SUFFIXES]


def plain(name: str) -> list[str]:
    """The folded words of a name, short forms and British endings written one way."""
    folded = " ".join(w.fold for w in words(name))
    for long, short in lexicon("people")["one_form"].items():
        folded = f" {folded} ".replace(f" {long} ", f" {short} ").strip()
    return [_american(word) for word in folded.split()]


def same_name(one: str, other: str) -> bool:
    """Whether two names differ at most in spacing, in endings, or by a familiar form of the given name."""
    left, right = plain(one), plain(other)
    if "".join(left) == "".join(right):
        return True
    mine, yours = parts(one), parts(other)
    return mine[1:] == yours[1:] != [] and familiar(mine[0], yours[0])


def familiar(one: str, other: str) -> bool:
    """Whether one given name is a short or familiar form of the other: Bob, Robert; Zack, Zachary."""
    if min(len(one), len(other)) < 3 or one.startswith(other[:3]):
        return one != other
    return any({one, other} <= group for group in _nicknames())


def _american(word: str) -> str:
    for british, ending in (("isation", "ization"), ("ised", "ized"), ("ising", "izing"), ("ise", "ize")):
        if word.endswith(british):
            return word.removesuffix(british) + ending
    return word.removesuffix("re") + "er" if word.endswith(("tre", "bre")) else word.replace("our", "or")


@cache
def _nicknames() -> tuple[frozenset[str], ...]:
    groups: list[str] = lexicon("people")["nicknames"]
    return tuple(frozenset(group.split()) for group in groups)
