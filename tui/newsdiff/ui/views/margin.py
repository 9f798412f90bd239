"""Beside one article: what the others say, line by line with what it annotates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsdiff.model import Alignment, Comparison, Divergence, Kind
from newsdiff.ui.bits import Bit, Told
from newsdiff.ui.galley import Column
from newsdiff.ui.kinds import GLYPH, MOVED
from newsdiff.ui.views.sheet import between, one_line, spread
from newsdiff.ui.wrapping import wrap


class Note(NamedTuple):
    """One line of the margin."""

    told: Told = ()
    divergence: str = ""
    """Id of the divergence that it tells; "" where it only says who tells the passage too."""


def margin(comparison: Comparison, column: Column, width: int) -> Mapping[int, Note]:
    """The notes of an article's passages by line of its column; each stays above the next passage's.

    A note says which other articles tell the passage, then for each divergence that has evidence in
    it how the others answer, the gravest first; and that the passage is told out of turn. What has no
    room ends in an ellipsis.
    """
    found = _by_passage(comparison, column.label)
    places = sorted((line, passage) for passage, line in column.at.items())
    ends = [line for line, _ in places[1:]] + [len(column.lines)]
    notes: dict[int, Note] = {}
    for (line, passage), end in zip(places, ends, strict=True):
        told = [*_notes(comparison, passage, found.get(passage, ()), width)]
        shown = told[: max(1, end - line)]
        if len(shown) < len(told):
            shown[-1] = Note((*shown[-1].told, Bit(" …", "text--note")), shown[-1].divergence)
        notes.update(enumerate(shown, line))
    return notes


def _by_passage(comparison: Comparison, label: str) -> Mapping[str, Sequence[Divergence]]:
    """The divergences with evidence in each passage of an article, gravest first."""
    found: dict[str, list[Divergence]] = {}
    for divergence in comparison.divergences:
        here = {e.passage for side in divergence.sides for e in side.evidence if e.article == label}
        for passage in here if divergence.alignment or divergence.kind is not Kind.OMISSION else ():
            found.setdefault(passage, []).append(divergence)
    return found


def _notes(
    comparison: Comparison, passage: str, divergences: Sequence[Divergence], width: int
) -> Iterator[Note]:
    rows = comparison.rows_of.get(passage, ())
    label = comparison.passage[passage].article
    if not divergences:
        if rows:
            also = (f"also {_others(rows, label)}", *_turned(rows, label))
            yield Note(spread([Bit(" ".join(also), "text--note")], width))
        return
    for divergence in divergences:
        look, sign = f"sign--{divergence.kind.value}", GLYPH[divergence.kind]
        bits = _answers(divergence, label)
        breaks = wrap("".join(bit.text for bit in bits), max(1, width - 3))
        for i, (start, end) in enumerate(breaks):
            lead = Bit(f"{sign if not i else ' '} ", look)
            yield Note((lead, *between(bits, start, end)), divergence.id)
    for told in _turned(rows, label):
        yield Note(spread([Bit(told, "text--note")], width))


def _turned(rows: Sequence[Alignment], label: str) -> Iterator[str]:
    """That an article tells a passage out of turn, and out of whose."""
    of = dict.fromkeys(row.articles[0] for row in rows if label in row.moved)
    if of:
        yield f"{MOVED} moved, out of {' '.join(of)}'s order"


def _others(rows: Sequence[Alignment], label: str) -> str:
    return " ".join(dict.fromkeys(other for row in rows for other in row.articles if other != label))


def _answers(divergence: Divergence, label: str) -> list[Bit]:
    """What the other articles answer that this one does not: `B over 350 · C, D dozens`."""
    answers: dict[str, list[str]] = {}
    for side in divergence.sides:
        value = one_line(side.value) if side.value is not None else "silent"
        for other in side.articles if label not in side.articles else ():
            answers.setdefault(other, []).append(value)
    answers.pop(label, None)
    alike: dict[str, list[str]] = {}
    for other, values in answers.items():
        alike.setdefault(", ".join(dict.fromkeys(values)), []).append(other)
    bits: list[Bit] = []
    for value, others in alike.items():
        between_them = Bit(" · " if bits else "", "text--note")
        look = "text--note" if value == "silent" else ""
        bits += [between_them, Bit(f"{', '.join(others)} ", "text--label"), Bit(value, look)]
    return bits or [Bit(one_line(divergence.summary))]
