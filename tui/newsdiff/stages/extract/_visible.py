"""All that an HTML page shows, line by line: the article and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "math", "select"}
)
_INLINE = frozenset(
    {
        *(
            "a",
            "abbr",
            "b",
            "bdi",
            "bdo",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
            "font",
            "i",
            "ins",
            "kbd",
        ),
        *("label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt"),
        *("u", "var", "wbr"),
    }
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_APART = frozenset({"aside", "nav", "footer", "figure", "figcaption", "form", "button", "table"})
_WHOLE = frozenset({"html", "body", "article", "main"})
_CALLED = re.compile(
    r"caption|teaser|related|promo|newsletter|subscri|comment|cookie|consent|login|modal|author|\bbio\b"
)
"""What sites call parts that are no running text."""
_LONGEST_NAMES = 400


@dataclass(frozen=True, slots=True)
class Shown:
    """A line of a page as a reader sees it, or a piece of one."""

    text: str
    apart: bool
    """Whether it stands in a part that is no running text: a menu, a caption, a box."""
    linked: bool
    """Whether most of it is a link."""


def parsed(html: str) -> HtmlElement | None:
    """The tree of a page; None when it has none."""
    from trafilatura.utils import load_html

    try:
        return load_html(html)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def visible_lines(tree: HtmlElement) -> list[Shown]:
    """What a reader sees of the page, one line for each paragraph, heading, entry or button, in order."""
    lines: list[Shown] = []
    pieces: list[Shown] = []
    for piece in _pieces(tree):
        if piece is not None:
            pieces.append(piece)
        elif pieces:
            lines.append(_line(pieces))
            pieces = []
    return [*lines, _line(pieces)] if pieces else lines


def _line(pieces: Sequence[Shown]) -> Shown:
    told = [piece for piece in pieces if piece.text.strip()]
    length = sum(len(piece.text) for piece in told)
    linked = 2 * sum(len(piece.text) for piece in told if piece.linked) > length
    return Shown("".join(piece.text for piece in pieces), any(piece.apart for piece in told), linked)


@dataclass(slots=True)
class _Inside:
    """The outermost part of each sort that the walk is in; None when it is in none."""

    unseen: HtmlElement | None = None
    apart: HtmlElement | None = None
    link: HtmlElement | None = None

    def enter(self, part: HtmlElement) -> None:
        """Note where the walk is."""
        self.unseen = part if self.unseen is None and _is_unseen(part) else self.unseen
        if self.unseen is None:
            self.apart = part if self.apart is None and _is_apart(part) else self.apart
            self.link = part if self.link is None and part.tag == "a" else self.link

    def leave(self, part: HtmlElement) -> None:
        """Note what the walk leaves."""
        self.unseen = None if self.unseen is part else self.unseen
        self.apart = None if self.apart is part else self.apart
        self.link = None if self.link is part else self.link

    def shown(self, text: str | None) -> Shown:
        """A piece of text here."""
        return Shown(text or "", self.apart is not None, self.link is not None)


def _pieces(tree: HtmlElement) -> Iterator[Shown | None]:
    """The texts in order; None where blocks begin and end. A loop, since pages nest without end."""
    from lxml.etree import iterwalk

    inside = _Inside()
    for event, part in iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            inside.enter(part)
        else:
            inside.leave(part)
        if inside.unseen is not None:
            continue
        if event in ("start", "end") and part.tag.lower() not in _INLINE:
            yield None
        yield inside.shown(part.text if event == "start" else part.tail)


def _is_unseen(part: HtmlElement) -> bool:
    if part.tag.lower() in _UNSEEN or part.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(part.get("style") or ""))


def _is_apart(part: HtmlElement) -> bool:
    tag = part.tag.lower()
    return tag in _APART or (tag not in _WHOLE and _CALLED.search(_names(part)) is not None)


def _names(part: HtmlElement) -> str:
    return f"{part.get('class') or ''} {part.get('id') or ''}"[:_LONGEST_NAMES].lower()
