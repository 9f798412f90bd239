"""Feeds (RSS, Atom, JSON Feed) and sitemaps: not articles, but lists of them to choose from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from newsdiff.model import InputError
from newsdiff.stages.load._document import Document, Opened, told
from newsdiff.stages.load._json import parsed
from newsdiff.stages.load._limits import ARTICLES

if TYPE_CHECKING:
    from lxml.etree import _Element

_START = re.compile(
    rb"\s{0,200}(?:\xef\xbb\xbf)?(?:<\?[^>]{0,500}\?>\s{0,200}|<!--.{0,2000}?-->\s{0,200}"
    rb"|<!doctype[^>\[]{0,500}(?:\[[^\]]{0,9000}\])?\s{0,50}>\s{0,200}){0,9}"
    rb"<(?:\w{1,20}:)?(rss|feed|rdf|urlset|sitemapindex)[\s>]", re.I | re.S,
)  # fmt: skip
_ENTRIES = frozenset({"item", "entry", "url", "sitemap"})
_DATES = ("published", "pubdate", "date", "publication_date", "updated", "lastmod")
_EARLIEST = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """One article, or one further sitemap, that a feed lists."""

    address: str
    title: str
    moment: datetime | None
    """When it was published or last changed, in UTC."""


def is_feed(data: bytes) -> bool:
    """Whether these are the bytes of a feed or a sitemap."""
    return bool(_START.match(data[:20_000])) or (b"https://jsonfeed.org/version/" in data[:2_000])


def unchosen(document: Document) -> Opened:
    """A feed is no article.

    Raises:
        InputError: always; it says how to choose from the feed.

    """
    count = len(entries(document))
    many = "1 entry" if count == 1 else f"{count} entries"
    listed = f"it is a feed or sitemap with {many}, no article"
    remedy = f"say --newest 5, or choose from what newsdiff inputs {document.path} lists"
    raise InputError(document.path, listed, remedy)


def chosen(document: Document, newest: int) -> tuple[str, ...]:
    """The addresses of the newest articles that a feed lists.

    Raises:
        InputError: it lists none, or further sitemaps only.

    """
    found = entries(document)
    if lists_sitemaps(document):
        problem = f"it lists {len(found)} further sitemaps, no articles"
        remedy = f"choose one of those that newsdiff inputs {document.path} lists"
        raise InputError(document.path, problem, remedy)
    return tuple(entry.address for entry in found[:newest])


def entries(document: Document) -> tuple[Entry, ...]:
    """What a feed lists, the newest first; entries without a date follow, in the order of the feed.

    Raises:
        InputError: it is damaged, or lists nothing.

    """
    try:
        found = list(_of_json(document) if parsed(document) is not None else _of_xml(document))
    except Exception as error:  # a damaged file makes lxml raise almost anything
        problem = f"it is a damaged feed ({told(error)})"
        raise InputError(document.path, problem, "name the articles' own addresses") from error
    known = {
        entry.address: entry for entry in reversed(found) if entry.address.startswith(("http://", "https://"))
    }
    if not known:
        problem = "there is no address of an article in this feed"
        raise InputError(document.path, problem, "name the articles' own addresses")
    given = reversed(known.values())
    newest = sorted(given, key=lambda entry: entry.moment or _EARLIEST, reverse=True)
    return tuple(newest[: ARTICLES.most])


def lists_sitemaps(document: Document) -> bool:
    """Whether its entries are sitemaps again."""
    start = _START.match(document.data[:20_000])
    return start is not None and start[1].lower() == b"sitemapindex"


def _of_json(document: Document) -> Iterator[Entry]:
    found = parsed(document)
    for each in found.get("items", ()) if isinstance(found, dict) else ():
        if isinstance(each, dict):
            told_on = str(each.get("date_published") or each.get("date_modified") or "")
            address = str(each.get("url") or each.get("external_url") or "")
            yield Entry(address, _line(str(each.get("title") or "")), _moment(told_on))


def _of_xml(document: Document) -> Iterator[Entry]:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(document.data.strip(), parser)
    base = document.path if "://" in document.path else ""
    for part in () if root is None else root.iter():
        if _tag(part) in _ENTRIES:
            yield _entry(part, base)


def _entry(part: _Element, base: str) -> Entry:
    words: dict[str, str] = {}
    address = ""
    for child in part.iterdescendants():
        tag, text = _tag(child), (child.text or "").strip()
        words.setdefault(tag, text)
        if tag == "link" and child.get("rel", "alternate") == "alternate":
            address = address or child.get("href") or text
        elif tag == "loc" and child.getparent() is part:
            address = text
    if not address and words.get("guid", "").startswith("http"):
        address = words["guid"]
    moment = next((m for name in _DATES if (m := _moment(words.get(name, "")))), None)
    return Entry(urljoin(base, address) if base else address, _line(words.get("title", "")), moment)


def _tag(part: _Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return part.tag.rpartition("}")[2].lower() if isinstance(part.tag, str) else ""


def _line(words: str) -> str:
    return " ".join(words.split())[:300]


def _moment(words: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(words)
            return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
        except (TypeError, ValueError, OverflowError, IndexError):
            continue
    return None
