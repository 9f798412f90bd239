"""Reads articles of any kind from files, folders, standard input and addresses, as bytes of text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from newsdiff.model import InputError, Raw
from newsdiff.stages.load._document import Document
from newsdiff.stages.load._kinds import FEED, KINDS, Kind, kind_of, opened
from newsdiff.stages.load._limits import ARTICLES, LIMITS, MEGABYTE, TOTAL, WORDS, Limit, past
from newsdiff.stages.load._places import Options, files, is_address, name_pages, read, real
from newsdiff.stages.load._typed import addresses

__all__ = [
    "KINDS", "LIMITS", "Kind", "Limit", "Listed", "Loaded", "Options", "addresses", "is_address", "load",
    "look_at", "name_pages", "too_much",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loaded:
    """What could be read, in the order given, and what could not."""

    raws: tuple[Raw, ...]
    failures: tuple[InputError, ...]


def load(paths: Sequence[str], stdin: BinaryIO | None = None, wanted: Options | None = None) -> Loaded:
    """Read every path: a file of any kind, a folder (its files by name), an address, or `-` for `stdin`.

    A file given twice is read once. Nothing is raised: what cannot be read is among the failures, and
    so is the first article past a limit, with what the limit is.
    """
    found = _Gathered()
    for path in _each(paths, found):
        for part in _articles(path, stdin, wanted or Options()):
            found.take(part)
        if found.full:
            break
    if any(map(is_address, paths)):
        from newsdiff.stages.load._web import Cache

        Cache.of_user().tidy()
    return Loaded(found.raws(), tuple(found.failures))


@dataclass(slots=True)
class _Gathered:
    """What was read so far."""

    documents: list[Document] = field(default_factory=list)
    failures: list[InputError] = field(default_factory=list)
    size: int = 0
    full: bool = False

    def take(self, part: Document | InputError) -> None:
        """Add an article or a failure; past a limit say so once."""
        if self.full:
            return
        if isinstance(part, InputError):
            self.failures.append(part)
        elif len(self.documents) >= ARTICLES.most:
            self._stop(part, f"more than {ARTICLES.most:,} articles were given")
        elif self.size + len(part.data) > TOTAL.most * MEGABYTE:
            self._stop(part, f"the articles before it fill {TOTAL.most} {TOTAL.unit} already")
        else:
            self.documents.append(part)
            self.size += len(part.data)

    def raws(self) -> tuple[Raw, ...]:
        """The articles; a copy in an earlier report of one that is here itself is left out."""
        seen = {each.sha256 for each in self.documents if not each.copied}
        kept: list[Raw] = []
        for each in self.documents:
            if not each.copied or each.copied not in seen:
                kept.append(each.raw())
                seen.add(each.copied)
        return tuple(kept)

    def _stop(self, part: Document, problem: str) -> None:
        self.full = True
        self.failures.append(
            InputError(part.path, f"{problem}; it and all after it are left out", "compare in parts")
        )


def too_much(path: str, characters: int) -> InputError | None:
    """The failure of an article with which all hold so many characters; None within the limit."""
    if not past(WORDS, characters):
        return None
    problem = f"the articles before it and it hold more than {WORDS.most} {WORDS.unit}"
    return InputError(path, f"{problem}; it and all after it are left out", "compare in parts")


def _each(paths: Sequence[str], found: _Gathered) -> Iterator[str]:
    """Every file and address once, in order."""
    seen: set[str] = set()
    for place in paths:
        try:
            for path in files(place):
                if (known := real(path)) not in seen:
                    seen.add(known)
                    yield path
        except InputError as failure:
            found.take(failure)


def _articles(path: str, stdin: BinaryIO | None, wanted: Options) -> Iterator[Document | InputError]:
    """The articles at one place; those that a feed lists, as many of the newest as are wanted."""
    try:
        document = read(path, stdin, wanted)
        if not wanted.newest or kind_of(document) is not FEED:
            yield from opened(document)
            return
        from newsdiff.stages.load._feed import chosen

        addresses = chosen(document, wanted.newest)
    except InputError as failure:
        yield failure
        return
    for address in addresses:
        yield from _articles(address, None, replace(wanted, newest=0))


def options(web: Mapping[str, int]) -> Options:
    """The options of a command line: `newest`, `refresh`, `offline`."""
    return Options(web["newest"], bool(web["refresh"]), bool(web["offline"]))


def prepare(paths: Sequence[str], wanted: Options) -> tuple[tuple[str, ...], tuple[InputError, ...]]:
    """(the places with feeds chosen from, each address of them kept; what could not be had)."""
    places: list[str] = []
    failures: list[InputError] = []
    for place in paths:
        try:
            places += _kept(place, wanted)
        except InputError as failure:
            failures.append(failure)
    return tuple(places), tuple(failures)


def _kept(place: str, wanted: Options) -> Sequence[str]:
    """What to read for a place, when its addresses are kept."""
    if place == "-" or Path(place).is_dir():
        return (place,)
    document = read(place, None, wanted)
    if not wanted.newest or kind_of(document) is not FEED:
        return (place,)
    from newsdiff.stages.load._feed import chosen

    addresses, failures = prepare(chosen(document, wanted.newest), replace(wanted, newest=0))
    if failures:
        raise failures[0]
    return addresses


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands at one place, for one who wants to choose."""

    path: str
    kind: str
    told: tuple[str, ...]
    """One line for each article that would be read, or each entry of a feed."""
    failures: tuple[InputError, ...]


def look_at(path: str, stdin: BinaryIO | None = None, wanted: Options | None = None) -> Iterator[Listed]:
    """What each file at a path is, without comparing anything.

    Raises:
        InputError: there is nothing there.

    """
    for place in files(path):
        try:
            document = read(place, stdin, wanted or Options())
            yield _looked_at(document)
        except InputError as failure:
            yield Listed(place, "", (), (failure,))


def _looked_at(document: Document) -> Listed:
    kind = kind_of(document)
    if kind is FEED:
        from newsdiff.stages.load._feed import entries

        lines = (
            (f"{e.moment:%Y-%m-%d}" if e.moment else "no date   ", e.address, e.title)
            for e in entries(document)
        )
        return Listed(document.path, kind.name, tuple("  ".join(filter(None, line)) for line in lines), ())
    parts = list(opened(document))
    told = tuple(part.path for part in parts if isinstance(part, Document))
    return Listed(document.path, kind.name, told, tuple(p for p in parts if isinstance(p, InputError)))
