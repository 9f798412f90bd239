"""Who is named where: the look-ups that the finders of named and unnamed things share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from newsdiff.model import Entity, EntityKind, Mention, Span
from newsdiff.stages.diverge._frame import Frame, by_passage


class Mentions:
    """The mentions of a comparison by passage, article and entity."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    @cached_property
    def entity(self) -> Mapping[Mention, Entity]:
        """The entity of each mention."""
        return {m: e for e in self.frame.notes.entities for m in e.mentions}

    @cached_property
    def named(self) -> Mapping[str, Sequence[Mention]]:
        """Mentions by name, by passage, in order of place."""
        held = by_passage(m for m in self.entity if m.named)
        return {p: sorted(ms, key=lambda m: m.span) for p, ms in held.items()}

    @cached_property
    def spoken(self) -> frozenset[tuple[str, str]]:
        """Each article's label with the id of each entity that it names."""
        return frozenset((m.article, e.id) for m, e in self.entity.items() if m.named)

    def within(self, passage: str, span: Span, kind: EntityKind | None = None) -> list[Mention]:
        """The names that a span of a passage touches, of one kind when it is given."""
        return [
            m
            for m in self.named.get(passage, ())
            if m.span.touches(span) and (kind is None or self.entity[m].kind is kind)
        ]
