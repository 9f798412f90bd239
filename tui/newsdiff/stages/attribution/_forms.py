"""The printed forms of a verb, from its headword."""

from __future__ import annotations

from enum import Enum
from functools import cache

from newsdiff.lexicon import lexicon

_VOWELS = "aeiou"
_UNSTRESSED = ("er", "en", "on", "it", "et", "or", "el")


class Form(Enum):
    """What a printed form of a verb can be."""

    BASE = 0
    PRESENT = 1
    PAST = 2
    PROGRESSIVE = 3


def forms(verb: str) -> dict[str, Form]:
    """Every printed form of a verb of one word, folded; the past stands for the participle too."""
    past = _irregular().get(verb, ()) or (_past(verb),)
    return {
        verb: Form.BASE,
        _present(verb): Form.PRESENT,
        **dict.fromkeys(past, Form.PAST),
        _progressive(verb): Form.PROGRESSIVE,
    }


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    table = {base: tuple(listing.split(", ")) for base, listing in lexicon("inflections").items()}
    return {
        base: kept
        for base, found in table.items()
        if (kept := tuple(f for f in found if not f.endswith(("ing", "es"))))
    }


@cache
def irregular_pasts() -> frozenset[str]:
    """Folded forms that are the past of some irregular verb and no common noun."""
    nouns = {"men", "women", "children", "people", "ground", "lit", "bound", "rent", "shot", "cut"}
    return frozenset(form for found in _irregular().values() for form in found) - nouns


def _present(verb: str) -> str:
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if _ends_in_y(verb) else verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if _ends_in_y(verb) else _doubled(verb) + "ed"


def _progressive(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "ye")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _ends_in_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2:-1] not in _VOWELS


def _doubled(verb: str) -> str:
    """With its last consonant doubled where a short stressed vowel comes before: rebut, rebutt-."""
    if len(verb) < 3 or verb[-1] in _VOWELS + "wxy" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return verb
    if len(verb) > 4 and verb.endswith(_UNSTRESSED) and verb not in {"admit"}:
        return verb
    return verb + verb[-1] if len(verb) <= 4 or verb in {"admit", "rebut"} else verb
