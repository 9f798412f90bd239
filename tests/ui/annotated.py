"""The invented fire with what the stages would find in it, made by hand: tables change only when views do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from newsdiff.model import (
    Aspect,
    Comparison,
    Count,
    Cue,
    Dropped,
    Entity,
    EntityKind,
    Figure,
    Grain,
    Hedge,
    Labelled,
    Measure,
    Mention,
    Moment,
    Profile,
    Quantity,
    Reason,
    Relation,
    Span,
    Tally,
    Tone,
)
from tests import build_comparison


class Maker:
    """Finds words in the passages of a comparison."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison

    def at(self, passage: str, words: str) -> dict[str, object]:
        """The mark of some words of a passage."""
        home = self.comparison.passage[passage]
        text = self.comparison.article[home.article].text
        start = text.index(words, home.span.start, home.span.end)
        return {"article": home.article, "passage": passage, "span": Span(start, start + len(words))}

    def mention(self, passage: str, words: str, *, named: bool = True, title: str = "") -> Mention:
        beside = self.at(passage, title)["span"] if title else None
        return Mention(**self.at(passage, words), named=named, title=beside, role=title.lower())

    def count(self, passage: str, words: str, low, high, hedge=Hedge.EXACT, counted="peopl", state="hurt"):
        ends = [None if end is None else Decimal(end) for end in (low, high)]
        return Quantity(
            **self.at(passage, words), low=ends[0], high=ends[1], hedge=hedge, measure=Measure.COUNT,
            counted=(counted,), state=state,
        )  # fmt: skip

    def cue(self, passage: str, words: str, aspect: Aspect, contrast: str = "", charge: int = 0) -> Cue:
        return Cue(
            **self.at(passage, words), aspect=aspect, term=words.lower(), contrast=contrast, charge=charge
        )

    def profile(self, label: str, tones: dict[Tone, tuple[Cue, ...]], labels: tuple[Labelled, ...] = ()):
        tallies = tuple(Tally(tone, tones.get(tone, ()), ()) for tone in Tone)
        return Profile(label, len(self.comparison.article[label].text.split()), labels, tallies)


def harbour() -> Comparison:
    """`build_comparison.harbour` with names, numbers, counts, cues and dropped text."""
    plain = build_comparison.harbour()
    first = plain.articles[0]
    words = "The quay reopened to foot passengers on Tuesday evening."
    start = first.text.index(words)
    dropped = (Dropped(Span(start, start + len(words)), Reason.RELATED),)
    page = replace(first.page, dropped=dropped, byline="Ada Quill", cites=("https://example.org/fire",))
    comparison = replace(plain, articles=(replace(first, page=page), *plain.articles[1:]))
    make = Maker(comparison)
    return replace(
        comparison,
        entities=_entities(make),
        quantities=_quantities(make),
        profiles=_profiles(make),
        counts=_counts(make),
    )


def _entities(make: Maker) -> tuple[Entity, ...]:
    master = (
        make.mention("A4", "Tomas Velde", title="the harbour master"),
        make.mention("A4", "the harbour master", named=False),
        make.mention("B7", "Tom Velde"),
    )
    minister = (
        make.mention("A9", "Ilse Brandt", title="minister for transport"),
        make.mention("B10", "Ilse Brand", title="transport minister"),
        make.mention("D5", "The transport minister", named=False),
    )
    ship = (
        make.mention("A2", "Lady Orwen"), make.mention("D2", "Lady Orwen"), make.mention("E2", "Lady Orwen"),
    )  # fmt: skip
    return (
        Entity("e1", "Tomas Velde", EntityKind.PERSON, master),
        Entity("e2", "Ilse Brandt", EntityKind.PERSON, minister),
        Entity("e3", "Lady Orwen", EntityKind.ORGANISATION, ship),
    )


def _quantities(make: Maker) -> tuple[Quantity, ...]:
    aboard = {"counted": "passeng", "state": ""}
    return (
        make.count("A2", "At least 14", 14, None, Hedge.AT_LEAST),
        make.count("A3", "Some 210", 210, 210, Hedge.ABOUT, **aboard),
        make.count("B2", "Thirty-one", 31, 31),
        make.count("B4", "About 350", 350, 350, Hedge.ABOUT, **aboard),
        make.count("B9", "nine", 9, 9, counted="hour", state=""),
        make.count("C2", "Dozens", 24, 99, Hedge.VAGUE),
        make.count("C3", "210", 210, 210, **aboard),
        make.count("D2", "between 12 and 16", 12, 16, Hedge.RANGE),
        make.count("E3", "At least 14", 14, None, Hedge.AT_LEAST),
    )


def _counts(make: Maker) -> tuple[Count, ...]:
    quantities = {q.passage: q for q in _quantities(make)}
    speakers = {
        "A2": make.at("A2", "the harbour board")["span"],
        "B2": make.at("B2", "the seafarers' union")["span"],
        "C3": make.at("C3", "A spokesman for the line")["span"],
    }
    monday = Moment(**make.at("C2", "on Monday night"), first=date(2031, 3, 3), last=None, grain=Grain.DAY)

    def count(id: str, subject: str, state: str, *passages: str) -> Count:
        figures = tuple(
            Figure(quantities[p], speakers.get(p), monday if p == "C2" else None) for p in passages
        )
        return Count(id, subject, state, Measure.COUNT, "", figures, Relation.CONTRADICTS)

    return (
        count("c1", "people", "injured", "A2", "B2", "C2", "D2", "E3"),
        count("c2", "passengers", "", "A3", "B4", "C3"),
    )


def _profiles(make: Maker) -> tuple[Profile, ...]:
    label, evaluation = Aspect.LABEL, Aspect.EVALUATION
    board = make.cue("A2", "harbour board", label, "rule")
    regime = make.cue("B6", "regime", label, "rule", -1)
    quick = make.cue("A9", "quick", evaluation, charge=1)
    ageing = make.cue("B2", "ageing", evaluation, charge=-1)
    refused = make.cue("B7", "refused", evaluation, charge=-1)
    clear = make.cue("D4", "not clear", Aspect.CERTAINTY, charge=-1)
    return (
        make.profile("A", {Tone.FAVOURABLE: (quick,)}, (Labelled("the quay", "rule", "board", 0, (board,)),)),
        make.profile(
            "B",
            {Tone.UNFAVOURABLE: (ageing, refused)},
            (Labelled("the quay", "rule", "regime", -1, (regime,)),),
        ),
        make.profile("C", {}),
        make.profile("D", {Tone.UNCERTAIN: (clear,)}),
        make.profile("E", {}),
    )
