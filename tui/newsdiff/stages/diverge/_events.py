"""One event at a time: articles between which nothing is alike are not compared."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from newsdiff.model import Aligned, Annotations, events_of
from newsdiff.stages.diverge._frame import Frame


def by_event(frame: Frame) -> list[Frame]:
    """The comparison, parted by events; most often it tells one.

    An article on something else lacks nothing of this event, and its figures are figures of other things.
    """
    groups = events_of(frame.articles, frame.aligned.alignments)
    return [frame] if len(groups) < 2 else [_part(frame, frozenset(group)) for group in groups]


def _part(frame: Frame, labels: Set[str]) -> Frame:
    """What these articles tell, and nothing of the others."""
    articles = tuple(a for a in frame.articles if a.label in labels)
    inside = {p.id for a in articles for p in a.passages}
    rows = tuple(row for row in frame.aligned.alignments if not labels.isdisjoint(row.articles))
    nearest = {
        (passage, label): found
        for (passage, label), found in frame.aligned.nearest.items()
        if passage in inside and label in labels
    }
    return Frame(articles, Aligned(rows, nearest), _notes(frame.notes, labels), len(frame.articles))


def _notes(notes: Annotations, labels: Set[str]) -> Annotations:
    mentions = ((e, tuple(m for m in e.mentions if m.article in labels)) for e in notes.entities)
    return Annotations(
        tuple(replace(entity, mentions=held) for entity, held in mentions if held),
        tuple(q for q in notes.quantities if q.article in labels),
        tuple(m for m in notes.moments if m.article in labels),
        tuple(c for c in notes.cues if c.article in labels),
        tuple(a for a in notes.attributions if a.article in labels),
    )
