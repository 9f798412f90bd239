"""What a page admits of itself, as lines above its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsdiff.model import Article, NoticeKind
from newsdiff.ui.kinds import WARNING
from newsdiff.ui.lines import Line, LineKind
from newsdiff.ui.wrapping import cut, wrap

_BULLET = re.compile(r"^[^\w(\[\"'“‘«]+(?=\w)")
"""Signs before the first word of a line."""


def unmarked(words: str) -> str:
    """Words without the signs of a list before them."""
    return _BULLET.sub("", words)


def notices(article: Article, text: str, width: int) -> Iterator[Line]:
    """What the page admits of itself, above its text: of each kind the fullest, in a line.

    Few lines, for articles beside it begin as many lines lower.
    """
    told: dict[NoticeKind, list[str]] = {}
    for notice in article.page.notices:
        words = " ".join(notice.span.of(text).split())
        told.setdefault(notice.kind, []).append(unmarked(words))
    for kind in NoticeKind:
        if kind in told:
            many = f" ({len(told[kind])})" if len(told[kind]) > 1 else ""
            words = cut(f"{WARNING} {kind.value}{many}: {max(told[kind], key=len)}", max(40, width))
            for i, (start, end) in enumerate(wrap(words, width)):
                yield Line(LineKind.NOTICE, first=i == 0, note=words[start:end])
