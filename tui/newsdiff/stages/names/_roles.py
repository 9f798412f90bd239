"""The title or role told beside a name, and its key for comparing."""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.lexicon import lexicon
from newsdiff.model import Article, Passage, Span
from newsdiff.stages.names._runs import Run, listed
from newsdiff.words import Word, words

_BEFORE = 120
"""Characters before a name in which its title can stand."""
_AFTER = 200
"""Characters after a name in which its role can stand."""
_LONGEST = 10
"""Words of a role told behind a name."""


def title(article: Article, run: Run, capital: int, name: Span) -> tuple[Span | None, str]:
    """The title before a name, or the role behind it, and its key; (None, "") when there is neither.

    `capital` is the number of words of the run that stand before the name.
    """
    base = max(run.passage.span.start, name.start - _BEFORE)
    text = article.text[base : name.start]
    before = words(text)
    count = 0
    while count < len(before) and _belongs(text, before, count, capital):
        count += 1
    while count and before[-count].fold not in _known():
        count -= 1
    used = before[-count:] if count else ()
    if any(w.fold in listed("titles") for w in used):
        return Span(base + used[0].start, base + used[-1].end), role_key([w.fold for w in used])
    return _apposed(article, run.passage, name)


def _known() -> frozenset[str]:
    return listed("titles") | listed("before") | listed("standings")


def _belongs(text: str, before: Sequence[Word], count: int, capital: int) -> bool:
    word = before[-1 - count]
    following = before[-count].start if count else len(text)
    if text[word.end : following] not in (" ", "-", "\u00a0", ". "):
        return False
    return count < capital or (word.fold in _known() and word.fold != "and")


def _apposed(article: Article, passage: Passage, name: Span) -> tuple[Span | None, str]:
    """The role told behind a name between commas: ", the leader of the opposition,"."""
    text = article.text[name.end : min(passage.span.end, name.end + _AFTER)]
    if not text.startswith(", "):
        return None, ""
    stops = [i for i in (text.find(c, 2) for c in ",;.—–(") if i >= 0]
    phrase = text[2 : min(stops, default=len(text))].rstrip()
    told = words(phrase)
    if not 1 <= len(told) <= _LONGEST or not any(w.fold in listed("titles") for w in told[:5]):
        return None, ""
    if told[0].fold in listed("clauses"):
        return None, ""
    start = name.end + 2
    return Span(start, start + len(phrase)), role_key([w.fold for w in told])


def role_key(folded: Sequence[str]) -> str:
    """A title as a key that does not depend on the order in which it is put.

    "the leader of Venezuela's opposition", "opposition leader" and "leader of the opposition" are one.
    """
    one: dict[str, str] = lexicon("naming")["same_role"]
    kept = dict.fromkeys(one.get(w, w) for w in folded)
    told = [w for w in kept if w in _known() and w not in listed("courtesies")]
    standing = [w for w in told if w in listed("standings")]
    rest = [w for w in told if w not in listed("standings")]
    if "of" in folded and len(rest) > 1 and rest[0] in listed("titles") and rest[0] != "secretary":
        rest = [*rest[1:], rest[0]]
    return " ".join([*standing, *rest])
