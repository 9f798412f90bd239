"""What holds of any input whatever: shared by the tests and by the fuzzer."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from newsdiff.model import Comparison, InputError, Page, Raw
from newsdiff.stages.extract import extract
from newsdiff.stages.load._document import Document, sha256
from newsdiff.stages.load._kinds import opened

NAMES = (
    "a.txt",
    "a.html",
    "a.md",
    "a.pdf",
    "a.docx",
    "a.eml",
    "a.mhtml",
    "a.json",
    "a.jsonl",
    "a.xml",
    "a.gz",
    "a",
)


def keep_promises(name: str, content: bytes) -> list[Page]:
    """Load and extract a file; its pages. Any other exception than InputError is a fault."""
    pages = []
    for part in opened(Document(name, name, content, sha256(content))):
        if isinstance(part, InputError):
            assert part.remedy
            assert "\n" not in part.problem
            continue
        page = page_of(part.raw())
        if page is not None:
            pages.append(page)
    return pages


def page_of(raw: Raw) -> Page | None:
    """The page of a document, checked; None when it is told that there is none."""
    try:
        page = extract(raw)
    except InputError as failure:
        assert failure.remedy
        return None
    assert page == extract(raw), "the same bytes give the same page"
    check_page(page)
    return page


def check_page(page: Page) -> None:
    """The text is canonical; blocks and dropped spans tile it; notices lie inside."""
    assert page.text == unicodedata.normalize("NFC", page.text)
    assert all(c == "\n" or unicodedata.category(c) not in ("Cc", "Cs") for c in page.text)
    spans = sorted([*(block.span for block in page.blocks), *(part.span for part in page.dropped)])
    at = 0
    for span in spans:
        assert at <= span.start < span.end <= len(page.text)
        assert not page.text[at : span.start].strip()
        at = span.end
    assert not page.text[at:].strip()
    assert page.blocks or page.dropped
    assert all(0 <= n.span.start < n.span.end <= len(page.text) for n in page.notices)


def check_comparison(comparison: Comparison) -> None:
    """Every span lies in its text; passages and dropped spans tile it; evidence says what stands there."""
    for article in comparison.articles:
        check_page(article.page)
        spans = sorted([*(p.span for p in article.passages), *(d.span for d in article.page.dropped)])
        assert all(a.end <= b.start for a, b in pairwise(spans))
        shown = "".join(span.of(article.text) for span in spans)
        assert "".join(shown.split()) == "".join(article.text.split()), "nothing is lost"
    marks = [*comparison.quantities, *comparison.moments, *comparison.cues, *comparison.attributions]
    marks += [mention for entity in comparison.entities for mention in entity.mentions]
    for mark in marks:
        assert 0 <= mark.span.start < mark.span.end <= len(comparison.article[mark.article].text)
    for divergence in comparison.divergences:
        for side in divergence.sides:
            for evidence in side.evidence:
                assert evidence.span.of(comparison.article[evidence.article].text) == evidence.text
