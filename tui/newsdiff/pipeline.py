"""From bytes to a Comparison. The one file that names every stage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from newsdiff.model import (
    Aligned,
    Annotations,
    Article,
    Cancelled,
    Comparison,
    Hand,
    InputError,
    Outcome,
    Page,
    Raw,
    TooFewArticles,
)
from newsdiff.stages.align import align
from newsdiff.stages.attribution import find_attributions
from newsdiff.stages.extract import extract
from newsdiff.stages.load import too_much
from newsdiff.stages.names import find_names
from newsdiff.stages.numbers import find_numbers
from newsdiff.stages.segment import segment

T = TypeVar("T")

Progress = Callable[[str, int, int], None]
"""Told the name of the stage at work, how many parts of it are done, and of how many."""


Early = Callable[[Comparison], None]
"""Given what is aligned before it is searched for divergences, so that it can be read meanwhile."""


def compare(
    raws: Sequence[Raw],
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    early: Early | None = None,
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
    aligned = _aligned(articles, steps)
    if early:
        early(aligned.comparison)
    return Outcome(_searched(aligned, steps), tuple(failures))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A comparison without divergences, and the nearest passages that they will need."""

    comparison: Comparison
    aligned: Aligned


def _aligned(articles: tuple[Article, ...], steps: _Steps) -> _Draft:
    steps.at("names")
    entities = find_names(articles)
    quantities = tuple(q for a in steps.over("numbers", articles) for q in find_numbers(a))
    attributions = tuple(s for a in steps.over("attribution", articles) for s in find_attributions(a))
    steps.at("align")
    aligned = align(articles, entities, quantities, attributions=attributions)
    rows = aligned.alignments
    draft = Comparison(articles, entities, quantities, attributions=attributions, alignments=rows)
    return _Draft(draft, aligned)


def relink(comparison: Comparison, hands: Mapping[tuple[str, str], bool]) -> Comparison:
    """The comparison with its rows, and the divergences on them, as the reader linked passages by hand.

    `hands` says of two passages, by their ids, whether they tell the same; all else is aligned anew by
    the same rules. No hands give the comparison that `compare` made.
    """
    from newsdiff.stages.diverge import diverge, find_counts

    known = comparison
    here = known.passage.keys()
    aligned = align(known.articles, known.entities, known.quantities, hands, known.attributions)
    notes = Annotations(known.entities, known.quantities, known.moments, known.cues, known.attributions)
    counts = find_counts(known.articles, aligned, notes)
    divergences = diverge(known.articles, aligned, notes, counts)
    by_hand = tuple(sorted(Hand(*ends, linked) for ends, linked in hands.items() if here >= set(ends)))
    rows = aligned.alignments
    return replace(known, alignments=rows, divergences=divergences, counts=counts, by_hand=by_hand)


def _searched(draft: _Draft, steps: _Steps) -> Comparison:
    """The draft with dates, cues, divergences and origins.

    These stages are imported here: what is aligned can be on the screen before they are.
    """
    from newsdiff.stages.diverge import diverge, find_counts, profiles
    from newsdiff.stages.origins import find_origins

    known = _annotated(draft.comparison, steps)
    steps.at("diverge")
    notes = Annotations(known.entities, known.quantities, known.moments, known.cues, known.attributions)
    counts = find_counts(known.articles, draft.aligned, notes)
    divergences = diverge(known.articles, draft.aligned, notes, counts)
    steps.at("origins")
    framed = profiles(known.articles, known.entities, known.cues)
    origins = find_origins(known.articles)
    return replace(known, divergences=divergences, origins=origins, profiles=framed, counts=counts)


def _annotated(comparison: Comparison, steps: _Steps) -> Comparison:
    from newsdiff.stages.dates import find_dates
    from newsdiff.stages.framing import find_cues

    each = [(find_dates(a), find_cues(a)) for a in steps.over("annotate", comparison.articles)]
    return replace(
        comparison,
        moments=tuple(m for found in each for m in found[0]),
        cues=tuple(c for found in each for c in found[1]),
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
    held = 0
    for raw in steps.over("extract", raws):
        try:
            page = extract(raw)
        except InputError as error:
            failures.append(error)
            continue
        held += len(page.text)
        if failure := too_much(raw.path, held):
            failures.append(failure)
            break
        pages.append(page)
    return pages, failures
