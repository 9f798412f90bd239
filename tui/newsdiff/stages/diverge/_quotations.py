"""Where two articles print one quotation in different words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import product

from newsdiff.lexicon import lexicon
from newsdiff.likeness import ratio
from newsdiff.model import Divergence, Evidence, Kind, Relation, Span
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.wording import Change, changes
from newsdiff.words import Word, words

_LEAST = 6
"""Words of a quotation; a shorter one may be taken from another sentence."""
_SAME = 0.75
"""Share of the shorter quotation's words that stand in both, from which they are one."""
_LONGEST = 3
"""Words of a change; a longer one is an ellipsis or another sentence."""
_SPELT = 0.8
"""Likeness from which two words are one in two spellings."""


class Quotations:
    """Sets the quotations of linked passages against each other, word by word."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    @cached_property
    def held(self) -> dict[str, list[Span]]:
        """The part of each long quotation that stands in a passage, by passage."""
        found: dict[str, list[Span]] = {}
        for article in self.frame.articles:
            for passage in article.passages:
                inside = [_common(q, passage.span) for q in article.quoted(passage.span)]
                found[passage.id] = [q for q in inside if len(words(q.of(article.text))) >= _LEAST]
        return found

    def find(self) -> list[Divergence]:
        """One divergence for each word that stands for another in one quotation."""
        found = (d for (left, right), row in self.frame.pairs.items() for d in self._of(left, right, row))
        return list({d.id: d for d in found}.values())

    def _of(self, left: str, right: str, row: str | None) -> Iterator[Divergence]:
        for a, b in product(self.held[left], self.held[right]):
            mine, yours = self.frame.words_of(left, a), self.frame.words_of(right, b)
            found = _either(mine.text, yours.text)
            if found:
                parts = [[self._part(e, pair[i]) for pair in found] for i, e in enumerate((mine, yours))]
                yield self._made(parts, row)

    def _made(self, parts: Sequence[Sequence[Evidence]], row: str | None) -> Divergence:
        sides = [self.frame.side(" … ".join(e.text for e in said), said) for said in parts]
        severity = 0.35 + 0.15 * self.frame.centrality(row)
        topic = self.frame.topic(row)
        why = "one quotation in different words"
        return divergence(Kind.ATTRIBUTION, Relation.DIFFERENT, row, severity, sides, topic, why)

    def _part(self, quotation: Evidence, span: Span) -> Evidence:
        return self.frame.words_of(quotation.passage, span.moved(quotation.span.start))


def _common(one: Span, other: Span) -> Span:
    return Span(max(one.start, other.start), min(one.end, other.end))


def _either(left: str, right: str) -> list[tuple[Span, Span]]:
    """The swaps of two quotations, found in one order whichever article comes first."""
    if left <= right:
        return list(_swaps(left, right))
    return [(b, a) for a, b in _swaps(right, left)]


def _swaps(left: str, right: str) -> Iterator[tuple[Span, Span]]:
    """The runs of words that stand for each other between words that both quotations hold."""
    here, there = words(left), words(right)
    told = changes([w.fold for w in here], [w.fold for w in there])
    both = len(here) - sum(c.left_end - c.left_start for c in told)
    if both < max(_LEAST - 1, _SAME * min(len(here), len(there))):
        return
    for change in told:
        if _within(change, len(here), len(there)):
            a, b = here[change.left_start : change.left_end], there[change.right_start : change.right_end]
            one, other = Span(a[0].start, a[-1].end), Span(b[0].start, b[-1].end)
            if _differ(a, b) and not (_edited(left, one) or _edited(right, other)):
                yield one, other


def _edited(text: str, span: Span) -> bool:
    """Whether brackets or asterisks stand at some words: the outlet says itself that it changed them."""
    return any(mark in text[max(0, span.start - 1) : span.end + 1] for mark in "[](){}*…")


def _within(change: Change, left: int, right: int) -> bool:
    """Whether a change is a short exchange with shared words on both sides of it."""
    lengths = (change.left_end - change.left_start, change.right_end - change.right_start)
    inner = (
        change.left_start > 0
        and change.left_end < left
        and change.right_start > 0
        and change.right_end < right
    )
    return inner and min(lengths) > 0 and max(lengths) <= _LONGEST


def _differ(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether two runs are other words, not one word spelt, written or abbreviated in two ways."""
    if any(w.fold in _titles() for w in (*a, *b)):
        return False
    one, other = "".join(w.fold for w in a), "".join(w.fold for w in b)
    if any(c.isdigit() or c == "'" for c in one + other):
        return False
    return ratio(one, other) < _SPELT and not {w.stem for w in a} & {w.stem for w in b}


@cache
def _titles() -> frozenset[str]:
    """Short forms of titles, which an outlet's style rules and no speaker says."""
    listing: str = lexicon("grammar")["titles"]
    return frozenset(word.strip() for word in listing.split(","))
