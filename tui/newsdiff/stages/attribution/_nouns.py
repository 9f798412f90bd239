"""Attribution by a noun of saying: "the ministry's claim that", "a statement by the union"."""

from __future__ import annotations

from collections.abc import Iterator

from newsdiff.stages.attribution._evidence import first_of
from newsdiff.stages.attribution._forms import irregular_pasts
from newsdiff.stages.attribution._found import Found
from newsdiff.stages.attribution._lexicon import closed, nouns, verbs
from newsdiff.stages.attribution._speaker import leftward, plausible, rightward
from newsdiff.stages.attribution._view import View

_SPEAKS_OF = frozenset(("claim", "allege", "accuse", "criticize", "assert", "warn", "deny", "describe"))

_WITHIN = 4
"""Words before a noun of saying among which the verb stands that it is the object of."""
_NEAR = 8
"""Words behind a "call" among which it is told for what."""


def by_noun(view: View) -> Iterator[Found]:
    """The attributions that a noun of saying makes, in order."""
    for at in range(len(view.words)):
        head = nouns().get(view.fold(at))
        if head and _asks(view, at, head) and not _in_view(view, at) and not _is_voiced(view, at):
            whose, by = _owner(view, at) or _issuer(view, at), _maker(view, at)
            if by or _tells(view, at, whose is not None):
                yield Found(at, at, head, whose or by, before=False)


def _in_view(view: View, at: int) -> bool:
    """Whether it is somebody's standpoint: "in the view of"."""
    return view.fold(at - 2) == "in" and view.is_in(at - 1, "determiners")


def _tells(view: View, at: int, owned: bool) -> bool:
    """Whether what is said follows: in a clause with "that", or behind what somebody is named for."""
    if view.cut(at + 1):
        return False
    if view.fold(at + 1) == "that" and not _relative(view, at + 2):
        return owned or view.is_in(at - 1, "determiners") or view.fold(at).endswith("s")
    return owned and view.fold(at + 1) in {"of", "about", "to", "on"}


def _asks(view: View, at: int, head: str) -> bool:
    """Whether a "call" is one for something, and not a telephone's or a ship's."""
    rest = head.split()[1:]
    return not rest or any(view.fold(i) in {*rest, "to"} for i in range(at + 1, at + 1 + _NEAR))


def _relative(view: View, at: int) -> bool:
    """Whether the word after "that" is a verb, so that "that" stands for the noun: "a report that showed"."""
    fold = view.fold(at)
    return view.is_in(at, "be", "have", "modals") or fold.endswith("ed") or fold in irregular_pasts()


def _owner(view: View, at: int) -> tuple[int, int] | None:
    """Whose it is: a possessive right before the noun, or before one adjective of it."""
    for place in (at - 1, at - 2):
        if place < 0 or view.cut(place + 1):
            return None
        if view.is_in(place, "possessives") and view.fold(place) != "whose":
            return place, place
        if view.words[place].text.endswith(("'s", "’s")) or view.gap(place + 1).startswith(("'", "’")):
            return leftward(view, place + 1)
    return None


def _is_voiced(view: View, at: int) -> bool:
    """Whether it is the object of a verb that tells who says it: "voiced fears"."""
    verb = _verb(view, at)
    return verb is not None and view.fold(verb) in verbs()


def _issuer(view: View, at: int) -> tuple[int, int] | None:
    """Who issues or raises it: the subject of "issued a warning", "raised doubts"."""
    verb = _verb(view, at)
    found = leftward(view, first_of(view, verb)) if verb is not None else None
    return found if found and plausible(view, found) else None


def _verb(view: View, at: int) -> int | None:
    """The verb of issuing or voicing that a noun is the object of."""
    for place in range(at - 1, max(-1, at - 1 - _WITHIN), -1):
        if view.cut(place + 1):
            return None
        if view.fold(place) in closed("issues") or view.fold(place) in closed("voices"):
            return place
    return None


def _maker(view: View, at: int) -> tuple[int, int] | None:
    """Who made it: "by" or "from" and a name, a pronoun or a noun of speakers."""
    if view.cut(at + 1) or view.fold(at + 1) not in {"by", "from"}:
        return None
    found = rightward(view, at + 2)
    return found if found and plausible(view, found) else None
