"""Reads what is done to what: verbs and events of reviewed families, and the thing that each is of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import Span
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._frame import Frame
from newsdiff.stages.diverge._standing import base, closed
from newsdiff.words import Word, stem, words

_OBJECT = 9
"""Words behind a verb within which the thing that it is done to ends."""
_SUBJECT = 6
"""Words before a verb within which somebody who does or suffers it stands."""
_NEAR = 8
"""Words on each side of a deed that tell of what it is."""
_BESIDE = 2
"""Content words on each side of an event by which it is known to be the same one."""
_LED = 3
"""Words before a verb among which "to", a modal or "not" leaves it open."""
_ASIDE = 60
"""Characters of an aside between dashes behind a verb."""
_STOPS = frozenset(',;:.!?()[]"“”')
_DASHES = ("—", "–", "--")
_PREFIXES = frozenset(("re", "de", "over"))
_SUFFERED, _ACTIVE, _EVENT, _URGING = "~", ">", "=", "^"


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
    open: bool
    """Whether it is only wished, ordered or possible: behind "to" or a modal, or denied."""


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
            read = (d._replace(span=d.span.moved(found.span.start)) for d in _read(text, words(text)))
            self._known[passage] = tuple(d for d in read if not any(q.touches(d.span) for q in quoted))
        return self._known[passage]


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
                entry = _entry(printed.strip(), family, group)
                found.setdefault(stem(entry.head), []).append(entry)
    return {head: sorted(entries, key=lambda e: -len(e.rest)) for head, entries in found.items()}


def _entry(printed: str, family: str, group: str) -> Entry:
    mark = printed[0] if printed[0] in (_SUFFERED, _ACTIVE, _EVENT, _URGING) else ""
    head, *rest = printed.removeprefix(mark).replace("-", " ").split()
    return Entry(head, tuple(rest), mark, family, group)


def _read(text: str, held: Sequence[Word]) -> Iterator[Deed]:
    for at, word in enumerate(held):
        for entry in _entries().get(base(word.fold), ()):
            last = at + len(entry.rest)
            rest = tuple(w.fold for w in held[at + 1 : last + 1])
            if rest == entry.rest and _is_meant(held, at, entry):
                yield from _deed(text, held, at, last, entry)


def _is_meant(held: Sequence[Word], at: int, entry: Entry) -> bool:
    """Whether the word is a form of the entry, and a verb or an event here; with a preposition, either."""
    fold, before = held[at].fold, held[at - 1].fold if at else ""
    if held[at].text[0].isupper() or not _is_form(fold, entry.head):
        return False
    if entry.mark == _EVENT:
        return _is_noun(held, at, at + len(entry.rest))
    if entry.rest:
        return True
    if before in closed("possessives") or before in closed("determiners") - closed("subjects"):
        return False
    if entry.mark == _SUFFERED:
        return fold.endswith(("ed", "ing")) or stem(fold) != base(fold)
    return not (fold.endswith("ed") and _modifies(held, at)) or _governs(held, at)


def _is_form(fold: str, head: str) -> bool:
    """Whether a word is an inflected form: no other word of its stem."""
    return fold == head or stem(fold) != base(fold) or fold.endswith(("s", "ed", "ing"))


def _is_noun(held: Sequence[Word], at: int, last: int) -> bool:
    """Whether a word is a noun, in singular or plural, and the head of its phrase: no "riot police"."""
    if _is_open(held, at) or held[at].fold.endswith(("ed", "ing")):
        return False
    after = held[last + 1].fold if last + 1 < len(held) else ""
    return not _modifies(held, last) or after.endswith("ed") or base(after) != stem(after)


def _modifies(held: Sequence[Word], at: int) -> bool:
    """Whether a plain word in small letters follows at once, as what a participle or a noun modifies does."""
    after = held[at + 1] if at + 1 < len(held) else None
    return after is not None and _tells(after) and after.text[0].islower()


def _governs(held: Sequence[Word], at: int) -> bool:
    """Whether what stands before a word in -ed makes it a verb in the past: a name, a pronoun, "has"."""
    if not at:
        return False
    before = held[at - 1]
    known = closed("pronouns", "have", "relatives", "between", "be")
    return before.text[0].isupper() or before.fold in known or before.fold.endswith("ly")


def _deed(text: str, held: Sequence[Word], at: int, last: int, entry: Entry) -> Iterator[Deed]:
    """The deed that an entry tells, if a thing is found that it is of."""
    passive = entry.mark in ("", _ACTIVE, _URGING) and _is_passive(held, at)
    if passive and entry.mark == _ACTIVE:
        return
    first, end = _start(text, held, at), last
    if entry.mark == _EVENT:
        things = _beside(held, at, last)
    elif passive or entry.mark == _SUFFERED:
        things = _before(text, held, at)
    else:
        things, end = _behind(text, held, last)
    if things and (entry.mark != _URGING or any(w.fold == "to" for w in held[end + 1 : end + 2])):
        near = [*held[max(0, at - _NEAR) : at], *held[end + 1 : end + 1 + _NEAR]]
        around = frozenset(w.stem for w in near if w.fold not in empty() | closed("times"))
        yield Deed(
            entry.family, entry.group, things, Span(first, held[end].end), around, _is_open(held, at)
        )  # fmt: skip


def _start(text: str, held: Sequence[Word], at: int) -> int:
    """Where a verb begins, with the "re-" before it."""
    before = held[at - 1] if at else None
    if before and before.fold in _PREFIXES and text[before.end : held[at].start] == "-":
        return before.start
    return held[at].start


def _is_passive(held: Sequence[Word], at: int) -> bool:
    """Whether a form of "be" stands before a participle, adverbs and "not" left aside."""
    before = (w for w in reversed(held[:at]) if not _is_between(w))
    past = held[at].fold.endswith("ed") or base(held[at].fold) != stem(held[at].fold)
    return past and getattr(next(before, None), "fold", "") in closed("be")


def _is_between(word: Word) -> bool:
    return word.fold.endswith("ly") or word.fold in closed("between", "negations")


def _is_open(held: Sequence[Word], at: int) -> bool:
    near = {w.fold for w in held[max(0, at - _LED) : at]}
    return bool(near & (closed("modals", "negations") | {"to"}))


def _beside(held: Sequence[Word], at: int, last: int) -> frozenset[str]:
    """The content words nearest to an event, on both sides."""
    before, behind = (w for w in reversed(held[:at]) if _tells(w)), (w for w in held[last + 1 :] if _tells(w))
    return frozenset(w.stem for side in (before, behind) for w, _ in zip(side, range(_BESIDE), strict=False))


def _before(text: str, held: Sequence[Word], at: int) -> frozenset[str]:
    """The names and the last noun before a verb, within its clause."""
    last = _before_aside(text, held, at)
    places = range(last, max(-1, last - _SUBJECT), -1)
    clause = takewhile(lambda p: p == last or not _STOPS & set(text[held[p].end : held[p + 1].start]), places)
    plain = [held[p] for p in clause if _tells(held[p])]
    return frozenset(w.stem for i, w in enumerate(plain) if not i or w.text[0].isupper())


def _before_aside(text: str, held: Sequence[Word], at: int) -> int:
    """The place of the word before a verb and its "was"; an aside in brackets is passed over."""
    first = at
    while first and (_is_between(held[first - 1]) or held[first - 1].fold in closed("be", "have")):
        first -= 1
    gap = text[held[first - 1].end : held[first].start] if first else ""
    if ")" not in gap:
        return first - 1 if not _STOPS & set(gap) else -1
    opened = text.rfind("(", 0, held[first].start)
    return next((p for p in range(first - 1, -1, -1) if held[p].end <= opened), -1)


def _behind(text: str, held: Sequence[Word], last: int) -> tuple[frozenset[str], int]:
    """The head of the noun phrase behind a verb with names and figures in it, and the place where it ends."""
    first = _over_aside(text, held, last)
    phrase: list[int] = []
    for place in range(first, min(len(held), first + _OBJECT)):
        if _ends(text, held, place, place == first, bool(phrase)):
            break
        if _tells(held[place]) or held[place].text[0].isdigit():
            phrase.append(place)
    if not phrase:
        return frozenset(), last
    named = {held[p].stem for p in phrase if held[p].text[0].isupper() or held[p].text[0].isdigit()}
    return frozenset({held[phrase[-1]].stem} | named), phrase[-1]


def _ends(text: str, held: Sequence[Word], place: int, first: bool, begun: bool) -> bool:
    """Whether a noun phrase ends before a word; "that" right behind a verb begins a clause."""
    word, gap = held[place].fold, text[held[place - 1].end : held[place].start]
    if first:
        return word == "that" or (word in _closing() and word not in closed("determiners"))
    if _STOPS & set(gap) or any(dash in gap for dash in _DASHES):
        return True
    return word in _closing() and (begun or word not in closed("determiners"))


def _over_aside(text: str, held: Sequence[Word], last: int) -> int:
    """The place of the first word behind a verb; an aside between dashes is passed over."""
    start = held[last].end
    dash = next((d for d in _DASHES if text[start:].lstrip().startswith(d)), None)
    if dash is None:
        return last + 1
    end = text.find(dash, text.find(dash, start) + len(dash))
    if not 0 <= end - start < _ASIDE:
        return last + 1
    return next((i for i, w in enumerate(held) if w.start > end), last + 1)


def _tells(word: Word) -> bool:
    return word.fold.isalpha() and word.fold not in empty() and word.fold not in closed("times")


@cache
def _closing() -> frozenset[str]:
    """Words at which a noun phrase ends."""
    ends = closed("prepositions", "conjunctions", "be", "have", "modals", "relatives", "do", "negations")
    return ends - closed("possessives") - {"more", "than", "about", "over"}
