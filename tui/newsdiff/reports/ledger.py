"""The ledger of counts: every figure that anyone gives for one thing, article by article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsdiff.model import Comparison, Count, Figure
from newsdiff.reports.line import spaced

WHAT_IT_IS = (
    "Every figure that an article gives for one count, by whose account and with what date, in its words."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure of one article, and all passages that give it alike."""

    words: str
    """"at least 80"."""
    whence: str
    """By whose account and with what date, as printed: "by Foro Penal, January 12"; or ""."""
    passages: tuple[str, ...]

    @property
    def told(self) -> str:
        """All of it: "at least 80, by Foro Penal (A3, A25)"."""
        source = f", {self.whence}" if self.whence else ""
        return f"{self.words}{source} ({', '.join(self.passages)})"


def title(count: Count) -> str:
    """What is counted: "prisoners released"."""
    named = " ".join(filter(None, (spaced(count.subject), count.state)))
    return named or " ".join(filter(None, (count.measure.value, count.unit)))


def standing(count: Count) -> str:
    """How the articles stand."""
    if count.relation:
        return count.relation.value
    return "agree" if len(count.by_article) > 1 else "one article only"


def entries(comparison: Comparison, count: Count, label: str) -> Sequence[Entry]:
    """What one article says, in the order of places."""
    found: dict[tuple[str, str], list[str]] = {}
    for figure in count.by_article.get(label, ()):
        words = _words(comparison, figure)
        at = found.setdefault((words, _whence(comparison, figure)), [])
        if figure.quantity.passage not in at:
            at.append(figure.quantity.passage)
    return [Entry(words, whence, tuple(at)) for (words, whence), at in found.items()]


def _words(comparison: Comparison, figure: Figure) -> str:
    told = figure.quantity.span.of(comparison.article[figure.quantity.article].text)
    return spaced(told).strip()


def _whence(comparison: Comparison, figure: Figure) -> str:
    text = comparison.article[figure.quantity.article].text
    speaker = f"by {spaced(figure.speaker.of(text)).strip()}" if figure.speaker else ""
    moment = spaced(figure.moment.span.of(text)).strip() if figure.moment else ""
    return ", ".join(filter(None, (speaker, moment)))


def agreed(comparison: Comparison) -> Sequence[str]:
    """The counts that every article gives alike: "people killed (12)"."""
    labels = {a.label for a in comparison.articles}
    same = [c for c in comparison.counts if c.relation is None and labels <= set(c.by_article)]
    return [f"{title(count)} ({_words(comparison, count.figures[0])})" for count in same]
