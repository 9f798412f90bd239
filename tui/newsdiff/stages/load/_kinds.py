"""The kinds of input, in one table: how each is told, and what opens it. Each is imported when it is met."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from newsdiff.model import InputError
from newsdiff.stages.load._document import Document, Opened, Opener
from newsdiff.stages.load._limits import ARTICLE, DEPTH, past, too_large
from newsdiff.stages.load._refused import as_text

_HEADERS = re.compile(
    rb"(?:From [^\n]{0,500}\n)?"
    rb"(?:[!-9;-~]{1,70}:[^\r\n]{0,4000}\r?\n(?:[ \t][^\r\n]{0,4000}\r?\n){0,200}){2,200}\r?\n"
)
_POSTED = re.compile(rb"^(?:mime-version|message-id|received|return-path|dkim-signature)\s?:", re.I | re.M)
_SAVED = re.compile(rb"^snapshot-content-location\s?:|^from\s?:\s?[\"<]?saved by ", re.I | re.M)
_LISTS = re.compile(rb"<(?:\w{1,20}:)?(?:rss|feed|rdf|urlset|sitemapindex)[\s>]|jsonfeed\.org", re.I)
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--.{0,400}?-->\s{0,50})?<(?:!doctype\s+html|html)\b",
    re.I | re.S,
)
_FEED_SNIFFED = 20_000
_SNIFFED = 100_000


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of input."""

    name: str
    told_by: str
    """How its content shows it, in words."""
    suffixes: tuple[str, ...]
    """The ends of names that tell it where the content does not."""
    shows: Callable[[bytes], bool]
    """Whether the content shows it."""
    open: Opener
    needs: str = ""
    """The extra that it needs installed."""


def _never(_data: bytes) -> bool:
    return False


def _starts(*marks: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(marks)


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _is_docx(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04") and b"word/document" in data


def _headers(data: bytes) -> bytes:
    found = _HEADERS.match(data[:_SNIFFED].lstrip())
    return found[0] if found else b""


def _is_archive(data: bytes) -> bool:
    return bool(_SAVED.search(_headers(data)))


def _is_mail(data: bytes) -> bool:
    return bool(_POSTED.search(_headers(data)))


def _is_feed(data: bytes) -> bool:
    if not _LISTS.search(data[:_FEED_SNIFFED]):
        return False
    from newsdiff.stages.load._feed import is_feed

    return is_feed(data)


def _is_json(data: bytes) -> bool:
    if not data[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        return False
    from newsdiff.stages.load._json import is_json

    return is_json(data)


def _is_page(data: bytes) -> bool:
    return bool(_PAGE.match(data))


def _open_gzip(document: Document) -> Opened:
    from newsdiff.stages.load._gzip import unpacked

    return unpacked(document)


def _open_pdf(document: Document) -> Opened:
    from newsdiff.stages.load._pdf import pages

    return pages(document)


def _open_docx(document: Document) -> Opened:
    from newsdiff.stages.load._docx import paragraphs

    return paragraphs(document)


def _open_archive(document: Document) -> Opened:
    from newsdiff.stages.load._mail import page

    return page(document)


def _open_mail(document: Document) -> Opened:
    from newsdiff.stages.load._mail import letter

    return letter(document)


def _open_feed(document: Document) -> Opened:
    from newsdiff.stages.load._feed import unchosen

    return unchosen(document)


def _open_json(document: Document) -> Opened:
    from newsdiff.stages.load._json import records

    return records(document)


FEED = Kind(
    "feed or sitemap", "<rss>, <feed>, <urlset> or JSON Feed", (".rss", ".atom"), _is_feed, _open_feed
)
TEXT = Kind("text", "none of the above", (".txt", ".text", ""), lambda _data: True, as_text)

KINDS = (
    Kind("gzip of any of these", "1F 8B", (".gz",), _starts(b"\x1f\x8b"), _open_gzip),
    Kind("PDF", "%PDF-", (), _is_pdf, _open_pdf, needs="documents"),
    Kind(
        "Word document (DOCX)", "a ZIP file with word/document", (), _is_docx, _open_docx, needs="documents"
    ),
    Kind(
        "saved web page (MHTML)", "the head of a saved page", (".mht", ".mhtml"), _is_archive, _open_archive
    ),
    Kind("mail", "the head of a mail", (".eml",), _is_mail, _open_mail),
    FEED,
    Kind(
        "JSON, JSONL, newsdiff report", "JSON objects", (".json", ".jsonl", ".ndjson"), _is_json, _open_json
    ),
    Kind("HTML page", "tags", (".html", ".htm", ".xhtml"), _is_page, as_text),
    Kind("markdown", "headings, links, marks", (".md", ".markdown"), _never, as_text),
    TEXT,
)
"""In the order in which they are looked for. Markdown is text here, as is a page without its first tags:
`extract` tells them apart."""


def kind_of(document: Document) -> Kind:
    """The kind of a document: by its content, or else by its name."""
    data = document.data
    shown = next((kind for kind in KINDS[:-1] if kind.shows(data)), None)
    named = (kind for kind in KINDS if document.name.endswith(kind.suffixes))
    return shown or (next(named, TEXT) if data.strip() else TEXT)


def opened(document: Document, depth: int = 0) -> Iterator[Document | InputError]:
    """The articles in a document, in order, and what is wrong with those that cannot be had."""
    try:
        if depth > DEPTH.most:
            raise InputError(
                document.path, f"files are packed more than {DEPTH.most} deep in it", "unpack it"
            )
        parts = list(kind_of(document).open(document))
        if not parts:
            raise InputError(document.path, "there is no article in it", "leave it out")
        for part in parts:
            if isinstance(part, Document) and not part.settled:
                yield from opened(part, depth + 1)
            elif isinstance(part, Document) and past(ARTICLE, len(part.data)):
                yield too_large(part.path, ARTICLE, "save the text of one article only")
            else:
                yield part
    except InputError as failure:
        yield failure
