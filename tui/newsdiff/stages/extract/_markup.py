"""Which kind of document a text is, and the marks of markdown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from newsdiff.model import Reason, Role, Span
from newsdiff.stages.extract._decode import canonical
from newsdiff.stages.extract._patterns import folded

_HTML_START = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,50})?(?:<!--.{0,400}?-->\s{0,50})?<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_HTML_TAG = re.compile(r"</(?:p|div|article|section|h[1-6]|ul|li|span|a|table|title|head|body)\s{0,3}>", re.I)
_ANY_TAG = re.compile(r"<(?:p|div|br|h[1-6]|article|body|html|span|a)\b", re.I)
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ ]+(?=\S)", re.M)
_LINKED = re.compile(r"\]\(https?://|\*\*[^*\n]{1,200}\*\*|^\[[^\]\n]{1,60}\]: ", re.M)
_QUOTED = re.compile(r"^ {0,3}> ?(?=\S)", re.M)
_MATTER = re.compile(r"\A\s*---[ ]*\n((?:[^\n]{0,1000}\n){1,60}?)---[ ]*(?:\n|\Z)")
_FIELD = re.compile(r"^([A-Za-z_-]{2,30}):[ ]{0,4}([^\n]{1,500})$", re.M)
_SNIFFED = 20000
_FEWEST_TAGS = 4
_HEAD = 3000


class Kind(Enum):
    """How a document is written."""

    HTML = auto()
    MARKDOWN = auto()
    PLAIN = auto()


@dataclass(frozen=True, slots=True)
class Markup:
    """What the marks of a text say; all empty for plain text."""

    roles: dict[int, Role] = field(default_factory=dict)
    """Role by start of line, in the canonical text."""
    fields: dict[str, str] = field(default_factory=dict)
    """What the head of the document says, by lower-case name: title, author, date …"""
    head: Span | None = None
    """Where that head stands in the text, if it does."""
    dropped: dict[int, Reason] = field(default_factory=dict)
    """Why lines are no part of the article, by their start, where the file's own format tells it."""


def kind_of(path: str, text: str) -> Kind:
    """The kind of a document: by what it holds, then by its name."""
    sniffed = text[:_SNIFFED]
    name = path.lower()
    if _HTML_START.match(sniffed):
        return Kind.HTML
    tags = len(_HTML_TAG.findall(sniffed))
    if tags >= _FEWEST_TAGS or (name.endswith((".html", ".htm", ".xhtml")) and _ANY_TAG.search(sniffed)):
        return Kind.HTML
    marks = bool(_HEADING.search(sniffed)) + bool(_LINKED.search(sniffed)) + bool(_MATTER.match(sniffed))
    if marks > 1 or name.endswith((".md", ".markdown")):
        return Kind.MARKDOWN
    return Kind.PLAIN


def markdown(text: str) -> Markup:
    """The roles and the head of a markdown text, which keeps its marks."""
    roles: dict[int, Role] = {}
    titled = False
    for match in _HEADING.finditer(text):
        first = len(match[1]) == 1 and not titled
        titled = titled or first
        roles[match.start(1)] = Role.HEADLINE if first else Role.HEADING
    for match in _QUOTED.finditer(text):
        roles[text.index(">", match.start())] = Role.QUOTATION
    if not (matter := _MATTER.match(text)):
        return Markup(roles)
    fields = {name.lower(): told.strip().strip("\"'") for name, told in _FIELD.findall(matter[1])}
    return Markup(roles, fields, Span(matter.start(), matter.end()))


def marked(text: str, markup: Markup, lines: Sequence[Role | Reason | None]) -> Markup:
    """The markup, with what the file's own format says of each line of the text."""
    if not lines or len(lines) != text.count("\n") + 1:
        return markup
    starts = _line_starts(text)
    roles = {at: what for at, what in zip(starts, lines, strict=True) if isinstance(what, Role)}
    dropped = {at: what for at, what in zip(starts, lines, strict=True) if isinstance(what, Reason)}
    return replace(markup, roles={**markup.roles, **roles}, dropped=dropped)


def _line_starts(text: str) -> list[int]:
    """Where each line begins, blanks left out, as units do."""
    starts: list[int] = []
    at = 0
    for line in text.split("\n"):
        starts.append(at + len(line) - len(line.lstrip()))
        at += len(line) + 1
    return starts


def titled(text: str, markup: Markup, said: Mapping[str, str]) -> tuple[str, Markup]:
    """The text with the title that its file tells: where the text prints it, or else on top."""
    title = " ".join(canonical(said.get("title", "")).split())
    fields = {**said, **markup.fields}
    if not title or Role.HEADLINE in markup.roles.values():
        return text, replace(markup, fields=fields)
    head = text[:_HEAD].split("\n")
    for start, line in zip(_line_starts(text[:_HEAD]), head, strict=True):
        if folded(line.strip("#*_ ")) == folded(title):
            return text, replace(markup, roles={**markup.roles, start: Role.HEADLINE}, fields=fields)
    by = len(title) + 2
    roles = {0: Role.HEADLINE, **{at + by: role for at, role in markup.roles.items()}}
    dropped = {at + by: why for at, why in markup.dropped.items()}
    matter = markup.head.moved(by) if markup.head else None
    return f"{title}\n\n{text}", Markup(roles, fields, matter, dropped)
