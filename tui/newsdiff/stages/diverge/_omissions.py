"""What an article leaves out, with the proof that it was looked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsdiff.model import Alignment, Divergence, Kind, Nearest, Passage, Relation, Role, Side
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.words import words

_NEAR = 0.2
"""Likeness from which an article is taken to touch on the point, so that it leaves nothing out."""
_SHORTEST = 6
"""Words from which a passage that stands alone is told as one: a heading is no fact."""
_TOLD_IN = (Role.BODY, Role.QUOTATION, Role.LISTING)


def omissions(frame: Frame) -> list[Divergence]:
    """One divergence for each row that some articles lack, and each passage that stands alone."""
    found = [*_of_rows(frame), *_alone(frame)]
    return list({d.id: d for d in found}.values())


def _of_rows(frame: Frame) -> Iterable[Divergence]:
    for row in frame.aligned.alignments:
        absent = [a.label for a in frame.articles if a.label not in row.articles]
        missing = [side for label in absent if (side := _missing(frame, row.passages, label))]
        if missing:
            weight = 0.2 + 0.45 * frame.centrality(row.id) * _central(frame, row)
            yield _tell(frame, row.passages, missing, row.id, row.topic, weight)


def _alone(frame: Frame) -> Iterable[Divergence]:
    for article in frame.articles:
        others = [a.label for a in frame.articles if a is not article]
        for passage in article.passages:
            if passage.id in frame.rows_of or not _tells(frame, passage):
                continue
            missing = [side for label in others if (side := _missing(frame, [passage.id], label))]
            if missing:
                yield _tell(frame, [passage.id], missing, None, f"only in {article.label}", 0.1)


def _tells(frame: Frame, passage: Passage) -> bool:
    return passage.role in _TOLD_IN and len(words(frame.words(passage.id))) >= _SHORTEST


def _missing(frame: Frame, passages: Sequence[str], label: str) -> Side | None:
    """The empty side of an article, with its nearest passage; None when that is too near to be sure."""
    found = [n for p in passages if (n := frame.aligned.nearest.get((p, label)))]
    nearest = max(found, key=lambda n: (n.likeness, n.passage)) if found else None
    if nearest and nearest.likeness >= _NEAR:
        return None
    return Side((label,), None, nearest=nearest or Nearest("", 0.0))


def _central(frame: Frame, row: Alignment) -> float:
    """1 for what stands at the top of the articles that tell it, 0.5 for what stands at their end."""
    depths: list[float] = []
    for telling in row.tellings:
        passages = frame.article[telling.article].passages
        first = min(frame.passage[p].span.start for p in telling.passages)
        depths.append(first / max(1, passages[-1].span.end))
    return 1 - 0.5 * sum(depths) / len(depths)


def _tell(
    frame: Frame,
    passages: Sequence[str],
    missing: Sequence[Side],
    row: str | None,
    subject: str,
    severity: float,
) -> Divergence:
    told = frame.side(
        _short(frame.words(passages[0])),
        (frame.whole(p) for p in passages),
    )
    absent = ", ".join(label for side in missing for label in side.articles)
    return divergence(
        Kind.OMISSION, Relation.MISSING, row, severity, [told, *missing], f"{subject}, not in {absent}",
        "the nearest passage there is not like it",
    )  # fmt: skip


def _short(text: str, limit: int = 80) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1].rsplit(" ", 1)[0] + "…"
