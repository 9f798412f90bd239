"""From bytes to a Comparison. The one file that names every stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from newsdiff.model import (
    Annotations,
    Article,
    Cancelled,
    Comparison,
    InputError,
    Outcome,
    Page,
    Raw,
    TooFewArticles,
)
from newsdiff.stages.align import align
from newsdiff.stages.attribution import find_attributions
from newsdiff.stages.dates import find_dates
from newsdiff.stages.diverge import diverge
from newsdiff.stages.extract import extract
from newsdiff.stages.framing import find_cues
from newsdiff.stages.names import find_names
from newsdiff.stages.numbers import find_numbers
from newsdiff.stages.origins import find_origins
from newsdiff.stages.segment import segment

T = TypeVar("T")

Progress = Callable[[str, int, int], None]
"""Told the name of the stage at work, how many parts of it are done, and of how many."""


def compare(
    raws: Sequence[Raw],
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Outcome:
    """Compare documents; they are labelled A, B, C … in the order given.

    Raises:
        TooFewArticles: none of them could be read.
        Cancelled: `cancelled` turned true between two steps.

    """
    steps = _Steps(progress or _silent, cancelled or _never)
    pages, failures = _pages(raws, steps)
    if not pages:
        raise TooFewArticles("; ".join(str(f) for f in failures) or "There is no article to compare.")
    articles = tuple(segment(page, label_of(i)) for i, page in enumerate(steps.over("segment", pages)))
    return Outcome(_compared(articles, steps), tuple(failures))


def _compared(articles: tuple[Article, ...], steps: _Steps) -> Comparison:
    notes = _annotate(articles, steps)
    steps.at("align")
    aligned = align(articles, notes.entities, notes.quantities)
    steps.at("diverge")
    divergences = diverge(articles, aligned, notes)
    steps.at("origins")
    return Comparison(
        articles=articles,
        entities=notes.entities,
        quantities=notes.quantities,
        moments=notes.moments,
        cues=notes.cues,
        attributions=notes.attributions,
        alignments=aligned.alignments,
        divergences=divergences,
        origins=find_origins(articles),
    )


def label_of(index: int) -> str:
    """The label of the article at `index`, from 0: A to Z, then AA, AB and on."""
    letters = ""
    index += 1
    while index:
        index, letter = divmod(index - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def _silent(_stage: str, _done: int, _of: int) -> None:
    """Progress that nobody watches."""


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class _Steps:
    """Tells progress and stops on request, between any two steps."""

    progress: Progress
    cancelled: Callable[[], bool]

    def at(self, stage: str, done: int = 0, of: int = 1) -> None:
        if self.cancelled():
            raise Cancelled("Stopped.")
        self.progress(stage, done, of)

    def over(self, stage: str, values: Sequence[T]) -> Iterator[T]:
        for done, value in enumerate(values):
            self.at(stage, done, len(values))
            yield value


def _pages(raws: Sequence[Raw], steps: _Steps) -> tuple[list[Page], list[InputError]]:
    pages: list[Page] = []
    failures: list[InputError] = []
    for raw in steps.over("extract", raws):
        try:
            pages.append(extract(raw))
        except InputError as error:
            failures.append(error)
    return pages, failures


def _annotate(articles: Sequence[Article], steps: _Steps) -> Annotations:
    steps.at("names")
    entities = find_names(articles)
    each = [
        (find_numbers(a), find_dates(a), find_cues(a), find_attributions(a))
        for a in steps.over("annotate", articles)
    ]
    return Annotations(
        entities,
        tuple(q for found in each for q in found[0]),
        tuple(m for found in each for m in found[1]),
        tuple(c for found in each for c in found[2]),
        tuple(a for found in each for a in found[3]),
    )
