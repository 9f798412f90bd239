"""Where the headlines of one event tell it in words of another charge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from newsdiff.model import Aspect, Cue, Divergence, Kind, Relation, Role, Side, Span
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.words import Word, words

_MOST = 5
"""Difference of summed charge beyond which two headlines count as far apart as can be."""
_SHORT = 3
"""Letters of a word that is often an abbreviation: "Rep", "Jr", "GOP"."""


def headlines(frame: Frame) -> list[Divergence]:
    """One divergence when headlines choose other charged words: each in the words that not all share.

    None where no two articles share a point: their headlines are those of different things.
    """
    printed = _printed(frame) if frame.aligned.alignments else {}
    charged = {label: _charged(frame, passage) for label, passage in printed.items()}
    tones = {label: sum(c.charge for c in cues) for label, cues in charged.items()}
    if len(printed) < 2 or len({frozenset(c.term for c in cues) for cues in charged.values()}) < 2:
        return []
    sides = [side for side in _sides(frame, printed) if side.evidence]
    if len(sides) < 2:
        return []
    row = frame.home(e for s in sides for e in s.evidence)
    gap = min(_MOST, max(tones.values()) - min(tones.values()))
    severity = 0.15 + 0.05 * gap + 0.15 * frame.centrality(row)
    return [
        divergence(
            Kind.FRAMING, Relation.LOADED, row, severity, sides, "headline",
            "the words that not all headlines share, with other charged words",
        )
    ]  # fmt: skip


def _printed(frame: Frame) -> Mapping[str, str]:
    """The first headline of each article that prints one, by label."""
    found: dict[str, str] = {}
    for article in frame.articles:
        for passage in article.passages:
            if passage.role is Role.HEADLINE:
                found.setdefault(article.label, passage.id)
    return found


def _charged(frame: Frame, passage: str) -> Sequence[Cue]:
    return [c for c in frame.notes.cues if c.passage == passage and _counts(c)]


def _counts(cue: Cue) -> bool:
    return bool(cue.charge) and not cue.quoted and cue.aspect in (Aspect.LABEL, Aspect.EVALUATION)


def _sides(frame: Frame, printed: Mapping[str, str]) -> Iterator[Side]:
    """For each headline its runs of words that not every headline holds; names are no choice of words."""
    users = Counter(s for passage in printed.values() for s in {w.stem for w in words(frame.words(passage))})
    for passage in printed.values():
        start, named = frame.passage[passage].span.start, _names(frame, passage)
        runs = [r.moved(start) for r in _runs(words(frame.words(passage)), users, len(printed))]
        told = [frame.words_of(passage, r) for r in runs if not any(n.holds(r) for n in named)]
        yield frame.side(" … ".join(e.text for e in told), told)


def _names(frame: Frame, passage: str) -> list[Span]:
    """The names in a passage with their titles, and its figures: both are told elsewhere."""
    mentions = (m for e in frame.notes.entities for m in e.mentions if m.passage == passage and m.named)
    figures = (q.span for q in frame.notes.quantities if q.passage == passage)
    return [
        *(Span(min(m.title.start, m.span.start), m.span.end) if m.title else m.span for m in mentions),
        *figures,
    ]


def _runs(held: Sequence[Word], users: Mapping[str, int], headlines: int) -> Iterator[Span]:
    """The runs of words that some headline does not hold, from the first content word to the last of each."""
    for own, run in groupby(held, lambda w: users[w.stem] < headlines):
        told = list(run)
        content = [w for w in told if w.fold not in empty()]
        if own and any(len(w.text) > _SHORT for w in content):
            yield Span(content[0].start, content[-1].end)
