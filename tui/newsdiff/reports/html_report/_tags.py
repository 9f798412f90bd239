"""Builds HTML. Text is escaped unless it is markup already, so no words of an article can become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape, unescape

from newsdiff.reports.line import spaced

_TAG = re.compile("<[^>]*>")
_VOID = frozenset({"meta", "br"})


class Markup(str):
    """HTML that is put in as it is."""

    __slots__ = ()


Child = str | Iterable[str]


def text(words: str) -> Markup:
    """Words as HTML on one line, steering characters as �."""
    return Markup(escape(spaced(words)))


def tag(name: str, *children: Child, **attributes: str | int | None) -> Markup:
    """An element. `class_` is the attribute class, `aria_label` is aria-label; None leaves one out."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    opened = f"<{name}{told}>"
    return Markup(opened if name in _VOID else f"{opened}{joined(*children)}</{name}>")


def joined(*children: Child) -> Markup:
    """Children one after the other."""
    return Markup("".join(_flat(children)))


def _flat(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if isinstance(child, Markup):
            yield child
        elif isinstance(child, str):
            yield text(child)
        else:
            yield from _flat(child)


def listed(parts: Iterable[Markup], between: str = ", ") -> Markup:
    """Parts with `between` in between."""
    return Markup(text(between).join(parts))


def table(caption: str, header: Sequence[Child], lines: Iterable[Iterable[Child]], kind: str = "") -> Markup:
    """A table that scrolls sideways by itself where it is too wide; the first cell of a line heads it.

    Every cell repeats its column's heading as an attribute: a telephone shows the cells of a line one
    below the other, each under its heading.
    """
    head = tag("tr", (tag("th", cell, scope="col") for cell in header))
    names = [_plain(joined(cell)) for cell in header]
    body = (tag("tr", _cells(names, line)) for line in lines)
    whole = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", body), class_=kind or None)
    return tag("div", whole, class_="scroll", tabindex=0, role="region", aria_label=caption)


def _plain(markup: Markup) -> str:
    return " ".join(unescape(_TAG.sub(" ", markup)).split())


def _cells(names: Sequence[str], line: Iterable[Child]) -> Iterable[Markup]:
    for number, (name, cell) in enumerate(zip(names, line, strict=True)):
        yield tag("td", cell, data_label=name) if number else tag("th", cell, scope="row")
