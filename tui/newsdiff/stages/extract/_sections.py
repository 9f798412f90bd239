"""Parts of a page that a heading opens and that are no article: teasers, links, comments, notices."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.model import Reason
from newsdiff.stages.extract._notices import admits
from newsdiff.stages.extract._patterns import named, whole
from newsdiff.stages.extract._units import Unit

_LONGEST_OPENER = 120
_LINKED = re.compile(r"https?://|\]\(|www\.")
_NAME = re.compile(r"\w{4,}")
_FEWEST_SHARED = 2
_LATE = 0.5
_MOST_OPENERS = 60
_COMMENT_LINES = 60
_TAG_WORDS = 4
_COVERING = frozenset({"related", "comments"})


def opens(unit: Unit) -> str | None:
    """The list of openers that the unit's words are in, as "related" or "links"; None for any other unit."""
    if len(unit.words) > _LONGEST_OPENER or unit.stops:
        return None
    return named("openers", unit.line)


@dataclass(frozen=True, slots=True)
class _Lines:
    """The units of a page; those that are furniture by themselves are no paragraphs."""

    units: Sequence[Unit]
    furniture: Mapping[int, Reason]

    def __len__(self) -> int:
        return len(self.units)

    def prose(self, at: int) -> bool:
        """Whether a paragraph stands at `at`."""
        return self.units[at].prose and at not in self.furniture


def sections(units: Sequence[Unit], furniture: Mapping[int, Reason]) -> dict[int, Reason]:
    """Every opener's own line and the units of its part, with the reason why they are dropped.

    What is furniture by itself keeps its reason, but among teasers and comments.
    """
    found: dict[int, Reason] = {}
    page = _Lines(units, furniture)
    openers = [(at, kind) for at, unit in enumerate(units) if (kind := opens(unit))]
    for at, kind in openers[:_MOST_OPENERS]:
        if at not in found:
            part = range(at, _END[kind](page, at))
            found.update({i: _WHY[kind] for i in part if kind in _COVERING or i == at or i not in furniture})
    return found


def _late(page: _Lines, at: int) -> bool:
    """Whether more of the page stands before the unit than after it."""
    first, last = page.units[0].span.start, page.units[-1].span.end
    return page.units[at].span.start - first >= _LATE * (last - first)


def _opener_after(page: _Lines, at: int) -> int:
    return next((i for i in range(at + 1, len(page)) if opens(page.units[i])), len(page))


def _related(page: _Lines, at: int) -> int:
    """Past the last teaser: a heading, with or without one paragraph below it.

    Two paragraphs in a row are the article again, unless the part is long and stands late; so is a
    single paragraph that has nothing to do with the heading above it.
    """
    if (at + 1 < len(page) and page.prose(at + 1)) or not any(map(page.prose, range(at))):
        return at + 1
    told = [i for i in range(at + 1, len(page)) if page.prose(i)]
    double = next((i for i in told if page.prose(i - 1)), None)
    if not told:
        return len(page)
    if double is not None:
        teasers = [i for i in told if i < double]
        sure = _late(page, at) and len(teasers) > 2 and _tell(page, teasers[:-1])
        return len(page) if sure else teasers[0]
    sure = (len(told) > 1 and _late(page, at) and _runs_on(page, at)) or _tell(page, told)
    return len(page) if sure else told[0]


def _runs_on(page: _Lines, at: int) -> bool:
    """Whether the article above has paragraphs in a row: then headings over single ones are no part of it."""
    return any(page.prose(i) and page.prose(i - 1) for i in range(1, at))


def _tell(page: _Lines, told: Sequence[int]) -> bool:
    """Whether most of these paragraphs enlarge on the heading above them."""
    return 2 * sum(_tells(page, at) for at in told) > len(told)


def _tells(page: _Lines, at: int) -> bool:
    above = set(_NAME.findall(page.units[at - 1].words.lower()))
    return len(above.intersection(_NAME.findall(page.units[at].words.lower()))) >= _FEWEST_SHARED


def _links(page: _Lines, at: int) -> int:
    end = at + 1
    while end < len(page) and _is_link(page.units[end]) and not opens(page.units[end]):
        end += 1
    return end


def _is_link(unit: Unit) -> bool:
    return unit.bullet or bool(_LINKED.search(unit.words) and not unit.prose)


def _comments(page: _Lines, at: int) -> int:
    below = page.units[at + 1 : at + 1 + _COMMENT_LINES]
    marked = _late(page, at) and any(_comment_mark().match(unit.line) for unit in below)
    return _opener_after(page, at) if marked else at + 1


@cache
def _comment_mark() -> re.Pattern[str]:
    return whole(lexicon("furniture")["marks"]["comment"])


def _notice(page: _Lines, at: int) -> int:
    """To the next part when it stands late and a notice is in it; else the entries right below it."""
    below = _opener_after(page, at)
    admitted = any(admits(unit.words, anywhere=True) for unit in page.units[at:below])
    if _late(page, at) and (admitted or "disclaimer" in page.units[at].line):
        return below
    end = at + 1
    while end < len(page) and page.units[end].bullet:
        end += 1
    return end


def _author(page: _Lines, at: int) -> int:
    if not _late(page, at):
        return at + 1
    return min(at + 2, len(page)) if len(page) - at <= 4 else at + 1


def _tags(page: _Lines, at: int) -> int:
    end = at + 1
    while end < len(page) and _is_tag(page.units[end]):
        end += 1
    return end if _late(page, at) else at + 1


def _is_tag(unit: Unit) -> bool:
    return unit.count <= _TAG_WORDS and not unit.stops and not opens(unit)


_END = {
    "related": _related,
    "links": _links,
    "comments": _comments,
    "notice": _notice,
    "author": _author,
    "tags": _tags,
}
_WHY = {
    "related": Reason.RELATED,
    "links": Reason.LINKS,
    "comments": Reason.COMMENTS,
    "notice": Reason.NOTICE,
    "author": Reason.BYLINE,
    "tags": Reason.TAGS,
}
