"""The reader's rows as plain lines, for screen readers and pipes: the same points in the same order.

Every sign is spelt out, nothing is drawn, no line is broken or cut.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsdiff.model import SERIOUS, Article, Comparison, Divergence, Judgement, Side, events_of
from newsdiff.ui.course import Course, Point
from newsdiff.ui.kinds import count, headline
from newsdiff.ui.plain import plain
from newsdiff.ui.session import Session


def twin(session: Session) -> Iterator[str]:
    """The lines of what a session shows: the articles, then point by point; none ends in a line end."""
    shown = session.shown
    course = Course(shown)
    yield from _head(session)
    number = 0
    for place, point in enumerate(course.points, 1):
        yield ""
        yield _title(shown, point, place, len(course.points))
        yield from _tellings(shown, point)
        for divergence in point.divergences:
            number += 1
            yield from _divergence(session, divergence, number, len(course.stops))


def _head(session: Session) -> Iterator[str]:
    shown, every = session.shown, len(session.comparison.divergences)
    many, origins = len(shown.articles), shown.origin_count
    yield _one_line(headline(shown))
    kinds = ", ".join(f"{kind.value} {n}" for kind, n in count(shown.divergences)) or "none"
    left = f" of {every}" if len(shown.divergences) != every else ""
    yield f"{_several(many, 'article')} of {_several(origins, 'origin')}"
    told = events_of(session.comparison.articles, session.comparison.alignments)
    if len(told) > 1:
        yield f"{len(told)} events, not compared: {'; '.join(' '.join(labels) for labels in told)}"
    yield f"{_several(len(shown.divergences), 'divergence')}{left}: {kinds}"
    yield ""
    for article in shown.articles:
        yield from _article(article)


def _article(article: Article) -> Iterator[str]:
    page = article.page
    day = f", {page.published.isoformat()}" if page.published else ""
    told = f": {_one_line(page.headline)}" if page.headline else ""
    yield f"Article {article.label}, {_one_line(article.name)}{day}{told}"
    for notice in page.notices:
        yield f"  notice, {notice.kind.value}: {_one_line(notice.span.of(article.text))}"


def _title(shown: Comparison, point: Point, place: int, points: int) -> str:
    told = f", told by {', '.join(point.row.articles)}" if point.row else ""
    row = f", row {point.number}" if point.number else ""
    many = f" ({point.told} of {len(shown.articles)} articles)" if point.row else ""
    return f"Point {place} of {points}{row}: {_one_line(point.topic)}{told}{many}"


def _tellings(shown: Comparison, point: Point) -> Iterator[str]:
    for telling in point.row.tellings if point.row else ():
        yield f"  {telling.article}: {' '.join(_one_line(shown.words(p)) for p in telling.passages)}"


def _divergence(session: Session, divergence: Divergence, number: int, every: int) -> Iterator[str]:
    serious = ", serious" if divergence.severity >= SERIOUS else ""
    told = f"{divergence.kind.value}, {divergence.relation.value}{serious}"
    yield f"  Divergence {number} of {every}, {told}: {_one_line(divergence.summary)}"
    for side in divergence.sides:
        yield from _side(session.comparison, side)
    yield f"    because: {_one_line(divergence.because)}"
    verdict = session.verdict(divergence.id)
    if verdict.judgement is not Judgement.OPEN:
        yield f"    your verdict: {verdict.judgement.value}"
    if verdict.note:
        yield f"    your note: {_one_line(verdict.note)}"


def _side(comparison: Comparison, side: Side) -> Iterator[str]:
    who = ", ".join(side.articles)
    if side.value is not None:
        yield f"    {who}: {_one_line(side.value)}"
        for evidence in side.evidence:
            yield f"      {evidence.article} says: {_one_line(comparison.words(evidence.passage))}"
    elif side.nearest and side.nearest.passage in comparison.passage:
        words = _one_line(comparison.words(side.nearest.passage))
        yield f"    {who}: silent; nearest, likeness {side.nearest.likeness:.2f}: {words}"
    else:
        yield f"    {who}: silent; nothing there is like it"


def _several(many: int, what: str) -> str:
    return f"{many} {what}{'s' * (many != 1)}"


def _one_line(text: str) -> str:
    return " ".join(plain(text).split())


def printed(lines: Iterable[str]) -> str:
    """The lines, each with its end."""
    return "".join(f"{line}\n" for line in lines)
