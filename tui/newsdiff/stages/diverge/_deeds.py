"""Reads what is done to what: verbs and events of reviewed families, and the thing that each is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import Span
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._frame import Frame
from newsdiff.stages.diverge._framing import COMMON
from newsdiff.stages.diverge._standing import base, closed
from newsdiff.stages.diverge._things import (
    before,
    behind,
    beside,
    between,
    completing,
    led_to,
    modified,
    opening,
    tells,
)
from newsdiff.words import Word, stem, words

_NEAR = 8
"""Words on each side of a deed that tell of what it is."""
_LED = 3
"""Words before a verb among which "to", a modal or "not" leaves it open."""
_PREFIXES = frozenset(("re", "de", "over"))
_NOUN = re.compile(r"(?:[st]ion|ment|[ae]nce|al|ure)s?$")
"""How nouns end that tell a deed."""
_SUFFERED, _ACTIVE, _EVENT, _URGING, _STATE = "~", ">", "=", "^", "@"


class Deed(NamedTuple):
    """One verb or event of a family and the thing it is of."""

    family: str
    group: str
    things: frozenset[str]
    """Stems of what names the thing: the head of what follows with names; of an event, the words beside."""
    span: Span
    """From the verb to the thing behind it, or the word alone; in the canonical text."""
    around: frozenset[str]
    """Stems of the content words around."""
    event: bool
    """Whether it is a noun, known only by the words beside it."""
    open: bool | None
    """Whether it is only wished, ordered or possible: behind "to" or a modal, or denied; None of a noun."""


class Deeds:
    """The deeds of passages in the outlet's own voice, each passage read once."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._known: dict[str, tuple[Deed, ...]] = {}

    def of(self, passage: str) -> tuple[Deed, ...]:
        """The deeds that a passage tells, in order."""
        if passage not in self._known:
            text, found = self.frame.words(passage), self.frame.passage[passage]
            quoted = self.frame.article[found.article].quoted(found.span)
            sets = self._called(passage)
            read = (
                d._replace(span=d.span.moved(found.span.start), things=d.things | _also(d.things, sets))
                for d in _read(text, words(text))
            )
            self._known[passage] = tuple(d for d in read if not any(q.touches(d.span) for q in quoted))
        return self._known[passage]

    def _called(self, passage: str) -> Mapping[str, str]:
        """The contrast set of each label in a passage, by the stem of its last word: "deal", "pact"."""
        labels = (c for c in self.frame.labels.get(passage, ()) if c.contrast not in COMMON)
        return {words(self.frame.text(c))[-1].stem: f"={c.contrast}" for c in labels}


def _also(things: Set[str], sets: Mapping[str, str]) -> Set[str]:
    return {sets[thing] for thing in things if thing in sets}


class Entry(NamedTuple):
    """One way to tell a deed: its words, and where it belongs."""

    head: str
    rest: tuple[str, ...]
    mark: str
    family: str
    group: str


@cache
def _entries() -> Mapping[str, Sequence[Entry]]:
    """The entries by the stem of their first word, the longest first."""
    found: dict[str, list[Entry]] = {}
    for family, groups in lexicon("deeds").items():
        for group, listing in groups.items():
            for printed in listing.split(","):
                for entry in _worded(_entry(printed.strip(), family, group)):
                    found.setdefault(stem(entry.head), []).append(entry)
    return {head: sorted(entries, key=lambda e: -len(e.rest)) for head, entries in found.items()}


def _entry(printed: str, family: str, group: str) -> Entry:
    mark = printed[0] if printed[0] in (_SUFFERED, _ACTIVE, _EVENT, _URGING, _STATE) else ""
    head, *rest = printed.removeprefix(mark).replace("-", " ").split()
    return Entry(head, tuple(rest), mark, family, group)


def _worded(entry: Entry) -> Iterator[Entry]:
    """An entry, and the same with a longer word for its "on" or "about"."""
    yield entry
    if entry.rest and entry.rest[-1] in ("on", "about", "over"):
        yield entry._replace(rest=(*entry.rest[:-1], "when", "it", "comes", "to"))


def _read(text: str, held: Sequence[Word]) -> Iterator[Deed]:
    """The deeds in the words of a passage; in one family, none within the words of a longer one."""
    taken: dict[str, int] = {}
    for at, word in enumerate(held):
        for entry in _entries().get(base(word.fold), ()):
            last = at + len(entry.rest)
            rest = tuple(w.fold for w in held[at + 1 : last + 1])
            if rest == entry.rest and at > taken.get(entry.family, -1) and _is_meant(text, held, at, entry):
                taken[entry.family] = last
                yield from _deed(text, held, at, last, entry)


def _is_meant(text: str, held: Sequence[Word], at: int, entry: Entry) -> bool:
    """Whether the word is a form of the entry, and a verb or an event here; with a preposition, either."""
    fold = held[at].fold
    if entry.mark == _STATE:
        return at > 0 and fold in (entry.head, f"{entry.head}ly")
    if held[at].text[0].isupper() or not _is_form(fold, entry.head) or _compound(text, held, at):
        return False
    if entry.mark == _EVENT:
        return stem(fold) == base(fold) and _is_noun(held, at, at + len(entry.rest))
    return bool(entry.rest) or _is_verb(held, at, entry.mark == _SUFFERED)


def _compound(text: str, held: Sequence[Word], at: int) -> bool:
    """Whether a hyphen joins a word to another: "record-breaking", "left-wing"; "re-" is a part of it."""
    led = at > 0 and held[at - 1].fold not in _PREFIXES and text[held[at - 1].end : held[at].start] == "-"
    return led or text[held[at].end : held[at].end + 1] == "-"


def _is_verb(held: Sequence[Word], at: int, suffered: bool) -> bool:
    """Whether a word is a verb; what somebody does himself is told by its past or -ing only."""
    fold, before_it = held[at].fold, held[at - 1].fold if at else ""
    led = before_it in closed("possessives") | (closed("determiners") - closed("subjects"))
    if led or _NOUN.search(fold):
        return False
    if suffered:
        return fold.endswith(("ed", "ing")) or stem(fold) != base(fold)
    return not (fold.endswith("ed") and _modifies(held, at)) or _governs(held, at)


def _is_form(fold: str, head: str) -> bool:
    """Whether a word is an inflected form: no other word of its stem."""
    return fold == head or stem(fold) != base(fold) or fold.endswith(("s", "ed", "ing"))


def _is_noun(held: Sequence[Word], at: int, last: int) -> bool:
    """Whether a word is a noun, in singular or plural, and the head of its phrase: no "riot police"."""
    led = at and held[at - 1].fold in closed("modals", "negations") | {"to"}
    if led or held[last].fold.endswith(("ed", "ing")):
        return False
    after = held[last + 1].fold if last + 1 < len(held) else ""
    return not _modifies(held, last) or after.endswith("ed") or base(after) != stem(after)


def _modifies(held: Sequence[Word], at: int) -> bool:
    """Whether a plain word in small letters follows at once, as what a participle or a noun modifies does."""
    after = held[at + 1] if at + 1 < len(held) else None
    return after is not None and after.start - held[at].end == 1 and tells(after) and after.text[0].islower()


def _governs(held: Sequence[Word], at: int) -> bool:
    """Whether what stands before a word in -ed makes it a verb in the past: a name, a pronoun, "has"."""
    if not at:
        return False
    word = held[at - 1]
    known = closed("pronouns", "have", "relatives", "between", "be")
    return word.text[0].isupper() or word.fold in known or word.fold.endswith("ly")


def _deed(text: str, held: Sequence[Word], at: int, last: int, entry: Entry) -> Iterator[Deed]:
    """The deed that an entry tells, if a thing is found that it is of."""
    passive = entry.mark in ("", _ACTIVE, _URGING) and _is_passive(held, at)
    if passive and entry.mark == _ACTIVE:
        return
    first, end = _start(text, held, at), last
    opened = None if _names_it(held, at, entry) else entry.mark not in (_EVENT, _STATE) and _is_open(held, at)
    if entry.mark == _EVENT:
        things, first = beside(held, at, last), modified(text, held, at)
    elif entry.mark == _STATE:
        things = opening(held, at)
    elif passive or entry.mark == _SUFFERED:
        things = before(text, held, at)
    else:
        things, end = behind(text, held, last)
        things |= completing(text, held, end) if things else frozenset()
        if not things and not entry.rest:
            things = led_to(text, held, at)
    if things and (entry.mark != _URGING or any(w.fold == "to" for w in held[end + 1 : end + 2])):
        near = [*held[max(0, at - _NEAR) : at], *held[end + 1 : end + 1 + _NEAR]]
        around = frozenset(w.stem for w in near if w.fold not in empty() | closed("times"))
        span, event = Span(first, held[end].end), entry.mark == _EVENT
        yield Deed(entry.family, entry.group, things, span, around, event, opened)


def _start(text: str, held: Sequence[Word], at: int) -> int:
    """Where a verb begins, with the "re-" before it."""
    word = held[at - 1] if at else None
    if word and word.fold in _PREFIXES and text[word.end : held[at].start] == "-":
        return word.start
    return held[at].start


def _is_passive(held: Sequence[Word], at: int) -> bool:
    """Whether a form of "be" stands before a participle, adverbs and "not" left aside."""
    led = (w for w in reversed(held[:at]) if not between(w))
    past = held[at].fold.endswith("ed") or base(held[at].fold) != stem(held[at].fold)
    return past and getattr(next(led, None), "fold", "") in closed("be")


def _names_it(held: Sequence[Word], at: int, entry: Entry) -> bool:
    """Whether a word with a preposition is a noun, which tells no deed as done or open: "repeal of"."""
    return bool(entry.rest) and entry.rest[-1] in closed("prepositions") and bool(_NOUN.search(held[at].fold))


def _is_open(held: Sequence[Word], at: int) -> bool:
    near = {w.fold for w in held[max(0, at - _LED) : at]}
    wished = "to" in near and not held[at].fold.endswith("ing")
    return wished or bool(near & closed("modals", "negations"))
