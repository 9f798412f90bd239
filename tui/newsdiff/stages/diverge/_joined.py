"""Puts together what is told of one wording two articles at a time: a side for each way to put it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsdiff.model import Divergence, Evidence, Relation, Side
from newsdiff.stages.diverge._frame import Frame, divergence, told_by
from newsdiff.words import fold


def joined(frame: Frame, found: Iterable[Divergence]) -> list[Divergence]:
    """The divergences, those of one row that share a wording told as one; all are of rules that go together.

    Where an article is on both with unlike words of two passages, they stay apart: it told two things.
    """
    made: list[Divergence] = []
    for one in sorted(found, key=_order):
        for at, held in enumerate(made):
            sides = _sides(frame, held, one) if _shared(held, one) else None
            if sides is not None:
                made[at] = _with(held, one, sides)
                break
        else:
            made.append(one)
    return made


def _order(one: Divergence) -> tuple[int, int, str]:
    """Those with most sides first; then those told in fewest words: the closest wordings side by side."""
    return -len(one.sides), sum(len(e.text) for s in one.sides for e in s.evidence), one.id


def _shared(held: Divergence, other: Divergence) -> bool:
    """Whether two divergences are of one row, and some wording of one stands where one of the other does."""
    if held.alignment != other.alignment or not held.relation is other.relation is Relation.LOADED:
        return False
    return any(_touching(held_side.evidence, side) for held_side in held.sides for side in other.sides)


def _touching(held: Sequence[Evidence], side: Side) -> bool:
    return any(a.passage == b.passage and a.span.touches(b.span) for a in held for b in side.evidence)


def _sides(frame: Frame, held: Divergence, other: Divergence) -> list[Side] | None:
    """The sides of both; None where one article has unlike words in two passages."""
    known = {e.passage: e.article for s in held.sides for e in s.evidence}
    sides = [list(s.evidence) for s in held.sides]
    for side in other.sides:
        new = [e for e in side.evidence if e.passage not in known]
        same = next((s for s in sides if _touching(s, side) or _wordings(s) & _wordings(side.evidence)), None)
        if same is not None:
            same += new
        elif {e.article for e in new} & set(known.values()):
            return None
        elif new:
            sides.append(new)
    return [frame.side(min(e.text for e in evidence), evidence) for evidence in _unlike(sides)]


def _unlike(sides: Iterable[Sequence[Evidence]]) -> list[list[Evidence]]:
    """The sides, those with a wording in common put together."""
    found: list[list[Evidence]] = []
    for side in sides:
        same = next((s for s in found if _wordings(s) & _wordings(side)), None)
        if same is None:
            found.append(list(side))
        else:
            same += side
    return found


def _wordings(evidence: Iterable[Evidence]) -> set[str]:
    return {fold(e.text) for e in evidence}


def _with(held: Divergence, other: Divergence, sides: Sequence[Side]) -> Divergence:
    severity = max(held.severity, other.severity)
    return divergence(
        held.kind, held.relation, held.alignment, severity, sides, told_by(held), held.because
    )  # fmt: skip
