"""Which names are one: full names, surnames, acronyms, countries and near spellings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newsdiff.likeness import ratio
from newsdiff.model import EntityKind
from newsdiff.stages.names._countries import countries
from newsdiff.stages.names._forms import Form
from newsdiff.stages.names._runs import listed

_SPELLING = 0.8
"""Likeness from which two long surnames under one given name are one, spelt in two ways."""
_ARTICLES = frozenset({"the", "el", "la", "los", "las", "le", "al"})

Key = tuple[str, ...]


def trimmed(key: Key) -> Key:
    """A name without its article, initials within it and suffixes: what makes it one."""
    core = key[1:] if len(key) > 1 and key[0] in _ARTICLES else key
    core = tuple(w for w in core if w not in listed("suffixes"))
    inner = tuple(w for i, w in enumerate(core) if len(w) > 1 or i == 0)
    return inner or key


def resolve(forms: Sequence[Form], acronyms: Mapping[Key, Key]) -> dict[Form, Key]:
    """The key of the entity of each form.

    A short form goes to the one full name that ends in it in its own article, else in the whole
    comparison; when several do, to the last one named before it there; when none does, it is its own.
    """
    full = _full_names(forms, acronyms)
    spelt = _spellings(set(full.values()), _where(forms, full))
    ending: dict[str, set[Key]] = defaultdict(set)
    starting: dict[str, set[Key]] = defaultdict(set)
    for key in set(full.values()):
        for word in key[1:] if _personal(key) else ():
            ending[word].add(spelt.get(key, key))
        if _personal(key):
            starting[key[0]].add(spelt.get(key, key))
    for word in set(starting) - set(ending):
        ending[word] = starting[word]
    latest: dict[tuple[str, str], Key] = {}
    here: dict[str, set[Key]] = defaultdict(set)
    for form in forms:
        if form in full:
            here[form.article].add(spelt.get(full[form], full[form]))
    found: dict[Form, Key] = {}
    for form in forms:
        whole = full.get(form)
        key = spelt.get(whole, whole) if whole else _owner(form, ending, here[form.article], latest)
        found[form] = key
        for word in key if _personal(key) else ():
            latest[form.article, word] = key
    return found


def _personal(key: Key) -> bool:
    """Whether a name is built like a person's: only these are called by one of their words."""
    other = listed("organisations") | listed("places") | listed("things") | {"of", "for", "on", "and"}
    return len(key) < 5 and not any(w in other for w in key)


def _full_names(forms: Sequence[Form], acronyms: Mapping[Key, Key]) -> dict[Form, Key]:
    """Forms that need no other: countries, names of several words, acronyms told in brackets."""
    found: dict[Form, Key] = {}
    for form in forms:
        key = trimmed(form.key)
        country = countries().get(key) if not form.role else None
        if country:
            found[form] = (country,)
        elif key in acronyms:
            found[form] = acronyms[key]
        elif len(key) > 1:
            found[form] = key
    longer = sorted({k for k in found.values() if len(k) > 2}, key=lambda k: (len(k), k))
    holders: dict[str, list[Key]] = defaultdict(list)
    for key in longer:
        for word in key:
            holders[word].append(key)
    return {form: _longest(key, holders) for form, key in found.items()}


def _longest(key: Key, holders: Mapping[str, Sequence[Key]]) -> Key:
    """The only longer name that holds this one whole; itself when none does or several do."""
    if len(key) < 2:
        return key
    fit = [k for k in holders.get(key[0], ()) if len(k) > len(key) and _inside(key, k)]
    return fit[0] if len(fit) == 1 else key


def _inside(part: Key, whole: Key) -> bool:
    named = any(w in listed("organisations") or w in listed("joiners") for w in whole)
    ends = whole[-len(part) :] == part or (whole[0] == part[0] and not named and set(part) <= set(whole))
    starts = whole[: len(part)] == part
    return ends or (starts and not named)


def _where(forms: Sequence[Form], full: Mapping[Form, Key]) -> dict[Key, set[str]]:
    places: dict[Key, set[str]] = defaultdict(set)
    for form in forms:
        if form in full:
            places[full[form]].add(form.article)
    return places


def _spellings(names: Iterable[Key], where: Mapping[Key, set[str]]) -> dict[Key, Key]:
    """Names of two articles that share a given name and nearly a surname: to the first of them by letters."""
    groups: dict[str, list[Key]] = defaultdict(list)
    for key in sorted(names):
        if len(key) > 1:
            groups[key[0]].append(key)
    spelt: dict[Key, Key] = {}
    for group in groups.values():
        for i, key in enumerate(group):
            for other in group[i + 1 :]:
                if other not in spelt and not where[key] & where[other] and _near(key, other):
                    spelt[other] = spelt.get(key, key)
    return spelt


def _near(a: Key, b: Key) -> bool:
    return len(a) == len(b) and a[1:-1] == b[1:-1] and len(a[-1]) > 4 and ratio(a[-1], b[-1]) >= _SPELLING


def _owner(
    form: Form,
    ending: Mapping[str, set[Key]],
    here: set[Key],
    latest: Mapping[tuple[str, str], Key],
) -> Key:
    key = trimmed(form.key)
    fit = ending.get(key[-1], set())
    local = fit & here
    for choice in (local, fit):
        if len(choice) == 1:
            return next(iter(choice))
    return latest.get((form.article, key[-1]), key) if local else key


def kind_of(forms: Sequence[Form], key: Key) -> EntityKind | None:
    """What an entity is, by what its forms say; None when nothing tells that it is a name at all."""
    if key[0] in countries().values():
        united = key[0] in (_longest_of("UN"), _longest_of("EU"))
        return EntityKind.ORGANISATION if united else EntityKind.PLACE
    votes = Counter(f.kind for f in forms if f.kind)
    if votes:
        return max(sorted(votes), key=lambda k: votes[k])
    if len(key) == 1:
        return None
    if any(w in listed("things") for w in (key[0], key[-1])):
        return None
    return EntityKind.PERSON if _personal(key) else EntityKind.ORGANISATION


def _longest_of(group: str) -> str:
    return max(listed(group), key=lambda n: (len(n), n))
