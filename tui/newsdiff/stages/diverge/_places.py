"""Where one article lists the places that something is said of, and another names only some of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsdiff.model import Divergence, EntityKind, Kind, Mention, Relation, Span
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._mentions import Mentions
from newsdiff.words import words

_BETWEEN = re.compile(r", |,? (?:and|or) ")
_CLOSES = re.compile(r",? (?:and|or) ")
_OF = re.compile(r"\b(?:in|from|to|of|over|for|on|against|across|at|into|with) (?:the )?$")
"""Before places of which something is said; what stands "between" two of them needs both."""

_SHARED = 3
"""Content words in two passages from which both tell one thing of the places."""


class Places:
    """Sets lists of places against those of linked passages."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.mentions = Mentions(frame)

    def find(self) -> Iterator[Divergence]:
        """One divergence for each two linked passages of which one names only part of the other's list.

        Behind prepositions, both must name no other place: else the rest may be told of in another breath.
        """
        for (left, right), (_, row) in self.frame.links.items():
            here, there = self._listed(left), self._listed(right)
            if here and there and self._part(here, there) and self._alike(left, right):
                yield self._told(here, there, row)

    def _listed(self, passage: str) -> Sequence[Mention]:
        """The place or list of places behind the only preposition of a passage that has one; or nothing."""
        runs = [run for run in self._runs(passage) if self._behind(run[0])]
        if len(runs) != 1:
            return ()
        gaps = [self._between(a, b) for a, b in pairwise(runs[0])]
        return runs[0] if not gaps or _CLOSES.fullmatch(gaps[-1]) else ()

    def _runs(self, passage: str) -> list[list[Mention]]:
        """The places of a passage, those that stand in one list together."""
        runs: list[list[Mention]] = []
        for mention in self.mentions.named.get(passage, ()):
            if self.mentions.entity[mention].kind is EntityKind.PLACE:
                if runs and _BETWEEN.fullmatch(self._between(runs[-1][-1], mention)):
                    runs[-1].append(mention)
                else:
                    runs.append([mention])
        return runs

    def _behind(self, mention: Mention) -> bool:
        """Whether a preposition stands before it, and before that no name: "President Best of Norway"."""
        start = self.frame.passage[mention.passage].span.start
        before = Span(start, mention.span.start).of(self.frame.article[mention.article].text)
        found = _OF.search(before)
        named = {m.span.end for m in self.mentions.named[mention.passage]}
        return found is not None and start + len(before[: found.start()].rstrip()) not in named

    def _alike(self, left: str, right: str) -> bool:
        """Whether two passages share words that tell what is done, names apart."""
        mine, yours = (
            {w.stem for w in words(self.frame.words(p)) if w.text[0].islower() and w.fold not in empty()}
            for p in (left, right)
        )
        return len(mine & yours) >= _SHARED

    def _between(self, a: Mention, b: Mention) -> str:
        return Span(a.span.end, b.span.start).of(self.frame.article[a.article].text)

    def _part(self, here: Sequence[Mention], there: Sequence[Mention]) -> bool:
        """Whether the places of one list are some of the other's, and not all."""
        mine, yours = ({self.mentions.entity[m].id for m in held} for held in (here, there))
        return mine < yours or yours < mine

    def _told(self, here: Sequence[Mention], there: Sequence[Mention], row: str) -> Divergence:
        sides = [
            self.frame.side(" and ".join(map(self.frame.text, held)), map(self.frame.evidence, held))
            for held in (here, there)
        ]
        severity = 0.3 + 0.15 * self.frame.centrality(row)
        return divergence(
            Kind.NAME, Relation.DIFFERENT, row, severity, sides, self.frame.topic(row),
            "one names only some of the places that the other lists",
        )  # fmt: skip
