"""How a report was made, in the words that every report uses."""

from __future__ import annotations

from newsdiff.model import Article, Comparison
from newsdiff.reports.line import plural
from newsdiff.reports.settings import Made

LEFT_OUT = "Share buttons, related headlines and the like; kept in the JSON report, with their places."

HOW = (
    "Passages are aligned by the words, names and figures they share, rare ones most. Likeness is 0 to 1.",
    "A divergence is a difference in what the articles say; it does not tell what is true, or meant.",
    "A line is a line of the article's text as newsdiff reads it: of a text file, the file's own line.",
    "Quotations are verbatim, but for white space; … marks what was cut, emphasis the words in question.",
    "The same files, version, settings and links by hand give this report again, byte for byte.",
)


def made_by(made: Made) -> str:
    """Version and settings, in plain text."""
    return (
        f"Made by newsdiff {made.version}, offline, without a model. "
        f"Serious: severity {made.serious:g} or more. Lexicons: SHA-256 {made.lexicons}."
    )


def by_hand(comparison: Comparison) -> str:
    """Which passages the reader linked or took apart, in plain text; empty when none."""
    ways = ("are linked", True), ("are taken apart", False)
    told = [
        f"{', '.join(pairs)} {way}"
        for way, linked in ways
        if (pairs := [f"{h.left} and {h.right}" for h in comparison.by_hand if h.linked is linked])
    ]
    return f"By the reader's own hand, {'; '.join(told)}." if told else ""


def left_out(article: Article) -> str:
    """How much of a file is no part of its article, by reason, in plain text."""
    reasons: dict[str, list[int]] = {}
    for left in article.page.dropped:
        reasons.setdefault(left.reason.value, []).append(left.span.end - left.span.start)
    told = "; ".join(
        f"{reason}: {plural(len(sizes), 'span')}, {plural(sum(sizes), 'character')}"
        for reason, sizes in sorted(reasons.items())
    )
    return told or "nothing"
