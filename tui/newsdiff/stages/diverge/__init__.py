"""Says how the articles differ, row by row and across the comparison, and is silent where they do not."""

from __future__ import annotations

from collections.abc import Sequence

from newsdiff.model import Aligned, Annotations, Article, Count, Divergence
from newsdiff.stages.diverge._agents import Agents
from newsdiff.stages.diverge._attributions import Attributions
from newsdiff.stages.diverge._bodies import bodies
from newsdiff.stages.diverge._dates import dates
from newsdiff.stages.diverge._digits import digits
from newsdiff.stages.diverge._distanced import Distanced
from newsdiff.stages.diverge._events import by_event
from newsdiff.stages.diverge._examples import Examples
from newsdiff.stages.diverge._excerpts import Excerpts
from newsdiff.stages.diverge._frame import Frame, untold
from newsdiff.stages.diverge._framing import framing
from newsdiff.stages.diverge._grounds import Grounds
from newsdiff.stages.diverge._headlines import headlines
from newsdiff.stages.diverge._hedged import Hedged
from newsdiff.stages.diverge._introduced import Introductions
from newsdiff.stages.diverge._limited import Limited
from newsdiff.stages.diverge._named import Named
from newsdiff.stages.diverge._names import Names
from newsdiff.stages.diverge._namesakes import Namesakes
from newsdiff.stages.diverge._numbers import ledger, numbers
from newsdiff.stages.diverge._omissions import omissions
from newsdiff.stages.diverge._phrases import Phrases
from newsdiff.stages.diverge._places import Places
from newsdiff.stages.diverge._posts import Posts
from newsdiff.stages.diverge._profiles import profiles
from newsdiff.stages.diverge._quotations import Quotations
from newsdiff.stages.diverge._reactions import Reactions
from newsdiff.stages.diverge._remainders import Remainders
from newsdiff.stages.diverge._swaps import Swaps
from newsdiff.stages.diverge._titles import titles, titles_within
from newsdiff.stages.diverge._together import together
from newsdiff.stages.diverge._turned import Turned
from newsdiff.stages.diverge._undone import Undone
from newsdiff.stages.diverge._unnamed import Unnamed
from newsdiff.stages.diverge._ways import Ways
from newsdiff.stages.diverge._within import within
from newsdiff.stages.diverge._wordings import Wordings

__all__ = ["diverge", "find_counts", "profiles"]


_RULES = (Limited, Turned, Remainders, Reactions, Named, Excerpts)
"""Rules that set two tellings of one thing against each other and that repeat nothing of each other."""


def find_counts(articles: Sequence[Article], aligned: Aligned, notes: Annotations) -> tuple[Count, ...]:
    """The ledger: every figure that anyone gives for one count, the counts told by most articles first."""
    found = [count for part in by_event(Frame(tuple(articles), aligned, notes)) for count in ledger(part)]
    return tuple(sorted(found, key=lambda count: (-len(count.by_article), count.id)))


def diverge(
    articles: Sequence[Article], aligned: Aligned, notes: Annotations, counts: Sequence[Count] | None = None
) -> tuple[Divergence, ...]:
    """Every divergence, gravest first; of equal gravity, in the order of rows and then of ids.

    Articles that tell different events are not compared. `counts` is what `find_counts` gives for the same
    articles; without it, the ledger is made here.
    """
    parts = by_event(Frame(tuple(articles), aligned, notes))
    held = ledger(parts[0]) if counts is None and len(parts) == 1 else counts
    found = [d for part in parts for d in _found(part, _held(part, held))]
    order = {row.id: i for i, row in enumerate(aligned.alignments)}
    last = len(order)
    return tuple(sorted(found, key=lambda d: (-d.severity, order.get(d.alignment or "", last), d.id)))


def _held(part: Frame, counts: Sequence[Count] | None) -> Sequence[Count]:
    """The ledger of one event."""
    if counts is None:
        return ledger(part)
    return [count for count in counts if count.figures[0].quantity.article in part.article]


def _found(frame: Frame, held: Sequence[Count]) -> list[Divergence]:
    named = Names(frame).find()
    named += untold(Posts(frame).find(), named)
    return [
        *numbers(frame, held),
        *within(frame, held),
        *digits(frame),
        *dates(frame),
        *named,
        *untold([*Namesakes(frame).find(), *titles(frame), *bodies(frame)], named),
        *titles_within(frame),
        *Examples(frame).find(),
        *Places(frame).find(),
        *Unnamed(frame).find(),
        *_framings(frame),
        *Attributions(frame).find(),
        *Quotations(frame).find(),
        *omissions(frame),
    ]


def _framings(frame: Frame) -> list[Divergence]:
    """All divergences of framing, each told once: what an earlier rule tells no later one repeats."""
    labels, whole = framing(frame), headlines(frame)
    told = [*labels, *whole]
    swapped = untold(Swaps(frame).find(), told)
    hedged = untold(Hedged(frame).find(), told)
    told += [*swapped, *hedged]
    introduced = untold(Introductions(frame).find(), told)
    placed = untold(Wordings(frame).find(), told)
    told += [*introduced, *placed]
    phrased = untold(Phrases(frame).find(), told)
    left_out = untold(Agents(frame).find(), told)
    told += [*phrased, *left_out]
    others = untold([*Distanced(frame).find(), *Undone(frame).find()], told)
    told += others
    others += untold([d for rule in _RULES for d in rule(frame).find()], told)
    grounds = untold(Grounds(frame).find(), [*told, *others])
    ways = untold(Ways(frame).find(), [*told, *others, *grounds])
    return [
        *whole, *hedged, *introduced, *together(frame, left_out), *others, *together(frame, grounds),
        *swapped, *together(frame, [*labels, *phrased]), *together(frame, [*placed, *ways]),
    ]  # fmt: skip
