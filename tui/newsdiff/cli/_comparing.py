"""A comparison without a screen: saved in a file, kept from before, or made now."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from newsdiff.cli._telling import Teller
from newsdiff.model import NewsdiffError, Outcome, TooFewArticles

if TYPE_CHECKING:
    from newsdiff.model import Comparison
    from newsdiff.reports.saved import Saved
    from newsdiff.shelf import Shelf
    from newsdiff.stages.load import Loaded

Hands = Mapping[tuple[str, str], bool]


def saved_or_compared(
    paths: Sequence[str], web: Mapping[str, int], teller: Teller, fresh: bool = False, by_hand: bool = False
) -> Saved:
    """What was saved at the one path, or the comparison of the articles.

    Made before from the same articles by the same newsdiff, it is not made again, but when it is to be
    `fresh`; with `by_hand`, passages stand in rows as the reader linked them.

    Raises:
        NewsdiffError: it is damaged, or fewer than two articles are left.

    """
    if not paths:
        raise click.UsageError("Name two articles or more, or a folder of them.")
    from newsdiff.reports.reopen import saved_at
    from newsdiff.reports.saved import Saved

    saved = saved_at(paths)
    if saved is not None:
        return saved
    loaded = _loaded(paths, web, teller)
    comparison = _compared(loaded, teller, fresh, by_hand)
    teller.note(_found(comparison))
    return Saved(comparison)


def _loaded(paths: Sequence[str], web: Mapping[str, int], teller: Teller) -> Loaded:
    """Load what can be read; the rest is named on standard error."""
    teller.step("load", 0, 1)
    from newsdiff.stages.load import load, options

    loaded = load(paths, getattr(sys.stdin, "buffer", None), options(web))
    for failure in loaded.failures:
        teller.warn(str(failure))
    if len(loaded.raws) < 2:
        raise _too_few(len(loaded.raws))
    return loaded


def _compared(loaded: Loaded, teller: Teller, fresh: bool, by_hand: bool) -> Comparison:
    from newsdiff.shelf import Shelf

    shelf = None if fresh else Shelf.of_user()
    outcome = _once(loaded, {}, lambda: _made(loaded, teller), shelf, teller)
    for failure in outcome.failures[len(loaded.failures) :]:
        teller.warn(str(failure))
    comparison = outcome.comparison
    if len(comparison.articles) < 2:
        raise _too_few(1)
    hands = _hands(comparison, teller) if by_hand else {}
    if not hands:
        return comparison
    return _once(loaded, hands, lambda: _linked(comparison, hands, teller), shelf, teller).comparison


def _once(
    loaded: Loaded, hands: Hands, make: Callable[[], Outcome], shelf: Shelf | None, teller: Teller
) -> Outcome:
    """What `make` gives, or gave before."""
    if shelf is None:
        return make()
    from newsdiff.shelf import key_of, packed, unpacked

    teller.step("look up", 0, 1)
    key = key_of(loaded, hands)
    body = shelf.find(key)
    kept = unpacked(body) if body is not None else None
    if kept is not None:
        teller.note(f"compared before: {shelf.folder / key} is used; --fresh compares again")
        return Outcome(kept.comparison, kept.told)
    outcome = make()
    teller.step("keep", 0, 1)
    shelf.keep(key, packed(outcome.comparison, outcome.failures))
    return outcome


def _made(loaded: Loaded, teller: Teller) -> Outcome:
    teller.step("start", 0, 1)
    from newsdiff.pipeline import compare

    outcome = compare(loaded.raws, teller.step)
    return Outcome(outcome.comparison, (*loaded.failures, *outcome.failures))


def _linked(comparison: Comparison, hands: Hands, teller: Teller) -> Outcome:
    teller.step("link by hand", 0, 1)
    from newsdiff.pipeline import relink

    return Outcome(relink(comparison, hands), ())


def _hands(comparison: Comparison, teller: Teller) -> Hands:
    """What the desk says of passages of these articles; of a desk that cannot be read, only why."""
    from newsdiff.desk import hands_of, open_desk

    try:
        links = open_desk().links()
    except NewsdiffError as error:
        teller.warn(str(error))
        return {}
    return hands_of(comparison, links) if links else {}


def _too_few(count: int) -> TooFewArticles:
    left = "only one could be read" if count else "none could be read"
    return TooFewArticles(f"A report needs two articles or more, but {left}.")


def _found(c: Comparison) -> str:
    from newsdiff.reports.line import plural

    counted = (
        plural(len(c.articles), "article"),
        plural(sum(len(a.passages) for a in c.articles), "passage"),
        plural(len(c.entities), "entity", "entities"),
        plural(len(c.alignments), "row"),
        plural(len(c.divergences), "divergence"),
    )
    return ", ".join(counted)
