"""The end of the report: what was left out of the comparison, and how it was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.model import Article
from newsdiff.reports.line import plural
from newsdiff.reports.markdown_report._escape import bold, escape, table
from newsdiff.reports.markdown_report._sheet import Sheet

_HOW = (
    "- Passages are aligned by the words, names and figures they share, rare ones most. Likeness is 0 to 1.",
    "- A divergence is a difference in what the articles say; it does not tell what is true, or meant.",
    "- A line is a line of the article's text as newsdiff reads it: of a text file, the file's own line.",
    "- Quotations are verbatim, but for white space; … marks what was cut, bold the words in question.",
    "- The same files, version and settings give this report again, byte for byte.",
)


def dropped(sheet: Sheet) -> Iterator[str]:
    """How much of each file is no part of its article, and why."""
    yield "## Text left out"
    yield "Share buttons, related headlines and the like; kept in the JSON report, with their places."
    lines = (_line(sheet, article) for article in sheet.comparison.articles)
    yield table(("Article", "Passages", "Left out, by reason"), lines)


def _line(sheet: Sheet, article: Article) -> Sequence[str]:
    reasons: dict[str, list[int]] = {}
    for left in article.page.dropped:
        reasons.setdefault(left.reason.value, []).append(left.span.end - left.span.start)
    told = "; ".join(
        f"{reason}: {plural(len(sizes), 'span')}, {plural(sum(sizes), 'character')}"
        for reason, sizes in sorted(reasons.items())
    )
    return sheet.who(article.label), str(len(article.passages)), told or "nothing"


def method(sheet: Sheet) -> Iterator[str]:
    """Version, settings, hashes, and how to read the rest."""
    yield "## Method"
    yield (
        f"Made by newsdiff {escape(sheet.made.version)}, offline, without a model. "
        f"Serious: severity {sheet.made.serious:g} or more. Lexicons: SHA-256 {escape(sheet.made.lexicons)}."
    )
    yield "\n".join(_HOW)
    yield table(("Article", "File", "SHA-256 of the file"), (_hash(a) for a in sheet.comparison.articles))


def _hash(article: Article) -> Sequence[str]:
    return bold(article.label), escape(article.page.path), escape(article.page.sha256)
