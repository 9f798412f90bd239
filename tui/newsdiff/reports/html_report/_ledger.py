"""The ledger of counts, a column for each article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.model import Article, Count
from newsdiff.reports.html_report._page import Page
from newsdiff.reports.html_report._tags import Markup, joined, table, tag
from newsdiff.reports.ledger import WHAT_IT_IS, Entry, entries, standing, title


def ledger(page: Page) -> Iterator[Markup]:
    """One line for each count."""
    c = page.comparison
    if not c.counts:
        yield tag("p", "Nothing is counted twice.")
        return
    yield tag("p", WHAT_IT_IS)
    columns = [page.who(article.label) for article in c.articles]
    yield table(
        "Every figure for one count", ("Count", *columns), (_line(page, n) for n in c.counts), "facing"
    )


def _line(page: Page, count: Count) -> Sequence[Markup]:
    c = page.comparison
    see = [joined(" ", page.link(named)) for named in page.of(c.divergences_of(count))]
    stand = tag("span", standing(count), class_="grade")
    head = joined(title(count), tag("br"), stand, see)
    return head, *(_figures(page, count, article) for article in c.articles)


def _figures(page: Page, count: Count, article: Article) -> Markup:
    found = entries(page.comparison, count, article.label)
    return tag("ul", (tag("li", _entry(e)) for e in found), class_="figures") if found else joined("–")


def _entry(entry: Entry) -> Markup:
    whence = tag("span", f", {entry.whence}", class_="cues") if entry.whence else ""
    return joined(
        tag("b", entry.words), whence, " ", tag("span", f"({', '.join(entry.passages)})", class_="place")
    )
