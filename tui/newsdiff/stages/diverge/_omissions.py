"""What an article leaves out, with the proof that it was looked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newsdiff.model import Article, Divergence, Kind, Nearest, Passage, Relation, Role, Side
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.words import words

_NEAR = 0.33
"""Likeness from which a passage may well tell the point, though it is not linked."""
_SHORTEST = 6
"""Words from which a passage that stands alone is told as one: a heading is no fact."""
_TOLD_IN = (Role.BODY, Role.QUOTATION, Role.LISTING)
_MANY = 12
"""Articles from which only what a fair share of them tells is missing elsewhere: one of forty has much to
itself, and the list of what the others lack would be longer than the articles."""
_FAIR = 0.25
"""That share."""
_HEADLINE = 0.1
"""What being told in a headline adds to the weight of a missing point."""


def omissions(frame: Frame) -> list[Divergence]:
    """One divergence for each row that some articles lack, and each run of passages that stand alone."""
    few = max(len(frame.articles), frame.compared) < _MANY
    found = [*_of_rows(frame, 0.0 if few else _FAIR), *(_alone(frame) if few else ())]
    return list({d.id: d for d in found}.values())


def _of_rows(frame: Frame, share: float) -> Iterable[Divergence]:
    """What at least `share` of the articles tell and some do not."""
    for row in frame.aligned.alignments:
        if frame.centrality(row.id) < share:
            continue
        absent = [a.label for a in frame.articles if a.label not in row.articles]
        missing = [side for label in absent if (side := _missing(frame, row.passages, label))]
        if missing:
            weight = 0.2 + 0.45 * frame.centrality(row.id) * _early(frame, row.passages)
            weight += _HEADLINE * any(frame.passage[p].role is Role.HEADLINE for p in row.passages)
            yield _tell(frame, row.passages, missing, row.id, row.topic, weight)


def _alone(frame: Frame) -> Iterable[Divergence]:
    """What one article alone tells: passages that follow each other are told as one point."""
    for article in frame.articles:
        others = [a.label for a in frame.articles if a is not article]
        for run in _runs(frame, article, others):
            missing = [side for label in others if (side := _missing(frame, run, label))]
            weight = 0.05 + 0.1 * _early(frame, run)
            yield _tell(frame, run, missing, None, f"only in {article.label}", weight)


def _runs(frame: Frame, article: Article, others: Sequence[str]) -> Iterator[list[str]]:
    """The runs of passages of an article that stand alone and are missing from the same others."""
    run: list[str] = []
    lacking: list[str] = []
    for passage in article.passages:
        found = _lacking(frame, passage, others)
        if run and found != lacking:
            yield run
            run = []
        if found:
            run, lacking = [*run, passage.id], found
    if run:
        yield run


def _lacking(frame: Frame, passage: Passage, others: Sequence[str]) -> list[str]:
    """The others that lack what a passage tells; none when it stands in a row, or tells nothing."""
    if passage.id in frame.rows_of or not _tells(frame, passage):
        return []
    return [label for label in others if _missing(frame, [passage.id], label)]


def _tells(frame: Frame, passage: Passage) -> bool:
    return passage.role in _TOLD_IN and len(words(frame.words(passage.id))) >= _SHORTEST


def _missing(frame: Frame, passages: Sequence[str], label: str) -> Side | None:
    """The empty side of an article, with its nearest passage; None when that may well tell the point.

    A passage that stands in several rows tells more than this point: what is like it may be like the rest.
    """
    found = [n for p in _own(frame, passages) if (n := frame.aligned.nearest.get((p, label)))]
    nearest = max(found, key=lambda n: (n.likeness, n.passage)) if found else None
    if nearest and nearest.likeness >= _NEAR:
        return None
    return Side((label,), None, nearest=nearest or Nearest("", 0.0))


def _own(frame: Frame, passages: Sequence[str]) -> Sequence[str]:
    """The passages that stand in no second row, if there are any."""
    return [p for p in passages if len(frame.rows_of.get(p, ())) < 2] or passages


def _example(frame: Frame, passages: Sequence[str]) -> str:
    """The passage whose words stand for all: the same one in whatever order the articles come."""

    def place(passage: str) -> tuple[str, int]:
        told = frame.passage[passage]
        return frame.article[told.article].page.sha256, told.span.start

    return min(_own(frame, passages), key=place)


def _early(frame: Frame, passages: Sequence[str]) -> float:
    """1 for what stands at the top of the articles that tell it, 0.5 for what stands at their end."""
    first: dict[str, float] = {}
    for passage in passages:
        told = frame.passage[passage]
        end = frame.article[told.article].passages[-1].span.end
        depth = told.span.start / max(1, end)
        first[told.article] = min(depth, first.get(told.article, 1.0))
    return 1 - 0.5 * sum(first.values()) / len(first)


def _tell(
    frame: Frame,
    passages: Sequence[str],
    missing: Sequence[Side],
    row: str | None,
    subject: str,
    severity: float,
) -> Divergence:
    told = frame.side(
        _short(frame.words(_example(frame, passages))),
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
