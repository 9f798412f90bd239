"""The roles of the units that are kept."""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.model import Block, Role
from newsdiff.stages.extract._units import Unit

_LONGEST_HEADING = 150
_HEADING_WORDS = 18
_PAIRS = {"“": "”", '"': '"', "«": "»", "„": "“", "‘": "’"}
_AFTER_QUOTE = ".!?,"


def blocks(units: Sequence[Unit], headline: int | None, kept: Sequence[int]) -> tuple[Block, ...]:
    """A block for each unit kept, in order."""
    last = max((at for at in kept if units[at].prose), default=-1)
    return tuple(Block(units[at].span, _role(units[at], at == headline, at < last)) for at in kept)


def _role(unit: Unit, is_headline: bool, before_prose: bool) -> Role:
    if is_headline:
        return Role.HEADLINE
    if unit.role in (Role.HEADING, Role.HEADLINE):
        return Role.HEADING
    if unit.role is Role.QUOTATION or _is_quotation(unit.words):
        return Role.QUOTATION
    if unit.bullet or unit.role is Role.LISTING:
        return Role.LISTING
    return Role.HEADING if before_prose and unit.role is None and _is_heading(unit) else Role.BODY


def _is_heading(unit: Unit) -> bool:
    if unit.prose or unit.stops or unit.words[-1] in ",;:-–—" or _is_spoken(unit.words):
        return False
    return unit.count <= _HEADING_WORDS and len(unit.words) <= _LONGEST_HEADING


def _is_spoken(words: str) -> bool:
    """Whether it is part of a quotation of several paragraphs: a mark that opens or closes stands alone."""
    unpaired = words.count("“") != words.count("”") or words.count('"') % 2 == 1
    return unpaired and (words[0] in _PAIRS or words[-1] in _PAIRS.values())


def _is_quotation(words: str) -> bool:
    """Whether the whole paragraph stands in one pair of quotation marks."""
    closer = _PAIRS.get(words[:1])
    end = words.rstrip(_AFTER_QUOTE)
    if not closer or len(end) < 4 or end[-1] != closer:
        return False
    inside = end[1:-1]
    return closer not in inside and (words[0] not in inside or closer == words[0])
