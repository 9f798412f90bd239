"""Framing: each article's cues and labels side by side, as bars. Counts of cues, never verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from newsdiff.model import Comparison, Cue, Divergence, Kind, Tone
from newsdiff.ui.bits import Bit, Told
from newsdiff.ui.kinds import GLYPH
from newsdiff.ui.quoting import Place, quotations
from newsdiff.ui.session import Session
from newsdiff.ui.views.bars import bar
from newsdiff.ui.views.crossed import CrossedSheet
from newsdiff.ui.views.sheet import (
    Goal,
    Room,
    Telling,
    one_line,
    spread,
)
from newsdiff.ui.views.wishes import Wishes
from newsdiff.ui.wrapping import fit, wrap

_TOLD = {
    Tone.FAVOURABLE: "+ favourable",
    Tone.UNFAVOURABLE: "− unfavourable",
    Tone.CERTAIN: "! certain",
    Tone.UNCERTAIN: "? uncertain",
    Tone.AGENTLESS: "○ no doer named",
    Tone.DISTANCED: "“ distancing quotation marks",
}
_CHARGE = {-2: "−−", -1: "−", 0: " ", 1: "+", 2: "++"}


_WHY = (
    "How often each article uses words of praise and blame, of certainty and doubt, passives that name no "
    "doer, and quotation marks that keep a word at a distance; in its own voice, for every 1,000 words. "
    "A bar is a count of cues: what they mean is for the reader to judge."
)


def _explained(width: int) -> tuple[Told, ...]:
    return tuple((Bit(_WHY[start:end]),) for start, end in wrap(_WHY, width))


class _Row(NamedTuple):
    """A tone or a label, or the head of several."""

    name: str
    values: Mapping[str, float]
    """By label of the article; empty for a head."""
    cues: Mapping[str, Sequence[Cue]]
    """By label of the article."""
    most: float
    """What a full bar stands for."""
    divergence: Divergence | None = None
    note: str = ""
    """What stands behind the name: the charge of a label, what a head's bars count."""

    @property
    def heads(self) -> bool:
        """Whether it is the head of others."""
        return not self.most


class FramingSheet(CrossedSheet[_Row]):
    """Tones by articles, then the labels of each actor by articles."""

    least, most = 11, 26

    def __init__(self, session: Session, wishes: Wishes) -> None:
        self.comparison = session.shown
        self.columns = len(self.comparison.articles)
        self.name = "Framing · unlike labels" if wishes.divergent else "Framing · cues, not verdicts"
        self._rows = tuple(_rows(self.comparison, wishes.divergent))

    def lines(self, place: int, room: Room) -> Sequence[Told]:
        """The name, and a bar for each article."""
        row = self._rows[place]
        left, shown = self._layout(room)
        if row.heads:
            sign = GLYPH[Kind.FRAMING] if row.divergence else " "
            title = Bit(row.name, "kind--framing" if row.divergence else "text--title")
            note = Bit(f"  {row.note}", "text--note")
            return (spread((Bit(f" {sign} ", "sign--framing"), title, note), room.width),)
        name = fit(row.name, left - 8)
        labels = [self.comparison.articles[i].label for i in shown.shown]
        cells = [bit for label in labels for bit in self._cell(row, label, shown.cells)]
        return ((Bit("     "), Bit(name), Bit(fit(row.note, 3), "text--note"), *cells),)

    def tell(self, place: int, room: Room) -> Telling | None:  # noqa: ARG002  # the whole row is told
        """The sentences that the cues stand in."""
        row = self._rows[place]
        if not row.cues:
            return Telling((row.name, "cues, not verdicts"), None, _explained)
        places = [Place(c.article, c.passage, c.span) for cues in row.cues.values() for c in cues]
        telling = partial(quotations, self.comparison, places, "kind--framing")
        found = row.divergence
        title = (row.name.strip(), found.relation.value if found else "cues, not verdicts")
        return Telling(title, None, telling, found.id if found else "")

    def goal(self, place: int, room: Room) -> Goal:
        """A head's divergence, or the first cue in the article under the cursor."""
        row, label = self._rows[place], self.comparison.articles[room.column].label
        if row.heads and row.divergence:
            return Goal(row.divergence.id, article=label)
        every = [cue for cues in row.cues.values() for cue in cues]
        found = next(iter(row.cues.get(label, ()) or every), None)
        return Goal(passage=found.passage, article=found.article) if found else Goal(article=label)

    def place_of(self, divergence: str) -> int | None:
        """The group of a divergence about framing."""
        held = (i for i, r in enumerate(self._rows) if r.divergence and r.divergence.id == divergence)
        return next(held, None)

    def left(self, width: int) -> int:
        """Cells before the articles, of so many."""
        return max(26, min(42, width * 3 // 10))

    def _cell(self, row: _Row, label: str, cells: int) -> Iterator[Bit]:
        value = row.values.get(label, 0.0)
        number = f"{value:.1f}" if row.note == "" and value != int(value) else f"{value:.0f}"
        if not value:
            yield Bit(fit("·", cells), "text--note")
            return
        drawn = bar(value / row.most, cells - 6)
        yield Bit(drawn, "bar--framing")
        yield Bit(fit(f" {number}", cells - len(drawn)))


def _rows(comparison: Comparison, divergent: bool) -> Iterator[_Row]:
    if not divergent:
        yield from _tones(comparison)
    for group in _groups(comparison):
        if group.divergence or not divergent:
            yield group.head
            yield from group.rows


def _tones(comparison: Comparison) -> Iterator[_Row]:
    """The six tones; bars of all six are on one scale."""
    rates = {(p.article, tone): p.rate(tone) for p in comparison.profiles for tone in Tone}
    most = max(rates.values(), default=0.0)
    if not most:
        return
    yield _Row("Tone", {}, {}, 0.0, note="cues in the outlet's own voice, per 1,000 words")
    for tone in Tone:
        values = {p.article: rates[p.article, tone] for p in comparison.profiles}
        cues = {p.article: t.own for p in comparison.profiles for t in p.tallies if t.tone is tone}
        yield _Row(_TOLD[tone], values, cues, most)


class _Group(NamedTuple):
    """The labels of one contrast set on one actor."""

    head: _Row
    rows: tuple[_Row, ...]
    divergence: Divergence | None


def _groups(comparison: Comparison) -> Sequence[_Group]:
    """Those that diverge first, then those that most articles choose from; one label alone is no choice."""
    chosen: dict[tuple[str, str], dict[tuple[str, int], dict[str, Sequence[Cue]]]] = {}
    for profile in comparison.profiles:
        for label in profile.labels:
            terms = chosen.setdefault((label.actor, label.contrast), {})
            terms.setdefault((label.term, label.charge), {})[profile.article] = label.cues
    at = _divergence_at(comparison)
    made = [_group(key, terms, at) for key, terms in chosen.items() if key[1] and len(terms) > 1]
    return sorted(made, key=_weight)


def _group(
    key: tuple[str, str],
    terms: Mapping[tuple[str, int], Mapping[str, Sequence[Cue]]],
    at: Mapping[tuple[str, int], Divergence],
) -> _Group:
    most = max(len(cues) for told in terms.values() for cues in told.values())
    every = [cue for told in terms.values() for cues in told.values() for cue in cues]
    found = next((at[c.article, c.span.start] for c in every if (c.article, c.span.start) in at), None)
    ordered = sorted(terms.items(), key=lambda t: -sum(map(len, t[1].values())))
    rows = tuple(
        _Row(term, {a: len(cues) for a, cues in told.items()}, told, most, found, _CHARGE[charge])
        for (term, charge), told in ordered
    )
    cues: dict[str, list[Cue]] = {}
    for cue in sorted(every, key=lambda c: (len(c.article), c.article, c.span)):
        cues.setdefault(cue.article, []).append(cue)
    actor, contrast = key
    note = f"{contrast}, times used" if actor else "times used"
    return _Group(_Row(one_line(actor) or contrast, {}, cues, 0.0, found, note), rows, found)


def _weight(group: _Group) -> tuple[float, ...]:
    told = {label for row in group.rows for label in row.values}
    return -(group.divergence.severity if group.divergence else -1.0), -len(told), -len(group.rows)


def _divergence_at(comparison: Comparison) -> Mapping[tuple[str, int], Divergence]:
    """The gravest divergence of framing by article and place of its evidence."""
    found: dict[tuple[str, int], Divergence] = {}
    for divergence in (d for d in comparison.divergences if d.kind is Kind.FRAMING):
        for evidence in (e for side in divergence.sides for e in side.evidence):
            found.setdefault((evidence.article, evidence.span.start), divergence)
    return found
