"""Lines that are page furniture whatever stands around them."""

from __future__ import annotations

import re

from newsdiff.model import Reason
from newsdiff.stages.extract._patterns import (
    LONGEST_LINE,
    caption_end,
    caption_marks,
    folded,
    reason,
    vocabulary,
)
from newsdiff.stages.extract._units import Unit

_TAG = re.compile(r"[#＃][^\W\d]\w{1,60}[,;]?")
_CASED = re.compile(r"[A-Z]?[a-zà-ÿ]+|[A-Z]+(?![a-z])|\d+")
_CRUMBS = re.compile(r"\s(?:>|›|»|/)\s")
_PICTURE = re.compile(r"!\[[^\]]{0,300}\]\([^)\s]{0,2000}(?:\s\"[^\"]{0,300}\")?\)")
_RUN = re.compile(
    r"[^\s\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\ua000-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
    r"\U00020000-\U0003ffff]+|\w+"
)
"""A run without a blank; in scripts that do not part their words by blanks, without any other sign."""
_ENDLESS = 1_000
"""Characters of a run that is longer than any word or sane address."""
_UNBROKEN = re.compile(rf"\S{{{_ENDLESS}}}")
"""A cheap test before the runs are measured."""
_LONGEST_BLOB = 10_000
_FEWEST_SHARE_WORDS = 2
_CREDIT = 140


def furniture(unit: Unit) -> Reason | None:
    """Why a unit is no part of any article, by its own words alone."""
    if len(unit.words) > LONGEST_LINE:
        return Reason.UNREADABLE if _is_blob(unit.words) else None
    if not any(map(str.isalnum, unit.words)) or is_crumbs(unit.words):
        return Reason.NAVIGATION
    if _PICTURE.fullmatch(unit.words) or _credited(unit):
        return Reason.CAPTION
    if is_tags(unit.words):
        return Reason.TAGS
    return Reason.SHARE if is_share(unit) else reason("anywhere", unit.line)


def _is_blob(words: str) -> bool:
    """Whether the line is packed bytes or a script, in the main or for a long stretch, and no text."""
    if not _UNBROKEN.search(words):
        return False
    runs = [length for match in _RUN.finditer(words) if (length := match.end() - match.start()) >= _ENDLESS]
    return any(2 * run > len(words) or run > _LONGEST_BLOB for run in runs)


def _credited(unit: Unit) -> bool:
    """Whether it ends in the credit of a picture: a caption."""
    end = unit.words[-_CREDIT:].lower()
    return any(mark in end for mark in caption_marks()) and bool(caption_end().search(end))


def is_tags(words: str) -> bool:
    """Whether the line is made of hashtags only."""
    return words[:1] in ("#", "＃") and all(_TAG.fullmatch(tag) for tag in words.split())


def is_share(unit: Unit) -> bool:
    """Whether the line is a row of share buttons, even run together: "Share on XShare on Facebook"."""
    if not any(anchor in unit.line for anchor in vocabulary("share_anchor")):
        return False
    parts = [part.lower() for part in _CASED.findall(unit.words)]
    known = vocabulary("share")
    if len(parts) < _FEWEST_SHARE_WORDS or not all(part in known for part in parts):
        return False
    return not vocabulary("share_anchor").isdisjoint(parts)


def is_crumbs(words: str) -> bool:
    """Whether the line is a trail of sections: "Home > World > Americas"."""
    if len(words) > 100 or not any(mark in words for mark in ">›»/"):
        return False
    parts = _CRUMBS.split(words)
    return len(parts) > 1 and folded(parts[0]) in vocabulary("crumb")
