"""A saved JSON report as the comparison it was made from.

What is read is as much from outside as an article is: it is checked for sense (`json_check`) before
anything is shown of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from newsdiff.model import (
    Alignment,
    Article,
    Aspect,
    Attribution,
    Block,
    Comparison,
    Cue,
    Divergence,
    Dropped,
    Entity,
    EntityKind,
    Evidence,
    Grain,
    Hand,
    Hedge,
    InputError,
    Kind,
    Link,
    Measure,
    Mention,
    Moment,
    Nearest,
    Notice,
    NoticeKind,
    Origin,
    Page,
    Passage,
    Quantity,
    Reason,
    Relation,
    Role,
    Side,
    Span,
    Stance,
    Telling,
)
from newsdiff.reports.json_check import check
from newsdiff.reports.json_counts import counts_from_json, gap_from_json
from newsdiff.reports.json_profiles import profiles_from_json
from newsdiff.reports.json_report import SCHEMA
from newsdiff.reports.json_verdicts import choice_from_json, verdicts_from_json
from newsdiff.reports.saved import Saved
from newsdiff.reports.settings import Made

_REMEDY = "give a file that newsdiff report --format json has written"
_DAMAGE = (KeyError, TypeError, ValueError, AttributeError, IndexError, ArithmeticError)
"""What the building of values raises when they are not what they should be."""

Object = dict[str, Any]


def read_json(content: str | bytes, name: str) -> Saved:
    """Rebuild what was saved; `name` is the file's, for the error.

    Raises:
        InputError: it is no JSON report, one of another schema, or a damaged one.

    """
    try:
        told = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError(name, f"it is not valid JSON ({error})", _REMEDY) from error
    if not isinstance(told, dict) or told.get("schema") != SCHEMA:
        raise InputError(name, f"it is no comparison of schema {SCHEMA}", _REMEDY)
    try:
        saved = _saved(told)
        check(saved.comparison, saved.verdicts)
    except _DAMAGE as error:
        fault = f"{error} is missing" if isinstance(error, KeyError) else str(error)
        raise InputError(name, f"the saved comparison is not whole ({fault})", _REMEDY) from error
    return saved


def _saved(told: Object) -> Saved:
    settings = told["settings"]
    made = Made(str(told["version"]), float(settings["serious"]), str(settings["lexicons_sha256"]))
    return Saved(_comparison(told), verdicts_from_json(told), choice_from_json(told), made)


def _comparison(told: Object) -> Comparison:
    cues = tuple(map(_cue, told["cues"]))
    quantities = tuple(map(_quantity, told["quantities"]))
    moments = tuple(map(_moment, told["moments"]))
    articles = tuple(map(_article, told["articles"]))
    order = {article.label: number for number, article in enumerate(articles)}
    return Comparison(
        articles=articles,
        entities=tuple(map(_entity, told["entities"])),
        quantities=quantities,
        moments=moments,
        cues=cues,
        attributions=tuple(map(_attribution, told["attributions"])),
        alignments=tuple(_alignment(row, order) for row in told["alignments"]),
        divergences=tuple(map(_divergence, told["divergences"])),
        origins=tuple(Origin(tuple(o["articles"]), o["reason"]) for o in told["origins"]),
        counts=counts_from_json(told, quantities, moments),
        profiles=profiles_from_json(told, cues),
        by_hand=tuple(Hand(**hand) for hand in told.get("by_hand", ())),
        uncompared=told.get("uncompared", 0),
    )


def _span(told: Sequence[int]) -> Span:
    start, end = told
    return Span(int(start), int(end))


def _span_or_none(told: Sequence[int] | None) -> Span | None:
    return None if told is None else _span(told)


def _day(told: str | None) -> date | None:
    return None if told is None else date.fromisoformat(told)


def _instant(told: str | None) -> datetime | None:
    return None if told is None else datetime.fromisoformat(told)


def _article(told: Object) -> Article:
    label = told["label"]
    return Article(
        label=label,
        page=_page(told),
        passages=tuple(
            Passage(p["id"], label, _span(p["span"]), Role(p["role"]), p["block"]) for p in told["passages"]
        ),
        quotations=tuple(map(_span, told["quotations"])),
    )


def _page(told: Object) -> Page:
    return Page(
        path=told["path"],
        sha256=told["sha256"],
        text=told["text"],
        headline=told["headline"],
        outlet=told["outlet"],
        byline=told["byline"],
        published=_day(told["published"]),
        url=told["url"],
        cites=tuple(told["cites"]),
        notices=tuple(Notice(NoticeKind(n["kind"]), _span(n["span"])) for n in told["notices"]),
        dropped=tuple(Dropped(_span(d["span"]), Reason(d["reason"])) for d in told["dropped"]),
        blocks=tuple(Block(_span(b["span"]), Role(b["role"])) for b in told["blocks"]),
        captured=_instant(told.get("captured")),
    )


def _place(told: Object) -> Object:
    """The fields of every Mark."""
    return {"article": told["article"], "passage": told["passage"], "span": _span(told["span"])}


def _entity(told: Object) -> Entity:
    mentions = tuple(
        Mention(**_place(m), named=bool(m["named"]), title=_span_or_none(m["title"]), role=m["role"] or "")
        for m in told["mentions"]
    )
    return Entity(told["id"], told["name"], EntityKind(told["kind"]), mentions)


def _quantity(told: Object) -> Quantity:
    return Quantity(
        **_place(told),
        low=_number(told["low"]),
        high=_number(told["high"]),
        hedge=Hedge(told["hedge"]),
        measure=Measure(told["measure"]),
        unit=told["unit"] or "",
        counted=tuple(told["counted"]),
        state=told["state"] or "",
    )


def _number(told: str | None) -> Decimal | None:
    return None if told is None else Decimal(told)


def _moment(told: Object) -> Moment:
    return Moment(
        **_place(told),
        first=_day(told["first"]),
        last=_day(told["last"]),
        grain=Grain(told["grain"]),
        event=tuple(told["event"]),
    )


def _cue(told: Object) -> Cue:
    return Cue(
        **_place(told),
        aspect=Aspect(told["aspect"]),
        term=told["term"],
        contrast=told["contrast"] or "",
        charge=told["charge"],
        about=tuple(told["about"]),
        quoted=bool(told["quoted"]),
    )


def _attribution(told: Object) -> Attribution:
    return Attribution(
        **_place(told),
        speaker=_span_or_none(told["speaker"]),
        content=_span(told["content"]),
        verb=told["verb"],
        stance=Stance(told["stance"]),
        direct=bool(told["direct"]),
    )


def _alignment(told: Object, order: Mapping[str, int]) -> Alignment:
    tellings = (Telling(label, tuple(ids)) for label, ids in told["passages"].items())
    return Alignment(
        id=told["id"],
        topic=told["topic"],
        likeness=float(told["likeness"]),
        tellings=tuple(sorted(tellings, key=lambda telling: order[telling.article])),
        links=tuple(_link(link) for link in told["links"]),
        moved=tuple(told.get("moved", ())),
    )


def _link(told: Object) -> Link:
    return Link(told["left"], told["right"], float(told["likeness"]), tuple(told["because"]))


def _divergence(told: Object) -> Divergence:
    return Divergence(
        id=told["id"],
        kind=Kind(told["kind"]),
        relation=Relation(told["relation"]),
        alignment=told["alignment"],
        severity=float(told["severity"]),
        summary=told["summary"],
        because=told["because"],
        sides=tuple(map(_side, told["sides"])),
        gap=gap_from_json(told["gap"]),
    )


def _side(told: Object) -> Side:
    articles = tuple(told["articles"])
    if told["value"] is None:
        nearest = told["nearest"]
        return Side(articles, None, nearest=Nearest(nearest["passage"] or "", float(nearest["likeness"])))
    return Side(articles, told["value"], tuple(map(_evidence, told["evidence"])))


def _evidence(told: Object) -> Evidence:
    return Evidence(told["article"], told["passage"], _span(told["span"]), told["text"])
