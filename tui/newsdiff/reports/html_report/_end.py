"""The second half of the page: verdicts, aligned rows, what was left out, how it was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.model import Alignment, Article, Telling
from newsdiff.reports.facts import Named
from newsdiff.reports.html_report._page import Page
from newsdiff.reports.html_report._tags import Markup, joined, listed, table, tag
from newsdiff.reports.line import plural
from newsdiff.reports.method import HOW, LEFT_OUT, by_hand, left_out, made_by

_REASONS = 8
"""How many of the words that link a row's passages are told."""


def verdicts(page: Page) -> Iterator[Markup]:
    """A line for each divergence that was judged."""
    judged = [named for named in page.named if named.judged]
    left = plural(len(page.named) - len(judged), "divergence")
    yield tag("p", f"The reader's own judgement, not newsdiff's. {left} without a verdict.")
    if judged:
        header = ("Divergence", "What", "Verdict and note", "When")
        yield table("Verdicts", header, (_verdict(page, named) for named in judged))


def _verdict(page: Page, named: Named) -> Sequence[Markup]:
    when = named.verdict.judged
    told = when.strftime("%Y-%m-%d %H:%M %Z").strip() if when else "not known"
    what = joined(named.divergence.summary)
    return page.link(named), what, page.verdict(named.verdict), joined(told)


def rows(page: Page) -> Iterator[Markup]:
    """Every row, its passages side by side."""
    if not page.comparison.alignments:
        yield tag("p", "No two passages were found to tell the same thing.")
    for row in page.comparison.alignments:
        yield _row(page, row)


def _row(page: Page, row: Alignment) -> Markup:
    number = page.row_number[row.id]
    reasons = list(dict.fromkeys(word for link in row.links for word in link.because))[:_REASONS]
    linked = f" Linked by: {', '.join(reasons)}." if reasons else ""
    moved = f" Moved: {row.turned}." if row.moved else ""
    at = page.named_at.get(row.id, ())
    see = (" See ", listed(page.link(named) for named in at), ".") if at else ()
    heading = tag("h3", tag("a", f"Row {number}", href=f"#row-{number}", class_="self"), " ", row.topic)
    told = tag("p", f"Likeness {row.likeness:.2f}.{linked}{moved}", *see)
    sides = tag("div", (_telling(page, telling) for telling in row.tellings), class_="sides")
    return tag("article", heading, told, sides, id=f"row-{number}", class_="row")


def _telling(page: Page, telling: Telling) -> Markup:
    return tag("section", (page.quotation(passage) for passage in telling.passages), class_="side")


def dropped(page: Page) -> Iterator[Markup]:
    """How much of each file is no part of its article, and why."""
    yield tag("p", LEFT_OUT)
    lines = (_dropped(page, article) for article in page.comparison.articles)
    yield table("Text left out of the comparison", ("Article", "Passages", "Left out, by reason"), lines)


def _dropped(page: Page, article: Article) -> Sequence[Markup]:
    return page.label(article.label), joined(str(len(article.passages))), joined(left_out(article))


def method(page: Page) -> Iterator[Markup]:
    """Version, settings, hashes, and how to read the rest."""
    yield tag("p", made_by(page.made))
    if told := by_hand(page.comparison):
        yield tag("p", told)
    yield tag("ul", (tag("li", line) for line in HOW))
    lines = (_file(page, article) for article in page.comparison.articles)
    yield table("Files", ("Article", "File", "SHA-256 of the file"), lines, "hashes")


def _file(page: Page, article: Article) -> Sequence[Markup]:
    moment = article.page.captured
    captured = f", captured {moment:%Y-%m-%d %H:%M:%S} UTC" if moment else ""
    return page.label(article.label), joined(article.page.path + captured), joined(article.page.sha256)
