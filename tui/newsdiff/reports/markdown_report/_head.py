"""The top of the report: what was compared, what the articles admit, and where they come from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from newsdiff.model import SERIOUS, Article, Kind
from newsdiff.reports.markdown_report._escape import bold, clipped, escape, inline, table
from newsdiff.reports.markdown_report._sheet import Sheet, plural

_KINDS = (Kind.NUMBER, Kind.NAME, Kind.DATE, Kind.FRAMING, Kind.ATTRIBUTION, Kind.OMISSION)


def head(sheet: Sheet) -> Iterator[str]:
    """Title, counts, table of articles, notices, origins."""
    yield f"# {_title(sheet)}"
    yield _counts(sheet)
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


def _title(sheet: Sheet) -> str:
    articles = sheet.comparison.articles
    if not articles:
        return "Nothing to compare"
    first = f"“{inline(articles[0].page.headline or articles[0].name).strip()}”"
    more = len(articles) - 1
    return f"{first} and {plural(more, 'other article')}, compared" if more else f"{first}, alone"


def _counts(sheet: Sheet) -> str:
    c = sheet.comparison
    kinds = Counter(d.kind for d in c.divergences)
    each = ", ".join(f"{kind.value} {kinds[kind]}" for kind in _KINDS if kinds[kind])
    serious = sum(d.severity >= SERIOUS for d in c.divergences)
    told = [
        f"{plural(len(c.articles), 'article')} from {plural(c.origin_count, 'origin')}",
        plural(len(c.alignments), "aligned row"),
        plural(len(c.divergences), "divergence") + (f" ({each}), {serious} serious" if each else ""),
    ]
    return "; ".join(told) + "."


def _line(sheet: Sheet, article: Article) -> tuple[str, ...]:
    page = article.page
    return (
        sheet.who(article.label),
        escape(page.outlet or "not named"),
        escape(page.headline or "none"),
        escape(page.byline or "none"),
        sheet.day(article.label),
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
            yield f"- {bold(article.label)} ⚠ {notice.kind.value}: “{words}”"


def _origins(sheet: Sheet) -> Iterator[str]:
    c = sheet.comparison
    yield "## Origins"
    counted = f"{plural(len(c.articles), 'article')}, {plural(c.origin_count, 'origin')}"
    if not c.origins:
        yield f"{counted}: none was found to repeat another's report."
        return
    yield f"{counted}. Articles of one origin do not confirm each other."
    yield "\n".join(f"- {sheet.labels(o.articles)}: {escape(o.reason)}." for o in c.origins)
