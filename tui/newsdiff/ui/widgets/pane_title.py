"""What stands in the frame of a pane."""

from __future__ import annotations

from rich.cells import cell_len

from newsdiff.model import Article, NoticeKind
from newsdiff.ui.kinds import WARNING
from newsdiff.ui.naming import short_name
from newsdiff.ui.widgets.framed import Title
from newsdiff.ui.wrapping import cut

_SHORTEST_NAME = 10
"""Cells of an outlet's name before its date gives way."""


def pane_title(article: Article, room: int) -> Title:
    """Label, name, date, and what the page admits of itself; the date gives way first, then the name."""
    name = short_name(article)
    day = article.page.published
    dated = f" · {day.day} {day:%b %Y}" if day else ""
    room -= len(article.label) + 1
    warning = _warning(article, room - _SHORTEST_NAME // 2)
    if room - cell_len(warning) - cell_len(dated) < min(_SHORTEST_NAME, cell_len(name)):
        dated = ""
    shown = cut(name, max(0, room - cell_len(warning) - cell_len(dated)))
    return (article.label, "text--title"), (f" {shown}{dated}", ""), (warning, "text--warning")


def _warning(article: Article, room: int) -> str:
    """The kinds of notice, or as many as there is room for and how many more."""
    found = {notice.kind for notice in article.page.notices}
    kinds = [kind.value for kind in NoticeKind if kind in found]
    for shown in range(len(kinds), 0, -1):
        more = f" +{len(kinds) - shown}" if shown < len(kinds) else ""
        told = f" {WARNING} {', '.join(kinds[:shown])}{more}"
        if cell_len(told) <= room:
            return told
    return f" {WARNING}" if kinds else ""
