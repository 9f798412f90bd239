"""Days that a passage tells by another one: "less than 48 hours after it was announced", "said then"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from newsdiff.lexicon import lexicon
from newsdiff.model import Moment, Passage, Span
from newsdiff.stages.diverge._frame import Frame, by_passage
from newsdiff.stages.diverge._when import Sort, When, number, when
from newsdiff.words import Word, words

_COMES = frozenset(("come", "comes", "came", "coming"))
"""Between what has just been told and how long after another event it is: "The move comes a day after"."""
_BACK = 2
"""Passages in which the day of what has just been told may stand."""
_LOOSE = 1
"""Days by which a plain "two days after" may be off."""
_UNDER = ({"less", "than"}, {"fewer", "than"}, {"within"}, {"under"}, {"barely"}, {"hardly"})


class Reckoned:
    """The dates of a comparison, those told by another one brought to days."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    @cached_property
    def held(self) -> Mapping[str, Sequence[Moment]]:
        """The dates of each passage; one that only says "then" has the date of the passage before it."""
        return {**self._printed, **{m.passage: [m] for m in self._meant}}

    def printed(self, moment: Moment) -> Moment:
        """The date that is printed for one that is only meant; else the date itself."""
        return self._meant.get(moment, moment)

    @cached_property
    def when(self) -> Mapping[Moment, When | None]:
        """What each date says, printed or meant."""
        told = {m: when(m, self.frame.text(m)) for m in self.frame.notes.moments}
        told |= {m: told[printed] for m, printed in self._meant.items()}
        return told | {m: self._after(m, told) for m in self.frame.notes.moments if told[m] is None}

    @cached_property
    def _printed(self) -> Mapping[str, Sequence[Moment]]:
        return by_passage(self.frame.notes.moments)

    @cached_property
    def _meant(self) -> Mapping[Moment, Moment]:
        """For each "then" that says of something told that it was on the day last told: that date."""
        return {
            replace(told[0], passage=here.id, span=span, event=event): told[0]
            for article in self.frame.articles
            for before, here in pairwise(article.passages)
            if here.id not in self._printed and len(told := self._printed.get(before.id, ())) == 1
            for span, event in self._then(here)
        }

    def _then(self, passage: Passage) -> Iterator[tuple[Span, tuple[str, ...]]]:
        """The first "then" behind a past verb, and the words nearest before it."""
        held = words(self.frame.words(passage.id))
        for before, word in pairwise(held):
            if word.fold == "then" and _past(before):
                at = held.index(word)
                near = [w for w in reversed(held[:at]) if w.fold not in lexicon("stopwords")["words"]]
                said = dict.fromkeys(w.stem for w in (before, *near))
                yield Span(word.start, word.end).moved(passage.span.start), tuple(said)[:3]
                return

    def _after(self, moment: Moment, told: Mapping[Moment, When | None]) -> When | None:
        """The days of "comes less than 48 hours after", reckoned from the date told last before it."""
        folds = [w.fold for w in words(self.frame.text(moment))]
        reach = _days(folds) if folds[-1] == "after" and self._comes(moment) else None
        start = next((w for m in self._lately(moment) if (w := told[m]) and w.sort in _KNOWN), None)
        if reach is None or start is None:
            return None
        first, last = start.first - reach[1], start.last - reach[0]
        if start.sort is Sort.WEEKDAY and (first < 0 or start.first != start.last):
            return None
        return When(start.sort, first, last)

    def _comes(self, moment: Moment) -> bool:
        """Whether "comes" stands before it, with nothing between but "just" and the like."""
        start = self.frame.passage[moment.passage].span.start
        before = [w for w in words(self.frame.words(moment.passage)) if start + w.end <= moment.span.start]
        return bool(before) and any(w.fold in _COMES for w in before[-2:])

    def _lately(self, moment: Moment) -> Iterator[Moment]:
        """The dates before one in its article, the nearest first, up to two passages back."""
        ids = [p.id for p in self.frame.article[moment.article].passages]
        at = ids.index(moment.passage)
        for passage in reversed(ids[max(0, at - _BACK) : at + 1]):
            yield from (m for m in reversed(self._printed.get(passage, ())) if m.span < moment.span)


_KNOWN = (Sort.DAYS, Sort.WEEKDAY)


def _days(folds: Sequence[str]) -> tuple[int, int] | None:
    """The fewest and the most days of a length told in hours or days; None for any other."""
    many = next((n for f in folds if (n := number(f))), 1 if folds[0] in ("a", "one") else 0)
    if not many or not {"day", "days", "hours"} & set(folds):
        return None
    most = -(-many // 24) if "hours" in folds else many
    if any(under <= set(folds) for under in _UNDER):
        return 0, most
    return max(0, most - _LOOSE), most + _LOOSE


def _past(word: Word) -> bool:
    regular = word.fold.endswith("ed") and len(word.fold) > len("used")
    return regular or word.fold in lexicon("dates")["past"]
