"""One event at a time: articles between which nothing is alike are not compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from newsdiff.model import Aligned, Alignment, Annotations, Article, Entity, Nearest, events_of
from newsdiff.stages.diverge._frame import Frame


class _Placed(Protocol):
    """What stands in an article."""

    @property
    def article(self) -> str: ...


P = TypeVar("P", bound=_Placed)


def by_event(frame: Frame) -> list[Frame]:
    """The comparison, parted by events; most often it tells one.

    An article on something else lacks nothing of this event, and its figures are figures of other things.
    """
    groups = events_of(frame.articles, frame.aligned.alignments)
    if len(groups) < 2:
        return [frame]
    return _parted(frame, {label: event for event, group in enumerate(groups) for label in group})


def _parted(frame: Frame, event: Mapping[str, int]) -> list[Frame]:
    """What the articles of each event tell, and nothing of the others; `event` is that of each label.

    All is gone through once, however many events there are.
    """
    articles: dict[int, list[Article]] = defaultdict(list)
    for article in frame.articles:
        articles[event[article.label]].append(article)
    rows: dict[int, list[Alignment]] = defaultdict(list)
    for row in frame.aligned.alignments:
        rows[event[row.articles[0]]].append(row)
    nearest, notes = _nearest(frame, event), _notes(frame.notes, event)
    return [
        Frame(tuple(articles[n]), Aligned(tuple(rows[n]), nearest[n]), notes[n], len(frame.articles))
        for n in sorted(articles)
    ]


def _nearest(frame: Frame, event: Mapping[str, int]) -> Mapping[int, Mapping[tuple[str, str], Nearest]]:
    parts: dict[int, dict[tuple[str, str], Nearest]] = defaultdict(dict)
    told = {passage.id: event[a.label] for a in frame.articles for passage in a.passages}
    for (passage, label), found in frame.aligned.nearest.items():
        if told[passage] == event[label]:
            parts[event[label]][passage, label] = found
    return parts


def _notes(notes: Annotations, event: Mapping[str, int]) -> Sequence[Annotations]:
    entities: dict[int, list[Entity]] = defaultdict(list)
    for entity in notes.entities:
        for n, mentions in _by_event(entity.mentions, event).items():
            entities[n].append(replace(entity, mentions=tuple(mentions)))
    quantities, moments = _by_event(notes.quantities, event), _by_event(notes.moments, event)
    cues, attributions = _by_event(notes.cues, event), _by_event(notes.attributions, event)
    return [
        Annotations(
            tuple(entities[n]),
            tuple(quantities[n]),
            tuple(moments[n]),
            tuple(cues[n]),
            tuple(attributions[n]),
        )
        for n in range(1 + max(event.values()))
    ]


def _by_event(placed: Iterable[P], event: Mapping[str, int]) -> defaultdict[int, list[P]]:
    found: defaultdict[int, list[P]] = defaultdict(list)
    for each in placed:
        found[event[each.article]].append(each)
    return found
