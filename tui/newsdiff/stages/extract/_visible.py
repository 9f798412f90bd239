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
_DEEPEST = 200


def parsed(html: str) -> HtmlElement | None:
    """The tree of a page; None when it has none."""
    from trafilatura.utils import load_html

    try:
        return load_html(html)
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def visible_lines(tree: HtmlElement) -> list[str]:
    """What a reader sees of the page, one line for each paragraph, heading, entry or button, in order."""
    return "".join(_pieces(tree, 0)).split(_BREAK)


def _pieces(part: HtmlElement, depth: int) -> Iterator[str]:
    if not isinstance(part.tag, str) or part.tag.lower() in _UNSEEN or depth > _DEEPEST or _is_hidden(part):
        return
    edge = "" if part.tag.lower() in _INLINE else _BREAK
    yield edge
    yield part.text or ""
    for child in part:
        yield from _pieces(child, depth + 1)
        yield child.tail or ""
    yield edge


def _is_hidden(part: HtmlElement) -> bool:
    return part.get("hidden") is not None or bool(_HIDDEN.search(part.get("style") or ""))
