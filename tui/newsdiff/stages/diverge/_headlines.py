"""Where the headlines of one event set another tone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from newsdiff.model import Aspect, Cue, Divergence, Kind, Relation, Role, Side
from newsdiff.stages.diverge._frame import Frame, divergence

_APART = 2
"""Difference of summed charge from which two headlines are told as set against each other."""


def headlines(frame: Frame) -> list[Divergence]:
    """One divergence when the charged words of two headlines pull in different directions."""
    charged = _charged(frame)
    tones = {label: sum(c.charge for c in cues) for label, cues in charged.items()}
    if not tones or max(tones.values()) - min(tones.values()) < _APART:
        return []
    sides = [_side(frame, charged[label]) for label in charged]
    row = frame.home(e for s in sides for e in s.evidence)
    gap = min(5, max(tones.values()) - min(tones.values()))
    severity = 0.2 + 0.05 * gap + 0.15 * frame.centrality(row)
    return [
        divergence(
            Kind.FRAMING,
            Relation.LOADED,
            row,
            severity,
            sides,
            "headline",
            "charged words of the headlines that not all of them use",
        )
    ]


def _charged(frame: Frame) -> Mapping[str, Sequence[Cue]]:
    """The charged cues of each article's headline, without terms that half of the headlines share."""
    found: dict[str, list[Cue]] = defaultdict(list)
    for cue in frame.notes.cues:
        if frame.passage[cue.passage].role is Role.HEADLINE and _counts(cue):
            found[cue.article].append(cue)
    users = Counter(term for cues in found.values() for term in {c.term for c in cues})
    most = max(1, len(frame.articles) // 2)
    kept = {a: [c for c in cues if users[c.term] < most or users[c.term] == 1] for a, cues in found.items()}
    return {a: cues for a, cues in kept.items() if cues}


def _counts(cue: Cue) -> bool:
    return bool(cue.charge) and not cue.quoted and cue.aspect in (Aspect.LABEL, Aspect.EVALUATION)


def _side(frame: Frame, cues: Sequence[Cue]) -> Side:
    value = ", ".join(dict.fromkeys(frame.text(c) for c in cues))
    return frame.side(value, (frame.evidence(c) for c in cues))
