"""Front pages: what leads to articles and is none itself."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from newsdiff.model import InputError
from newsdiff.stages.extract._meta import Meta, has_article

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEEDS = frozenset({"application/rss+xml", "application/atom+xml"})
_LONGEST_ADDRESS = 200


def front_page(path: str, tree: HtmlElement, meta: Meta) -> InputError | None:
    """What to say of a site's first page: by its own word its address has no path, and it is no article.

    A page that names a writer or a day of publication is taken for an article, wherever it says it stands.
    """
    address = urlsplit(meta.fields.get("url", ""))
    rooted = address.netloc and not address.path.strip("/") and not address.query
    if not rooted or meta.fields.get("date") or meta.fields.get("author") or has_article(tree):
        return None
    feed = next(filter(None, (_feed(link) for link in tree.iter("link"))), "")
    remedy = f"give one of its articles, or its feed ({feed})" if feed else "give one of its articles"
    return InputError(path, "it is the front page of a site, not an article", remedy)


def _feed(link: HtmlElement) -> str:
    """The address of a feed that the page offers; empty when it is no feed."""
    address = link.get("href") or ""
    told = (link.get("type") or "").lower() in _FEEDS and address.startswith(("http://", "https://"))
    return address if told and len(address) <= _LONGEST_ADDRESS and " " not in address else ""
