"""Whom a short form means: a surname, a given name, an acronym, "the North", a capital for its government."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from newsdiff.lexicon import lexicon
from newsdiff.stages.names._found import Found, Key
from newsdiff.stages.names._gazetteer import countries, seats
from newsdiff.stages.names._index import POINTS, Index
from newsdiff.stages.names._merge import land_of

_FAR = 3
"""How many times as often one bearer of a surname must be named as the next, to be the one meant."""
_MANY = 60
"""A surname with more bearers than this means nobody by itself."""


class Shorts:
    """Resolves the mentions of a comparison, article by article."""

    def __init__(self, index: Index, root: Mapping[Key, Key], told: Mapping[str, set[Key]]) -> None:
        self._index = index
        self._root = root
        self._told = told
        self._count: Counter[Key] = Counter()
        self._recent: dict[Key, int] = {}

    def resolve(self, founds: Iterable[Found]) -> list[Key | None]:
        """For each mention, in order of article and place, the key of its entity; None when it is no name."""
        article = -1
        keys: list[Key | None] = []
        for place, found in enumerate(founds):
            if found.article != article:
                article, self._recent, self._count = found.article, {}, Counter()
            key = self._key(found)
            if key is not None:
                self._recent[key] = place
                self._count[key] += 1
            keys.append(key)
        return keys

    def _key(self, found: Found) -> Key | None:
        seat = self._seat(found)
        if seat is not None:
            return seat
        if len(found.key) > 1:
            return self._root.get(found.key)
        return self._short(found) or self._root.get(found.key) or self._alone(found)

    def _alone(self, found: Found) -> Key | None:
        """The word itself, when it is a name and no family told by a surname ("the Smiths")."""
        word = found.key[0]
        family = found.definite and word.endswith("s") and word[:-1] in self._index.last
        return found.key if found.sure and not family else None

    def _seat(self, found: Found) -> Key | None:
        """The country whose government the name of its capital stands for."""
        if not found.acts or found.title is not None or found.addressed:
            return None
        code = seats().get(" ".join(found.key))
        return None if code is None else self._index.lands.get(code)

    def _short(self, found: Found) -> Key | None:
        word = found.key[0]
        if word in POINTS and not found.sure:
            named = self._index.pointed[found.article, word]
            return min(named) if len(named) == 1 else None
        code = land_of(found.key, found.text)
        personal = found.title is not None or found.addressed
        if code is not None and not personal and not self._here(self._index.last.get(word, ()), found):
            return self._index.lands.get(code)
        if found.votes.group:
            return None
        letters = self._acronym(word, found) if found.text.replace(".", "").isupper() else None
        return letters or self._by_part(word, found)

    def _acronym(self, word: str, found: Found) -> Key | None:
        told = {self._root[k] for k in self._told.get(word, ())}
        full = tuple(lexicon("names")["bodies_known"].get(word, "").split())
        if not told and full in self._root:
            return self._root[full]
        meant = told or self._index.letters.get(word, set())
        meant = self._here(meant, found) or meant
        return min(meant) if len(meant) == 1 else None

    def _by_part(self, word: str, found: Found) -> Key | None:
        index = self._index
        if index.last.get(word):
            return self._bearer(index.last[word], found)
        inner = self._bearer(index.inner.get(word, set()), found)
        if inner is not None:
            return inner
        body = self._here(index.bodies.get(word, ()), found) if found.definite else set()
        if len(body) == 1:
            return min(body)
        return None if word in seats() or word in countries() else self._by_given(word, found)

    def _by_given(self, word: str, found: Found) -> Key | None:
        """Whom a given name, or a family name that comes first, means: one who is named in the article."""
        given = self._index.first.get(word, set())
        meant = self._bearer(given, found)
        if meant is None or (found.votes.place > 1 and found.title is None):
            return None
        near = meant in self._recent or meant in self._index.in_article[found.article]
        often = self._index.bare[word] >= _FAR and len(given) > 1
        return meant if near or often or found.addressed else None

    def _here(self, keys: Iterable[Key], found: Found) -> set[Key]:
        return {k for k in keys if k in self._index.in_article[found.article]}

    def _bearer(self, bearers: set[Key], found: Found) -> Key | None:
        """Who is meant by a surname.

        Of several bearers, no relative who is only told beside another; of two named in the article the one
        named last, unless the other is named far more often; of those named elsewhere, one far better known.
        """
        if len(bearers) > _MANY:
            return None
        able = {k for k in bearers if k not in self._index.kin} or bearers
        if found.title is not None and len(able) > 1:
            able = {k for k in able if found.title.key in self._index.posts[k]} or able
        seen = {k for k in able if k in self._recent}
        if len(able) < 2 or not seen:
            return self._unseen(able, found)
        often = self._leading(able & seen, self._count)
        return often or max(seen, key=lambda k: (self._recent[k], k))

    def _unseen(self, able: set[Key], found: Found) -> Key | None:
        """Who is meant before any of them is named in the article."""
        fame = self._index.fame
        famous, here = self._leading(able, fame), self._here(able, found)
        if len(here) != 1 or famous in here:
            return famous
        here_most = max(fame[k] for k in here)
        return famous if famous is not None and fame[famous] >= _FAR * here_most else min(here)

    def _leading(self, keys: set[Key], counts: Mapping[Key, int]) -> Key | None:
        """The one counted far more often than the next, or the only one."""
        ranked = sorted(keys, key=lambda k: (-counts[k], k))
        if len(ranked) > 1 and counts[ranked[0]] < _FAR * counts[ranked[1]]:
            return None
        return ranked[0] if ranked else None
