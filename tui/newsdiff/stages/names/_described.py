"""Descriptions that stand for somebody named: a title beside the name, and "the opposition leader" alone."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsdiff.model import EntityKind, Mention, Span
from newsdiff.stages.names._found import Found, Key
from newsdiff.stages.names._gazetteer import countries, people_of
from newsdiff.stages.names._lexicon import vocabulary
from newsdiff.stages.names._runs import spaced
from newsdiff.stages.names._titles import JOINERS, Title, belongs, made
from newsdiff.stages.names._tokens import Case, Line, Token

_FAR = 3
"""How many times as often one holder must be told with a post as the next, to be the one meant by it."""
_LONGEST = 7
_STANDINGS = frozenset({"former", "interim", "acting"})


class Phrase(NamedTuple):
    """A description with "the" that could mean somebody."""

    article: int
    passage: str
    span: Span
    title: Title


class _Holder(NamedTuple):
    """One who is named with a post."""

    key: Key
    posts: frozenset[str]
    lands: frozenset[str]
    plain: Counter[str]
    """How often each post is told without its country."""


class Holders:
    """Who holds which post, and who is named where."""

    def __init__(self, groups: Mapping[Key, Sequence[Found]], kinds: Mapping[Key, EntityKind]) -> None:
        self._by_post: dict[str, list[_Holder]] = defaultdict(list)
        self._counts: dict[int, Counter[Key]] = defaultdict(Counter)
        self._first: dict[tuple[int, Key], int] = {}
        for key in sorted(groups):
            if kinds[key] is EntityKind.PERSON:
                self._add(key, groups[key])

    def _add(self, key: Key, group: Sequence[Found]) -> None:
        titles = [f.title for f in group if f.title is not None]
        lands = frozenset(land for t in titles for land in t.lands)
        plain = Counter(t.key for t in titles if not t.lands)
        holder = _Holder(key, frozenset(t.key for t in titles), lands, plain)
        for post in sorted(holder.posts):
            self._by_post[post].append(holder)
        for found in group:
            self._counts[found.article][key] += 1
            self._first.setdefault((found.article, key), found.span.start)

    def meant(self, phrase: Phrase) -> Key | None:
        """The one person that a description means; None when it is not certain."""
        title = phrase.title
        holders = [h for h in self._by_post.get(title.key, []) if not title.lands or title.lands & h.lands]
        telling = " " in title.key or bool(title.lands)
        if title.head in vocabulary().loose and not telling:
            return None
        here = [h for h in holders if self._counts[phrase.article][h.key]]
        if here:
            return self._one(here, phrase)
        if len(holders) == 1 and telling:
            return holders[0].key
        return self._by_head(phrase) if not holders else None

    def _one(self, here: Sequence[_Holder], phrase: Phrase) -> Key | None:
        """The only holder named in the article, or the one far more often told with the bare post."""
        if len(here) == 1:
            return here[0].key
        post = phrase.title.key
        ranked = sorted(here, key=lambda h: (-h.plain[post], h.key))
        if phrase.title.lands or ranked[0].plain[post] < _FAR * ranked[1].plain[post]:
            return None
        return ranked[0].key if ranked[0].plain[post] else None

    def _by_head(self, phrase: Phrase) -> Key | None:
        """The only one named before in the article whose longer title ends so: "the secretary"."""
        if phrase.title.head in vocabulary().loose or phrase.title.lands:
            return None
        named: set[Key] = set()
        for post, holders in self._by_post.items():
            if post.endswith(f" {phrase.title.key}") and not _STANDINGS & set(post.split()):
                named |= {
                    h.key
                    for h in holders
                    if self._first.get((phrase.article, h.key), phrase.span.end) < phrase.span.start
                }
        return min(named) if len(named) == 1 else None


def described(
    lines: Sequence[Line],
    labels: Sequence[str],
    groups: Mapping[Key, Sequence[Found]],
    kinds: Mapping[Key, EntityKind],
) -> dict[Key, list[Mention]]:
    """The descriptions of each entity, by its key; none overlaps a name or another."""
    taken: dict[str, list[Span]] = defaultdict(list)
    for found in sorted((f for group in groups.values() for f in group), key=lambda f: f.span):
        taken[found.passage].append(found.span)
    told: dict[Key, list[Mention]] = defaultdict(list)
    for key, article, passage, span in _all(lines, groups, kinds):
        free = _free(span, taken[passage])
        if free is not None:
            insort(taken[passage], free)
            told[key].append(Mention(article=labels[article], passage=passage, span=free, named=False))
    return told


def _all(
    lines: Sequence[Line], groups: Mapping[Key, Sequence[Found]], kinds: Mapping[Key, EntityKind]
) -> Iterator[tuple[Key, int, str, Span]]:
    for key, group in groups.items():
        if kinds[key] is EntityKind.PERSON:
            for found in group:
                if found.title is not None:
                    yield key, found.article, found.passage, found.title.core
    holders = Holders(groups, kinds)
    for line in lines:
        for phrase in phrases(line):
            meant = holders.meant(phrase)
            if meant is not None:
                yield meant, phrase.article, phrase.passage, phrase.span


def _free(span: Span, taken: Sequence[Span]) -> Span | None:
    """The end of a description that nothing in `taken` (in order) covers; None when all is covered."""
    at = bisect_left(taken, Span(span.end, span.end)) - 1
    if at < 0 or taken[at].end <= span.start:
        return span
    start = taken[at].end + 1
    return Span(start, span.end) if start < span.end else None


def phrases(line: Line) -> Iterator[Phrase]:
    """The descriptions of a line that begin with "the", or with whose they are ("Norway's king")."""
    if line.case is not Case.NAMES:
        return
    tokens, at = line.tokens, 0
    while at < len(tokens) - 1:
        opening = tokens[at].fold == "the" or (tokens[at].owner and _land(tokens, at))
        end = _end(tokens, at + 1) if opening else None
        if end is None:
            at += 1
            continue
        first = at + 1 if tokens[at].fold == "the" else at
        title = made(_bare(tokens[first : end + 1]))
        if title is not None:
            yield Phrase(line.article, line.passage.id, Span(tokens[at + 1].start, title.core.end), title)
        at = end + 1


def _land(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].fold in countries() or (
        at > 0 and f"{tokens[at - 1].fold} {tokens[at].fold}" in countries()
    )


def _bare(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with the last as if it had no possessive."""
    return [*tokens[:-1], tokens[-1]._replace(owner=False)]


def _end(tokens: Sequence[Token], first: int) -> int | None:
    """Index of the last word of a description that begins at `first`; None when there is none."""
    roles, head = vocabulary().roles, None
    for at in range(first, min(first + _LONGEST, len(tokens))):
        token = tokens[at]
        if not (spaced(token.gap) or token.gap == "-") or (
            at > first and tokens[at - 1].owner and not _land(tokens, at - 1)
        ):
            break
        if token.fold in roles:
            head = at
        elif head is not None or not (
            belongs(token) or (token.owner and people_of(token.fold) is None and _land(tokens, at))
        ):
            break
    if head is None or _names(tokens, head):
        return None
    return _complement(tokens, head)


def _names(tokens: Sequence[Token], head: int) -> bool:
    """Whether a name follows, whose title the words are, or a noun, of which they tell what it is."""
    if head + 1 >= len(tokens) or tokens[head].owner:
        return False
    following = tokens[head + 1]
    return spaced(following.gap) and (following.cap or following.fold in vocabulary().compounds)


def _complement(tokens: Sequence[Token], head: int) -> int:
    """Index of the last word of "of …" behind the head; the head itself when nothing follows."""
    at = head + 1
    if at >= len(tokens) or tokens[head].owner or tokens[at].fold != "of" or not spaced(tokens[at].gap):
        return head
    last = head
    while at < len(tokens) and at - head < _LONGEST and spaced(tokens[at].gap):
        token = tokens[at]
        if token.cap or token.fold in vocabulary().modifiers:
            last = at
        elif token.fold not in JOINERS and token.fold != "the":
            break
        if token.owner and token.fold not in countries():
            break
        at += 1
    return last
