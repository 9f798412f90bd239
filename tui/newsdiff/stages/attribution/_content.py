"""What is said: the words after a cue, or those before it."""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.model import Span
from newsdiff.stages.attribution._found import Found
from newsdiff.stages.attribution._view import View

_LEAD = " ,:;–—-\u00a0\n\t"
_TAIL = " ,;:–—-\u00a0\n\t"
_LINKS = frozenset(("that", "as"))
_OCCASIONS = ("prepositions", "determiners", "possessives", "times", "occasions", "media")
_JOINTS = frozenset(("and", "but", "while", "though", "although", "whereas", "as", "or"))


def content(view: View, cue: Found, later: Sequence[Found]) -> Span:
    """The span of what is said, within the passage and never empty unless the passage is."""
    before, after = _before(view, cue), _after(view, cue, later)
    if before and after and _is_occasion(view, after) and not _is_occasion(view, before):
        return before
    if cue.before and before and after and not view.quoted_before(_start(cue)):
        return max(before, after, key=lambda s: s.end - s.start)
    first, second = (before, after) if cue.before else (after, before)
    return first or second or Span(0, len(view.text))


def _is_occasion(view: View, span: Span) -> bool:
    """Whether words tell only when and where something was said: "on Friday", "in a telephone interview"."""
    inside = (at for at, word in enumerate(view.words) if span.holds(Span(word.start, word.end)))
    return all(view.is_in(at, *_OCCASIONS) or view.fold(at).isdigit() for at in inside)


def _start(cue: Found) -> int:
    return min(cue.first, cue.speaker[0]) if cue.speaker else cue.first


def _after(view: View, cue: Found, later: Sequence[Found]) -> Span | None:
    first = max(cue.last, cue.speaker[1] if cue.speaker else -1) + 1
    while first < len(view.words) and view.fold(first) in _LINKS and not view.quoted_before(first):
        first += 1
    if first >= len(view.words):
        return None
    start = view.words[first - 1].end
    return _trimmed(view, start, _end(view, first, later))


def _end(view: View, first: int, later: Sequence[Found]) -> int:
    """Where the next attribution takes over, or the passage ends."""
    for following in later:
        at = min(following.first, following.speaker[0]) if following.speaker else following.first
        if at - 1 > first and view.fold(at - 1) in _JOINTS and not following.before:
            return view.words[at - 2].end
    return len(view.text)


def _before(view: View, cue: Found) -> Span | None:
    return _trimmed(view, 0, view.words[_start(cue)].start)


def _trimmed(view: View, start: int, end: int) -> Span | None:
    """Without the blanks and commas at both ends; None when no word is left."""
    while start < end and view.text[start] in _LEAD:
        start += 1
    while end > start and view.text[end - 1] in _TAIL:
        end -= 1
    return Span(start, end) if any(view.text[i].isalnum() for i in range(start, end)) else None
