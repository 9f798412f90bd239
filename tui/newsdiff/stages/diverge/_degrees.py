"""Where articles tell one thing by another degree: dropped here and suspended there, a coup or unrest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, product, takewhile
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import Divergence, Evidence, Kind, Link, Relation, Role, Span
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.words import Word, stem, words

_LINKED = 0.4
"""Likeness of two passages from which an act of one is that of the other."""
_ALIKE = 0.6
"""Likeness of passages in which states are of one thing when one word stands near both, not several."""
_REACH = 6
"""Words behind a graded word among which its object stands, and before it its subject."""
_OBJECT = 3
"""Content words behind a graded word of which one is its object."""
_SHOWN = 4
"""Words behind a graded word that are shown with it, up to the one that both passages share."""
_DENIED = frozenset(("not", "never", "no", "without", "nor", "hardly", "neither"))

Entry = tuple[tuple[str, ...], str, str]
"""Stems of a graded word or phrase, its axis and its group."""


class Graded(NamedTuple):
    """A graded word in a passage."""

    axis: str
    group: str
    span: Span
    """In the canonical text."""
    after: tuple[Word, ...]
    before: tuple[Word, ...]

    @property
    def objects(self) -> frozenset[str]:
        """Stems of the first content words behind it, up to a clause of their own."""
        behind = takewhile(lambda w: w.fold not in _clausal(), self.after)
        return frozenset(w.stem for w in islice(filter(_tells, behind), _OBJECT))

    @property
    def near(self) -> frozenset[str]:
        """Stems of the content words around it."""
        return _content(self.after) | _content(self.before)


class Told(NamedTuple):
    """The words that tell a thing, and their group."""

    group: str
    words: Evidence


class Degrees:
    """Looks in linked passages for words of one axis that do not mean the same."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._known: dict[str, list[Graded]] = {}

    def find(self) -> list[Divergence]:
        """One divergence for each axis and row on which two articles stand apart."""
        held: dict[tuple[str, str], list[Told]] = defaultdict(list)
        for link, row in self.frame.likest:
            if link.likeness >= _LINKED:
                for axis, pair in self._pairs(link):
                    held[row, axis] += pair
        found = ((row, _by_group(told)) for (row, _), told in held.items())
        return [self._made(row, groups) for row, groups in found if len(groups) > 1]

    def _pairs(self, link: Link) -> Iterator[tuple[str, tuple[Told, Told]]]:
        here, there = self._graded(link.left), self._graded(link.right)
        for a, b in product(here, there):
            if a.axis == b.axis and a.group != b.group and self._apart(a, here, there, b):
                shared = _anchors(a, b, link.likeness)
                if shared:
                    yield a.axis, (self._shown(link.left, a, shared), self._shown(link.right, b, shared))

    def _apart(self, a: Graded, here: Sequence[Graded], there: Sequence[Graded], b: Graded) -> bool:
        """Whether neither passage holds a word of the other's group too: then both tell the same."""
        mine = {g.group for g in here if g.axis == a.axis}
        yours = {g.group for g in there if g.axis == a.axis}
        return a.group not in yours and b.group not in mine

    def _graded(self, passage: str) -> list[Graded]:
        """The graded words of a passage in the outlet's own voice, each once, the longest entry first."""
        if passage not in self._known:
            self._known[passage] = list(self._read(passage))
        return self._known[passage]

    def _read(self, passage: str) -> Iterator[Graded]:
        found = self.frame.passage[passage]
        if found.role is Role.HEADLINE:
            return
        article, start = self.frame.article[found.article], found.span.start
        quoted = [q for q in article.quotations if q.touches(found.span)]
        held, end = words(self.frame.words(passage)), 0
        for at, word in enumerate(held):
            entries = _at(held, at) if at >= end else []
            if not entries or any(q.touches(Span(word.start, word.end).moved(start)) for q in quoted):
                continue
            end = at + len(entries[0][0])
            if not any(w.fold in _DENIED or w.fold.endswith("n't") for w in held[max(0, at - 3) : at]):
                span = Span(word.start, held[end - 1].end).moved(start)
                near = held[end : end + _REACH], held[max(0, at - _REACH) : at]
                yield from (Graded(axis, group, span, *near) for _, axis, group in entries)

    def _shown(self, passage: str, graded: Graded, shared: frozenset[str]) -> Told:
        """A graded word with what follows it up to the word that both passages share."""
        start, end = self.frame.passage[passage].span.start, graded.span.end
        for word in graded.after[:_SHOWN]:
            if word.stem in shared:
                end = word.end + start
                break
        return Told(graded.group, self.frame.words_of(passage, Span(graded.span.start, end)))

    def _made(self, row: str, groups: Mapping[str, Sequence[Evidence]]) -> Divergence:
        sides = [self.frame.side(min((e.text for e in held), key=len), held) for held in groups.values()]
        sides.sort(key=lambda s: self.frame.order[s.articles[0]])
        severity = 0.12 + 0.15 * self.frame.centrality(row)
        why = "one thing told by another degree"
        return divergence(Kind.FRAMING, Relation.LOADED, row, severity, sides, self.frame.topic(row), why)


def _by_group(found: Sequence[Told]) -> Mapping[str, Sequence[Evidence]]:
    """The words of each group, each article with the group of its likest passage only."""
    longest: dict[tuple[str, int], Told] = {}
    for told in found:
        key = (told.words.passage, told.words.span.start)
        longest[key] = max(longest.get(key, told), told, key=lambda t: len(t.words.text))
    of: dict[str, str] = {}
    groups: dict[str, list[Evidence]] = defaultdict(list)
    for told in longest.values():
        if of.setdefault(told.words.article, told.group) == told.group:
            groups[told.group].append(told.words)
    return groups


def _content(held: Sequence[Word]) -> frozenset[str]:
    """Stems of nouns and verbs: no closed class, no adverb, no figure."""
    return frozenset(w.stem for w in held if _tells(w))


def _tells(word: Word) -> bool:
    return word.fold not in empty() and word.text[0].isalpha() and not word.fold.endswith("ly")


def _anchors(a: Graded, b: Graded, likeness: float) -> frozenset[str]:
    """Stems that show both to be of one thing: one object of both acts; of states, what is near both."""
    behind = a.objects & b.objects
    if behind:
        return behind
    near = a.near & b.near
    enough = a.axis in _states() and (len(near) > 1 or (near and likeness >= _ALIKE))
    return near if enough else frozenset()


def _at(held: Sequence[Word], at: int) -> list[Entry]:
    """The longest entries that begin at a word, one for each axis that has them."""
    known = _entries().get(held[at].stem, ())
    found = [e for e in known if tuple(w.stem for w in held[at : at + len(e[0])]) == e[0]]
    return [e for e in found if len(e[0]) == len(found[0][0])]


@cache
def _entries() -> Mapping[str, Sequence[Entry]]:
    """The entries of the lexicon by their first stem, the longest first."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for axis, groups in lexicon("degrees").items():
        if isinstance(groups, str):
            continue
        for group, listing in groups.items():
            for entry in listing.split(","):
                stems = tuple(stem(w) for w in entry.split())
                found[stems[0]].append((stems, axis, group))
    return {first: sorted(held, key=lambda e: -len(e[0])) for first, held in found.items()}


@cache
def _states() -> frozenset[str]:
    return frozenset(axis.strip() for axis in lexicon("degrees")["state"].split(","))


@cache
def _clausal() -> frozenset[str]:
    """Words that open a clause of their own."""
    grammar = lexicon("grammar")
    return frozenset(w.strip() for key in ("conjunctions", "relatives") for w in grammar[key].split(","))
