"""Quotations that can stand in a note or mail: the words, who prints them, when, and where."""

from __future__ import annotations

from collections.abc import Iterator

from newsdiff.model import Comparison, Divergence
from newsdiff.ui.course import passage_in
from newsdiff.ui.plain import plain


def cite(comparison: Comparison, passage: str) -> str:
    """`“words” — Outlet, 4 March 2031, https://…`, in one line; the file where there is no address.

    An article without an outlet is told by its address or file alone.
    """
    found = comparison.passage[passage]
    article = comparison.article[found.article]
    page = article.page
    day = f"{page.published.day} {page.published:%B %Y}" if page.published else "undated"
    words = " ".join(plain(article.words(found)).split())
    outlet = f"{' '.join(plain(page.outlet).split())}, " if page.outlet else ""
    return f"“{words}” — {outlet}{day}, {plain(page.url or page.path)}"


def cite_divergence(comparison: Comparison, divergence: Divergence, label: str = "") -> str:
    """The quotation of an article on a divergence; of none, or of a silent one, those of all that tell it."""
    own = passage_in(divergence, label) if label and _tells(divergence, label) else ""
    if own:
        return cite(comparison, own)
    return "\n".join([plain(divergence.summary), *(cite(comparison, p) for p in _passages(divergence))])


def _tells(divergence: Divergence, label: str) -> bool:
    return any(label in side.articles and side.value is not None for side in divergence.sides)


def _passages(divergence: Divergence) -> Iterator[str]:
    """The passages of the evidence, each once."""
    yield from dict.fromkeys(e.passage for side in divergence.sides for e in side.evidence)
