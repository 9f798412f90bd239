"""Attribution by a fixed phrase: "according to", "reportedly", "has drawn criticism"."""

from __future__ import annotations

from collections.abc import Iterator

from newsdiff.stages.attribution._found import Found
from newsdiff.stages.attribution._lexicon import Phrase, closed, phrases
from newsdiff.stages.attribution._speaker import rightward
from newsdiff.stages.attribution._view import View

_NEAR = 6


def by_phrase(view: View) -> Iterator[Found]:
    """The attributions that a phrase of the lexicon makes, in order; the longest phrase wins."""
    at = 0
    while at < len(view.words):
        found = _at(view, at)
        if found is None:
            at += 1
            continue
        yield found
        at = found.last + 1


def _at(view: View, at: int) -> Found | None:
    for phrase in phrases().get(view.fold(at), ()):
        if view.follows(at, phrase.words):
            found = _SIDES[phrase.side](view, at, phrase)
            if found is not None:
                return found
    return None


def _right(view: View, at: int, phrase: Phrase) -> Found | None:
    last = at + len(phrase.words) - 1
    speaker = None if view.cut(last + 1) else rightward(view, last + 1)
    if speaker is None:
        return None
    return Found(
        at,
        last,
        phrase.head,
        speaker,
        before=(at > 0 and "," in view.gap(at)) or speaker[1] + 1 >= len(view.words),
    )


def _left(view: View, at: int, phrase: Phrase) -> Found:
    """Criticism that something drew: whose, when "from" or "by" tells."""
    last = at + len(phrase.words) - 1
    for place in range(last + 1, min(last + 1 + _NEAR, len(view.words))):
        if view.fold(place) in {"from", "by", "among"}:
            return Found(at, last, phrase.head, rightward(view, place + 1), before=True)
    return Found(at, last, phrase.head, None, before=True)


def _nobody(view: View, at: int, phrase: Phrase) -> Found | None:
    last = at + len(phrase.words) - 1
    if len(phrase.words) == 1 and not phrase.words[0].endswith("ly") and not _modifies(view, at):
        return None
    return Found(at, last, phrase.head, None, before=last + 1 >= len(view.words))


def _modifies(view: View, at: int) -> bool:
    """Whether a participle stands before its noun: "the alleged plot", "despite reported losses"."""
    if view.cut(at + 1) or not (at == 0 or view.is_in(at - 1, "determiners", "prepositions") or view.cut(at)):
        return False
    return view.fold(at + 1).isalpha() and view.fold(at + 1) not in closed(
        "determiners", "prepositions", "conjunctions", "pronouns", "be", "have"
    )


_SIDES = {"right": _right, "left": _left, "none": _nobody}
