"""Finds what a verb or an event is of: the words behind it, those before it, or those beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import islice, takewhile

from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._standing import closed
from newsdiff.words import Word

_OBJECT = 9
"""Words behind a verb within which the thing that it is done to ends."""
_SUBJECT = 6
"""Words before a verb within which somebody who does or suffers it stands."""
_BESIDE = 2
"""Content words on each side of an event by which it is known to be the same one."""
_ASIDE = 60
"""Characters of an aside between dashes behind a verb."""
_STOPS = frozenset(',;:.!?()[]"“”')
_LEADING = frozenset(("that", "which", "whom"))
"""Relatives that stand for what a verb is done to, where its subject follows."""
_DASHES = ("—", "–", "--")


def behind(text: str, held: Sequence[Word], last: int) -> tuple[frozenset[str], int]:
    """The head of the noun phrase behind word `last` with names and figures in it, and where it ends.

    Heads and names are stems, the end a place in `held`; without a phrase, nothing and `last`.
    """
    first = _over_aside(text, held, last)
    phrase: list[int] = []
    for place in range(first, min(len(held), first + _OBJECT)):
        follows = place > first or first == last + 1
        if (follows and _cut(text, held, place)) or _ends(held, place, place == last + 1, bool(phrase)):
            break
        if tells(held[place]) or held[place].text[0].isdigit():
            phrase.append(place)
    if not phrase:
        return frozenset(), last
    named = {held[p].stem for p in phrase if held[p].text[0].isupper() or held[p].text[0].isdigit()}
    return frozenset({held[phrase[-1]].stem} | named), phrase[-1]


def _cut(text: str, held: Sequence[Word], place: int) -> bool:
    """Whether a stop or a dash stands right before a word."""
    gap = text[held[place - 1].end : held[place].start]
    return bool(_STOPS & set(gap)) or any(dash in gap for dash in _DASHES)


def _ends(held: Sequence[Word], place: int, first: bool, begun: bool) -> bool:
    """Whether a noun phrase ends before a word; "that" right behind a verb begins a clause."""
    word, after = held[place].fold, held[place + 1].fold if place + 1 < len(held) else ""
    if begun and word in ("next", "last", "this", "each", "every") and after in closed("times"):
        return True
    return (first and word == "that") or (word in _closing() and (begun or word not in closed("determiners")))


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


def before(text: str, held: Sequence[Word], at: int) -> frozenset[str]:
    """Stems of the names and of the last noun before a verb, within its clause."""
    last = _before_aside(text, held, at)
    places = range(last, max(-1, last - _SUBJECT), -1)
    clause = takewhile(lambda p: p == last or not _STOPS & set(text[held[p].end : held[p + 1].start]), places)
    plain = [held[p] for p in clause if tells(held[p])]
    return frozenset(w.stem for i, w in enumerate(plain) if not i or w.text[0].isupper())


def _before_aside(text: str, held: Sequence[Word], at: int) -> int:
    """The place of the word before a verb and its "was"; an aside in brackets is passed over."""
    first = at
    while first and (between(held[first - 1]) or held[first - 1].fold in closed("be", "have")):
        first -= 1
    gap = text[held[first - 1].end : held[first].start] if first else ""
    if ")" not in gap:
        return first - 1 if not _STOPS & set(gap) else -1
    opened = text.rfind("(", 0, held[first].start)
    return next((p for p in range(first - 1, -1, -1) if held[p].end <= opened), -1)


def completing(text: str, held: Sequence[Word], end: int) -> frozenset[str]:
    """The stem of what completes a noun phrase that ends at word `end`: "plans to expand", "use of force"."""
    led = held[end + 1].fold if end + 2 < len(held) and not _cut(text, held, end + 1) else ""
    if led == "to" and tells(held[end + 2]):
        return frozenset({held[end + 2].stem})
    return behind(text, held, end + 1)[0] if led == "of" else frozenset()


def led_to(text: str, held: Sequence[Word], at: int) -> frozenset[str]:
    """The head and the names of the noun phrase that a relative clause with the verb `at` begins behind."""
    places = range(at - 1, max(0, at - 1 - _SUBJECT), -1)
    clause = list(takewhile(lambda p: not _STOPS & set(text[held[p].end : held[p + 1].start]), places))
    relative = next((p for p in clause if held[p].fold in _LEADING), None)
    if relative is None or not any(tells(w) for w in held[relative + 1 : at]):
        return frozenset()
    return before(text, held, relative)


def beside(held: Sequence[Word], at: int, last: int) -> frozenset[str]:
    """Stems of the content words nearest to words `at` to `last`, on both sides."""
    sides = (w for w in reversed(held[:at]) if tells(w)), (w for w in held[last + 1 :] if tells(w))
    return frozenset(w.stem for side in sides for w in islice(side, _BESIDE))


def opening(held: Sequence[Word], at: int) -> frozenset[str]:
    """The stem of the first word of a passage that tells something, before word `at`."""
    return frozenset(w.stem for w in islice((w for w in held[:at] if tells(w)), 1))


def modified(text: str, held: Sequence[Word], at: int) -> int:
    """Where the phrase of a noun begins, with the words that modify it: "biggest police raid"."""
    first = at
    while first and at - first < _BESIDE:
        word = held[first - 1]
        joined = text[word.end : held[first].start] in (" ", "-")
        if not (joined and tells(word) and word.text[0].islower()) or _is_verb(held, first - 1):
            break
        first -= 1
    return held[first].start


def _is_verb(held: Sequence[Word], at: int) -> bool:
    """Whether a word in -ed or -ing before a noun is a verb, and no participle: no determiner leads to it."""
    led = at > 0 and held[at - 1].fold in closed("determiners", "possessives")
    return held[at].fold.endswith(("ing", "ed")) and not led


def tells(word: Word) -> bool:
    """Whether a word tells something: no word of a closed class, no figure, no day."""
    return word.fold.isalpha() and word.fold not in empty() and word.fold not in closed("times")


def between(word: Word) -> bool:
    """Whether a word stands between "was" and a participle: an adverb, "not"."""
    return word.fold.endswith("ly") or word.fold in closed("between", "negations")


@cache
def _closing() -> frozenset[str]:
    """Words at which a noun phrase ends."""
    ends = closed("prepositions", "conjunctions", "be", "have", "modals", "relatives", "do", "negations")
    return ends - closed("possessives") - {"more", "than", "about", "over"}
