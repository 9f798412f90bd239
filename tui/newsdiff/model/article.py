"""One loaded document, from its bytes to its passages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from itertools import islice, takewhile

from newsdiff.model.text import Span


class Role(StrEnum):
    """What a passage or block is in its article."""

    HEADLINE = "headline"
    HEADING = "heading"
    BODY = "body"
    LISTING = "list"
    QUOTATION = "quotation"
    CAPTION = "caption"


class Reason(StrEnum):
    """Why a span is no part of the article."""

    SHARE = "share"
    TAGS = "tags"
    NAVIGATION = "navigation"
    RELATED = "related"
    CAPTION = "caption"
    COMMENTS = "comments"
    PROMOTION = "promotion"
    LINKS = "links"
    NOTICE = "notice"
    OUTLET = "outlet"
    BYLINE = "byline"
    DATE = "date"
    REPEAT = "repeat"
    REFERENCE = "reference"
    UNREADABLE = "unreadable"


class NoticeKind(StrEnum):
    """What a page admits about itself, or what was found wrong with it."""

    MACHINE_WRITTEN = "machine-written"
    SPECULATIVE = "speculative"
    SECOND_HAND = "second-hand"
    OPINION = "opinion"
    CORRECTION = "correction"
    INCOMPLETE = "incomplete"
    HIDDEN = "hidden-characters"


@dataclass(frozen=True, slots=True)
class Raw:
    """The bytes of one document, as loaded."""

    path: str
    """The path or address as the reader gave it; `-` for standard input; `file#3` within a file."""
    data: bytes
    sha256: str
    """Hexadecimal: of the file, or of `data` where a file holds several articles."""
    captured: datetime | None = None
    """When the bytes were taken from the network, in UTC, if that is known."""
    fields: tuple[tuple[str, str], ...] = ()
    """What the file says of its article, by lower-case name: title, author, date, outlet, sender, url."""
    lines: tuple[Role | Reason | None, ...] = ()
    """What each line of `data` is, as far as the format of the file tells it; a Reason drops the line."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text that is kept, but is no part of the article."""

    span: Span
    reason: Reason


@dataclass(frozen=True, slots=True)
class Notice:
    """What the page says of its own making."""

    kind: NoticeKind
    span: Span


@dataclass(frozen=True, slots=True)
class Block:
    """A kept paragraph, heading or list entry, before it is cut into passages."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Page:
    """A decoded document: its canonical text and what it says of itself.

    Blocks and dropped spans lie in order, do not overlap, and leave only white space between them.
    """

    path: str
    sha256: str
    text: str
    headline: str | None
    outlet: str | None
    byline: str | None
    published: date | None
    url: str | None
    cites: tuple[str, ...]
    notices: tuple[Notice, ...]
    dropped: tuple[Dropped, ...]
    blocks: tuple[Block, ...]
    captured: datetime | None = None
    """When its bytes were taken from the network, in UTC, if that is known."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The unit that is aligned: about a sentence."""

    id: str
    """The article's label and a number from 1, in reading order: `A12`."""
    article: str
    span: Span
    role: Role
    block: int
    """Index of the block in `Page.blocks` that it was cut from."""


@dataclass(frozen=True, slots=True)
class Article:
    """A page in a comparison, cut into passages.

    Passages and `page.dropped` together tile the text: they do not overlap, and only white space
    lies between them. `quotations` are the direct quotations, quotation marks included, in order.
    """

    label: str
    page: Page
    passages: tuple[Passage, ...]
    quotations: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.page.text

    @property
    def name(self) -> str:
        """What to call it on a screen: its outlet, or else its file's name."""
        return self.page.outlet or self.page.path.rsplit("/", 1)[-1]

    def words(self, passage: Passage) -> str:
        """The words of one of its passages, as printed."""
        return passage.span.of(self.page.text)

    def quoted(self, span: Span) -> list[Span]:
        """The direct quotations that share a code point with `span`, in order."""
        found = self.quotations
        first = bisect_right(found, span.start, key=lambda q: q.end)
        return list(takewhile(lambda q: q.start < span.end, islice(found, first, None)))


@dataclass(frozen=True)
class Articles:
    """Articles, in the order of their labels."""

    articles: tuple[Article, ...]

    @cached_property
    def article(self) -> Mapping[str, Article]:
        """The articles by label."""
        return {a.label: a for a in self.articles}

    @cached_property
    def passage(self) -> Mapping[str, Passage]:
        """Every passage by id."""
        return {p.id: p for a in self.articles for p in a.passages}

    @cached_property
    def position(self) -> Mapping[str, Mapping[str, int]]:
        """For each label, where in its article each passage stands, from 0, by its id."""
        return {a.label: {p.id: i for i, p in enumerate(a.passages)} for a in self.articles}
