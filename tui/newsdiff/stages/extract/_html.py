"""The article in an HTML page, and what the page says of itself. The only home of trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from newsdiff.model import Reason, Role
from newsdiff.stages.extract._capture import empty
from newsdiff.stages.extract._decode import canonical
from newsdiff.stages.extract._hidden import hidden_words
from newsdiff.stages.extract._meta import Meta, read_meta
from newsdiff.stages.extract._visible import parsed, visible_lines

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}
_ROLES = {"p": Role.BODY, "head": Role.HEADING, "item": Role.LISTING, "quote": Role.QUOTATION}
_PARTS = frozenset({"p", "head", "item", "quote", "cell", "code", "ab", "fw"})
_TALKATIVE = ("trafilatura", "htmldate", "courlan", "charset_normalizer")
"""They tell on standard error what is wrong with a page, in its own words."""
_BLOCKS = re.compile(r"<(?:p|li|div|br|td|h\d)\b", re.I)
_MOST_BLOCKS = 4_000
"""With more of them, only one way to find the article is tried: others take their number squared."""
_BREAK = "\u2028"
_BLANKS = re.compile(r"\s+")
_MOST_SEARCHED = 300_000_000
"""Characters looked through for lines of the article that the page sets in another way."""
_SITE = re.compile(r"\s+[|–—·-]\s+")

Lines = list[tuple[Role | None, str]]


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


@dataclass(frozen=True, slots=True)
class Extracted:
    """An HTML page as a canonical text of paragraphs, and what it says of itself."""

    text: str
    roles: dict[int, Role]
    fields: dict[str, str]
    links: tuple[str, ...]
    hidden: tuple[str, ...]
    """Words in which characters stood that cannot be seen."""
    around: dict[int, Reason]
    """By start of line: what the page shows around its article. It stands behind it."""


def read_html(path: str, html: str, said: Mapping[str, str]) -> Extracted:
    """Find the article in a page. What the page says of itself goes before what its file does (`said`).

    Raises:
        InputError: there is no text in it.

    """
    found, tree = _found(html), parsed(html)
    body = found.body if found is not None else None
    shown = visible_lines(tree) if tree is not None else []
    raw = list(_lines(body)) if body is not None else []
    raw = raw or [(None, line) for line in shown]
    lines = [(role, words) for role, line in raw if (words := _words(line))]
    if not lines:
        raise empty(path, html)
    meta = read_meta(tree) if tree is not None else Meta()
    fields = {**_fields(found), **{name: told for name, told in meta.fields.items() if _words(told)}}
    title, lines = _with_title(lines, [*meta.titles, fields.get("title", ""), said.get("title", "")])
    rest = _rest(lines, shown)
    text, roles = _laid_out([*lines, *((None, words) for words in rest)])
    start = len(text) - sum(len(words) + 2 for words in rest) + 2
    links = tuple(ref.get("target", "") for ref in body.iter("ref")) if body is not None else ()
    hidden = hidden_words("\n".join(line for _, line in raw))
    fields = {**fields, "title": title} if title else fields
    return Extracted(text, roles, fields, links, hidden, _starts(start, rest))


def _rest(lines: Lines, shown: Sequence[str]) -> list[str]:
    """The lines that the page shows around its article, each once: kept, to be dropped and looked at."""
    known = {words for _, words in lines}
    told = dict.fromkeys(words for line in shown if (words := _words(line)) and words not in known)
    held = _BLANKS.sub("", "".join(words for _, words in lines))
    searched = _MOST_SEARCHED // (len(held) + 1)
    return [words for at, words in enumerate(told) if at > searched or _BLANKS.sub("", words) not in held]


def _starts(at: int, rest: Sequence[str]) -> dict[int, Reason]:
    """Where each of these lines begins, from `at` on."""
    dropped: dict[int, Reason] = {}
    for words in rest:
        dropped[at] = Reason.NAVIGATION
        at += len(words) + 2
    return dropped


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
    told = {name: _words(str(getattr(found, attribute) or "")) for name, attribute in names.items()}
    return {name: words for name, words in told.items() if words}


def _words(text: str) -> str:
    return " ".join(canonical(text).split())


def _lines(body: _Element) -> Iterator[tuple[Role | None, str]]:
    """(role, words) of every part of the body that holds text of its own, in order."""
    for part in body.iter():
        if part.tag in _PARTS and not any(child.tag in _PARTS for child in part.iterdescendants()):
            around = [str(part.tag), *(str(up.tag) for up in part.iterancestors())]
            role = next((_ROLES[tag] for tag in reversed(around) if tag in _ROLES), None)
            for line in _broken(part):
                yield role, line
        elif part.tag in _PARTS or part.tag == "body":
            yield from ((None, line) for line in _loose(part))


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


def _with_title(lines: Lines, titles: Sequence[str]) -> tuple[str, Lines]:
    """(the title, the lines with it as headline): where the page prints one of `titles`, or else on top."""
    known = [title for told in titles if (title := _words(told))]
    for title in known:
        for at, (_, words) in enumerate(lines[:6]):
            if words == title or _SITE.split(words)[0] == title or words == _SITE.split(title)[0]:
                return title, [*lines[:at], (Role.HEADLINE, words), *lines[at + 1 :]]
    if not known:
        return "", lines
    return known[0], [(Role.HEADLINE, known[0]), *lines]


def _laid_out(lines: Lines) -> tuple[str, dict[int, Role]]:
    roles: dict[int, Role] = {}
    at = 0
    for role, words in lines:
        if role is not None:
            roles[at] = role
        at += len(words) + 2
    return "\n\n".join(words for _, words in lines), roles
