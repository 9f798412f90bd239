"""Tells the units of the article from those of the page around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsdiff.model import Notice, Reason, Role
from newsdiff.stages.extract._furniture import furniture
from newsdiff.stages.extract._head import Head, head
from newsdiff.stages.extract._markup import Markup
from newsdiff.stages.extract._notices import admits, notices, points_to_notice
from newsdiff.stages.extract._patterns import LONGEST_LINE, folded, reason
from newsdiff.stages.extract._sections import sections
from newsdiff.stages.extract._units import Unit

_FEWEST_SAID = 5
_SILENT = frozenset(
    {Reason.RELATED, Reason.COMMENTS, Reason.SHARE, Reason.TAGS, Reason.PROMOTION, Reason.CAPTION}
)


@dataclass(slots=True)
class Sorted:
    """What each unit is, by its index."""

    dropped: dict[int, Reason] = field(default_factory=dict)
    own: int = 0
    """How many units come before those that are known to stand around the article."""
    notices: list[Notice] = field(default_factory=list)
    around: Head = field(default_factory=Head)

    def kept(self, units: Sequence[Unit]) -> list[int]:
        """The units of the article, in order."""
        return [at for at in range(len(units)) if at not in self.dropped]


def sort_out(text: str, units: Sequence[Unit], markup: Markup) -> Sorted:
    """Find furniture, parts that are no article, notices, and then the headline and what stands by it.

    When nothing would be left, nothing is dropped but what no one can read.
    """
    found = Sorted()
    for at, unit in enumerate(units):
        if markup.head is not None and markup.head.holds(unit.span):
            found.dropped[at] = Reason.NAVIGATION
        elif unit.span.start in markup.dropped:
            marked = markup.dropped[unit.span.start]
            found.dropped[at] = (marked is Reason.NAVIGATION and furniture(unit)) or marked
        elif unit.role is not Role.HEADLINE and (why := furniture(unit)):
            found.dropped[at] = why
    found.own = _own(units, markup)
    own = units[: found.own]
    found.dropped.update(sections(own, found.dropped))
    _inline(own, found)
    _admitted(text, units, found)
    known = {at: why for at, why in found.dropped.items() if at < len(own)}
    found.around = head(own, known, markup.fields.get("author"))
    found.dropped.update(found.around.verdicts)
    _named(own, found, markup.fields.get("outlet") or found.around.outlet or "")
    _headings_at_the_end(own, found)
    if len(found.dropped) == len(units):
        packed = [at for at, why in found.dropped.items() if why is Reason.UNREADABLE]
        return Sorted(dict.fromkeys(packed, Reason.UNREADABLE), found.own, found.notices)
    return found


def _own(units: Sequence[Unit], markup: Markup) -> int:
    """How many units come before those at the end that are known to stand around the article."""
    end = len(units)
    while end and units[end - 1].span.start in markup.dropped:
        end -= 1
    return end


def _inline(units: Sequence[Unit], found: Sorted) -> None:
    """Lines between paragraphs that lead to another article."""
    begun = False
    for at, unit in enumerate(units):
        if at in found.dropped:
            continue
        begun = begun or unit.prose
        if begun and not unit.prose and not unit.stops and len(unit.words) <= LONGEST_LINE:
            why = reason("inline", unit.line)
            if why:
                found.dropped[at] = why


def _named(units: Sequence[Unit], found: Sorted, outlet: str) -> None:
    """Lines that hold the name of the outlet and nothing else."""
    for at, unit in enumerate(units):
        if at not in found.dropped and at != found.around.headline and outlet and unit.line == folded(outlet):
            found.dropped[at] = Reason.OUTLET


def _headings_at_the_end(units: Sequence[Unit], found: Sorted) -> None:
    """Headings with nothing below them: teasers."""
    last = next((at for at in reversed(range(len(units))) if _is_text(units, found, at)), len(units))
    for at in range(last + 1, len(units)):
        found.dropped.setdefault(at, Reason.RELATED)


def _is_text(units: Sequence[Unit], found: Sorted, at: int) -> bool:
    return at not in found.dropped and (at == found.around.headline or units[at].role is not Role.HEADING)


def _admitted(text: str, units: Sequence[Unit], found: Sorted) -> None:
    """Notices: outside the article wherever they stand in a line, inside it only as a line of their own.

    In what is known to stand around it (from `found.own` on), only sentences of their own: a menu may
    name "Opinion".
    """
    free = [at for at, unit in enumerate(units) if unit.prose and at not in found.dropped]
    prose = [at for at in free if not admits(units[at].words, anywhere=True)]
    first, last = (prose[0], prose[-1]) if prose else (len(units), -1)
    below = False
    for at, unit in enumerate(units):
        if at >= found.own and unit.count < _FEWEST_SAID:
            continue
        why = found.dropped.get(at)
        outside = found.own > at > last or at < first
        if below and unit.bullet:
            found.dropped[at] = Reason.NOTICE
        elif why not in _SILENT and (kinds := admits(unit.words, anywhere=outside or why is Reason.NOTICE)):
            found.notices.extend(notices(unit, text, kinds))
            found.dropped[at] = Reason.NOTICE
            below = unit.words.endswith(":")
            continue
        elif why is None and outside and points_to_notice(unit.line):
            found.dropped[at] = Reason.NOTICE
        below = below and unit.bullet
