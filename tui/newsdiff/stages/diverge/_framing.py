"""Where the articles tell one act, actor or thing in words of another charge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newsdiff.model import Alignment, Aspect, Cue, Divergence, EntityKind, Kind, Relation, Side
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence
from newsdiff.words import words

_STRONG = 0.8
"""Likeness from which two passages tell one thing so surely that the choice of a neutral word is news."""

Words = Mapping[str, Sequence[Cue]]
"""The cues of one contrast set in one row, by term."""


def framing(frame: Frame) -> list[Divergence]:
    """One divergence for each contrast set with unlike terms in two articles, in a row or of one actor."""
    cues = [c for c in frame.notes.cues if c.contrast and not c.quoted]
    held = by_passage(cues)
    labels = [_tell_of(frame, who, terms) for (_, who), terms in _labels(cues, _actors(frame)).items()]
    told = {e for d in labels if d for s in d.sides for e in s.evidence}
    in_rows = [
        _tell(frame, row, terms)
        for row in frame.aligned.alignments
        for terms in _contrasts(row, held).values()
    ]
    new = [d for d in in_rows if d and not {e for s in d.sides for e in s.evidence} <= told]
    return list({d.id: d for d in (*labels, *new) if d}.values())


def _actors(frame: Frame) -> dict[str, str]:
    """The people and organisations of the comparison, by each stem of their name that names no other."""
    names: dict[str, set[str]] = defaultdict(set)
    for entity in frame.notes.entities:
        if entity.kind in (EntityKind.PERSON, EntityKind.ORGANISATION):
            for word in words(entity.name):
                names[word.stem].add(entity.name)
    return {stem: next(iter(held)) for stem, held in names.items() if len(held) == 1}


def _labels(cues: Iterable[Cue], actors: Mapping[str, str]) -> dict[tuple[str, str], dict[str, list[Cue]]]:
    """The labels that anyone puts on one actor, by contrast set and name of the actor, then by term."""
    found: dict[tuple[str, str], dict[str, list[Cue]]] = defaultdict(lambda: defaultdict(list))
    for cue in cues:
        if cue.aspect is Aspect.LABEL:
            for who in dict.fromkeys(actors[stem] for stem in cue.about if stem in actors):
                found[cue.contrast, who][cue.term].append(cue)
    return found


def _tell_of(frame: Frame, who: str, terms: Words) -> Divergence | None:
    """The labels of one actor across the comparison: each article's most loaded one, when these differ."""
    loaded = _most_loaded([c for cues in terms.values() for c in cues])
    charges = {c.charge for cues in loaded.values() for c in cues}
    if len(charges) < 2:
        return None
    kept: dict[str, list[Cue]] = defaultdict(list)
    for cues in loaded.values():
        for cue in cues:
            kept[cue.term].append(cue)
    sides = _sides(frame, kept, list(kept))
    row = frame.home(e for s in sides for e in s.evidence)
    severity = 0.15 + 0.08 * (max(charges) - min(charges)) + 0.15 * frame.centrality(row)
    return divergence(
        Kind.FRAMING, Relation.LOADED, row, severity, sides, who,
        "labels of unlike charge for one actor or act",
    )  # fmt: skip


def _most_loaded(cues: Sequence[Cue]) -> dict[str, list[Cue]]:
    """The cues of each article whose charge is farthest from neutral."""
    found: dict[str, list[Cue]] = defaultdict(list)
    for cue in cues:
        held = found[cue.article]
        if held and abs(cue.charge) > abs(held[0].charge):
            held.clear()
        if not held or abs(cue.charge) == abs(held[0].charge):
            held.append(cue)
    return found


def _sides(frame: Frame, terms: Words, kept: Sequence[str]) -> list[Side]:
    return [frame.side(frame.text(terms[term][0]), (frame.evidence(c) for c in terms[term])) for term in kept]


def _contrasts(row: Alignment, held: Mapping[str, Sequence[Cue]]) -> dict[str, dict[str, list[Cue]]]:
    """The cues of a row by contrast set, then by term."""
    found: dict[str, dict[str, list[Cue]]] = defaultdict(lambda: defaultdict(list))
    for passage in row.passages:
        for cue in held.get(passage, ()):
            if cue.aspect in (Aspect.LABEL, Aspect.EVALUATION):
                found[cue.contrast][cue.term].append(cue)
    return found


def _tell(frame: Frame, row: Alignment, terms: Words) -> Divergence | None:
    clashing = _clashing(terms, row)
    charges = [c.charge for cues in clashing.values() for c in cues]
    if not charges:
        return None
    gap = max(charges) - min(charges)
    severity = 0.1 + 0.08 * gap + 0.15 * frame.centrality(row.id)
    return divergence(
        Kind.FRAMING, Relation.LOADED, row.id, severity, _sides(frame, clashing, list(clashing)), row.topic,
        "words of unlike charge for one thing" if gap else "other words for one thing",
    )  # fmt: skip


def _clashing(terms: Words, row: Alignment) -> dict[str, list[Cue]]:
    """By term, the cues of linked passages that share no term of the set."""
    used: dict[str, list[Cue]] = defaultdict(list)
    for cues in terms.values():
        for cue in cues:
            used[cue.passage].append(cue)
    found: dict[str, list[Cue]] = defaultdict(list)
    for link in row.links:
        here, there = used.get(link.left, []), used.get(link.right, [])
        charged = any(c.charge for c in (*here, *there)) or link.likeness >= _STRONG
        if here and there and charged and not {c.term for c in here} & {c.term for c in there}:
            for cue in (*here, *there):
                if cue not in found[cue.term]:
                    found[cue.term].append(cue)
    return found
