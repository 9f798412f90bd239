"""Puts together what is told of one wording two articles at a time: a side for each way to put it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsdiff.model import Divergence, Evidence, Relation, Side
from newsdiff.stages.diverge._frame import Frame, divergence, told_by
from newsdiff.words import fold


def together(frame: Frame, found: Iterable[Divergence]) -> list[Divergence]:
    """The divergences, those of one row that share a wording told as one; all are of rules that go together.

    Where an article is on both with unlike words of two passages, they stay apart: it told two things.
    """
    made: list[Divergence] = []
    held_in: list[set[str]] = []
    for one in sorted(found, key=_order):
        own = {e.passage for s in one.sides for e in s.evidence}
        near = (at for at, passages in enumerate(held_in) if not own.isdisjoint(passages))
        at, sides = next(((at, both) for at in near if (both := _both(frame, made[at], one))), (None, []))
        if at is None:
            made.append(one)
            held_in.append(own)
        else:
            made[at] = _with(made[at], one, sides)
            held_in[at] |= own
    return made


def _both(frame: Frame, held: Divergence, other: Divergence) -> list[Side]:
    """The sides of two divergences put together; none where they tell two things."""
    return _sides(frame, held, other) if _shared(held, other) else []


def _order(one: Divergence) -> tuple[int, int, str]:
    """Those with most sides first; then those told in fewest words: the closest wordings side by side."""
    return -len(one.sides), sum(len(e.text) for s in one.sides for e in s.evidence), one.id


def _shared(held: Divergence, other: Divergence) -> bool:
    """Whether two divergences share one wording and are of one row, or share two wherever they stand."""
    if not held.relation is other.relation is Relation.LOADED:
        return False
    touched = [side for side in held.sides if any(_touching(side.evidence, s) for s in other.sides)]
    return len(touched) > (held.alignment != other.alignment)


def _touching(held: Sequence[Evidence], side: Side) -> bool:
    return any(a.passage == b.passage and a.span.touches(b.span) for a in held for b in side.evidence)


def _sides(frame: Frame, held: Divergence, other: Divergence) -> list[Side]:
    """The sides of both; none where one article has unlike words in two passages."""
    known = {e.passage: e.article for s in held.sides for e in s.evidence}
    sides = [list(s.evidence) for s in held.sides]
    for side in other.sides:
        new = [e for e in side.evidence if e.passage not in known]
        same = next((s for s in sides if _touching(s, side) or _wordings(s) & _wordings(side.evidence)), None)
        if same is not None:
            same += new
        elif {e.article for e in new} & set(known.values()):
            return []
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
