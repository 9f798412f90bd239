"""Where the articles tell one act, actor or thing in words of another charge."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from newsdiff.model import Alignment, Aspect, Cue, Divergence, Kind, Relation, Side
from newsdiff.stages.diverge._actors import actors, borne_on
from newsdiff.stages.diverge._context import around, empty
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence, untold
from newsdiff.words import words

_FORCE = frozenset(("taking",))
"""Acts for which even the choice among neutral words is news: apprehended, captured."""
_AXES = frozenset(("situation", "manner", "legitimacy"))
"""Axes of evaluation whose words of one direction say the same of a thing, more or less strongly."""
COMMON = frozenset(
    (
        "asking",
        "giving",
        "receiving",
        "starting",
        "display",
        "meeting-people",
        "taking-part",
        "use",
        "looking",
        "move",
    )
)
"""Sets of words so common that only bearing on one word tells that they are of one thing."""
_OBJECT = re.compile(r"\s*(?:the|an?|his|her|its)(?!\S)")
"""What an object begins with, behind its verb."""
_COMMON_WORDS = 3
"""Content words of two passages by which a third judgement is taken to be of what is told already."""
_ROOT = 5
"""First letters that tell forms of one word: criticize, criticism."""

Words = Mapping[str, Sequence[Cue]]
"""The cues of one contrast set in one row, by term."""


def framing(frame: Frame) -> list[Divergence]:
    """One divergence for each contrast set with unlike terms in two articles, in a row or of one actor."""
    cues = [c for c in frame.notes.cues if c.contrast and not c.quoted]
    held = by_passage(cues)
    labels = [
        _tell_of(frame, who, terms) for (_, who), terms in _labels(cues, actors(frame.notes.entities)).items()
    ]
    told = {e for d in labels if d for s in d.sides for e in s.evidence}
    judged = list(_judgements(frame, cues))
    in_rows = [
        _tell(frame, row, terms)
        for row in frame.aligned.alignments
        for terms in _contrasts(row, held).values()
    ]
    new = [d for d in in_rows if d and not {e for s in d.sides for e in s.evidence} <= told]
    return [*{d.id: d for d in (*labels, *new) if d}.values(), *untold(judged, new)]


def _labels(cues: Iterable[Cue], named: Mapping[str, str]) -> dict[tuple[str, str], dict[str, list[Cue]]]:
    """The labels that anyone puts on one actor, by contrast set and name of the actor, then by term."""
    found: dict[tuple[str, str], dict[str, list[Cue]]] = defaultdict(lambda: defaultdict(list))
    for cue in cues:
        if cue.aspect is Aspect.LABEL:
            for who in borne_on(cue, named):
                found[cue.contrast, who][cue.term].append(cue)
    return found


def _tell_of(frame: Frame, who: str, terms: Words) -> Divergence | None:
    """The labels of one actor across the comparison: each article's most loaded one, when these differ."""
    loaded = most_loaded([c for cues in terms.values() for c in cues])
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


def most_loaded(cues: Sequence[Cue]) -> dict[str, list[Cue]]:
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
    return [frame.side(min(map(frame.text, terms[t])), map(frame.evidence, terms[t])) for t in kept]


def _contrasts(row: Alignment, held: Mapping[str, Sequence[Cue]]) -> dict[str, dict[str, list[Cue]]]:
    """The cues of a row by contrast set, then by term."""
    found: dict[str, dict[str, list[Cue]]] = defaultdict(lambda: defaultdict(list))
    for passage in row.passages:
        for cue in held.get(passage, ()):
            if cue.aspect in (Aspect.LABEL, Aspect.EVALUATION):
                found[cue.contrast][cue.term].append(cue)
    return found


def _tell(frame: Frame, row: Alignment, terms: Words) -> Divergence | None:
    clashing = _clashing(frame, terms, row)
    charges = [c.charge for cues in clashing.values() for c in cues]
    if not charges:
        return None
    gap = max(charges) - min(charges)
    severity = 0.1 + 0.08 * gap + 0.15 * frame.centrality(row.id)
    return divergence(
        Kind.FRAMING, Relation.LOADED, row.id, severity, _sides(frame, clashing, list(clashing)), row.topic,
        "words of unlike charge for one thing" if gap else "other words for one thing",
    )  # fmt: skip


def _clashing(frame: Frame, terms: Words, row: Alignment) -> dict[str, list[Cue]]:
    """By term, the cues of linked passages that are of another charge for one thing."""
    used: dict[str, list[Cue]] = defaultdict(list)
    for cues in terms.values():
        for cue in cues:
            used[cue.passage].append(cue)
    found: dict[str, list[Cue]] = defaultdict(list)
    for link in row.links:
        here, there = used.get(link.left, []), used.get(link.right, [])
        if {c.term for c in here} & {c.term for c in there}:
            continue
        for pair in ((a, b) for a in here for b in there if _unlike(frame, a, b)):
            for cue in pair:
                if cue not in found[cue.term]:
                    found[cue.term].append(cue)
    return found


def _unlike(frame: Frame, a: Cue, b: Cue) -> bool:
    """Whether two cues of one set are other words for one thing: of another charge, or else surely so.

    A neutral word of an axis ("situation") is no answer to a judgement; that is told place by place.
    """
    if a.charge != b.charge:
        bare = a.aspect is Aspect.EVALUATION and 0 in (a.charge, b.charge)
        return not bare and _one_thing(frame, a, b)
    if a.aspect is Aspect.LABEL:
        return a.contrast in _FORCE and bool(set(a.about) & set(b.about))
    return bool(a.charge) and bool(_judged(a) & _judged(b)) and a.term[:_ROOT] != b.term[:_ROOT]


def _judged(cue: Cue) -> set[str]:
    """What an evaluation stands before: its head noun and a word between."""
    return set(cue.about[:2])


def _one_thing(frame: Frame, a: Cue, b: Cue) -> bool:
    """Whether two cues of one set bear on one thing: on one word, or for labels, among like words."""
    if set(a.about) & set(b.about):
        return True
    if a.aspect is not Aspect.LABEL or a.contrast in COMMON:
        return False
    return bool(around(frame, a) & around(frame, b))


def _judgements(frame: Frame, cues: Sequence[Cue]) -> Iterator[Divergence]:
    """One thing that two articles judge in other words wherever they speak of it: "dismal", "disastrous"."""
    judging = [c for c in cues if c.charge and c.contrast in _AXES and not _governs(frame, c)]
    held: dict[tuple[str, str], list[Cue]] = defaultdict(list)
    for cue in judging:
        for stem in cue.about[:2]:
            held[cue.contrast, stem].append(cue)
    for (_, stem), found in held.items():
        pairs = [pair for pair in combinations(found, 2) if _alike(frame, *pair)]
        if pairs:
            told = list(dict.fromkeys(c for pair in pairs for c in pair))
            yield _judgement(frame, stem, [*told, *_alike_too(frame, found, told)])


def _alike_too(frame: Frame, found: Sequence[Cue], told: Sequence[Cue]) -> list[Cue]:
    """Judgements by articles that have no side yet, of passages that share less with one that is told."""
    known = {c.article for c in told}
    near = (c for c in found if c.article not in known)
    return [c for c in near if any(_alike(frame, c, t, 1) and _shared(frame, c, t) for t in told)]


def _shared(frame: Frame, a: Cue, b: Cue) -> bool:
    """Whether the passages of two cues have some content words in common."""
    here, there = ({w.stem for w in words(frame.words(c.passage))} - empty() for c in (a, b))
    return len(here & there) >= _COMMON_WORDS


def _alike(frame: Frame, a: Cue, b: Cue, shared: int = 2) -> bool:
    """Whether two articles judge one thing in one direction, in other words."""
    other = a.charge * b.charge > 0 and a.term[:_ROOT] != b.term[:_ROOT]
    return other and a.article != b.article and len(around(frame, a) & around(frame, b)) >= shared


def _judgement(frame: Frame, stem: str, cues: Sequence[Cue]) -> Divergence:
    kept: dict[str, list[Cue]] = defaultdict(list)
    for cue in cues:
        kept[cue.term].append(cue)
    sides = _sides(frame, kept, list(kept))
    row = frame.home(e for s in sides for e in s.evidence)
    charges = [c.charge for c in cues]
    severity = 0.1 + 0.08 * (max(charges) - min(charges)) + 0.15 * frame.centrality(row)
    told = (w.text for w in words(frame.words(cues[0].passage)) if w.stem == stem)
    subject = frame.topic(row) or next(told, stem)
    return divergence(
        Kind.FRAMING, Relation.LOADED, row, severity, sides, subject, "one thing judged in other words"
    )


def _governs(frame: Frame, cue: Cue) -> bool:
    """Whether a cue is a verb with its object behind it: "upending the deal" judges no deal."""
    behind = _OBJECT.match(frame.article[cue.article].text, cue.span.end)
    return behind is not None and frame.text(cue).endswith("ing")
