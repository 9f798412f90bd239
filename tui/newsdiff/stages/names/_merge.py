"""Which full names are one: longer and shorter forms, near spellings, one body in two wordings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from newsdiff.likeness import ratio
from newsdiff.model import EntityKind
from newsdiff.stages.names._clues import Votes
from newsdiff.stages.names._found import Found, Key
from newsdiff.stages.names._gazetteer import countries, initials, people_of
from newsdiff.stages.names._lexicon import vocabulary

_LONG = 6
"""Letters from which a surname is long: one other letter in it is a misspelling."""
_BUCKET = 60
"""More names than this under one surname are not compared one with another."""
_NEAR = 0.85
_WORDS = 12
"""Names of more words than this are not looked at for misspellings."""


@dataclass(slots=True)
class Form:
    """A name of one wording, in all its places."""

    key: Key
    votes: Votes = field(default_factory=Votes)
    articles: set[int] = field(default_factory=set)
    shouted: bool = True
    """It is only seen in capitals throughout."""

    @property
    def person(self) -> bool:
        """Whether it can be somebody's name."""
        return self.votes.kind is EntityKind.PERSON and len(self.key) < 6

    @property
    def core(self) -> Key:
        """Without article, firm's form and suffix."""
        words = vocabulary()
        kept = [w for w in self.key if w not in words.suffixes] or list(self.key)
        while len(kept) > 1 and kept[0] in words.articles:
            kept.pop(0)
        if self.person:
            return tuple(kept)
        while len(kept) > 1 and kept[-1] in words.legal:
            kept.pop()
        return _with_land(tuple(w for w in kept if w != "and"))


def _with_land(core: Key) -> Key:
    """A body's name with the country before it as its code: "us", "united states" are one."""
    for size in (2, 1):
        whole = " ".join(core[:size])
        code = countries().get(whole) or (initials().get(whole) if whole in vocabulary().shorts else None)
        if code and len(core) > size + 1:
            return (f"@{code}", *core[size:])
    return core


def forms_of(founds: Iterable[Found]) -> dict[Key, Form]:
    """The forms of two words and more, and of countries, by key."""
    made: dict[Key, Form] = {}
    for found in founds:
        if len(found.key) > 1 or land_of(found.key, found.text) is not None:
            form = made.setdefault(found.key, Form(found.key))
            form.votes = form.votes.plus(found.votes)
            form.articles.add(found.article)
            form.shouted = form.shouted and found.text.isupper()
    return made


def land_of(key: Key, text: str) -> str | None:
    """The code of the country of this name; an acronym only in capitals."""
    whole = " ".join(key)
    if whole in countries():
        return countries()[whole]
    if text.replace(".", "").isupper() and whole in vocabulary().shorts:
        return initials().get(whole)
    return None


def merged(forms: Mapping[Key, Form], land: Callable[[Key], str | None]) -> dict[Key, Key]:
    """The key that stands for all forms of one thing, by the key of each form."""
    union = _Union(forms)
    by_land: dict[str, list[Key]] = defaultdict(list)
    plain: list[Form] = []
    for key in sorted(forms):
        code = land(key)
        if code is None:
            plain.append(forms[key])
        else:
            by_land[code].append(key)
    for keys in by_land.values():
        union.all(keys)
    _same_core(plain, union)
    _people([f for f in plain if f.person], union)
    _bodies([f for f in plain if not f.person], union)
    _near(plain, union)
    return {key: union.root(key) for key in sorted(forms)}


class _Union:
    """Disjoint sets of keys; the least key stands for its set."""

    def __init__(self, keys: Iterable[Key]) -> None:
        self._up: dict[Key, Key] = {key: key for key in keys}

    def root(self, key: Key) -> Key:
        while self._up[key] != key:
            self._up[key] = self._up[self._up[key]]
            key = self._up[key]
        return key

    def join(self, one: Key, other: Key) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._up[high] = low

    def all(self, keys: Sequence[Key]) -> None:
        for key in keys[1:]:
            self.join(keys[0], key)


def _same_core(forms: Sequence[Form], union: _Union) -> None:
    cores: dict[Key, list[Form]] = defaultdict(list)
    for form in forms:
        cores[form.core].append(form)
    for same in cores.values():
        for a, b in combinations(same, 2):
            if not _generations(a, b):
                union.join(a.key, b.key)


def _generations(one: Form, other: Form) -> bool:
    """Whether "Jr." may tell two apart: one form has it, and the rest is short or an article has both."""
    junior = vocabulary().juniors
    if (one.key[-1] in junior) == (other.key[-1] in junior):
        return False
    return len(one.core) < 3 or bool(one.articles & other.articles)


def _people(forms: Sequence[Form], union: _Union) -> None:
    by_last: dict[str, list[Form]] = defaultdict(list)
    by_first: dict[str, list[Form]] = defaultdict(list)
    for form in forms:
        if len(form.core) > 1:
            by_last[form.core[-1]].append(form)
            by_first[form.core[0]].append(form)
    for bucket in by_last.values():
        if 1 < len(bucket) <= _BUCKET:
            _one_surname(bucket, union)
    for bucket in by_first.values():
        if 1 < len(bucket) <= _BUCKET:
            _one_given(bucket, union)


def _one_surname(bucket: Sequence[Form], union: _Union) -> None:
    """Joins forms whose given names go together, when they go together with no one else."""
    for form in bucket:
        like = [
            o for o in bucket if o is not form and compatible(form.core, o.core) and not _generations(form, o)
        ]
        if like and all(compatible(a.core, b.core) for a, b in combinations(like, 2)):
            for other in like:
                union.join(form.key, other.key)
    for a, b in combinations(bucket, 2):
        if not a.articles & b.articles and _misspelt_given(a.core, b.core):
            union.join(a.key, b.key)


def compatible(one: Key, other: Key) -> bool:
    """Whether two names with one surname can be one person's."""
    if len(one) < 2 or len(other) < 2:
        return False
    if one == other[-len(one) :] or other == one[-len(other) :]:
        return (
            len(one) == len(other) or one[0] not in vocabulary().given or other[0] not in vocabulary().given
        )
    if not _one_given_name(one[0], other[0]):
        return False
    mine, yours = one[1:-1], other[1:-1]
    return not mine or not yours or all(_initial(a, b) or a == b for a, b in zip(mine, yours, strict=False))


def _one_given_name(one: str, other: str) -> bool:
    if one == other or _initial(one, other):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and long.startswith(short) and len(long) - len(short) > 1 and long[-1] not in "aoe"


def _initial(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def _misspelt_given(one: Key, other: Key) -> bool:
    """Whether a letter of the given name differs, but not the ending that tells woman from man."""
    if one[1:] != other[1:] or min(len(one[0]), len(other[0])) < 5:
        return False
    return one_off(one[0], other[0]) and not (
        one[0][-1] != other[0][-1] and {one[0][-1], other[0][-1]} & set("aoe")
    )


def _one_given(bucket: Sequence[Form], union: _Union) -> None:
    """Joins forms with one given name whose surnames are a letter apart, or of which one begins the other."""
    for a, b in combinations(bucket, 2):
        short, long = sorted((a.core, b.core), key=len)
        if len(short) == len(long) and short[:-1] == long[:-1]:
            if min(len(short[-1]), len(long[-1])) >= _LONG and one_off(short[-1], long[-1]):
                union.join(a.key, b.key)
        elif 1 < len(short) < len(long) and long[: len(short)] == short and _alone(short, bucket):
            union.join(a.key, b.key)


def _alone(start: Key, bucket: Sequence[Form]) -> bool:
    """Whether only one longer name begins so."""
    return len({f.core for f in bucket if len(f.core) > len(start) and f.core[: len(start)] == start}) == 1


def one_off(one: str, other: str) -> bool:
    """Whether one letter put in, taken out, changed, or two neighbours swapped, make one word the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return short[at:] == long[at + 1 :]
    return one[at + 1 :] == other[at + 1 :] or (
        one[at + 2 :] == other[at + 2 :] and one[at : at + 2] == other[at : at + 2][::-1]
    )


def _bodies(forms: Sequence[Form], union: _Union) -> None:
    """Joins one body told in another order ("Justice Department"), and with its country before it."""
    by_words: dict[frozenset[str], list[Form]] = defaultdict(list)
    for form in forms:
        by_words[frozenset(w for w in form.core if w not in {"of", "for", "and", "the"})].append(form)
    known = vocabulary().organisation | vocabulary().openers
    for words, bucket in by_words.items():
        if len(words) > 1 and words & known:
            union.all([f.key for f in bucket])
    by_core: dict[Key, list[Form]] = defaultdict(list)
    for form in forms:
        if len(form.core) > 2 and _of_a_land(form.core[0]):
            by_core[form.core[1:]].append(form)
    for form in forms:
        longer = by_core.get(form.core, [])
        if len({f.core for f in longer}) == 1 and len(form.core) > 1 and form.core[-1] in known:
            union.join(form.key, longer[0].key)


def _of_a_land(word: str) -> bool:
    return word.startswith("@") or bool(people_of(word))


def _near(forms: Sequence[Form], union: _Union) -> None:
    """Joins names of three words or more of which only one is spelt a letter otherwise."""
    holes: dict[tuple[Key, int], list[Form]] = defaultdict(list)
    for form in forms:
        if 2 < len(form.core) <= _WORDS:
            for at in range(len(form.core)):
                holes[((*form.core[:at], "", *form.core[at + 1 :]), at)].append(form)
    for (_, at), bucket in holes.items():
        for a, b in combinations(bucket[:_BUCKET], 2):
            left, right = a.core[at], b.core[at]
            if min(len(left), len(right)) > 4 and one_off(left, right) and ratio(left, right) >= _NEAR:
                union.join(a.key, b.key)
