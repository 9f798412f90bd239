"""Attribution by a noun of saying: "the ministry's claim that", "a statement by the union"."""

from __future__ import annotations

from collections.abc import Iterator

from newsdiff.stages.attribution._forms import irregular_pasts
from newsdiff.stages.attribution._found import Found
from newsdiff.stages.attribution._lexicon import nouns
from newsdiff.stages.attribution._speaker import leftward, plausible, rightward
from newsdiff.stages.attribution._view import View

_SPEAKS_OF = frozenset(("claim", "allege", "accuse", "criticize", "assert", "warn", "deny", "describe"))

_NEAR = 8
"""Words behind a "call" among which it is told for what."""


def by_noun(view: View) -> Iterator[Found]:
    """The attributions that a noun of saying makes, in order."""
    for at in range(len(view.words)):
        head = nouns().get(view.fold(at))
        if head is None or not _asks(view, at, head):
            continue
        told = not view.cut(at + 1) and view.fold(at + 1) == "that" and not _relative(view, at + 2)
        if view.fold(at - 2) == "in" and view.is_in(at - 1, "determiners"):
            continue
        owner = _owner(view, at)
        maker = _maker(view, at)
        if (
            told
            or maker
            or (owner and not view.cut(at + 1) and view.fold(at + 1) in {"of", "about", "to", "on"})
        ):
            if (
                told
                and not (owner or maker)
                and not (view.is_in(at - 1, "determiners") or view.fold(at).endswith("s"))
            ):
                continue
            yield Found(at, at, head, owner or maker, before=False)


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


def _maker(view: View, at: int) -> tuple[int, int] | None:
    """Who made it: "by" or "from" and a name, a pronoun or a noun of speakers."""
    if view.cut(at + 1) or view.fold(at + 1) not in {"by", "from"}:
        return None
    found = rightward(view, at + 2)
    return found if found and plausible(view, found) else None
