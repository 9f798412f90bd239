"""The article in an HTML page, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from newsdiff.model import Reason, Role
from newsdiff.stages.extract._capture import empty
from newsdiff.stages.extract._ends import bare
from newsdiff.stages.extract._front import front_page
from newsdiff.stages.extract._hidden import hidden_words
from newsdiff.stages.extract._main_text import Lines, main_text, words_of
from newsdiff.stages.extract._meta import Meta, read_meta
from newsdiff.stages.extract._opening import opening
from newsdiff.stages.extract._visible import Shown, parsed, visible_lines

_STOP = re.compile(r"""[.!…。]["'”’»)\]]*$""")
_FEW = 2
"""Lines of an article that may be a run of words in which the page's own lines are lost."""
_MOST_TRIED = 20
_FEWEST_LEADING = 3
"""Words of a line that leads to another article; a shorter one may be a name or a tag."""
_MOST_SEARCHED = 300_000_000
"""Characters looked through for lines of the article that the page sets in another way."""
_SITE = re.compile(r"\s+[|–—·-]\s+")

_Seen = Sequence[tuple[Shown, str]]
"""Every line of a page, with its words in single blanks."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """An HTML page as a canonical text of paragraphs, and what it says of itself."""

    text: str
    roles: dict[int, Role]
    fields: dict[str, str]
    links: tuple[str, ...]
    hidden: tuple[str, ...]
    """Words in which characters stood that cannot be seen."""
    around: dict[int, Reason]
    """By start of line: what leads to other articles; behind the article, what the page shows around it."""


def read_html(path: str, html: str, said: Mapping[str, str]) -> Extracted:
    """Find the article in a page. What the page says of itself goes before what its file does (`said`).

    Raises:
        InputError: there is no text in it, or it is the front page of a site.

    """
    found, tree = main_text(html), parsed(html)
    lines = visible_lines(tree) if tree is not None else []
    seen = [(line, words) for line in lines if (words := words_of(line.text))]
    meta = read_meta(tree) if tree is not None else Meta()
    told = [*meta.titles, found.fields.get("title", ""), said.get("title", "")]
    titles = [title for each in told if (title := words_of(each))]
    raw = _article(found.lines, seen, [*titles, *meta.headings])
    if not raw:
        raise empty(path, html)
    if tree is not None and (front := front_page(path, tree, meta)):
        raise front
    fields = {**found.fields, **{name: told for name, told in meta.fields.items() if words_of(told)}}
    return _extracted(raw, seen, titles, fields, found.linked, found.links)


def _article(found: Lines, seen: _Seen, titles: Sequence[str]) -> Lines:
    """The lines of the article, as the page writes them: those found, and what opens it above them."""
    lines = _parted(found, seen) if len(found) <= _FEW else found
    if not any(words_of(line) for _, line in lines):
        return _plain([line.text for line, _ in seen])
    words = [words_of(line) for _, line in lines]
    at = next((at for at, each in enumerate(words) if each and each not in titles), 0)
    return [*lines[:at], *_plain(opening(words[at:], seen, titles)), *lines[at:]]


def _extracted(
    raw: Lines,
    seen: _Seen,
    titles: Sequence[str],
    fields: dict[str, str],
    linked: Collection[str],
    links: tuple[str, ...],
) -> Extracted:
    lines = [(role, words) for role, line in raw if (words := words_of(line))]
    title, lines = _with_title(lines, titles)
    teasers = _teasers(lines, linked)
    rest = _rest(lines, [words for _, words in seen])
    text, roles = _laid_out([*lines, *_plain(rest)])
    start = len(text) - sum(len(words) + 2 for words in rest) + 2
    places = zip(_places(lines), lines, strict=True)
    around = {at: Reason.RELATED for at, (_, words) in places if words in teasers}
    around.update(dict.fromkeys((start + at for at in _places(_plain(rest))), Reason.NAVIGATION))
    hidden = hidden_words("\n".join(line for _, line in raw))
    return Extracted(text, roles, {**fields, "title": title} if title else fields, links, hidden, around)


def _parted(lines: Lines, seen: _Seen) -> Lines:
    """The lines, cut where the page begins a new one: short articles are found as one run of words."""
    known = [(words, bare(words)) for _, words in seen]
    return [part for role, line in lines for part in _cut(role, line, known)]


def _cut(role: Role | None, line: str, known: Sequence[tuple[str, str]]) -> Lines:
    """The line as those of the page that it is made of, or as it is; `known`: those, and without blanks."""
    whole = bare(words_of(line))
    begun = (at for at, (_, each) in enumerate(known) if whole.startswith(each))
    for first in islice(begun, _MOST_TRIED):
        lengths = accumulate(len(each) for _, each in known[first:])
        count = next((at for at, length in enumerate(lengths, 1) if length >= len(whole)), 0)
        parts = known[first : first + count]
        if count > 1 and "".join(each for _, each in parts) == whole:
            return _plain([words for words, _ in parts])
    return [(role, line)]


def _teasers(lines: Lines, linked: Collection[str]) -> set[str]:
    """Those of `linked` that lead to another article: below its first paragraph, and no statements.

    None where most lines are links: such a page is a list of them.
    """
    told = (at for at, (_, words) in enumerate(lines) if _STOP.search(words) and words not in linked)
    below = lines[next(told, 0) :]
    found = {words for role, words in below if words in linked and _leads(role, words)}
    return found if 2 * len(found) < len(lines) else set()


def _leads(role: Role | None, words: str) -> bool:
    told = role in (None, Role.BODY, Role.LISTING) and words.count(" ") + 1 >= _FEWEST_LEADING
    return told and not _STOP.search(words)


def _plain(rest: Sequence[str]) -> Lines:
    return [(None, words) for words in rest]


def _rest(lines: Lines, shown: Sequence[str]) -> list[str]:
    """The lines that the page shows around its article, each once: kept, to be dropped and looked at."""
    known = {words for _, words in lines}
    told = dict.fromkeys(words for words in shown if words not in known)
    held = bare("".join(words for _, words in lines))
    searched = _MOST_SEARCHED // (len(held) + 1)
    return [words for at, words in enumerate(told) if at > searched or bare(words) not in held]


def _places(lines: Lines) -> list[int]:
    """Where each line begins when they are laid out."""
    return [0, *accumulate(len(words) + 2 for _, words in lines)][: len(lines)]


def _with_title(lines: Lines, titles: Sequence[str]) -> tuple[str, Lines]:
    """(the title, the lines with it as headline): where the page prints one of `titles`, or else on top."""
    for title in titles:
        for at, (_, words) in enumerate(lines[:6]):
            if words == title or _SITE.split(words)[0] == title or words == _SITE.split(title)[0]:
                return title, [*lines[:at], (Role.HEADLINE, words), *lines[at + 1 :]]
    if not titles:
        return "", lines
    return titles[0], [(Role.HEADLINE, titles[0]), *lines]


def _laid_out(lines: Lines) -> tuple[str, dict[int, Role]]:
    roles = {at: role for at, (role, _) in zip(_places(lines), lines, strict=True) if role is not None}
    return "\n\n".join(words for _, words in lines), roles
