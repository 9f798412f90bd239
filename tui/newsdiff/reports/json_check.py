"""Whether a comparison that was read from a file makes sense: nothing in it points to nowhere.

The screens and reports trust a comparison wholly; one from outside has to earn that here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from newsdiff.model import Article, Comparison, Divergence, Span
from newsdiff.reports.choice import Verdicts
from newsdiff.reports.json_types import check_types


def check(comparison: Comparison, verdicts: Verdicts) -> None:
    """Go through every place and name in it, and the notes.

    Raises:
        ValueError: something is not as newsdiff writes it; says what.

    """
    check_types(comparison)
    for verdict in verdicts.values():
        check_types(verdict)
    labels = [a.label for a in comparison.articles]
    if len(set(labels)) != len(labels) or not labels:
        raise ValueError("its articles are not told apart")
    for article in comparison.articles:
        _check_article(article)
    _check_marks(comparison)
    _check_counts(comparison)
    _check_profiles(comparison)
    _check_rows(comparison)
    if not all({hand.left, hand.right} <= comparison.passage.keys() for hand in comparison.by_hand):
        raise ValueError("a passage that was linked by hand is not there")
    rows = {row.id for row in comparison.alignments}
    for divergence in comparison.divergences:
        _check_divergence(comparison, rows, divergence)


def _check_article(article: Article) -> None:
    page = article.page
    places = [p.span for p in article.passages]
    _ordered(places, article, "passages")
    _ordered(article.quotations, article, "quotations")
    for spans in ([n.span for n in page.notices], [d.span for d in page.dropped]):
        _within(spans, article)
    if any(not 0 <= p.block < len(page.blocks) for p in article.passages):
        raise ValueError(f"a passage of {article.label} is of no block")
    if len({p.id for p in article.passages}) != len(article.passages):
        raise ValueError(f"passages of {article.label} are not told apart")
    _within([b.span for b in page.blocks], article)


def _within(spans: Iterable[Span], article: Article) -> None:
    if any(not 0 <= s.start <= s.end <= len(article.text) for s in spans):
        raise ValueError(f"a place lies outside the text of {article.label}")


def _ordered(spans: Sequence[Span], article: Article, what: str) -> None:
    _within(spans, article)
    if any(a.end > b.start for a, b in pairwise(spans)):
        raise ValueError(f"the {what} of {article.label} overlap")


def _check_marks(c: Comparison) -> None:
    mentions = [m for e in c.entities for m in e.mentions]
    for mark in (*mentions, *c.quantities, *c.moments, *c.cues, *c.attributions):
        _in_passage(c, mark.article, mark.passage, mark.span)
    for mention in mentions:
        _within([mention.title] if mention.title else [], c.article[mention.article])
    for told in c.attributions:
        _within([s for s in (told.speaker, told.content) if s], c.article[told.article])


def _in_passage(c: Comparison, article: str, passage: str, span: Span) -> None:
    found = c.passage.get(passage)
    if found is None or found.article != article or not found.span.holds(span) or span.start > span.end:
        raise ValueError(f"{passage} is not where it should be")


def _check_profiles(c: Comparison) -> None:
    for profile in c.profiles:
        used = [cue for label in profile.labels for cue in label.cues]
        used += [cue for tally in profile.tallies for cue in (*tally.own, *tally.quoted)]
        if profile.article not in c.article or any(cue.article != profile.article for cue in used):
            raise ValueError("a profile counts cues that are not its own")


def _check_counts(c: Comparison) -> None:
    for figure in (figure for count in c.counts for figure in count.figures):
        if figure.speaker:
            _within([figure.speaker], c.article[figure.quantity.article])
        if figure.moment and figure.moment.article != figure.quantity.article:
            raise ValueError("a figure is dated by another article")
    if not all(count.figures for count in c.counts):
        raise ValueError("a count has no figures")


def _check_rows(c: Comparison) -> None:
    ids = [row.id for row in c.alignments]
    if len(set(ids)) != len(ids):
        raise ValueError("its rows are not told apart")
    for row in c.alignments:
        for telling in row.tellings:
            if any(p not in c.passage or c.passage[p].article != telling.article for p in telling.passages):
                raise ValueError(f"row {row.id} holds a passage that is not there")
        if any(end not in row.passages for link in row.links for end in (link.left, link.right)):
            raise ValueError(f"row {row.id} links a passage that it does not hold")


def _check_divergence(c: Comparison, rows: set[str], divergence: Divergence) -> None:
    if divergence.alignment is not None and divergence.alignment not in rows:
        raise ValueError(f"divergence {divergence.id} is of a row that is not there")
    for side in divergence.sides:
        if not set(side.articles) <= set(c.article):
            raise ValueError(f"divergence {divergence.id} names an article that is not there")
        if side.nearest and side.nearest.passage and side.nearest.passage not in c.passage:
            raise ValueError(f"divergence {divergence.id} names a passage that is not there")
        for found in side.evidence:
            _in_passage(c, found.article, found.passage, found.span)
            if found.span.of(c.article[found.article].text) != found.text:
                raise ValueError(f"divergence {divergence.id} does not quote {found.passage} as it is")
    if not any(side.evidence for side in divergence.sides):
        raise ValueError(f"divergence {divergence.id} has no evidence")
