"""Whether two attributions are of one statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, cached_property

from newsdiff.lexicon import lexicon
from newsdiff.stages.diverge._contents import Contents, Phrases, Said, phrases
from newsdiff.stages.diverge._frame import Frame, by_passage

_LINKED = 0.25
"""Likeness of two passages from which a figure or a speaker is enough to tell a statement by."""
_SHARED = 3
"""Content words that both must hold: two short phrases are alike by chance."""
_TURNS = 2
"""Turns of phrase in both from which what is said is one thing."""
_LOOSELY = 0.25
"""Likeness of what is said from which one speaker may have said it in two ways."""
_SURELY = 0.5
"""Likeness of what is said from which it is news that two others say it."""
_LIKELY = 0.38
"""The same where it is much that is said."""
_RARE = 3
"""Passages that may hold a turn of phrase for it to be rare."""
_DIGITS = 2
"""Signs of a figure that is no mere one, two or three."""

Pair = tuple[Said, Said]
"""Two attributions of one statement, by two articles."""


class Statements:
    """Holds the attributions of every passage, made comparable, and compares them."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.contents = Contents(frame)

    @cached_property
    def held(self) -> Mapping[str, Sequence[Said]]:
        """The attributions, by passage."""
        found = by_passage(self.frame.notes.attributions)
        return {passage: [self.contents.said(a) for a in marks] for passage, marks in found.items()}

    def linked(self, one: str, other: str) -> bool:
        """Whether two passages are surely linked, in whichever order they are given."""
        ends = sorted((one, other), key=lambda p: self.frame.order[self.frame.passage[p].article])
        link = self.frame.links.get((ends[0], ends[1]))
        return link is not None and link[0].likeness >= _LINKED

    def one_thing(self, a: Said, b: Said) -> bool:
        """Whether one thing is said: a figure, many words, turns of phrase or quoted ones stand in both."""
        if a.quoted & b.quoted:
            return True
        if not {a.mark.verb, b.mark.verb} <= reporting():
            return False
        if self._figure(a, b):
            return True
        both, likeness = a.stems & b.stems, self.contents.likeness(a.stems, b.stems)
        return likeness >= _LOOSELY and (len(a.phrases & b.phrases) >= _TURNS or len(both) >= _SHARED)

    def surely(self, a: Said, b: Said) -> bool:
        """Whether two speakers are two, of one thing: neither is spoken of in the other's passage."""
        if a.quoted & b.quoted or self._figure(a, b):
            return True
        both, likeness = a.stems & b.stems, self.contents.likeness(a.stems, b.stems)
        much = len(a.phrases & b.phrases) > _TURNS or len(both) >= 2 * _SHARED
        if likeness < (_LIKELY if much else _SURELY):
            return False
        return not (
            a.who & self.contents.named(b.mark.passage) or b.who & self.contents.named(a.mark.passage)
        )

    def of_one(self, a: Said, b: Said) -> bool:
        """Whether one speaker makes one statement: in linked passages, with some word of it in both."""
        if not ({a.mark.verb, b.mark.verb} <= reporting() and self.linked(a.mark.passage, b.mark.passage)):
            return False
        if self.contents.thing(a) or self.contents.thing(b) or self._again(a, b) or self._again(b, a):
            return False
        return self.contents.same(a, b) and bool(a.stems & b.stems)

    def hearsay(self, a: Said, b: Said) -> bool:
        """Whether the first names nobody for what the second, in a linked passage, has a speaker for."""
        if a.speaker or not b.known or a.mark.verb not in _hearsay() or b.mark.verb not in reporting():
            return False
        if self.contents.relative(a) or self._names(a.mark.passage, b):
            return False
        near = self.linked(a.mark.passage, b.mark.passage)
        likeness = self.contents.likeness(a.stems, b.stems)
        return near and likeness >= _LOOSELY and len(a.stems & b.stems) >= _SHARED

    def rare(self, said: Said) -> Phrases:
        """The quoted turns of phrase of what is said that hardly any passage of the comparison holds."""
        return frozenset(p for p in said.quoted if self._holders[p] <= _RARE)

    @cached_property
    def _holders(self) -> Mapping[tuple[str, str], int]:
        """In how many passages each turn of phrase stands."""
        return Counter(p for passage in self.frame.passage for p in phrases(self.frame.words(passage)))

    def _names(self, passage: str, said: Said) -> bool:
        """Whether a passage lets a speaker report anything."""
        held = (x for x in self.held.get(passage, ()) if x.mark.verb in reporting())
        return any(self.contents.same(x, said) for x in held)

    def _again(self, said: Said, other: Said) -> bool:
        """Whether the passage of `other` has the speaker of `said` in a verb of the same stance too."""
        held = (x for x in self.held.get(other.mark.passage, ()) if x.mark.verb in reporting())
        return any(x.mark.stance is said.mark.stance and self.contents.same(x, said) for x in held)

    def _figure(self, a: Said, b: Said) -> bool:
        """Whether linked passages let two speakers give one figure, with some other words in both."""
        both = a.stems & b.stems
        figure = any(s[0].isdigit() and len(s) >= _DIGITS for s in both)
        return figure and len(both) >= _SHARED and self.linked(a.mark.passage, b.mark.passage)


@cache
def reporting() -> frozenset[str]:
    """Headwords of verbs that report a statement."""
    return _verbs("verbs")


@cache
def _hearsay() -> frozenset[str]:
    """Headwords of verbs that tell what is said by nobody in particular."""
    return _verbs("hearsay")


def _verbs(key: str) -> frozenset[str]:
    listing: str = lexicon("attribution")["statements"][key]
    return frozenset(verb.strip() for verb in listing.split(","))
