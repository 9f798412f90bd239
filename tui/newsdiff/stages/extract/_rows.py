"""The rows beside a headline: who wrote it, when, how long it takes to read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from newsdiff.model import Reason
from newsdiff.stages.extract._dates import Stamp, place_and_date, stamp
from newsdiff.stages.extract._patterns import folded, is_section, reason, vocabulary

_PARTS = re.compile(
    r"\s*[|·•●]\s*|\s[-–—/]\s|\s(?=[Bb][Yy]\s\S)|,\s(?=(?:[Pp]ublished|[Uu]pdated|[Pp]osted)\b)"
)
_ADDRESS = re.compile(r"[\w-]{1,60}\.(?:com|org|net|news|info|co|tv|io)")
_BY_ALONE = "by|written by|reported by|story by|posted by|por|par|von|di"
_STOPPED = re.compile(r"[^\W\d_]{3,}[.!?](?:\s|$)|[!?;]")
_LONGEST = 160
_MOST_NAMES = 12
_LOOSE_NAMES = range(2, 5)


@dataclass(frozen=True, slots=True)
class Row:
    """A line that says who wrote a page, or when."""

    reason: Reason
    byline: str | None
    outlet: str | None
    stamps: tuple[Stamp, ...]

    @property
    def is_date(self) -> bool:
        """Whether it is a bare date, as may also head a part of an article."""
        return not self.certain and any(each.dated for each in self.stamps)

    @property
    def certain(self) -> bool:
        """Whether it names its writer, or calls its date one of publication or of change."""
        return self.byline is not None or any(each.dated and each.rank != 1 for each in self.stamps)


def row(words: str) -> Row | None:
    """What a whole line says of writer and date; None when it says anything else."""
    if len(words) > _LONGEST:
        return None
    words = words.strip("*_ ")
    if (found := stamp(words) or place_and_date(words)) is not None:
        return Row(Reason.DATE, None, None, (found,))
    if name := writer(words):
        return Row(Reason.BYLINE, *_person(name), ())
    return _mixed([part for part in _PARTS.split(words) if part and part.strip()])


def _mixed(parts: list[str]) -> Row | None:
    """A row of several parts; the first that is a writer or a date gives it its reason."""
    if len(parts) < 2:
        return None
    stamps: list[Stamp] = []
    byline = loose = None
    why: list[Reason] = []
    for part in parts:
        if (found := stamp(part)) is not None:
            stamps.append(found)
            why.append(Reason.DATE)
        elif name := writer(part):
            byline = byline or name
            why.append(Reason.BYLINE)
        elif is_name(part):
            loose = loose or part
        elif not is_section(part) and reason("anywhere", folded(part)) is None:
            return None
    if not why or (loose and byline and not stamps):
        return None
    named, outlet = _person(byline) if byline else (None, None)
    if loose and is_site(loose):
        outlet = loose
    elif loose:
        named = named or loose
    return Row(Reason.BYLINE if named else why[0], named, outlet, tuple(stamps))


@cache
def _by() -> re.Pattern[str]:
    heads = "|".join(sorted(vocabulary("byline"), key=lambda head: (-len(head), head)))
    return re.compile(rf"(?:(?:{heads})\s?:\s?|(?:{_BY_ALONE})\s)(?=\S)", re.I)


def writer(words: str) -> str | None:
    """The name behind "By" or "Writer:"; None when the line holds more than a name."""
    found = _by().match(words)
    if not found:
        return None
    name = words[found.end() :].strip(" ,|*_")
    return name if _names(name) else None


def _names(words: str) -> bool:
    names = words.replace(",", " ").split()
    if not 0 < len(names) <= _MOST_NAMES or _STOPPED.search(words) or not any(map(str.isalpha, words)):
        return False
    lower = vocabulary("name_particle")
    if len(names) == 1 and names[0].lower() in vocabulary("desk"):
        return True
    return _begins(names[0]) and all(_begins(name) or name.lower() in lower for name in names)


def _begins(name: str) -> bool:
    first = name.lstrip("(@\"'“‘")[:1]
    return first.isupper() or first.isdigit() or (first.isalpha() and not first.islower())


def is_name(words: str) -> bool:
    """Whether the line could be the name of a person or an outlet, and nothing else."""
    names = words.split()
    if len(names) not in _LOOSE_NAMES or not _names(words) or is_section(words):
        return False
    return not any(character.isdigit() or character in ":,;'’\"“”" for character in words)


def is_site(words: str) -> bool:
    """Whether a short line holds a word by which outlets are called, or an address."""
    parts = folded(words).replace(",", " ").split()
    named = vocabulary("site")
    return any(p.rpartition("-")[2] in named or _ADDRESS.fullmatch(p) for p in parts)


def _person(name: str) -> tuple[str, str | None]:
    """(writer, outlet) of a byline: "Jo Ray, Valley Press", or a writer that is an outlet itself.

    One word with a figure in it is taken for an outlet too: people are not called so.
    """
    before, _, behind = name.rpartition(", ")
    if before and is_site(behind):
        return before, behind
    single = " " not in name and any(map(str.isdigit, name)) and any(map(str.isalpha, name))
    return name, name if single or is_site(name) else None
