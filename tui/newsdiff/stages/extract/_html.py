"""The article in an HTML page, and what the page says of itself. The only home of trafilatura."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import Protocol, cast

from newsdiff.model import Reason, Role
from newsdiff.stages.extract._capture import empty
from newsdiff.stages.extract._decode import canonical
from newsdiff.stages.extract._front import front_page
from newsdiff.stages.extract._hidden import hidden_words
from newsdiff.stages.extract._meta import Meta, read_meta, writer
from newsdiff.stages.extract._visible import parsed, visible_lines

_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}
_ROLES = {"p": Role.BODY, "head": Role.HEADING, "item": Role.LISTING, "quote": Role.QUOTATION}
_PARTS = frozenset({"p", "head", "item", "quote", "cell", "code", "ab", "fw"})
_TALKATIVE = ("trafilatura", "htmldate", "courlan", "charset_normalizer")
"""They tell on standard error what is wrong with a page, in its own words."""
_BLOCKS = re.compile(r"<(?:p|li|div|br|td|h\d)\b", re.I)
_MOST_BLOCKS = 4_000
"""With more of them, only one way to find the article is tried: others take their number squared."""
_STOP = re.compile(r"""[.!…。]["'”’»)\]]*$""")
_FEW = 2
"""Lines of an article that may be a run of words in which the page's own lines are lost."""
_MOST_TRIED = 20
_FEWEST_LEADING = 3
"""Words of a line that leads to another article; a shorter one may be a name or a tag."""
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
    """By start of line: what leads to other articles; behind the article, what the page shows around it."""


def read_html(path: str, html: str, said: Mapping[str, str]) -> Extracted:
    """Find the article in a page. What the page says of itself goes before what its file does (`said`).

    Raises:
        InputError: there is no text in it, or it is the front page of a site.

    """
    found, tree = _found(html), parsed(html)
    body = found.body if found is not None else None
    shown = visible_lines(tree) if tree is not None else []
    raw = list(_lines(body)) if body is not None else []
    raw = _parted(raw, shown) if len(raw) <= _FEW else raw
    raw = raw or _plain(shown)
    lines = [(role, words) for role, line in raw if (words := _words(line))]
    if not lines:
        raise empty(path, html)
    meta = read_meta(tree) if tree is not None else Meta()
    if tree is not None and (front := front_page(path, tree, meta)):
        raise front
    fields = {**_fields(found), **{name: told for name, told in meta.fields.items() if _words(told)}}
    title, lines = _with_title(lines, [*meta.titles, fields.get("title", ""), said.get("title", "")])
    teasers = _teasers(lines, _linked(body)) if body is not None else set()
    rest = _rest(lines, shown)
    text, roles = _laid_out([*lines, *_plain(rest)])
    start = len(text) - sum(len(words) + 2 for words in rest) + 2
    links = tuple(ref.get("target", "") for ref in body.iter("ref")) if body is not None else ()
    hidden = hidden_words("\n".join(line for _, line in raw))
    fields = {**fields, "title": title} if title else fields
    places = zip(_places(lines), lines, strict=True)
    around = {at: Reason.RELATED for at, (_, words) in places if words in teasers}
    around.update(dict.fromkeys((start + at for at in _places(_plain(rest))), Reason.NAVIGATION))
    return Extracted(text, roles, fields, links, hidden, around)


def _parted(lines: Lines, shown: Sequence[str]) -> Lines:
    """The lines, cut where the page begins a new one: short articles are found as one run of words."""
    bare = [(words, _BLANKS.sub("", words)) for line in shown if (words := _words(line))]
    return [part for role, line in lines for part in _cut(role, line, bare)]


def _cut(role: Role | None, line: str, bare: Sequence[tuple[str, str]]) -> Lines:
    """The line as those of the page that it is made of, or as it is; `bare` are those, and without blanks."""
    whole = _BLANKS.sub("", _words(line))
    begun = (at for at, (_, each) in enumerate(bare) if whole.startswith(each))
    for first in islice(begun, _MOST_TRIED):
        lengths = accumulate(len(each) for _, each in bare[first:])
        count = next((at for at, length in enumerate(lengths, 1) if length >= len(whole)), 0)
        parts = bare[first : first + count]
        if count > 1 and "".join(each for _, each in parts) == whole:
            return _plain([words for words, _ in parts])
    return [(role, line)]


def _linked(body: _Element) -> set[str]:
    """The words of paragraphs and list entries that are one link from end to end."""
    found: set[str] = set()
    for part in (each for each in body.iter("p", "item") if _is_leaf(each)):
        words = "".join(part.itertext())
        links = "".join(text for ref in part.iter("ref") for text in ref.itertext())
        if links and _BLANKS.sub("", words) == _BLANKS.sub("", links):
            found.add(_words(words))
    return found


def _teasers(lines: Lines, linked: set[str]) -> set[str]:
    """Those of `linked` that lead to another article: below its first paragraph, and no statements.

    None where most lines are links: such a page is a list of them.
    """
    told = (at for at, (_, words) in enumerate(lines) if _STOP.search(words) and words not in linked)
    below = lines[next(told, 0) :]
    found = {words for role, words in below if words in linked and _leads(role, words)}
    return found if 2 * len(found) < len(lines) else set()


def _leads(role: Role | None, words: str) -> bool:
    told = role in (None, Role.BODY, Role.LISTING) and words.count(" ") + 1 >= _FEWEST_LEADING
    return told and not _STOP.search(words)


def _rest(lines: Lines, shown: Sequence[str]) -> list[str]:
    """The lines that the page shows around its article, each once: kept, to be dropped and looked at."""
    known = {words for _, words in lines}
    told = dict.fromkeys(words for line in shown if (words := _words(line)) and words not in known)
    held = _BLANKS.sub("", "".join(words for _, words in lines))
    searched = _MOST_SEARCHED // (len(held) + 1)
    return [words for at, words in enumerate(told) if at > searched or _BLANKS.sub("", words) not in held]


def _plain(rest: Sequence[str]) -> Lines:
    return [(None, words) for words in rest]


def _places(lines: Lines) -> list[int]:
    """Where each line begins when they are laid out."""
    return [0, *accumulate(len(words) + 2 for _, words in lines)][: len(lines)]


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
    told["author"] = writer(told["author"])
    return {name: words for name, words in told.items() if words}


def _words(text: str) -> str:
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
    roles = {at: role for at, (role, _) in zip(_places(lines), lines, strict=True) if role is not None}
    return "\n\n".join(words for _, words in lines), roles
