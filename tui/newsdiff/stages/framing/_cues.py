"""Gathers the cues of every aspect of an article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from newsdiff.model import Article, Aspect, Cue, Passage, Span
from newsdiff.stages.framing._about import about, clauses, subject
from newsdiff.stages.framing._agency import passives
from newsdiff.stages.framing._context import is_titled
from newsdiff.stages.framing._distance import marked
from newsdiff.stages.framing._scan import matches
from newsdiff.stages.framing._terms import Term
from newsdiff.words import words

_SPOKEN = 4
_ORDER = {aspect: place for place, aspect in enumerate(Aspect)}


def find_cues(article: Article) -> tuple[Cue, ...]:
    """The spans of an article that signal framing, in order of place.

    They are cues, never verdicts. Members of a contrast set that carry no charge ("government" beside
    "regime") are cues too, with charge 0, because a divergence needs both of its sides; so are
    agentless passives and weak hedges. A list of cues shown to a reader keeps
    those with a charge; a sparing one, those with -2 or 2.

    Within one aspect no two overlap, and the longest wins; cues of two aspects may share words.
    `quoted` tells that the words stand in a direct quotation of four words or more, or that a word or
    three in quotation marks are attributed to somebody in the same clause.
    """
    spoken = _Spoken(article)
    found = [cue for passage in article.passages for cue in _cues(_Read(article, passage, spoken))]
    return tuple(sorted(found, key=lambda c: (c.span, _ORDER[c.aspect])))


class _Spoken:
    """The direct quotations of four words or more, to be asked whether one holds a span."""

    def __init__(self, article: Article) -> None:
        self._spans = sorted(q for q in article.quotations if len(words(q.of(article.text))) >= _SPOKEN)
        self._starts = [q.start for q in self._spans]

    def holds(self, span: Span) -> bool:
        at = bisect_right(self._starts, span.start)
        return at > 0 and self._spans[at - 1].holds(span)


class _Read:
    """One passage, its words, and what every aspect asks of them."""

    def __init__(self, article: Article, passage: Passage, spoken: _Spoken) -> None:
        self._passage, self._spoken = passage, spoken
        self.text = article.words(passage)
        self.words = words(self.text)
        self.titled = is_titled(self.text, self.words)
        self._starts = [w.start for w in self.words]
        self._clauses = clauses(self.text, self.words)

    def about(self, first: int, last: int) -> tuple[str, ...]:
        """Stems of what words `first` to `last` bear on."""
        return about(self.words, self._clauses, first, last)

    def inside(self, span: Span) -> tuple[int, int]:
        """The first and last word of a span of the passage that holds one."""
        return bisect_left(self._starts, span.start), bisect_left(self._starts, span.end) - 1

    def cue(
        self, start: int, end: int, aspect: Aspect, term: Term, about: tuple[str, ...], quoted: bool
    ) -> Cue:
        """The cue at `start` to `end`, counted from the start of the passage."""
        span = Span(start, end).moved(self._passage.span.start)
        return Cue(
            article=self._passage.article,
            passage=self._passage.id,
            span=span,
            aspect=aspect,
            term=term.words,
            contrast=term.contrast,
            charge=term.charge,
            about=about,
            quoted=quoted or self._spoken.holds(span),
        )


def _cues(read: _Read) -> Iterator[Cue]:
    marks = [(mark, read.inside(mark.span)) for mark in marked(read.text, read.titled)]
    yield from _terms(read, {i for _, (first, last) in marks for i in range(first, last + 1)})
    yield from _passives(read)
    for mark, (first, last) in marks:
        term = Term(mark.term, Aspect.DISTANCE, charge=-1)
        start, end = mark.span.start, mark.span.end
        yield read.cue(start, end, Aspect.DISTANCE, term, read.about(first, last), mark.attributed)


def _terms(read: _Read, marks: set[int]) -> Iterator[Cue]:
    """The terms of the lexicons; `marks` are the words in distancing quotation marks."""
    for match in matches(read.text, read.words, read.titled):
        aspect = match.term.aspect
        places = range(match.first, match.last + 1)
        if aspect is None or (aspect is Aspect.DISTANCE and not marks.isdisjoint(places)):
            continue
        start, end = read.words[match.first].start, read.words[match.last].end
        yield read.cue(start, end, aspect, match.term, read.about(match.first, match.last), False)


def _passives(read: _Read) -> Iterator[Cue]:
    for passive in passives(read.text, read.words):
        term = Term(passive.verb, Aspect.AGENCY, f"agency:{passive.family}")
        start, end = read.words[passive.first].start, read.words[passive.last].end
        yield read.cue(start, end, Aspect.AGENCY, term, subject(read.words, passive.first), False)
