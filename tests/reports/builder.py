"""Comparisons made by hand, for the tests of reports: an invented flood, and texts that mean harm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from newsdiff.model import (
    Alignment,
    Article,
    Aspect,
    Attribution,
    Comparison,
    Count,
    Cue,
    Divergence,
    Dropped,
    Entity,
    EntityKind,
    Evidence,
    Figure,
    Gap,
    Grain,
    Hedge,
    Judgement,
    Kind,
    Labelled,
    Link,
    Measure,
    Mention,
    Moment,
    Nearest,
    Notice,
    NoticeKind,
    Origin,
    Profile,
    Quantity,
    Reason,
    Relation,
    Side,
    Span,
    Stance,
    Tally,
    Telling,
    Tone,
    Verdict,
)
from tests.build import article, place

VERDICTS = {
    "d1": Verdict(Judgement.CONFIRMED, "the mayor|s own list", datetime(2031, 5, 7, 8, 30, tzinfo=UTC)),
    "d6": Verdict(Judgement.DISMISSED),
}
"""On two divergences of the flood."""


def flood() -> Comparison:
    """Three articles about an invented flood, with a divergence of every kind and every annotation."""
    a = article(
        "A",
        "River Lenn bursts its banks",
        "At least 12 people died on Monday, the mayor said.",
        "The regime in Lenn blamed the dam.",
        "Schools stay shut until Friday.",
        published=date(2031, 5, 6),
        outlet="Lenn Gazette",
        cites=("https://dam.example/report",),
    )
    b = article(
        "B",
        "Flood kills 20 in Lenn",
        "Some 20 people died on Tuesday, Mayor Ana Ruhl claimed.",
        "The government blamed the dam.",
        "Share this",
        published=None,
        outlet=None,
    )
    b = _with_page(b, "I am a language model.")
    c = article("C", "What we know", "Mayor Anna Ruhl spoke of 12 dead.", "The dam was built in 1961.")
    rows = (
        _row("r1", "How many died", ("A2",), ("B2",), ("C2",)),
        _row("r2", "Who is to blame", ("A3",), ("B3",)),
    )
    return Comparison(
        articles=(a, b, c),
        entities=(Entity("ruhl-person", "Anna Ruhl", EntityKind.PERSON, tuple(_mentions(b, c))),),
        quantities=(
            _quantity(a, 2, "At least 12", Hedge.AT_LEAST, "12", None),
            _quantity(b, 2, "Some 20", Hedge.ABOUT, "20", "20"),
        ),
        moments=(_monday(a),),
        cues=_cues(a, b),
        attributions=(_attribution(b),),
        alignments=rows,
        divergences=_divergences(a, b, c),
        origins=(Origin(("A", "C"), "both cite https://dam.example/report"),),
        profiles=_profiles(a, b),
        counts=(_count(a, b),),
    )


def _count(a: Article, b: Article) -> Count:
    first = _quantity(a, 2, "At least 12", Hedge.AT_LEAST, "12", None)
    second = _quantity(b, 2, "Some 20", Hedge.ABOUT, "20", "20")
    return Count(
        id="c1",
        subject="people",
        state="killed",
        measure=Measure.COUNT,
        unit="",
        figures=(
            Figure(first, place(a, 2, "the mayor")["span"], _monday(a)),
            Figure(second, None, None),
            Figure(second, None, None),
        ),
        relation=Relation.CONTRADICTS,
    )


def _monday(a: Article) -> Moment:
    return Moment(
        **place(a, 2, "on Monday"),
        first=date(2031, 5, 5),
        last=date(2031, 5, 5),
        grain=Grain.DAY,
        event=("die",),
    )


def _cues(a: Article, b: Article) -> tuple[Cue, Cue, Cue]:
    return (
        Cue(
            **place(a, 3, "regime"),
            aspect=Aspect.LABEL,
            term="regime",
            contrast="rule",
            charge=-2,
            about=("lenn",),
        ),
        Cue(**place(b, 3, "government"), aspect=Aspect.LABEL, term="government", contrast="rule", charge=0),
        Cue(**place(a, 3, "blamed"), aspect=Aspect.EVALUATION, term="blame", charge=-1, quoted=True),
    )


def _profiles(a: Article, b: Article) -> tuple[Profile, ...]:
    regime, government, blamed = _cues(a, b)
    return (
        Profile(
            "A",
            20,
            (Labelled("Lenn council", "rule", "regime", -2, (regime, regime)),),
            (Tally(Tone.UNFAVOURABLE, (regime,), (blamed,)), Tally(Tone.CERTAIN, (), ())),
        ),
        Profile("B", 0, (Labelled("Lenn council", "rule", "government", 0, (government,)),), ()),
    )


def _with_page(held: Article, notice: str) -> Article:
    """The article with its last passage dropped as a share button and a notice at the end."""
    last = held.passages[-1]
    text = f"{held.text}\n{notice}"
    span = Span(len(held.text) + 1, len(text))
    page = replace(
        held.page,
        text=text,
        notices=(Notice(NoticeKind.MACHINE_WRITTEN, span),),
        dropped=(Dropped(last.span, Reason.SHARE), Dropped(span, Reason.NOTICE)),
        blocks=held.page.blocks[:-1],
    )
    return replace(held, page=page, passages=held.passages[:-1])


def _row(name: str, topic: str, *told: Sequence[str]) -> Alignment:
    links = tuple(Link(told[0][0], ids[0], 0.5, ("dead", "mayor")) for ids in told[1:])
    return Alignment(name, topic, 0.5, tuple(Telling(ids[0][0], tuple(ids)) for ids in told), links)


def _mentions(b: Article, c: Article) -> list[Mention]:
    found = []
    for held, words in ((b, "Ana Ruhl"), (c, "Anna Ruhl")):
        title = place(held, 2, "Mayor")["span"]
        found.append(Mention(**place(held, 2, words), named=True, title=title, role="mayor"))
    return found


def _quantity(held: Article, passage: int, words: str, hedge: Hedge, low: str, high: str | None) -> Quantity:
    return Quantity(
        **place(held, passage, words),
        low=Decimal(low),
        high=Decimal(high) if high else None,
        hedge=hedge,
        measure=Measure.COUNT,
        counted=("peopl",),
        state="killed",
    )


def _attribution(b: Article) -> Attribution:
    return Attribution(
        **place(b, 2, "claimed"),
        speaker=place(b, 2, "Mayor Ana Ruhl")["span"],
        content=place(b, 2, "Some 20 people died on Tuesday")["span"],
        verb="claim",
        stance=Stance.DOUBTING,
        direct=False,
    )


def side(value: str, *told: tuple[Article, int, str]) -> Side:
    """A side whose evidence is found by its words: (article, number of the passage, words)."""
    found = tuple(Evidence(**place(held, number, words), text=words) for held, number, words in told)
    return Side(tuple(dict.fromkeys(e.article for e in found)), value, found)


def _divergences(a: Article, b: Article, c: Article) -> tuple[Divergence, ...]:
    return (
        Divergence(
            "d1",
            Kind.NUMBER,
            Relation.CONTRADICTS,
            "r1",
            0.9,
            "died: at least 12 (A, C), some 20 (B)",
            "counts that cannot both hold",
            (side("at least 12", (a, 2, "At least 12"), (c, 2, "12")), side("some 20", (b, 2, "Some 20"))),
            Gap(Decimal("8"), 0.6667, ""),
        ),
        Divergence(
            "d2",
            Kind.DATE,
            Relation.CONTRADICTS,
            "r1",
            0.6,
            "died: Monday (A), Tuesday (B)",
            "days apart",
            (side("Monday", (a, 2, "Monday")), side("Tuesday", (b, 2, "Tuesday"))),
        ),
        Divergence(
            "d3",
            Kind.NAME,
            Relation.SPELLING,
            None,
            0.35,
            "mayor: Ana Ruhl (B), Anna Ruhl (C)",
            "two spellings",
            (side("Ana Ruhl", (b, 2, "Ana Ruhl")), side("Anna Ruhl", (c, 2, "Anna Ruhl"))),
        ),
        Divergence(
            "d4",
            Kind.FRAMING,
            Relation.LOADED,
            "r2",
            0.3,
            "regime (A), government (B)",
            "unlike charge",
            (side("regime", (a, 3, "regime")), side("government", (b, 3, "government"))),
        ),
        Divergence(
            "d5",
            Kind.ATTRIBUTION,
            Relation.VERB,
            "r1",
            0.3,
            "said (A), claimed (B)",
            "unlike stance",
            (side("said", (a, 2, "said")), side("claimed", (b, 2, "claimed"))),
        ),
        Divergence(
            "d6",
            Kind.OMISSION,
            Relation.MISSING,
            "r2",
            0.2,
            "Who is to blame, not in C",
            "nothing like it",
            (
                side("blamed the dam", (a, 3, a.words(a.passages[2])), (b, 3, b.words(b.passages[2]))),
                Side(("C",), None, nearest=Nearest("C3", 0.17)),
            ),
        ),
        Divergence(
            "d7",
            Kind.OMISSION,
            Relation.MISSING,
            None,
            0.1,
            "only in A, not in B, C",
            "nothing like it",
            (
                side("Schools", (a, 4, a.words(a.passages[3]))),
                Side(("B",), None, nearest=Nearest("B2", 0.1)),
                Side(("C",), None, nearest=Nearest("", 0.0)),
            ),
        ),
    )


def without_surrogates(text: str) -> str:
    """As canonical text is."""
    return "".join(c for c in text if not "\ud800" <= c <= "\udfff")


def shown(text: str) -> str:
    """What `hostile` puts in its articles for `text`; never blank."""
    kept = without_surrogates(text)
    return kept if kept.strip() else f"x{kept}x"


def hostile(text: str) -> Comparison:
    """Two articles that put `text` wherever words from outside can stand.

    Of all places only a path can hold lone surrogates.
    """
    safe = shown(text)
    first, second = (_hostile_article(label, safe, text) for label in "AB")
    told = Evidence("A", "A2", first.passages[1].span, safe)
    near = Evidence("B", "B2", Span(second.passages[1].span.start, second.passages[1].span.end), safe)
    text = without_surrogates(text)
    row = Alignment(
        text, text, 0.5, (Telling("A", ("A2",)), Telling("B", ("B2",))), (Link("A2", "B2", 0.5, (text,)),)
    )
    lone = Evidence("A", "A1", first.passages[0].span, safe)
    divergences = (
        Divergence(
            text,
            Kind.NUMBER,
            Relation.CONTRADICTS,
            text,
            0.9,
            text,
            text,
            (Side(("A",), text, (told,)), Side(("B",), text, (near,))),
        ),
        Divergence(
            "o1",
            Kind.OMISSION,
            Relation.MISSING,
            text,
            0.2,
            text,
            text,
            (Side(("A",), text, (told,)), Side(("B",), None, nearest=Nearest("B1", 0.1))),
        ),
        Divergence(
            "o2",
            Kind.OMISSION,
            Relation.MISSING,
            None,
            0.1,
            text,
            text,
            (Side(("A",), text, (lone,)), Side(("B",), None, nearest=Nearest("B2", 0.1))),
        ),
    )
    origins = (Origin(("A", "B"), text),)
    return Comparison((first, second), (), (), (), (), (), (row,), divergences, origins)


def _hostile_article(label: str, text: str, path: str) -> Article:
    held = article(label, text, text, outlet=text, cites=(text,))
    notice = Notice(NoticeKind.OPINION, held.passages[0].span)
    page = replace(held.page, path=path, byline=text, headline=text, notices=(notice,))
    return replace(held, page=page)
