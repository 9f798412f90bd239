"""What stands around the article: kickers, the outlet's line, rows of writer and date, menus."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from newsdiff.model import Reason
from newsdiff.stages.extract._dates import Stamp
from newsdiff.stages.extract._headline import (
    KICKER_WORDS,
    LONGEST_HEADLINE,
    Outline,
    core,
    headline,
    is_site_line,
    outline,
    site_parts,
)
from newsdiff.stages.extract._patterns import folded, is_section, reason
from newsdiff.stages.extract._rows import Row, is_name, is_site
from newsdiff.stages.extract._units import Unit

_ABOUT = re.compile(
    r"((?:[^\W\d_][\w.'’-]{0,20}\s){1,3}[^\W\d_][\w'’-]{1,20}),? (?:is|covers|reports|writes|es|est|ist|é|è) "
)
_LAST_LINES = 3
_MOST_ABOUT = 60
_MENU_WORDS = 3
_MENU_LINES = 4
_LONGEST_BUTTON = 60
_BY = frozenset({"by", "written by", "author", "por"})


@dataclass(slots=True)
class Head:
    """What the lines around the article say."""

    headline: int | None = None
    verdicts: dict[int, Reason] = field(default_factory=dict)
    outlet: str | None = None
    byline: str | None = None
    stamps: list[Stamp] = field(default_factory=list)

    def take(self, at: int, found: Row) -> None:
        """Drop the unit as a row, and keep what it says."""
        self.verdicts[at] = found.reason
        self.byline = self.byline or found.byline
        self.outlet = self.outlet or found.outlet
        self.stamps.extend(found.stamps)


def head(units: Sequence[Unit], dropped: Mapping[int, Reason], writer: str | None = None) -> Head:
    """Read what stands above the first paragraph and below the last one.

    `dropped` are known furniture; `writer` is whom the page's own markup names.
    """
    page = outline(units, dropped)
    place, first = headline(page)
    found = Head(place)
    _rows(found, page, first)
    _names(found, page, first)
    _about_writer(found, page, writer)
    if place is not None:
        _above(found, page, place)
        _repeats(found, page, place)
    _edges(found, page, first)
    return found


def _rows(found: Head, page: Outline, first: int) -> None:
    """Rows above the article and below it; among the first three paragraphs only those that are certain."""
    third = page.prose[2] if len(page.prose) > 2 else first
    last = page.prose[-1] if page.prose else first
    timeline = sum(first < at < last and line.is_date for at, line in page.rows.items()) > 1
    for at, line in page.rows.items():
        if at == found.headline or (timeline and at > first and line.is_date):
            continue
        beside = at - 1 in found.verdicts and at - 1 > first
        if at < first or (at < third and (line.certain or beside)):
            found.take(at, line)
        elif at > last:
            _take_late(found, at, line)
        elif not any(each.dated for each in line.stamps) and line.byline is None:
            found.verdicts[at] = line.reason


def _take_late(found: Head, at: int, line: Row) -> None:
    """Below the article a row may name the writer; its date counts only when called one of publication."""
    found.verdicts[at] = line.reason
    found.byline = found.byline or line.byline
    if not any(each.day for each in found.stamps):
        found.stamps.extend(each for each in line.stamps if each.rank != 1)


def _names(found: Head, page: Outline, first: int) -> None:
    """A writer's name on a line of its own: printed again, or below "By", or beside the date."""
    start = 0 if found.headline is None else found.headline + 1
    for at in range(start, first):
        if at in found.verdicts or at in page.dropped or at == found.headline:
            continue
        words = page.units[at].words
        below_by = at > 0 and page.units[at - 1].line in _BY
        near = at + 1 in page.rows or at - 1 in page.rows
        beside = near and found.headline is not None and not found.byline
        if found.byline and folded(words) == folded(found.byline):
            found.verdicts[at] = Reason.BYLINE
        elif is_name(words) and not is_site(words) and (below_by or beside):
            found.verdicts[at] = Reason.BYLINE
            found.byline = found.byline or words.removeprefix("Door ")
            if below_by:
                found.verdicts[at - 1] = Reason.BYLINE


def _about_writer(found: Head, page: Outline, writer: str | None) -> None:
    """What the last lines say of the writer: "Jo Ray is a reporter". It tells a name below the headline."""
    for at in page.prose[1:][-_LAST_LINES:]:
        words = page.units[at].words
        told = _ABOUT.match(words)
        if not told or page.units[at].count > _MOST_ABOUT:
            continue
        if found.byline is None and found.headline is not None:
            below = found.headline + 1
            if below < page.prose[0] and page.units[below].words == told[1]:
                found.verdicts[below], found.byline = Reason.BYLINE, told[1]
        if told[1] in (found.byline or writer or ""):
            found.verdicts[at] = Reason.BYLINE


def _above(found: Head, page: Outline, place: int) -> None:
    """The lines above the headline: the outlet's, and kickers."""
    twice = page.twice(place)
    for at in range(place):
        unit = page.units[at]
        if at in page.dropped or at in found.verdicts or unit.stops:
            continue
        if core(unit.line) == page.units[place].line:
            found.verdicts[at] = Reason.REPEAT
            found.outlet = found.outlet or site_parts(unit.words)[-1]
        elif name := _outlet(unit.words, twice):
            found.verdicts[at] = Reason.OUTLET
            found.outlet = found.outlet or name
        elif is_section(unit.words) or _is_kicker(page, at, place):
            found.verdicts[at] = Reason.NAVIGATION


def _is_kicker(page: Outline, at: int, place: int) -> bool:
    """Whether a line of two words stands alone above the headline, and that is a long line alone too."""
    line, below = page.units[at], page.units[place]
    between = all(page.known(i) for i in range(at + 1, place))
    alone = line.apart and below.apart and between
    return alone and line.count <= KICKER_WORDS and below.count > 2 * KICKER_WORDS


def _outlet(words: str, twice: bool) -> str | None:
    """The outlet on its own line above the headline: "Name", or "Name — what it is"."""
    parts = site_parts(words)
    sure = is_site_line(words) or (twice and len(parts) == 2)
    if len(words.split()) > 10 or len(parts) > 2 or not sure:
        return None
    if len(parts) == 2 and (is_section(parts[0]) or reason("edge", folded(parts[0]))):
        return parts[1]
    return parts[0] if len(parts[0].split()) <= 5 else None


def _repeats(found: Head, page: Outline, place: int) -> None:
    """Later printings of the headline and of the kickers."""
    line = core(page.units[place].line)
    above = [at for at, why in found.verdicts.items() if why is Reason.NAVIGATION and at < place]
    kickers = {page.units[at].line for at in above}
    for at, unit in enumerate(page.units):
        if at in page.dropped or at in found.verdicts or at == place or len(unit.words) > LONGEST_HEADLINE:
            continue
        if core(unit.line) == line:
            found.verdicts[at] = Reason.REPEAT
        elif unit.line in kickers:
            found.verdicts[at] = Reason.NAVIGATION


def _edges(found: Head, page: Outline, first: int) -> None:
    """Buttons and menus above the first paragraph and below the last."""
    last = page.prose[-1] if page.prose else len(page.units)
    outside = [at for at in range(len(page.units)) if (at < first or at > last) and at not in page.dropped]
    free = [at for at in outside if at not in found.verdicts and at != found.headline]
    for at in free:
        unit = page.units[at]
        if len(unit.words) <= _LONGEST_BUTTON and (why := reason("edge", unit.line)):
            found.verdicts[at] = why
        elif unit.count <= 4 and is_section(unit.words):
            found.verdicts[at] = Reason.NAVIGATION
    for run in _runs([at for at in free if _is_menu(page.units[at])]):
        for at in run if len(run) >= _MENU_LINES else ():
            found.verdicts.setdefault(at, Reason.NAVIGATION)


def _is_menu(unit: Unit) -> bool:
    return unit.count <= _MENU_WORDS and not unit.stops and not any(map(str.isdigit, unit.words))


def _runs(places: Sequence[int]) -> list[list[int]]:
    """The places in runs of neighbours."""
    runs: list[list[int]] = []
    for at in places:
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs
