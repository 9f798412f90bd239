"""Where two articles give one person other titles in one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.model import Divergence, Entity, EntityKind, Kind, Mention, Relation, Span
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence


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
