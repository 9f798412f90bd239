"""What is said: the words after a cue, or those before it."""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.model import Span
from newsdiff.stages.attribution._found import Found
from newsdiff.stages.attribution._view import View

_LEAD = " ,:;–—-\u00a0\n\t"
_TAIL = " ,;:–—-\u00a0\n\t"
_MARKS = frozenset("\"“'‘")
_LINKS = frozenset(("that", "as"))
_OCCASIONS = ("prepositions", "determiners", "possessives", "times", "occasions", "media")
_TOLD = 12
"""Words that may tell to whom and when something is said, before "that"."""
_NO_CLAUSE = ("prepositions", "determiners")
_WHILE = frozenset(("while", "although", "though", "whereas"))
_JOINTS = frozenset(("and", "but", "while", "though", "although", "whereas", "as", "or"))


def content(view: View, cue: Found, later: Sequence[Found]) -> Span:
    """The span of what is said, within the passage and never empty unless the passage is."""
    before, after = _before(view, cue), _after(view, cue, later)
    if before and after and _is_occasion(view, after) and not _is_occasion(view, before):
        return before
    if cue.before and before and after and _either(view, cue, after):
        return max(before, after, key=lambda s: s.end - s.start)
    first, second = (before, after) if cue.before else (after, before)
    return first or second or Span(0, len(view.text))


def _either(view: View, cue: Found, after: Span) -> bool:
    """Whether what is said may stand on either side: unquoted before the cue, or quoted on both."""
    return not view.quoted_before(_start(cue)) or view.text[after.start] in _MARKS


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
    first = _clause(view, first)
    start = view.words[first - 1].end
    return _trimmed(view, start, _end(view, first, later))


def _clause(view: View, first: int) -> int:
    """Where the clause begins behind who was told and when: "told reporters on Friday that [it would] …"."""
    for at in range(first, min(first + _TOLD, len(view.words) - 1)):
        if at > first and view.cut(at):
            break
        if view.fold(at) == "that" and at > first and not view.is_in(at - 1, *_NO_CLAUSE):
            return at + 1
        if not (view.capital(at) or view.is_in(at, *_OCCASIONS, "pronouns", "hearers")):
            break
    return first


def _end(view: View, first: int, later: Sequence[Found]) -> int:
    """Where the next attribution takes over, or the passage ends."""
    for following in later:
        own = following.speaker and following.speaker[0] >= first
        at = min(following.first, following.speaker[0]) if own and following.speaker else following.first
        if at - 1 > first and view.fold(at - 1) in _JOINTS and not following.before:
            return view.words[at - 2].end
        if at > first and _contrasts(view, first, at) and not following.before:
            return view.words[at - 1].end
    return len(view.text)


def _contrasts(view: View, first: int, at: int) -> bool:
    """Whether another speaker begins at word `at`, behind a comma, where the passage begins "While …"."""
    return view.fold(0) in _WHILE and first > 0 and view.gap(at).startswith(",")


def _before(view: View, cue: Found) -> Span | None:
    return _trimmed(view, 0, view.words[_start(cue)].start)


def _trimmed(view: View, start: int, end: int) -> Span | None:
    """Without the blanks and commas at both ends; None when no word is left."""
    while start < end and view.text[start] in _LEAD:
        start += 1
    while end > start and view.text[end - 1] in _TAIL:
        end -= 1
    return Span(start, end) if any(view.text[i].isalnum() for i in range(start, end)) else None
