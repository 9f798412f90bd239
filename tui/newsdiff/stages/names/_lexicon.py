"""The words of `names.toml` and `titles.toml`, as sets made once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsdiff.lexicon import lexicon


def listed(text: str) -> frozenset[str]:
    """The entries of a lexicon's list, written with commas between them."""
    return frozenset(part for part in (" ".join(entry.split()) for entry in text.split(",")) if part)


@dataclass(frozen=True, slots=True)
class Words:
    """Sets of folded words."""

    particles: frozenset[str]
    suffixes: frozenset[str]
    articles: frozenset[str]
    never: frozenset[str]
    common: frozenset[str]
    months: frozenset[str]
    clocks: frozenset[str]
    weekdays: frozenset[str]
    prefixes: frozenset[str]
    tails: frozenset[str]
    organisation: frozenset[str]
    institutions: frozenset[str]
    openers: frozenset[str]
    place: frozenset[str]
    things: frozenset[str]
    groups: frozenset[str]
    peoples: frozenset[str]
    saying: frozenset[str]
    locating: frozenset[str]
    given: frozenset[str]
    honorifics: frozenset[str]
    roles: frozenset[str]
    loose: frozenset[str]
    modifiers: frozenset[str]
    empty: frozenset[str]
    kept: frozenset[str]
    offices: frozenset[str]
    compounds: frozenset[str]
    topics: frozenset[str]
    juniors: frozenset[str]
    elected: frozenset[str]
    kin: frozenset[str]
    surnames: frozenset[str]
    determiners: frozenset[str]
    abridged: frozenset[str]
    fronts: frozenset[str]
    regions: frozenset[str]
    shorts: frozenset[str]
    pressing: frozenset[str]
    deeds: frozenset[str]
    legal: frozenset[str]
    leading: frozenset[str]
    guilds: frozenset[str]
    bodies: frozenset[str]


@cache
def vocabulary() -> Words:
    """All sets; read once."""
    tables = {**lexicon("names"), **lexicon("titles")}
    return Words(**{name: listed(tables[name]) for name in Words.__slots__})


@cache
def abbreviations() -> dict[str, str]:
    """Titles written short: "sen" is "senator"."""
    found: dict[str, str] = lexicon("titles")["abbreviations"]
    return found


@cache
def synonyms() -> dict[str, str]:
    """Words of titles that mean one post: "chairwoman" is "chairman"."""
    found: dict[str, str] = lexicon("titles")["same"]
    return found
