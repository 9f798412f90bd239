"""The lexicon of attribution, compiled once: verbs by printed form, phrases by first word."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import Stance
from newsdiff.stages.attribution._forms import Form, forms


class Verb(NamedTuple):
    """A verb of saying in one printed form."""

    head: str
    rest: tuple[str, ...]
    """What must follow the form: ("for",) for "call for"."""
    form: Form
    stance: Stance
    careful: bool
    """It also means something else, and needs a "that", a quotation or a clause."""
    plain: bool
    """It is never a noun."""
    takes_object: bool
    """What it speaks of can be a plain noun phrase: "praised the move"."""


class Phrase(NamedTuple):
    """A phrase that attributes."""

    words: tuple[str, ...]
    head: str
    side: str
    """Where the speaker stands: "left", "right" or "none"."""


@cache
def closed(*names: str) -> frozenset[str]:
    """The folded words of the named classes of `lexicons/grammar.toml` together."""
    table = lexicon("grammar")
    return frozenset(word for name in names for word in _entries(table[name]))


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Printed first word -> the verbs it can be, those of more words first."""
    careful, plain, objects = (frozenset(_entries(listing)) for listing in _kinds())
    found: dict[str, list[Verb]] = {}
    for stance, listing in lexicon("attribution")["verbs"].items():
        for head in _entries(listing):
            first, *rest = head.split()
            for printed, form in forms(first).items():
                verb = Verb(
                    head, tuple(rest), form, Stance(stance), head in careful, head in plain, head in objects
                )
                found.setdefault(printed, []).append(verb)
    return {printed: tuple(sorted(verbs, key=lambda v: -len(v.rest))) for printed, verbs in found.items()}


def _kinds() -> tuple[str, str, str]:
    table = lexicon("attribution")["careful"]
    return table["verbs"], table["plain"], table["objects"]


@cache
def stances() -> dict[str, Stance]:
    """Headword -> stance."""
    table = lexicon("attribution")["verbs"]
    return {head: Stance(stance) for stance, listing in table.items() for head in _entries(listing)}


@cache
def passives() -> frozenset[tuple[str, str]]:
    """(headword, following word or "") of the verbs that attribute in the passive: ("see", "as")."""
    pairs = (entry.split() for entry in _entries(lexicon("attribution")["passives"]["verbs"]))
    return frozenset((pair[0], pair[1] if len(pair) > 1 else "") for pair in pairs)


@cache
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """First word -> the phrases that begin with it, longest first."""
    found: dict[str, list[Phrase]] = {}
    for side, listing in lexicon("attribution")["phrases"].items():
        for entry in _entries(listing):
            printed, head = entry.split(" = ")
            words = tuple(printed.split())
            found.setdefault(words[0], []).append(Phrase(words, head, side))
    return {first: tuple(sorted(group, key=lambda p: -len(p.words))) for first, group in found.items()}


@cache
def nouns() -> dict[str, str]:
    """Noun of saying, singular or plural -> headword of its verb."""
    pairs = [entry.split(" = ") for entry in _entries(lexicon("attribution")["nouns"]["words"])]
    return {form: head for noun, head in pairs for form in (noun, _plural(noun))}


@cache
def speakers() -> frozenset[str]:
    """Nouns of those who speak, folded."""
    return frozenset(_entries(lexicon("attribution")["speakers"]["words"]))


@lru_cache(maxsize=1 << 14)
def speaks(fold: str) -> bool:
    """Whether a folded word is a noun of those who speak, by the list or by its ending."""
    if fold in speakers():
        return True
    table = lexicon("attribution")["speakers"]
    return (
        len(fold) > 5
        and fold.endswith(tuple(_entries(table["endings"])))
        and fold not in _entries(table["things"])
    )


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


def _entries(listing: str) -> list[str]:
    return [" ".join(entry.split()) for entry in listing.split(",")]
