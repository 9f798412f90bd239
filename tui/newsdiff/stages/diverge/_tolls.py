"""Counts of people in one state: which figure of an article is its own answer to how many there were.

News tells first what it is about. A figure that contradicts the one told before it, in the same voice, is
of another event that is told for comparison; and of figures that one passage gives side by side, "two women
and one man", each is of a part, unless one is the sum of the others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import combinations

from newsdiff.model import Hedge, Quantity, Relation, Role
from newsdiff.stages.diverge._counted import counts_people, kin
from newsdiff.stages.diverge._frame import Frame, by_passage
from newsdiff.stages.diverge._interval import standing, value
from newsdiff.stages.diverge._kindred import FEW
from newsdiff.words import words

_DEFINITE = frozenset(("the", "these", "those", "other"))
"""Words before a figure of people who were told of before: "the two victims" may be some of many."""
_LEAD = 4
_LEADING = 0.33
"""How many passages, or what share of an article, tell what it is about."""
_REACH = 24
"""Characters in which to look for the words before a figure."""
_ONE = r"an? (?:\w+ )?(?:man|woman|boy|girl|child|teenager|baby)\b"
_BESIDES = re.compile(rf" (?:\w+ )?\w+ and {_ONE}")
_BESIDE = re.compile(rf"\b{_ONE},? and $")
"""Somebody who is told of beside a figure: "two women and a man" are three."""


def tolls(frame: Frame, voice: Callable[[Quantity], str]) -> Iterator[Quantity]:
    """The counts of people that are an article's own; `voice` tells by whose account a figure is given."""
    sorts: dict[tuple[str, str], list[Quantity]] = defaultdict(list)
    counts = [q for q in frame.notes.quantities if counts_people(q)]
    for quantity in counts:
        sorts[quantity.article, kin(quantity.state)].append(quantity)
    late = _late(frame, counts)
    for told in sorts.values():
        own = [*_own(frame, [q for q in told if q not in late and not _aside(frame, q)], voice)]
        said = {value(q) for q in own}
        yield from (q for q in told if value(q) in said)


def _late(frame: Frame, counts: Sequence[Quantity]) -> Set[Quantity]:
    """What many articles tell late, in passages linked with none that counts people in that state."""
    if len({q.article for q in counts}) <= FEW:
        return frozenset()
    states = {p: {kin(q.state) for q in held} for p, held in by_passage(counts).items()}
    both = ((states.get(p.left, set()) & states.get(p.right, set()), p) for p, _ in frame.links.values())
    linked = {(end, state) for shared, p in both for state in shared for end in (p.left, p.right)}
    place = {p.id: i for a in frame.articles for i, p in enumerate(a.passages)}
    size = {a.label: len(a.passages) for a in frame.articles}
    return frozenset(
        q
        for q in counts
        if place[q.passage] >= max(_LEAD, size[q.article] * _LEADING)
        and (q.passage, kin(q.state)) not in linked
    )


def _own(frame: Frame, told: Sequence[Quantity], voice: Callable[[Quantity], str]) -> Iterator[Quantity]:
    """Of the figures for one state, what does not contradict all that are told first."""
    by_voice = _by(voice, told)
    held = [q for given in by_voice.values() for q in _wholes(given)]
    first = [*_first(frame, held), *(q for who, given in by_voice.items() if who for q in given[:1])]
    yield from (q for q in held if any(standing(f, q) is not Relation.CONTRADICTS for f in first))


def _by(key: Callable[[Quantity], str], told: Sequence[Quantity]) -> Mapping[str, Sequence[Quantity]]:
    found: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in told:
        found[key(quantity)].append(quantity)
    return found


def _first(frame: Frame, held: Sequence[Quantity]) -> Iterator[Quantity]:
    """The first figure of the headlines, and the first of the text."""
    ordered = sorted(held, key=lambda q: q.span)
    for top in (True, False):
        yield from [q for q in ordered if (frame.passage[q.passage].role is Role.HEADLINE) is top][:1]


def _aside(frame: Frame, quantity: Quantity) -> bool:
    """Whether a figure does not tell how many there were in all.

    "Thousands" alone may be of anything: neither the figure nor what it counts is printed.
    """
    if quantity.hedge is Hedge.VAGUE:
        printed = {w.stem for w in words(frame.words(quantity.passage))}
        return printed.isdisjoint(quantity.counted)
    passage, text = frame.passage[quantity.passage], frame.article[quantity.article].text
    before = text[max(passage.span.start, quantity.span.start - _REACH) : quantity.span.start]
    last = words(before)[-1:]
    if _BESIDES.match(text, quantity.span.end, passage.span.end) or _BESIDE.search(before):
        return True
    return bool(last) and last[0].fold in _DEFINITE


def _wholes(held: Sequence[Quantity]) -> list[Quantity]:
    """Without the figures of parts."""
    return [q for beside in _by(lambda q: q.passage, held).values() for q in _whole(beside)]


def _whole(beside: Sequence[Quantity]) -> Sequence[Quantity]:
    if not any(standing(a, b) is Relation.CONTRADICTS for a, b in combinations(beside, 2)):
        return beside
    ends = [q.low or q.high or 0 for q in beside]
    return [q for q, end in zip(beside, ends, strict=True) if 2 * end == sum(ends)]
