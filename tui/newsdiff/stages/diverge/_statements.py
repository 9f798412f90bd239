"""Whether two attributions are of one statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, cached_property

from newsdiff.lexicon import lexicon
from newsdiff.model import Stance
from newsdiff.stages.diverge._contents import Contents, Said
from newsdiff.stages.diverge._frame import Frame, by_passage
from newsdiff.stages.diverge._phrasing import Phrases, phrases
from newsdiff.stages.diverge._speakers import Speakers

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
_ALIKE = 0.4
"""Likeness of what one speaker says from which a verb that does more than tell may be of it."""
_CLOSE = 0.4
"""Likeness of two passages in which a body and one of its people say one thing."""
_MEMBERS = 0.3
"""Likeness of what a body and one of its people say."""
_JUDGING = frozenset((Stance.BLAMING, Stance.PRAISING, Stance.DENYING))
_DEMANDING = frozenset(("directive", "requesting"))
_RARE = 3
"""Passages that may hold a turn of phrase for it to be rare."""
_LONG = 4
"""Signs of a figure that no other statement has by chance."""
_DIGITS = 2
"""Signs of a figure that is no mere one, two or three."""

Pair = tuple[Said, Said]
"""Two attributions of one statement, by two articles."""


class Statements:
    """Holds the attributions of every passage, made comparable, and compares them."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.contents = Contents(frame)
        self.speakers = Speakers(frame)

    @cached_property
    def held(self) -> Mapping[str, Sequence[Said]]:
        """The attributions, by passage."""
        found = by_passage(self.frame.notes.attributions)
        return {passage: [self.contents.said(a) for a in marks] for passage, marks in found.items()}

    def linked(self, one: str, other: str, least: float = _LINKED) -> bool:
        """Whether two passages are linked by so much likeness, in whichever order they are given."""
        ends = sorted((one, other), key=lambda p: self.frame.order[self.frame.passage[p].article])
        link = self.frame.links.get((ends[0], ends[1]))
        return link is not None and link[0].likeness >= least

    def one_thing(self, a: Said, b: Said) -> bool:
        """Whether one thing is said: a figure, many words, turns of phrase or quoted ones stand in both."""
        if a.quoted & b.quoted or self._demand(a, b):
            return True
        if not {a.mark.verb, b.mark.verb} <= reporting():
            return False
        if self._figure(a, b):
            return True
        both, likeness = a.stems & b.stems, self.contents.likeness(a.stems, b.stems)
        return likeness >= _LOOSELY and (len(a.phrases & b.phrases) >= _TURNS or len(both) >= _SHARED)

    def surely(self, a: Said, b: Said) -> bool:
        """Whether two speakers are two, of one thing: neither is spoken of in the other's passage."""
        if a.quoted & b.quoted or self._figure(a, b) or self._demand(a, b):
            return True
        both, likeness = a.stems & b.stems, self.contents.likeness(a.stems, b.stems)
        much = len(a.phrases & b.phrases) > _TURNS or len(both) >= 2 * _SHARED
        if likeness < (_LIKELY if much else _SURELY):
            return False
        return not (
            a.who & self.contents.named(b.mark.passage) or b.who & self.contents.named(a.mark.passage)
        )

    def of_one(self, a: Said, b: Said) -> bool:
        """Whether one speaker makes one statement: in linked passages, with some word of it in both.

        Where little of it is in both, the passages must be surely linked.
        """
        near = _LINKED if self.contents.likeness(a.stems, b.stems) >= _LOOSELY else _SURELY
        if not {a.mark.verb, b.mark.verb} <= reporting() or not self.linked(
            a.mark.passage, b.mark.passage, near
        ):
            return False
        if self.contents.thing(a) or self.contents.thing(b) or self._again(a, b) or self._again(b, a):
            return False
        return self.speakers.same(a, b) and bool(a.stems & b.stems)

    def alike(self, a: Said, b: Said) -> bool:
        """Whether one speaker may judge here what he tells there: much is shared, surely linked."""
        if not self.linked(a.mark.passage, b.mark.passage, _SURELY) or not (_judges(a) and _judges(b)):
            return False
        likeness = self.contents.likeness(a.stems, b.stems)
        return likeness >= _ALIKE and len(a.stems & b.stems) >= _SHARED

    def hearsay(self, a: Said, b: Said) -> bool:
        """Whether the first names nobody for what the second, in a linked passage, has a speaker for."""
        if a.speaker or not b.known or a.mark.verb not in rumoured() or b.mark.verb not in reporting():
            return False
        if self.contents.relative(a) or self._names(a.mark.passage, b):
            return False
        near = self.linked(a.mark.passage, b.mark.passage)
        likeness = self.contents.likeness(a.stems, b.stems)
        return near and likeness >= _LOOSELY and len(a.stems & b.stems) >= _SHARED

    def judged(self, a: Said, b: Said) -> bool:
        """Whether the first tells of blame or praise by nobody, and the second, linked, by whom."""
        if a.speaker or not b.speaker or self.contents.relative(a):
            return False
        if a.mark.verb not in _met() or b.mark.verb not in voicing():
            return False
        near = self.linked(a.mark.passage, b.mark.passage)
        return near and (bool(a.phrases & b.phrases) or len(a.stems & b.stems) >= _SHARED)

    def member(self, a: Said, b: Said) -> bool:
        """Whether a body says here what one of its people says there, in passages surely linked."""
        if not (self.speakers.member(a, b) and self.linked(a.mark.passage, b.mark.passage, _CLOSE)):
            return False
        if "call for" in (a.mark.verb, b.mark.verb) or not self.one_thing(a, b):
            return False
        return self.contents.likeness(a.stems, b.stems) >= _MEMBERS

    def rare(self, said: Said) -> Phrases:
        """The quoted turns of phrase of what is said that hardly any passage of the comparison holds."""
        return frozenset(p for p in said.quoted if self._holders[p] <= _RARE)

    def figures(self, said: Said) -> frozenset[str]:
        """The figures of what is said, years left out, that hardly any passage of the comparison holds."""
        return frozenset(f for f in said.stems if _is_figure(f) and self.contents.held[f] <= _RARE)

    @cached_property
    def _holders(self) -> Mapping[tuple[str, str], int]:
        """In how many passages each turn of phrase stands."""
        return Counter(p for passage in self.frame.passage for p in phrases(self.frame.words(passage)))

    def _names(self, passage: str, said: Said) -> bool:
        """Whether a passage lets a speaker report anything."""
        held = (x for x in self.held.get(passage, ()) if x.mark.verb in reporting())
        return any(self.speakers.same(x, said) for x in held)

    def _again(self, said: Said, other: Said) -> bool:
        """Whether the passage of `other` has the speaker of `said` in a verb of the same stance too."""
        held = (x for x in self.held.get(other.mark.passage, ()) if x.mark.verb in reporting())
        return any(x.mark.stance is said.mark.stance and self.speakers.same(x, said) for x in held)

    def _demand(self, a: Said, b: Said) -> bool:
        """Whether two demand one thing in one turn of phrase, in linked passages."""
        forces = {_forces().get(x.mark.verb) for x in (a, b)}
        if not forces <= _DEMANDING or not self.linked(a.mark.passage, b.mark.passage, _CLOSE):
            return False
        return bool(a.phrases & b.phrases) and self.contents.likeness(a.stems, b.stems) >= _LIKELY

    def _figure(self, a: Said, b: Said) -> bool:
        """Whether two give one figure, with some other words in both: a rare one, or in linked passages."""
        both = a.stems & b.stems
        if self.figures(a) & self.figures(b) and len(both) >= _SHARED:
            return True
        figure = any(s[0].isdigit() and len(s) >= _DIGITS for s in both)
        return figure and len(both) >= _SHARED and self.linked(a.mark.passage, b.mark.passage)


def _is_figure(stem: str) -> bool:
    """Whether a stem is a figure by which a statement is known wherever it stands: of four signs, no year."""
    digits = stem.replace(",", "").replace(".", "")
    return digits.isdigit() and len(digits) >= _LONG and not (len(stem) == _LONG and stem[:2] in ("19", "20"))


@cache
def reporting() -> frozenset[str]:
    """Headwords of verbs that report a statement."""
    return _verbs("verbs")


def _judges(said: Said) -> bool:
    """Whether a verb reports a statement, or blames, praises or denies one."""
    return said.mark.verb in reporting() or said.mark.stance in _JUDGING


def apart(a: Said, b: Said) -> bool:
    """Whether two verbs of saying are of another stance or another force."""
    if a.mark.stance is not b.mark.stance:
        return True
    return _forces().get(a.mark.verb) != _forces().get(b.mark.verb)


@cache
def _forces() -> Mapping[str, str]:
    """What each verb does that does more than tell, by headword."""
    table: Mapping[str, str] = lexicon("attribution")["force"]
    return {verb.strip(): force for force, listing in table.items() for verb in listing.split(",")}


@cache
def voicing() -> frozenset[str]:
    """Headwords of verbs that tell of blame, praise or doubt, whatever it is."""
    return _verbs("voicing")


@cache
def _met() -> frozenset[str]:
    """Headwords of the phrases that tell with what something is met."""
    return _verbs("met")


@cache
def rumoured() -> frozenset[str]:
    """Headwords of verbs that tell what is said by nobody in particular."""
    return _verbs("hearsay")


def _verbs(key: str) -> frozenset[str]:
    listing: str = lexicon("attribution")["statements"][key]
    return frozenset(verb.strip() for verb in listing.split(","))
