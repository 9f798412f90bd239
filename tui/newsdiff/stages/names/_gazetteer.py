"""Countries, their seats of government and their peoples, from the tables of pycountry and babel.

Importing either library takes longer than a whole comparison may; so the files of both are read directly,
and the library is imported only where its files lie elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from newsdiff.lexicon import lexicon
from newsdiff.stages.names._lexicon import listed, vocabulary
from newsdiff.words import fold

_ENDINGS = ("ians", "eans", "ian", "ean", "ans", "ese", "ish", "an", "ns", "ic", "is", "n", "i")
_ARTICLES = frozenset({"el", "the"})
_WHOLE = frozenset({"ns", "n", "is", "i"})
"""Endings put behind the whole name of a country ("Kenyan", "Iraqi"); else "Ghani" would be of Ghana."""


@cache
def countries() -> Mapping[str, str]:
    """ISO 3166 codes by folded name: short, common and formal names, and initials of long names."""
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    for entry in _entries():
        for name in _names(entry):
            if found.setdefault(name, entry["alpha_2"]) != entry["alpha_2"]:
                doubtful.add(name)
    kept = {name: code for name, code in found.items() if name not in doubtful}
    return {**kept, **lexicon("names")["countries"], **lexicon("names")["also"]}


@cache
def short_names() -> Mapping[str, str]:
    """The folded short name of each country, by code."""
    formal = {entry["alpha_2"]: _names(entry)[0] for entry in _entries() if _names(entry)}
    return {**formal, **{code: name for name, code in lexicon("names")["countries"].items()}}


@cache
def initials() -> Mapping[str, str]:
    """Codes by the initials of names of two words or more ("US", "DPRK"); only those of one country."""
    found: dict[str, set[str]] = {}
    for name, code in countries().items():
        letters = "".join(w[0] for w in name.split() if w not in {"of", "and", "the", "&"})
        if len(letters) > 1:
            found.setdefault(letters, set()).add(code)
    return {letters: min(codes) for letters, codes in found.items() if len(codes) == 1}


@cache
def seats() -> Mapping[str, str]:
    """Codes by folded name of the seat of government."""
    ours: dict[str, str] = dict(lexicon("names")["seats"])
    no = listed(ours.pop("no"))
    by_code: dict[str, list[str]] = {}
    for zone, code in _zones().items():
        by_code.setdefault(code, []).append(fold(zone.rsplit("/", 1)[-1].replace("_", " ")))
    found = {
        city: code
        for code, cities in by_code.items()
        if len(cities) == 1 and len(code) == 2 and code.isalpha()
        for city in cities
        if city not in no and city not in countries()
    }
    return {**found, **ours}


@lru_cache(maxsize=1 << 12)
def people_of(words: str) -> str | None:
    """The code of the country whose adjective or people this is, "" for another people; else None.

    `words` is folded: "korean" has no country of its own, "north korean" has.
    """
    if words in countries():
        return None
    known: dict[str, str] = lexicon("names")["irregular"]
    if words in known:
        return known[words]
    if words in vocabulary().peoples:
        return _derived(words) or ""
    if words.endswith("s") and words[:-1] in vocabulary().peoples:
        return _derived(words[:-1]) or ""
    return _derived(words)


@cache
def _stems() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """(name, code) of every country by the first three letters of its name's last word."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, code in sorted(countries().items()):
        last = name.rsplit(" ", 1)[-1]
        if len(last) > 3 and len(name.split()) <= 2:
            found.setdefault(last[:3], []).append((name, code))
    return {start: tuple(names) for start, names in found.items()}


def _derived(words: str) -> str | None:
    before, _, last = words.rpartition(" ")
    for ending in _ENDINGS:
        bare = last.removesuffix(ending)
        if bare != last and len(bare) >= 3:
            found = _with_stem(before, bare, ending in _WHOLE)
            if found is not None:
                return found
    return None


def _with_stem(before: str, bare: str, whole: bool) -> str | None:
    for name, code in _stems().get(bare[:3], ()):
        front, _, last = name.rpartition(" ")
        if (front == before or (not before and front in _ARTICLES)) and (
            last == bare if whole else _akin(last, bare)
        ):
            return code
    return None


def _akin(country: str, bare: str) -> bool:
    """Whether a people's name without its ending leads to the country: "venezuel", "german", "congol"."""
    if country.startswith(bare):
        return len(country) - len(bare) <= (3 if len(bare) > 3 else 2)
    return bare.startswith(country) and len(bare) - len(country) == 1


@cache
def _entries() -> list[dict[str, str]]:
    """The rows of ISO 3166-1."""
    path = _file("pycountry", "databases/iso3166-1.json")
    if path is not None:
        rows: list[dict[str, str]] = json.loads(path.read_text("utf-8"))["3166-1"]
        return rows
    import pycountry

    return [dict(country._fields) for country in pycountry.countries]


def _names(entry: Mapping[str, str]) -> list[str]:
    name = entry["name"]
    short = entry.get("common_name") or name.partition(",")[0].partition(" (")[0]
    return [fold(n) for n in (short, entry.get("official_name") or short) if "Islands" not in n]


def _zones() -> Mapping[str, str]:
    """Country codes by name of time zone."""
    from babel.core import get_global

    return dict(get_global("zone_territories"))


def _file(package: str, inside: str) -> Path | None:
    spec = find_spec(package)
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder, inside)
        if path.is_file():
            return path
    return None
