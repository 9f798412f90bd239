"""The headwords that a printed word may be a form of, by rule and by a short list of irregular forms."""

from __future__ import annotations

from functools import cache, lru_cache

from newsdiff.lexicon import lexicon

_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=1 << 15)
def headwords(fold: str) -> tuple[str, ...]:
    """`fold` itself and every headword that it may be a form of ("cuts": cuts, cut); folded words."""
    found = [fold, *_irregular().get(fold, ())]
    if len(fold) > 3 and fold.isalpha():
        found += _plural(fold) + _past(fold) + _progressive(fold)
    return tuple(dict.fromkeys(found))


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    bases: dict[str, tuple[str, ...]] = {}
    for base, forms in lexicon("inflections").items():
        for form in forms.split(", "):
            bases[form] = (*bases.get(form, ()), base)
    return bases


def _plural(word: str) -> list[str]:
    if not word.endswith("s") or word.endswith("ss"):
        return []
    if word.endswith("ies"):
        return [word[:-3] + "y", word[:-1]]
    return [word[:-1], word[:-2]] if word.endswith("es") else [word[:-1]]


def _past(word: str) -> list[str]:
    if not word.endswith("ed"):
        return []
    return [word[:-3] + "y"] if word.endswith("ied") else _stripped(word[:-2])


def _progressive(word: str) -> list[str]:
    return _stripped(word[:-3]) if word.endswith("ing") and len(word) > 5 else []


def _stripped(root: str) -> list[str]:
    """Headwords of a root left by -ed or -ing: "plann" of planned, "hat" of hated, "help" of helped."""
    if len(root) < 2 or not _VOWELS.intersection(root + ("e" if root[-1] != "y" else "a")):
        return []
    if root[-1] == root[-2] and root[-1] not in _VOWELS:
        return [root[:-1], root]
    return [root + "e"] if _needs_doubling(root) else [root, root + "e"]


def _needs_doubling(root: str) -> bool:
    """A short root of consonant, vowel, consonant: its bare form would have doubled the last letter."""
    return (
        len(root) == 3
        and root[0] not in _VOWELS
        and root[1] in _VOWELS
        and root[2] not in _VOWELS
        and root[2] not in "wxy"
    )
