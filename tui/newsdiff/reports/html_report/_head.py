"""The top of the page: what it is about, the summary to quote, the articles and their origins."""

from __future__ import annotations

from collections.abc import Iterator

from newsdiff.model import Article
from newsdiff.reports import overview
from newsdiff.reports.facts import Named
from newsdiff.reports.html_report._page import Page
from newsdiff.reports.html_report._tags import Markup, joined, listed, table, tag
from newsdiff.reports.line import clipped, plural, spaced
from newsdiff.signs import GLYPH, WARNING


def title(page: Page) -> str:
    """What the page is called: plain text."""
    articles = page.comparison.articles
    if not articles:
        return "Nothing to compare"
    return spaced(articles[0].page.headline or articles[0].name).strip()


def top(page: Page) -> Markup:
    """The head of the page."""
    more = len(page.comparison.articles) - 1
    others = f"and {plural(more, 'other article')}, compared" if more > 0 else ""
    chosen = tag("p", page.chosen, class_="chosen") if page.chosen else ""
    told = (tag("p", "newsdiff report", class_="brand"), tag("h1", title(page)), tag("p", others), chosen)
    return tag("header", told)


def summary(page: Page) -> Iterator[Markup]:
    """A paragraph to quote, the points that all tell, and what an editor should look at first."""
    yield tag("p", " ".join(overview.sentences(page)), class_="lead")
    points = overview.shared(page)
    if points:
        yield tag("h3", "Told by every article")
        yield tag("ul", (tag("li", _point(page, point)) for point in points))
    yield tag("h3", "Gravest")
    if page.grave:
        yield tag("ul", (tag("li", _in_short(page, named)) for named in page.grave), class_="gravest")
    else:
        yield tag("p", "No contradiction was found, and nothing serious.")


def _point(page: Page, point: overview.Shared) -> Markup:
    apart = listed(page.link(named) for named in point.apart)
    told = (
        joined("they differ in ", apart)
        if point.apart
        else joined("no difference of names, figures or dates")
    )
    return joined(point.row.topic, " (", page.row(point.row.id), "): ", told, ".")


def _in_short(page: Page, named: Named) -> Markup:
    kind = named.divergence.kind
    warned = dict.fromkeys(label for side in named.divergence.sides for label in side.articles)
    warnings = [
        joined(" ", page.label(label), " ", page.warning(label)) for label in warned if page.admitted(label)
    ]
    sign = tag("span", f"{GLYPH[kind]} ", class_=f"sign {kind.value}", aria_hidden="true")
    told = (sign, page.link(named), " ", page.severity(named.divergence), tag("br"), named.divergence.summary)
    return joined(told, warnings)


def articles(page: Page) -> Iterator[Markup]:
    """The articles, what they say of themselves, and their origins."""
    header = ("Article", "Outlet", "Headline", "Byline", "Date", "File")
    yield table("Articles compared", header, (_line(page, article) for article in page.comparison.articles))
    notices = [_notice(page, a, n) for a in page.comparison.articles for n in range(len(a.page.notices))]
    if notices:
        yield tag("h3", "What the articles say of themselves")
        yield tag("ul", (tag("li", notice) for notice in notices))
    yield from _origins(page)


def _line(page: Page, article: Article) -> tuple[Markup, ...]:
    told = article.page
    cells = (told.outlet or "not named", told.headline or "none", told.byline or "none")
    named = joined(page.label(article.label), " ", page.warning(article.label))
    day = tag("span", page.day_of(article.label), class_="day")
    return named, *map(joined, cells), day, tag("span", told.path, class_="path")


def _notice(page: Page, article: Article, number: int) -> Markup:
    notice = article.page.notices[number]
    words = clipped(notice.span.of(article.text), 300)
    kind = tag("span", f"{WARNING} {notice.kind.value}", class_="warning")
    return joined(page.label(article.label), " ", kind, f" “{words}”")


def _origins(page: Page) -> Iterator[Markup]:
    c = page.comparison
    yield tag("h3", "Origins")
    counted = f"{plural(len(c.articles), 'article')}, {plural(c.origin_count, 'origin')}"
    if not c.origins:
        yield tag("p", f"{counted}: none was found to repeat another's report.")
        return
    yield tag("p", f"{counted}. Articles of one origin do not confirm each other.")
    yield tag("ul", (tag("li", page.labels(o.articles), f": {o.reason}.") for o in c.origins))
