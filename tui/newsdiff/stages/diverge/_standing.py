"""How far an act has come where it is told: planned, urged, tried, begun, done or left undone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import Span
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._frame import Frame
from newsdiff.words import Word, stem, words

DONE = "done"
_BACK = 5
"""Words between what governs a verb and its "to": "urged the two lines to sell"."""
_OBJECT = 5
"""Content words behind a verb among which its object stands."""
_SUBJECT = 4
"""Content words before a verb among which its subject stands."""
_LEAST = 4
"""Letters of a verb; shorter ones ("be", "go") tell no act of their own."""
_BETWEEN = frozenset(("of", "in", "from", "by", "on", "the"))
_PRESENT = frozenset(
    ("is", "are", "be", "become", "becomes", "became", "remain", "remains", "being", "get", "gets")
)
"""Words before a participle that tells a state or a habit, not an act that was done."""
_PARTICLES = frozenset(("off", "out"))
_STOPS = frozenset(',;:.!?()[]"“”—–')


class Act(NamedTuple):
    """A verb with how far its act has come; the span is in the canonical text, with what governs the verb."""

    key: str
    standing: str
    span: Span
    behind: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    """Stems of the names before the verb: of whoever does it, however much stands between."""


class Standings:
    """Reads the acts of passages, what stands in quotations left out."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._known: dict[str, tuple[Act, ...]] = {}

    def acts(self, passage: str) -> tuple[Act, ...]:
        """The acts of a passage of which it can be told how far they have come."""
        if passage not in self._known:
            self._known[passage] = tuple(self._read(passage))
        return self._known[passage]

    def _read(self, passage: str) -> Iterator[Act]:
        held, text = words(self.frame.words(passage)), self.frame.words(passage)
        start, article = self.frame.passage[passage].span.start, self.frame.passage[passage].article
        quoted = self.frame.article[article].quoted(self.frame.passage[passage].span)
        for at, word in enumerate(held):
            tells = word.text.islower() and len(word.fold) >= _LEAST and word.fold not in empty()
            found = _standing(held, text, at) if tells else None
            if found is None:
                continue
            span = Span(held[found[1]].start, word.end).moved(start)
            if any(q.touches(span) for q in quoted):
                continue
            behind = _content(held[at + 1 :])[:_OBJECT]
            before = _content(held[: found[1]])[-_SUBJECT:]
            names = frozenset(_names(held[: found[1]]))
            yield Act(_key(held, at), found[0], span, frozenset(behind), frozenset(behind + before), names)


def _content(held: Sequence[Word]) -> list[str]:
    return [w.stem for w in held if w.fold not in empty() and w.fold not in closed("times")]


def _names(held: Sequence[Word]) -> Iterator[str]:
    empty_ = empty() | closed("times", "titles")
    return (w.stem for w in held[1:] if w.text[0].isupper() and w.fold not in empty_)


def _standing(held: Sequence[Word], text: str, at: int) -> tuple[str, int] | None:
    """How far the act of the word at a place has come, and where what governs it begins; None for no verb."""
    before = _joined(held, text, at)
    if before is None:
        return (DONE, at) if _is_past(held[at].fold) else None
    word = held[before]
    if word.fold == "to":
        return None if held[at].fold.endswith(("ing", "ed")) else _infinitive(held, text, before)
    if word.fold in _modals() and (word.text[0].islower() or not before):
        denied = any(w.fold in closed("negations") for w in held[before:at])
        return ("undone" if denied else _modals()[word.fold]), before
    if held[at].fold.endswith("ing"):
        return None if word.fold in closed("be") else _doing(held, before)
    if not _is_past(held[at].fold) or word.fold in closed("determiners") | closed("prepositions"):
        return None
    return _past(held, text, at)


def _joined(held: Sequence[Word], text: str, at: int) -> int | None:
    """The word before one, adverbs and "not" left out; None where a stop comes between."""
    place = at - 1
    while place >= 0 and not _STOPS & set(text[held[place].end : held[place + 1].start]):
        if not (held[place].fold.endswith("ly") or held[place].fold in closed("negations", "between")):
            return place
        place -= 1
    return None


def _infinitive(held: Sequence[Word], text: str, to: int) -> tuple[str, int] | None:
    """By the nearest word before "to" that says how far it has come: "urged the line [to] sell"."""
    for place in range(to - 1, max(-1, to - 1 - _BACK), -1):
        if _STOPS & set(text[held[place].end : held[place + 1].start]):
            return None
        found = _governors("to").get(base(held[place].fold))
        if found:
            return _denied(held, place, found)
    return None


def _doing(held: Sequence[Word], before: int) -> tuple[str, int] | None:
    """By the word before a verb in -ing, with or without "of": "in the process of [leaving]"."""
    place = before
    while place > 0 and held[place].fold in _BETWEEN:
        place -= 1
    found = _governors("doing").get(base(held[place].fold))
    return _denied(held, place, found) if found else None


def _past(held: Sequence[Word], text: str, at: int) -> tuple[str, int]:
    """Of a verb in the past: done, unless denied; with the "have" or "be" before it."""
    first = at
    denied = False
    if held[at - 1].fold in _PRESENT or _is_had_done(held, at):
        return "", at
    while first and _joined(held, text, first) is not None and first > at - 4:
        word = held[first - 1].fold
        if word not in closed("have", "be", "negations", "between", "do") and not word.endswith("ly"):
            break
        if word == "not" and held[first].fold == "only":
            return "", at
        denied = denied or word in closed("negations") or word.endswith("n't")
        first -= 1
    lead = _joined(held, text, first) if first < at else None
    if lead is not None and held[lead].fold in _modals():
        return _modals()[held[lead].fold], lead
    if lead is not None and held[lead].fold == "to":
        return _infinitive(held, text, lead) or ("", first)
    return ("undone" if denied else DONE), first


def _is_had_done(held: Sequence[Word], at: int) -> bool:
    """Whether somebody has it done, by others and perhaps later: "should have service restored"."""
    between = held[at - 1]
    plain = between.fold not in closed("between", "be") | empty() and not between.fold.endswith("ly")
    return at > 1 and held[at - 2].fold in closed("have") and plain


def _denied(held: Sequence[Word], place: int, found: str) -> tuple[str, int]:
    """A governor with its own "not": "did not plan to" leaves the act undone."""
    near = held[max(0, place - 2) : place]
    if near and near[-1].fold in _modals().keys() | {"to"}:
        return "", place
    negated = any(w.fold in closed("negations") or w.fold.endswith("n't") for w in near)
    return ("undone" if negated else found), place


def _key(held: Sequence[Word], at: int) -> str:
    """What an act is known by: its family of words, or else its stem, with its particle: "call off"."""
    root = base(held[at].fold)
    particle = held[at + 1].fold if at + 1 < len(held) else ""
    return f"{root} {particle}" if particle in _PARTICLES else _families().get(root, root)


@cache
def base(fold: str) -> str:
    """The stem of a verb, of an irregular form that of its base."""
    return stem(_irregular().get(fold, fold))


@cache
def _irregular() -> Mapping[str, str]:
    return {f.strip(): base for base, forms in lexicon("inflections").items() for f in forms.split(",")}


def _is_past(fold: str) -> bool:
    return (fold.endswith("ed") and len(fold) > _LEAST) or fold in _irregular()


@cache
def _families() -> Mapping[str, str]:
    listings: Sequence[str] = lexicon("families")["families"]
    return {stem(w): listing.split()[0] for listing in listings for w in listing.split()}


@cache
def _governors(form: str) -> Mapping[str, str]:
    table: Mapping[str, str] = lexicon("standing")[form]
    return {stem(w.strip()): name for name, listing in table.items() for w in listing.split(",")}


@cache
def _modals() -> Mapping[str, str]:
    table: Mapping[str, str] = lexicon("standing")["modals"]
    return {w.strip(): name for name, listing in table.items() for w in listing.split(",")}


@cache
def closed(*names: str) -> frozenset[str]:
    """The folded words of the named closed classes together."""
    return frozenset(w.strip() for name in names for w in lexicon("grammar")[name].split(","))
