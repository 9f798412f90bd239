"""What an article is called where there is little room."""

from __future__ import annotations

import re
from functools import lru_cache

from newsdiff.model import Article
from newsdiff.ui.plain import plain

_HOST = re.compile(r"https?://(?:www\.)?([^\s/?#:@]+)", re.IGNORECASE)
_KEY = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?=\d*[a-f])(?=[a-f]*\d)[0-9a-f]{12,}", re.IGNORECASE
)
"""A UUID, or a hash in hexadecimal: twelve digits or more, letters among them, so no date and no number."""
_SUFFIX = re.compile(r"\.\w{1,5}$")
_KEPT = 4
"""Digits of a key that tell it from others."""


def short_name(article: Article) -> str:
    """Its outlet, or else the site of its address, or else its file, without the greater part of a hash.

    One line, fit to be drawn.
    """
    page = article.page
    return _short(page.outlet or "", page.url or "", page.path)


@lru_cache(4096)
def _short(outlet: str, address: str, path: str) -> str:
    if outlet:
        return " ".join(plain(outlet).split())
    site = _HOST.match(address) or _HOST.match(path)
    if site:
        return plain(site[1])
    file = " ".join(plain(path.rsplit("/", 1)[-1]).split())
    shown, many = _KEY.subn(lambda key: f"{key[0][:_KEPT]}…", file)
    return _SUFFIX.sub("", shown) if many else file
