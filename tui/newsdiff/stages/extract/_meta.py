"""What a web page says of itself in JSON-LD, OpenGraph and meta tags: told, not guessed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from newsdiff.stages.extract._patterns import vocabulary

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "citation_title"),
    "author": ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"),
    "date": (
        "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
        "sailthru.date", "dc.date", "dc.date.issued", "dcterms.created", "publish-date", "pubdate",
        "publication_date", "citation_publication_date", "date",
    ),
    "outlet": ("og:site_name", "application-name", "publisher", "dc.publisher"),
    "url": ("og:url",),
}  # fmt: skip
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_BY = re.compile(r"^by:?\s+(?=[^\W\d_])", re.I)
_PARTED = re.compile(r"\s+[|–—·:-]\s+([^|]{2,60})$")
_LONGEST_NAME = 5
_WORD = re.compile(r"\w{3,}")
_LONGEST = 500
_MOST_SCRIPTS = 40
_LARGEST_SCRIPT = 2_000_000
_MOST_VALUES = 5_000
_NO_ARTICLE = frozenset({"newsarticlelistpage", "scholarlyarticlelist"})


@dataclass(frozen=True, slots=True)
class Meta:
    """What is told, by field: author, date (ISO 8601), outlet, url; and the titles, the surest first."""

    fields: dict[str, str] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    """The main headings that it prints, with single blanks."""


def read_meta(tree: HtmlElement) -> Meta:
    """What the head of a page tells; JSON-LD before OpenGraph before other meta tags."""
    told = [*[_of_record(record) for record in _records(tree)][:1], _of_tags(tree)]
    found = {name: next((each[name] for each in told if each.get(name)), "") for name in _META}
    titles = tuple(dict.fromkeys(each["title"] for each in told if each.get("title")))
    found.pop("title")
    headings = tuple(" ".join(" ".join(heading.itertext()).split()) for heading in tree.iter("h1"))
    titles = _printed(headings, titles) + titles
    found["outlet"] = found["outlet"] or _behind(tree, titles)
    return Meta({name: words for name, words in found.items() if words}, titles, headings)


def has_article(tree: HtmlElement) -> bool:
    """Whether the page says that it is an article, in JSON-LD or OpenGraph."""
    kinds = ((tag.get("content") or "") for tag in tree.iter("meta") if tag.get("property") == "og:type")
    return any("article" in kind.lower() for kind in kinds) or next(_records(tree), None) is not None


def _printed(headings: tuple[str, ...], titles: tuple[str, ...]) -> tuple[str, ...]:
    """The one main heading of a page, when it says what one of its titles does: a reader sees this one."""
    words = set(_WORD.findall(headings[0].lower())) if len(headings) == 1 else set()
    alike = (words & set(_WORD.findall(title.lower())) for title in titles)
    return (headings[0],) if words and any(2 * len(each) >= len(words) for each in alike) else ()


def _behind(tree: HtmlElement, titles: tuple[str, ...]) -> str:
    """The outlet, where the title of the page is its headline and a name: "Ship lost - Valley Press"."""
    whole = _line(tree.findtext(".//title"))
    headings = (_line(" ".join(heading.itertext())) for heading in tree.iter("h1"))
    for headline in (*titles, *headings):
        begins = headline and whole.startswith(headline)
        parted = _PARTED.match(whole, len(headline)) if begins else None
        if parted and len(parted[1].split()) <= _LONGEST_NAME:
            return parted[1]
    return ""


def _of_tags(tree: HtmlElement) -> dict[str, str]:
    known: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or ""
        known.setdefault(name.strip().lower(), tag.get("content") or "")
    told = {
        name: next((w for key in keys if (w := _line(known.get(key)))), "") for name, keys in _META.items()
    }
    links = (
        link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"
    )
    return _checked({**told, "url": next(links, "") or told["url"]})


def _records(tree: HtmlElement) -> Iterator[Mapping[str, object]]:
    """The JSON-LD records that describe an article, in order."""
    scripts = [
        s for s in tree.iter("script") if (s.get("type") or "").lower().strip() == "application/ld+json"
    ]
    for script in scripts[:_MOST_SCRIPTS]:
        text = script.text_content()
        try:
            found = json.loads(text, strict=False) if len(text) <= _LARGEST_SCRIPT else None
        except (ValueError, RecursionError):
            continue
        yield from (record for record in _within(found) if _is_article(record.get("@type")))


def _within(found: object) -> Iterator[Mapping[str, object]]:
    """Every record in a JSON value, the outer ones first."""
    waiting = [found]
    for _ in range(_MOST_VALUES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            waiting.extend(each for each in value.values() if isinstance(each, dict | list))
        elif isinstance(value, list):
            waiting.extend(each for each in value if isinstance(each, dict | list))


def _is_article(kinds: object) -> bool:
    named = [str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])]
    articles = ("article", "blogposting", "report", "opinionnewsarticle", "liveblogposting")
    return any(kind.endswith(articles) and kind not in _NO_ARTICLE for kind in named)


def _of_record(record: Mapping[str, object]) -> dict[str, str]:
    page = record.get("mainEntityOfPage")
    url = record.get("url") or (page.get("@id") if isinstance(page, dict) else page)
    return _checked(
        {
            "title": _line(record.get("headline") or record.get("name")),
            "author": _named(record.get("author") or record.get("creator")),
            "date": _line(record.get("datePublished") or record.get("dateCreated")),
            "outlet": _named(record.get("publisher") or record.get("sourceOrganization")),
            "url": _line(url),
        }
    )


def _named(value: object) -> str:
    """The name of a person or organisation, or of several."""
    if isinstance(value, list):
        names = dict.fromkeys(name for each in value[:12] if (name := _named(each)))
        return ", ".join(names)
    return _line(value.get("name")) if isinstance(value, dict) else _line(value)


def _line(value: object) -> str:
    return " ".join(unescape(value).split())[:_LONGEST] if isinstance(value, str) else ""


def writer(told: str) -> str:
    """The author without "By"; empty for an address, a handle, or what a publishing system fills in."""
    name = _BY.sub("", told)
    unnamed = "://" in name or name.startswith("@") or name.lower() in vocabulary("no_writer")
    return "" if unnamed else name


def _checked(told: dict[str, str]) -> dict[str, str]:
    """Without what cannot be what it claims to be: an author who is an address, a date that is none."""
    address = ("http://", "https://")
    day = _DAY.match(told["date"])
    told["date"] = day[0] if day else ""
    told["author"] = writer(told["author"])
    told["outlet"] = "" if "://" in told["outlet"] else told["outlet"]
    told["url"] = told["url"] if told["url"].startswith(address) else ""
    return told
