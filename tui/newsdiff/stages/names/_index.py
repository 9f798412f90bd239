"""Who can be meant by part of a name: surnames, given names, acronyms, posts, and who is named where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from newsdiff.likeness import ratio
from newsdiff.model import EntityKind
from newsdiff.stages.names._found import Found, Key
from newsdiff.stages.names._gazetteer import countries
from newsdiff.stages.names._lexicon import vocabulary
from newsdiff.stages.names._merge import Form, land_of

POINTS = frozenset({"north", "south"})
_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "de", "del", "la"})
_LIKELY = 0.8
"""Weight from which a name is a person's by more than its looks."""
_FITTING = 0.6
"""Likeness of an acronym to the initials of what it is told in brackets to stand for."""


class Index:
    """Look-ups over the full names of a comparison; an entity is told by the key that stands for it."""

    def __init__(self, forms: Mapping[Key, Form], root: Mapping[Key, Key], founds: Sequence[Found]) -> None:
        self.last: dict[str, set[Key]] = defaultdict(set)
        self.inner: dict[str, set[Key]] = defaultdict(set)
        self.first: dict[str, set[Key]] = defaultdict(set)
        self.bodies: dict[str, set[Key]] = defaultdict(set)
        self.letters: dict[str, set[Key]] = defaultdict(set)
        self.lands: dict[str, Key] = {}
        self.kin: set[Key] = set()
        self.fame: Counter[Key] = Counter()
        """How often each is named in full."""
        self.posts: dict[Key, set[str]] = defaultdict(set)
        self.in_article: dict[int, set[Key]] = defaultdict(set)
        self.pointed: dict[tuple[int, str], set[Key]] = defaultdict(set)
        """Countries by article and "north" or "south"."""
        self.bare: Counter[str] = Counter()
        """How often each word is a name by itself."""
        self._placed: Counter[str] = Counter()
        self._root = root
        self._count(founds)
        for key in sorted(forms):
            self._add(forms[key])

    def _count(self, founds: Sequence[Found]) -> None:
        for found in founds:
            if len(found.key) == 1 and found.sure:
                self.bare[found.key[0]] += 1
                self._placed[found.key[0]] += found.votes.place > 1
            if found.key in self._root:
                self._named(found, self._root[found.key])

    def _named(self, found: Found, root: Key) -> None:
        self.in_article[found.article].add(root)
        self.fame[root] += 1
        if found.key[0] in POINTS and " ".join(found.key) in countries():
            self.pointed[found.article, found.key[0]].add(root)
        if found.title is not None:
            self.posts[root].add(found.title.key)
            if found.title.head in vocabulary().kin:
                self.kin.add(root)

    def _add(self, form: Form) -> None:
        root, core, words = self._root[form.key], form.core, vocabulary()
        code = land_of(form.key, "")
        if code is not None:
            self.lands[code] = root
        elif form.person:
            self._add_person(form, root)
        else:
            for letters in acronyms_of(core):
                self.letters[letters].add(root)
            if form.votes.kind is EntityKind.ORGANISATION and len(core) > 1:
                if core[-1] in words.bodies:
                    self.bodies[core[-1]].add(root)
                if core[-1] == "international" or set(form.key) & words.legal:
                    self.first[core[0]].add(root)

    def _add_person(self, form: Form, root: Key) -> None:
        core = form.core
        likely = form.votes.person >= _LIKELY
        if len(core) < 2 or (not likely and (form.shouted or self._placed[core[-1]])):
            return
        if form.key[-1] in vocabulary().juniors:
            self.kin.add(root)
        self.last[core[-1]].add(root)
        if likely or not self._placed[core[0]]:
            self.first[core[0]].add(root)
        for word in core[1:-1] if likely else ():
            if len(word) > 2 and word not in vocabulary().particles:
                self.inner[word].add(root)


def acronyms_of(core: Key) -> set[str]:
    """The initials that the words of a body can be shortened to, of three letters or more."""
    if not 2 < len(core) < 9:
        return set()
    return {letters for letters in _initials(core) if len(letters) > 2}


def fits(acronym: str, core: Key) -> bool:
    """Whether an acronym told in brackets can be one of this name, in whatever language."""
    return len(acronym) > 1 and max(ratio(acronym, letters) for letters in _initials(core)) >= _FITTING


def _initials(core: Key) -> tuple[str, str]:
    """The first letters of all words, and of all but the small ones."""
    return "".join(w[0] for w in core), "".join(w[0] for w in core if w not in _SMALL)
