"""Which line is the headline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsdiff.model import Reason, Role
from newsdiff.stages.extract._patterns import is_section
from newsdiff.stages.extract._rows import Row, is_site, row
from newsdiff.stages.extract._units import Unit

LONGEST_HEADLINE = 250
"""Characters; a longer line is text."""
KICKER_WORDS = 2
"""Words of the longest kicker that is not made of names of sections."""

_SENTENCE_HEADLINE = 25
_SITE_PARTS = re.compile(r"\s(?:[—–|·:•-]|::)\s")
_LONGEST_KICKER = 4
_CAPTIONS = 12
_CORE_BLANKS = 3
_TOLD_APART = 20
_OPTIONS = 40


@dataclass(frozen=True, slots=True)
class Outline:
    """The units of a page, and what is known of them."""

    units: Sequence[Unit]
    dropped: Mapping[int, Reason]
    """Known furniture."""
    rows: Mapping[int, Row]
    """Lines of writer and date, by place."""
    prose: Sequence[int]
    """Places of paragraphs."""
    times: Mapping[str, int]
    """How often each folded line is printed."""
    captions: Sequence[str]

    def twice(self, at: int) -> bool:
        """Whether the line is printed again: as it is, with the outlet behind it, or in a caption."""
        line = core(self.units[at].line)
        told = len(line) >= _TOLD_APART and any(line in caption for caption in self.captions)
        return told or (bool(line) and self.times[line] > 1)

    def known(self, at: int) -> bool:
        """Whether the unit is furniture, or a row of writer or date."""
        return at in self.dropped or at in self.rows


def outline(units: Sequence[Unit], dropped: Mapping[int, Reason]) -> Outline:
    """Gather what the lines of a page are; `dropped` are known furniture."""
    free = [at for at in range(len(units)) if at not in dropped]
    rows = {at: line for at in free if (line := _row(units[at]))}
    prose = [at for at in free if units[at].prose and at not in rows]
    captions = [units[at].line for at, why in dropped.items() if why is Reason.CAPTION]
    times = Counter(core(unit.line) for unit in units)
    return Outline(units, dropped, rows, prose, times, captions[:_CAPTIONS])


def _row(unit: Unit) -> Row | None:
    """What the unit says of writer and date; what reads as a sentence, of date only: "Posted at 9 a.m."."""
    found = row(unit.words)
    return None if unit.prose and found and found.reason is not Reason.DATE else found


def core(line: str) -> str:
    """A folded headline without the outlet behind it: "ship lost off corvay | valley press"."""
    before, mark, behind = line.rpartition(" | ")
    if not mark:
        before, _, behind = line.rpartition(" - ")
    return before if before.count(" ") >= _CORE_BLANKS and behind.count(" ") < _CORE_BLANKS + 1 else line


def headline(page: Outline) -> tuple[int | None, int]:
    """(the headline, if there is one; the first paragraph below it)."""
    end = len(page.units)
    first = page.prose[0] if page.prose else end
    options = [at for at in range(first) if not page.known(at) and _could_be(page.units[at])]
    if options:
        return _best(page, options[:_OPTIONS]), first
    if first < end and _is_sentence_headline(page, first):
        return first, page.prose[1] if len(page.prose) > 1 else end
    return None, first


def _could_be(unit: Unit) -> bool:
    if unit.bullet or unit.stops or len(unit.words) > LONGEST_HEADLINE:
        return False
    lettered = any(map(str.isalpha, unit.words)) and "://" not in unit.words
    return lettered and not unit.words.endswith((":", ",", ";"))


def _is_sentence_headline(page: Outline, first: int) -> bool:
    """Whether a headline ends in a full stop: a short line on top, right above a row of writer or date."""
    below = first + 1 in page.rows and page.units[first].count <= _SENTENCE_HEADLINE
    return below and all(page.known(at) for at in range(first))


def _best(page: Outline, options: Sequence[int]) -> int | None:
    """The headline among the lines above the first paragraph.

    A line that the page marks as one, then one that it prints twice, then the first that is neither a
    kicker nor the name of the outlet.
    """
    units = page.units
    marked = [at for at in options if units[at].role is Role.HEADLINE]
    long = [at for at in options if units[at].count > KICKER_WORDS and not is_section(units[at].words)]
    titled = [at for at in long if not is_site_line(units[at].words)] or long
    if sure := marked or [at for at in titled if page.twice(at)]:
        bare = (at for at in sure if core(units[at].line) == units[at].line)
        return marked[0] if marked else next(bare, sure[0])
    if not titled:
        return next((at for at in options if not is_section(units[at].words)), None)
    return titled[1] if len(titled) > 1 and _is_below_kicker(page, titled[0], titled[1]) else titled[0]


def _is_below_kicker(page: Outline, first: int, second: int) -> bool:
    """Whether the first line is a kicker to the second: short above long, and the long one a headline."""
    counts = page.units[first].count, page.units[second].count
    if counts[0] > _LONGEST_KICKER or counts[1] <= _LONGEST_KICKER + 1:
        return False
    return second + 1 in page.rows or (second == first + 1 and _is_capitalised(page.units[second].words))


def _is_capitalised(words: str) -> bool:
    """Whether the line is set in capitals, as headlines are and standfirsts are not."""
    long = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def site_parts(words: str) -> list[str]:
    """The parts of an outlet's line: "Name — what it is"."""
    return [part.strip() for part in _SITE_PARTS.split(words)]


def is_site_line(words: str) -> bool:
    """Whether a line can be an outlet's: short, and with a word by which outlets are called."""
    count = len(words.split())
    return count <= 8 and (count <= 4 or len(site_parts(words)) == 2) and is_site(words)
