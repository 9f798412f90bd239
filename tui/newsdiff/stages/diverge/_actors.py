"""Whom a cue bears on: the people and organisations of a comparison, by the stems of their names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from newsdiff.model import Cue, Entity, EntityKind
from newsdiff.words import words


def actors(entities: Iterable[Entity]) -> Mapping[str, str]:
    """The name of the person or organisation by each stem of it that is in no other's name."""
    names: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        if entity.kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
            for word in words(entity.name):
                names[word.stem].add(entity.name)
    return {stem: next(iter(held)) for stem, held in names.items() if len(held) == 1}


def borne_on(cue: Cue, named: Mapping[str, str]) -> Iterator[str]:
    """The actors that a cue bears on, each once, nearest first; `named` is what `actors` gave."""
    yield from dict.fromkeys(named[stem] for stem in cue.about if stem in named)
