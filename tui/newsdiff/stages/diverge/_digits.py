"""Digits that differ in one place of two passages that are worded almost alike, whatever they are digits of.

A number that names ("No. 2", "Flight 93") counts nothing, and a year is no date beside a number that is none;
changed, they are wrong all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsdiff.model import Divergence, Evidence, Kind, Mark, Relation, Span
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence
from newsdiff.stages.diverge._slots import slots
from newsdiff.words import words


def digits(frame: Frame) -> list[Divergence]:
    """One divergence for each pair of differing digits that are no two figures or dates to be compared."""
    found: dict[str, Divergence] = {}
    told = (by_passage(frame.notes.quantities), by_passage(frame.notes.moments))
    for (left, right), (link, row) in frame.links.items():
        for a, b in slots(frame, left, right, link.likeness):
            if not any(_touched(m.get(left, ()), a) and _touched(m.get(right, ()), b) for m in told):
                for one, other in _differing(_digits(frame, left, a), _digits(frame, right, b)):
                    made = _tell(frame, one, other, row)
                    found.setdefault(made.id, made)
    return list(found.values())


def _touched(marks: Sequence[Mark], slot: Span) -> bool:
    return any(m.span.touches(slot) for m in marks)


def _digits(frame: Frame, passage: str, slot: Span) -> list[Evidence]:
    """The words of a slot that begin with a digit."""
    start = frame.passage[passage].span.start
    held = [Span(w.start, w.end).moved(start) for w in words(frame.words(passage)) if w.text[0].isdigit()]
    return [frame.words_of(passage, span) for span in held if slot.holds(span)]


def _differing(here: Sequence[Evidence], there: Sequence[Evidence]) -> Iterator[tuple[Evidence, Evidence]]:
    """One to one, when both sides print as many."""
    if len(here) == len(there):
        yield from ((a, b) for a, b in zip(here, there, strict=True) if _bare(a) != _bare(b))


def _bare(evidence: Evidence) -> str:
    """Without colons: "02:41" and "0241" are told alike."""
    return evidence.text.replace(":", "")


def _tell(frame: Frame, a: Evidence, b: Evidence, row: str) -> Divergence:
    sides = [frame.side(e.text, [e]) for e in (a, b)]
    severity, topic = 0.7 + 0.2 * frame.centrality(row), frame.row[row].topic
    return divergence(
        Kind.NUMBER, Relation.CONTRADICTS, row, severity, sides, topic,
        "other digits in one place of two passages that are worded almost alike",
    )  # fmt: skip
