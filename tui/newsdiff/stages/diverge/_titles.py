"""Where two articles give one person other titles in one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from newsdiff.lexicon import lexicon
from newsdiff.model import Divergence, Entity, EntityKind, Evidence, Kind, Mention, Relation, Span
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence
from newsdiff.stages.diverge._names import standing, unstanding
from newsdiff.words import words

_WITHIN = 0.45


def titles(frame: Frame) -> Iterator[Divergence]:
    """One divergence for each person whom two linked passages give titles that share no word.

    Only exact titles count: "Senator" and "minority leader" go together, and so do a title that one
    article uses here and the other elsewhere.
    """
    for entity in frame.notes.entities:
        if entity.kind is EntityKind.PERSON:
            yield from _of(frame, entity)


def _of(frame: Frame, entity: Entity) -> Iterator[Divergence]:
    used: dict[str, set[str]] = defaultdict(set)
    for mention in entity.mentions:
        used[mention.article].update(mention.role.split())
    titled = [m for m in entity.mentions if m.named and m.title and _exact(m.role)]
    held = by_passage(titled)
    pairs = [(a, b) for a in titled for p in frame.linked.get(a.passage, ()) for b in held.get(p, ())]
    apart = [pair for pair in pairs if _apart(*pair, used)]
    if apart:
        yield _told(frame, entity, *min(apart, key=lambda pair: sorted((pair[0].role, pair[1].role))))


def _apart(a: Mention, b: Mention, used: dict[str, set[str]]) -> bool:
    """Whether neither article ever uses a word of the other's title, in any form of it."""
    one, other = set(_form(a.role).split()), set(_form(b.role).split())
    return not (one & other or one & used[b.article] or other & used[a.article])


def _told(frame: Frame, entity: Entity, a: Mention, b: Mention) -> Divergence:
    sides = [frame.side(e.text, [e]) for e in (frame.evidence(m, _whole(m)) for m in (a, b))]
    row = frame.links[a.passage, b.passage][1]
    severity = 0.2 + 0.1 * frame.centrality(row)
    return divergence(
        Kind.NAME, Relation.TITLE, row, severity, sides, entity.name, "one person under other titles"
    )


def titles_within(frame: Frame) -> Iterator[Divergence]:
    """One divergence for each person to whom an article gives a post that it later tells as not held.

    The other way round is how news shortens: "former President Reyn" is "President Reyn" from then on. Only
    full names with the title before them count, and none in a quotation, where another speaks. Articles that
    do so in the same words are told together.
    """
    for entity in frame.notes.entities:
        worded: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
        for a, b in _ended_in_one(frame, entity):
            one, other = (frame.evidence(m, _whole(m)) for m in (a, b))
            worded[one.text, other.text] += [one, other]
        for held in worded.values():
            yield _told_within(frame, entity, held[::2], held[1::2])


def _ended_in_one(frame: Frame, entity: Entity) -> Iterator[tuple[Mention, Mention]]:
    """Of each article and post, the first two titles of which the later contradicts the one before it."""
    held: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in sorted(entity.mentions, key=lambda m: m.span):
        if mention.named and mention.role and _in_full(frame, mention):
            held[mention.article, unstanding(mention.role)].append(mention)
    for mentions in held.values():
        yield from [pair for pair in pairwise(mentions) if _ended(*pair)][:1]


def _in_full(frame: Frame, mention: Mention) -> bool:
    """Whether a title stands before a name of two words or more, in the outlet's own words."""
    if not mention.title or mention.title.start > mention.span.start:
        return False
    quoted = frame.article[mention.article].quoted(mention.span)
    return not quoted and len(words(frame.text(mention))) > 1


def _ended(first: Mention, later: Mention) -> bool:
    """Whether a post is held by the first account, or held in another way, and by the later one it is not."""
    return standing(later.role) not in ("", standing(first.role))


def _told_within(
    frame: Frame, entity: Entity, one: Sequence[Evidence], other: Sequence[Evidence]
) -> Divergence:
    sides = [frame.side(held[0].text, held) for held in (one, other)]
    return divergence(
        Kind.NAME, Relation.TITLE, None, _WITHIN, sides, entity.name,
        "one article gives one person titles that do not go together",
    )  # fmt: skip


def _whole(mention: Mention) -> Span:
    title = mention.title or mention.span
    return Span(min(title.start, mention.span.start), max(title.end, mention.span.end))


def _exact(role: str) -> bool:
    """Whether a title tells more than that somebody leads, serves or belongs somewhere."""
    return bool(role) and role.rsplit(maxsplit=1)[-1] not in _general()


def _form(role: str) -> str:
    return next((" ".join(forms) for forms in _same() if role in forms), role)


@cache
def _general() -> frozenset[str]:
    return frozenset(word.strip() for word in lexicon("people")["general_titles"].split(","))


@cache
def _same() -> tuple[list[str], ...]:
    return tuple(group.split("|") for group in lexicon("people")["one_title"])
