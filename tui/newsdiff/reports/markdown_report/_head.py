"""The top of the report: the summary, what was compared, what the articles admit, where they come from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.model import Article, Origin
from newsdiff.reports import overview
from newsdiff.reports.facts import Named
from newsdiff.reports.line import clipped, plural
from newsdiff.reports.markdown_report._escape import bold, escape, inline, table
from newsdiff.reports.markdown_report._sheet import Sheet, verdict
from newsdiff.signs import WARNING


def title(sheet: Sheet) -> Iterator[str]:
    """The heading of the report, and what was left out of it by choice."""
    yield f"# {_title(sheet)}"
    if sheet.chosen:
        yield escape(sheet.chosen)


def _title(sheet: Sheet) -> str:
    articles = sheet.comparison.articles
    if not articles:
        return "Nothing to compare"
    first = f"“{inline(articles[0].page.headline or articles[0].name).strip()}”"
    more = len(articles) - 1
    return f"{first} and {plural(more, 'other article')}, compared" if more else f"{first}, alone"


def summary(sheet: Sheet) -> Iterator[str]:
    """A paragraph to quote, the points that all tell, and what an editor should look at first."""
    yield "## Summary"
    yield " ".join(escape(sentence) for sentence in overview.sentences(sheet))
    points = overview.shared(sheet)
    if points:
        yield "### Told by every article"
        yield "\n".join(f"- {_point(sheet, point)}" for point in points)
    yield "### Gravest"
    if sheet.grave:
        yield "\n".join(f"- {_in_short(sheet, named)}" for named in sheet.grave)
    else:
        yield "No contradiction was found, and nothing serious."


def _point(sheet: Sheet, point: overview.Shared) -> str:
    apart = ", ".join(sheet.link(named) for named in point.apart)
    told = f"{escape(point.row.topic)} ({sheet.row(point.row.id)})"
    return f"{told}: {f'they differ in {apart}' if apart else 'no difference of names, figures or dates'}."


def _in_short(sheet: Sheet, named: Named) -> str:
    warnings = sheet.warnings(label for side in named.divergence.sides for label in side.articles)
    told = f"{sheet.link(named)} ({sheet.grade(named.divergence)}): {escape(named.divergence.summary)}"
    judged = f"Verdict {verdict(named.verdict)}." if named.judged else ""
    return " ".join(part for part in (told, warnings, judged) if part)


def articles(sheet: Sheet) -> Iterator[str]:
    """Table of articles, notices, origins."""
    yield "## Articles"
    yield table(
        ("Article", "Outlet", "Headline", "Byline", "Date", "File", "SHA-256"),
        (_line(sheet, article) for article in sheet.comparison.articles),
    )
    captured = list(_captured(sheet))
    if captured:
        yield "What was taken from the network, and when:"
        yield "\n".join(captured)
    notices = list(_notices(sheet))
    if notices:
        yield "What the articles say of themselves:"
        yield "\n".join(notices)
    yield from _origins(sheet)


def _line(sheet: Sheet, article: Article) -> Sequence[str]:
    page = article.page
    return (
        sheet.who(article.label),
        escape(page.outlet or "not named"),
        escape(page.headline or "none"),
        escape(page.byline or "none"),
        sheet.day_of(article.label),
        escape(page.path),
        escape(page.sha256[:12]),
    )


def _captured(sheet: Sheet) -> Iterator[str]:
    for article in sheet.comparison.articles:
        if moment := article.page.captured:
            place = escape(article.page.url or article.page.path)
            yield f"- {bold(article.label)} {place}, {moment:%Y-%m-%d %H:%M:%S} UTC"


def _notices(sheet: Sheet) -> Iterator[str]:
    for article in sheet.comparison.articles:
        for notice in article.page.notices:
            words = inline(clipped(notice.span.of(article.text), 300))
            yield f"- {bold(article.label)} {WARNING} {notice.kind.value}: “{words}”"


def _origins(sheet: Sheet) -> Iterator[str]:
    c = sheet.comparison
    yield "### Origins"
    counted = f"{plural(len(c.articles), 'article')}, {plural(c.origin_count, 'origin')}"
    if not c.origins:
        yield f"{counted}: none was found to repeat another's report."
        return
    yield f"{counted}. Articles of one origin do not confirm each other."
    yield "\n".join(f"- {_origin(sheet, origin)}" for origin in c.origins)


def _origin(sheet: Sheet, origin: Origin) -> str:
    return f"{sheet.labels(origin.articles)}: {escape(origin.reason)}."
