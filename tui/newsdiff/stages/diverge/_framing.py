"""Where the articles tell one act, actor or thing in words of another charge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from newsdiff.model import Alignment, Aspect, Cue, Divergence, Kind, Relation
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence

Words = Mapping[str, Sequence[Cue]]
"""The cues of one contrast set in one row, by term."""


def framing(frame: Frame) -> list[Divergence]:
    """One divergence for each row and contrast set on which two articles use terms of unlike charge."""
    held = by_passage(c for c in frame.notes.cues if c.contrast and not c.quoted)
    found: dict[str, Divergence] = {}
    for row in frame.aligned.alignments:
        for terms in _contrasts(row, held).values():
            told = _tell(frame, row, terms)
            if told:
                found.setdefault(told.id, told)
    return list(found.values())


def _contrasts(row: Alignment, held: Mapping[str, Sequence[Cue]]) -> dict[str, dict[str, list[Cue]]]:
    """The cues of a row by contrast set, then by term."""
    found: dict[str, dict[str, list[Cue]]] = defaultdict(lambda: defaultdict(list))
    for passage in row.passages:
        for cue in held.get(passage, ()):
            if cue.aspect in (Aspect.LABEL, Aspect.EVALUATION):
                found[cue.contrast][cue.term].append(cue)
    return found


def _tell(frame: Frame, row: Alignment, terms: Words) -> Divergence | None:
    clashing = list(_clashing(terms, row))
    if not clashing:
        return None
    kept = [term for term in terms if any(term in pair for pair in clashing)]
    sides = [
        frame.side(frame.text(terms[term][0]), (frame.evidence(c) for c in terms[term])) for term in kept
    ]
    charges = [c.charge for term in kept for c in terms[term]]
    gap = max(charges) - min(charges)
    severity = 0.15 + 0.08 * gap + 0.15 * frame.centrality(row.id)
    return divergence(
        Kind.FRAMING, Relation.LOADED, row.id, severity, sides, row.topic,
        "words of unlike charge for one thing, in the outlets' own voice",
    )  # fmt: skip


def _clashing(terms: Words, row: Alignment) -> Iterable[tuple[str, str]]:
    """Pairs of terms of unlike charge, each used by a linked passage whose article lacks the other."""
    joined = {frozenset((link.left, link.right)) for link in row.links}
    users = {term: {c.article for c in cues} for term, cues in terms.items()}
    for one, other in combinations(terms, 2):
        linked = any(
            frozenset((a.passage, b.passage)) in joined and a.charge != b.charge
            for a in terms[one]
            for b in terms[other]
        )
        if linked and users[one] - users[other] and users[other] - users[one]:
            yield one, other
