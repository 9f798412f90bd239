"""Finds the dates that an article states, and resolves them against its day of publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from newsdiff.lexicon import lexicon
from newsdiff.model import Article, Grain, Moment, Passage, Span
from newsdiff.stages.dates import _fixed, _relative
from newsdiff.stages.dates._calendar import UNKNOWN, Days, Tense
from newsdiff.stages.dates._event import event, tense
from newsdiff.stages.dates._shapes import Shaped, shaped
from newsdiff.words import words

__all__ = ["find_dates"]

_LEADING = frozenset("Pirtn&")
"""Words that lead to a date and tell nothing of it: "on", "in", "the"."""


def find_dates(article: Article) -> tuple[Moment, ...]:
    """The dates stated in the passages of an article, in order, without overlap.

    A relative date is resolved against `article.page.published`; without that day its `first` and `last` stay
    None. A day or month without a year takes the year nearest publication, or, where that is not known,
    nearest the first full date of the article; a weekday printed beside it must fit. What can be several days
    keeps all of them between `first` and `last`: "next Friday" may be one of two days. A date told from
    another one ("two days later") is not resolved. "since" leaves `last` open.
    """
    published = article.page.published
    near = published or _first_full(article)
    return tuple(m for p in article.passages for m in _in_passage(article, p, published, near))


def _first_full(article: Article) -> date | None:
    """The first day of the article that is printed with its year."""
    for passage in article.passages:
        for shape in shaped(article.words(passage)):
            if shape.shape == "days":
                days, grain = _fixed.days(shape, None, 0)
                if days.first and grain is Grain.DAY:
                    return days.first
    return None


def _in_passage(
    article: Article, passage: Passage, published: date | None, near: date | None
) -> Iterator[Moment]:
    text = article.words(passage)
    for shape in shaped(text):
        if shape.shape == "years" and _resolved(shape, published, near, 0)[0] == UNKNOWN:
            continue
        yield _moment(article, passage, text, shape, published, near)


def _moment(
    article: Article, passage: Passage, text: str, shape: Shaped, published: date | None, near: date | None
) -> Moment:
    found = words(text)
    stop = shape.first + len(shape.words)
    days, grain = _resolved(shape, published, near, tense(text, found, shape.first, stop))
    kept = next(i for i, a in enumerate(shape.letters) if a not in _LEADING)
    span = Span(shape.words[kept].start, shape.words[-1].end).moved(passage.span.start)
    return Moment(
        article=article.label,
        passage=passage.id,
        span=span,
        first=days.first,
        last=None if shape.words[kept].fold == "since" else days.last,
        grain=grain,
        event=event(text, found, shape.first, stop, _is_adjective(text, shape, stop)),
    )


def _is_adjective(text: str, shape: Shaped, stop: int) -> bool:
    """Whether the date stands before a noun: "the 2024 election", "Friday's vote"."""
    last = shape.words[-1]
    if "'" in last.text or "’" in last.text:
        return True
    if shape.shape not in ("year", "month", "season") or any(a in "iQ" for a in shape.letters):
        return False
    found = words(text)
    if stop >= len(found) or not text[last.end : found[stop].start].isspace():
        return False
    return found[stop].text[0].isalpha() and found[stop].fold not in lexicon("dates")["no_noun"]


_BY_YEAR = {"days": _fixed.days, "month": _fixed.month, "months": _fixed.months}
_BY_TENSE = {"weekday": _relative.weekday, "weekend": _relative.weekend}
_BY_PUBLICATION = {
    "relative": _relative.relative,
    "relative_day": _relative.relative_day,
    "season": _relative.season,
    "ago": _relative.ago,
}
_BY_ITSELF = {
    "years": _fixed.years,
    "year": _fixed.year,
    "decade": _fixed.decade,
    "century": _fixed.century,
    "quarter": _fixed.quarter,
}


def _resolved(shape: Shaped, published: date | None, near: date | None, when: Tense) -> tuple[Days, Grain]:
    """The days of a shape, by its name."""
    name = shape.shape
    if name in _BY_YEAR:
        return _BY_YEAR[name](shape, near, when)
    if name in _BY_TENSE:
        return _BY_TENSE[name](shape, published, when)
    if name in _BY_PUBLICATION:
        return _BY_PUBLICATION[name](shape, published)
    return _BY_ITSELF[name](shape) if name in _BY_ITSELF else (UNKNOWN, Grain.SPAN)
