"""The article that is found in an HTML page, part by part. The only home of trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol, cast

from newsdiff.model import Role
from newsdiff.stages.extract._decode import canonical
from newsdiff.stages.extract._ends import bare
from newsdiff.stages.extract._meta import writer

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}
_ROLES = {"p": Role.BODY, "head": Role.HEADING, "item": Role.LISTING, "quote": Role.QUOTATION}
_PARTS = frozenset({"p", "head", "item", "quote", "cell", "code", "ab", "fw"})
_TALKATIVE = ("trafilatura", "htmldate", "courlan", "charset_normalizer")
"""They tell on standard error what is wrong with a page, in its own words."""
_BLOCKS = re.compile(r"<(?:p|li|div|br|td|h\d)\b", re.I)
_MOST_BLOCKS = 4_000
"""With more of them, only one way to find the article is tried: others take their number squared."""
_BREAK = "\u2028"


Lines = list[tuple[Role | None, str]]
"""(role, words) of each line."""


@dataclass(frozen=True, slots=True)
class MainText:
    """What was found of an article."""

    lines: Lines = field(default_factory=list)
    """Its lines as the page writes them: not canonical."""
    fields: Mapping[str, str] = field(default_factory=dict)
    """Guesses at title, author, date (ISO 8601), outlet and url."""
    links: tuple[str, ...] = ()
    """Where it links to."""
    linked: frozenset[str] = frozenset()
    """The words of paragraphs and list entries that are one link from end to end."""


class _Element(Protocol):
    """What is used of an element of a tree."""

    tag: object
    text: str | None
    tail: str | None

    def __iter__(self) -> Iterator[_Element]: ...
    def get(self, name: str, default: str) -> str: ...
    def iter(self, *tags: str) -> Iterator[_Element]: ...
    def iterdescendants(self) -> Iterator[_Element]: ...
    def iterancestors(self) -> Iterator[_Element]: ...
    def itertext(self) -> Iterator[str]: ...


class _Found(Protocol):
    """What is used of a page that trafilatura has read."""

    body: _Element | None


def main_text(html: str) -> MainText:
    """Find the article; empty where there is none, or the page cannot be read."""
    found = _found(html)
    if found is None or found.body is None:
        return MainText(fields=_fields(found))
    links = tuple(ref.get("target", "") for ref in found.body.iter("ref"))
    linked = frozenset(_linked(found.body))
    return MainText(list(_lines(found.body)), _fields(found), links, linked)


def _found(html: str) -> _Found | None:
    from trafilatura import bare_extraction

    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        found = bare_extraction(
            html,
            with_metadata=True,
            include_links=True,
            include_comments=False,
            fast=len(_BLOCKS.findall(html)) > _MOST_BLOCKS,
            date_extraction_params=dict(_DATES),
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, OverflowError):
        return None
    return cast("_Found | None", found)


def _fields(found: _Found | None) -> dict[str, str]:
    if found is None:
        return {}
    names = {"title": "title", "author": "author", "date": "date", "outlet": "sitename", "url": "url"}
    told = {name: words_of(str(getattr(found, attribute) or "")) for name, attribute in names.items()}
    told["author"] = writer(told["author"])
    return {name: words for name, words in told.items() if words}


def words_of(text: str) -> str:
    """The canonical text of a line, with single blanks."""
    return " ".join(canonical(text).split())


def _lines(body: _Element) -> Iterator[tuple[Role | None, str]]:
    """(role, words) of every part of the body that holds text of its own, in order."""
    for part in body.iter():
        if _is_leaf(part):
            around = [str(part.tag), *(str(up.tag) for up in part.iterancestors())]
            role = next((_ROLES[tag] for tag in reversed(around) if tag in _ROLES), None)
            for line in _broken(part):
                yield role, line
        elif part.tag in _PARTS or part.tag == "body":
            yield from ((None, line) for line in _loose(part))


def _linked(body: _Element) -> set[str]:
    """The words of paragraphs and list entries that are one link from end to end."""
    found: set[str] = set()
    for part in (each for each in body.iter("p", "item") if _is_leaf(each)):
        words = "".join(part.itertext())
        links = "".join(text for ref in part.iter("ref") for text in ref.itertext())
        if links and bare(words) == bare(links):
            found.add(words_of(words))
    return found


def _is_leaf(part: _Element) -> bool:
    """Whether it is a part that holds no other."""
    return part.tag in _PARTS and not any(child.tag in _PARTS for child in part.iterdescendants())


def _broken(part: _Element) -> list[str]:
    """The words of a part, cut at its line breaks."""
    for line_break in part.iter("lb"):
        line_break.tail = _BREAK + (line_break.tail or "")
    return "".join(part.itertext()).split(_BREAK)


def _loose(part: _Element) -> Iterator[str]:
    """Text that stands between the parts of a part."""
    yield part.text or ""
    for child in part:
        yield child.tail or ""
