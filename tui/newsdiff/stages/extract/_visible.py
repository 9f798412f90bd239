"""All that an HTML page shows, line by line: the article and what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_BREAK = "\u2028"


def parsed(html: str) -> HtmlElement | None:
    """The tree of a page; None when it has none."""
    from trafilatura.utils import load_html

    try:
        return load_html(html)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def visible_lines(tree: HtmlElement) -> list[str]:
    """What a reader sees of the page, one line for each paragraph, heading, entry or button, in order."""
    return "".join(_pieces(tree)).split(_BREAK)


def _pieces(tree: HtmlElement) -> Iterator[str]:
    """The texts in order, with breaks where blocks begin and end. A loop, since pages nest without end."""
    from lxml.etree import iterwalk

    unseen: HtmlElement | None = None
    for event, part in iterwalk(tree, events=("start", "end", "comment", "pi")):
        if event == "start":
            unseen = part if unseen is None and _is_unseen(part) else unseen
            if unseen is None:
                yield _edge(part)
                yield part.text or ""
            continue
        unseen = None if unseen is part else unseen
        if unseen is None:
            yield _edge(part) if event == "end" else ""
            yield part.tail or ""


def _edge(part: HtmlElement) -> str:
    return "" if part.tag.lower() in _INLINE else _BREAK


def _is_unseen(part: HtmlElement) -> bool:
    if part.tag.lower() in _UNSEEN or part.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(part.get("style") or ""))
