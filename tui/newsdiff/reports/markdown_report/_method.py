"""The end of the report: what was left out of the comparison, and how it was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.model import Article
from newsdiff.reports.markdown_report._escape import bold, escape, table
from newsdiff.reports.markdown_report._sheet import Sheet
from newsdiff.reports.method import HOW, LEFT_OUT, by_hand, left_out, made_by


def dropped(sheet: Sheet) -> Iterator[str]:
    """How much of each file is no part of its article, and why."""
    yield "## Text left out"
    yield LEFT_OUT
    lines = (_line(sheet, article) for article in sheet.comparison.articles)
    yield table(("Article", "Passages", "Left out, by reason"), lines)


def _line(sheet: Sheet, article: Article) -> Sequence[str]:
    return sheet.who(article.label), str(len(article.passages)), left_out(article)


def method(sheet: Sheet) -> Iterator[str]:
    """Version, settings, hashes, and how to read the rest."""
    yield "## Method"
    yield escape(made_by(sheet.made))
    if told := by_hand(sheet.comparison):
        yield escape(told)
    yield "\n".join(f"- {line}" for line in HOW)
    yield table(("Article", "File", "SHA-256 of the file"), (_hash(a) for a in sheet.comparison.articles))


def _hash(article: Article) -> Sequence[str]:
    return bold(article.label), escape(article.page.path), escape(article.page.sha256)
