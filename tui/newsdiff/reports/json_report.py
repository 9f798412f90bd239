"""A comparison as JSON, for scripts and scorers: schema `newsdiff.comparison/1`.

Keys may be added in later versions, none renamed. Spans are `[start, end]`, half-open, in code
points of the article's `text`. Decimals and dates are strings.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from newsdiff.model import (
    Alignment,
    Article,
    Attribution,
    Comparison,
    Cue,
    Divergence,
    Entity,
    Evidence,
    Link,
    Mark,
    Mention,
    Moment,
    Nearest,
    Origin,
    Passage,
    Quantity,
    Side,
    Span,
    events_of,
)
from newsdiff.reports.choice import OPEN, Choice, Verdicts
from newsdiff.reports.json_counts import counts_as_json, decimal_as_json, gap_as_json
from newsdiff.reports.json_profiles import profiles_as_json
from newsdiff.reports.json_verdicts import judged_as_json
from newsdiff.reports.settings import Made

SCHEMA = "newsdiff.comparison/1"

Object = dict[str, Any]

_SURROGATE = re.compile("[\ud800-\udfff]")
"""A file name that is not valid in its encoding reaches Python with these; UTF-8 cannot carry them."""
_PAIR = re.compile(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]")
"""A span over four lines; strings hold no line ends, so it never matches inside one."""


def comparison_json(comparison: Comparison, verdicts: Verdicts, choice: Choice, made: Made) -> str:
    """The comparison as indented JSON; the same comparison gives the same bytes in UTF-8.

    `choice` takes divergences out, and then says so under "chosen"; sections are for people only.
    Verdicts are told under "verdicts" when there are any, those that say nothing left out.
    """
    passed = [d for d in comparison.divergences if choice.passes(d, verdicts.get(d.id, OPEN))]
    told = {**_comparison(comparison, passed, made), **judged_as_json(passed, verdicts, choice)}
    text = json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False)
    text = _PAIR.sub(r"[\1, \2]", text)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


def _comparison(c: Comparison, divergences: Sequence[Divergence], made: Made) -> Object:
    return {
        "schema": SCHEMA,
        "version": made.version,
        "settings": {"serious": made.serious, "lexicons_sha256": made.lexicons},
        "articles": [_article(c, a) for a in c.articles],
        "entities": [_entity(e) for e in c.entities],
        "quantities": [_quantity(c, q) for q in c.quantities],
        "moments": [_moment(c, m) for m in c.moments],
        "cues": [{"article": q.article, **_cue(q), "quoted": q.quoted} for q in c.cues],
        "attributions": [_attribution(a) for a in c.attributions],
        "alignments": [_alignment(a) for a in c.alignments],
        "counts": counts_as_json(c),
        "profiles": profiles_as_json(c),
        "divergences": [_divergence(d) for d in divergences],
        "origins": [_origin(o) for o in c.origins],
        "origin_count": c.origin_count,
        "events": [list(labels) for labels in events_of(c.articles, c.alignments)],
        "by_hand": [{"left": h.left, "right": h.right, "linked": h.linked} for h in c.by_hand],
        **({"uncompared": c.uncompared} if c.uncompared else {}),
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _article(c: Comparison, article: Article) -> Object:
    page = article.page
    return {
        "label": article.label,
        "path": page.path,
        "sha256": page.sha256,
        "headline": page.headline,
        "outlet": page.outlet,
        "byline": page.byline,
        "published": page.published.isoformat() if page.published else None,
        "url": page.url,
        "captured": page.captured.isoformat() if page.captured else None,
        "cites": list(page.cites),
        "notices": [{"kind": n.kind.value, "span": _span(n.span)} for n in page.notices],
        "text": page.text,
        "passages": [_passage(p) for p in article.passages],
        "blocks": [{"span": _span(b.span), "role": b.role.value} for b in page.blocks],
        "dropped": [{"span": _span(d.span), "reason": d.reason.value} for d in page.dropped],
        "quotations": [_span(q) for q in article.quotations],
        "cues": [_cue(q) for q in c.cues if q.article == article.label and _signals(q)],
    }


def _passage(passage: Passage) -> Object:
    return {
        "id": passage.id,
        "span": _span(passage.span),
        "role": passage.role.value,
        "block": passage.block,
    }


def _signals(cue: Cue) -> bool:
    """Whether a cue is strongly charged and in the outlet's own voice: weaker ones only serve to compare."""
    return abs(cue.charge) > 1 and not cue.quoted


def _cue(cue: Cue) -> Object:
    return {
        "span": _span(cue.span),
        "aspect": cue.aspect.value,
        "passage": cue.passage,
        "term": cue.term,
        "contrast": cue.contrast or None,
        "charge": cue.charge,
        "about": list(cue.about),
    }


def _entity(entity: Entity) -> Object:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind.value,
        "mentions": [_mention(m) for m in entity.mentions],
    }


def _mention(mention: Mention) -> Object:
    return {
        **_place(mention),
        "named": mention.named,
        "title": _span(mention.title),
        "role": mention.role or None,
    }


def _place(mark: Mark) -> Object:
    return {"article": mark.article, "span": _span(mark.span), "passage": mark.passage}


def _words(c: Comparison, mark: Mark) -> str:
    return mark.span.of(c.article[mark.article].text)


def _quantity(c: Comparison, quantity: Quantity) -> Object:
    return {
        **_place(quantity),
        "text": _words(c, quantity),
        "low": decimal_as_json(quantity.low),
        "high": decimal_as_json(quantity.high),
        "hedge": quantity.hedge.value,
        "measure": quantity.measure.value,
        "unit": quantity.unit or None,
        "counted": list(quantity.counted),
        "state": quantity.state or None,
    }


def _moment(c: Comparison, moment: Moment) -> Object:
    return {
        **_place(moment),
        "text": _words(c, moment),
        "first": moment.first.isoformat() if moment.first else None,
        "last": moment.last.isoformat() if moment.last else None,
        "grain": moment.grain.value,
        "event": list(moment.event),
    }


def _attribution(attribution: Attribution) -> Object:
    return {
        **_place(attribution),
        "speaker": _span(attribution.speaker),
        "content": _span(attribution.content),
        "verb": attribution.verb,
        "stance": attribution.stance.value,
        "direct": attribution.direct,
    }


def _alignment(row: Alignment) -> Object:
    return {
        "id": row.id,
        "topic": row.topic,
        "likeness": row.likeness,
        "passages": {t.article: list(t.passages) for t in row.tellings},
        "links": [_link(link) for link in row.links],
        "moved": list(row.moved),
    }


def _link(link: Link) -> Object:
    return {
        "left": link.left,
        "right": link.right,
        "likeness": link.likeness,
        "because": list(link.because),
    }


def _divergence(divergence: Divergence) -> Object:
    return {
        "id": divergence.id,
        "kind": divergence.kind.value,
        "relation": divergence.relation.value,
        "alignment": divergence.alignment,
        "severity": divergence.severity,
        "summary": divergence.summary,
        "because": divergence.because,
        "gap": gap_as_json(divergence.gap),
        "sides": [_side(side) for side in divergence.sides],
    }


def _side(side: Side) -> Object:
    told: Object = {"articles": list(side.articles), "value": side.value}
    if side.value is None:
        return {**told, "nearest": _nearest(side.nearest)}
    return {**told, "evidence": [_evidence(e) for e in side.evidence]}


def _nearest(nearest: Nearest | None) -> Object:
    """The likest passage; `passage` is null where nothing is like what was looked for."""
    if nearest is None or not nearest.passage:
        return {"passage": None, "likeness": 0.0}
    return {"passage": nearest.passage, "likeness": nearest.likeness}


def _evidence(evidence: Evidence) -> Object:
    return {
        "article": evidence.article,
        "passage": evidence.passage,
        "span": _span(evidence.span),
        "text": evidence.text,
    }


def _origin(origin: Origin) -> Object:
    return {"articles": list(origin.articles), "reason": origin.reason}
