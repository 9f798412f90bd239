"""Where articles put labels of unlike charge beside one word: "tax hike" here, "tax increase" there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property

from newsdiff.lexicon import lexicon
from newsdiff.model import Aspect, Cue, Divergence, Evidence, Kind, Relation, Role, Span
from newsdiff.stages.diverge._actors import actors
from newsdiff.stages.diverge._context import around, empty
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._framing import COMMON
from newsdiff.words import Word, stem, words

_APART = 2
"""Words that tell nothing between a label and the word beside it: "uproar among the liberals"."""
_ANY, _OWN = "", " "
"""Keys under which all labels are found, and those of which the word beside them is a part; no stems."""
_PART = 3
"""Words of a quotation that an outlet chose to quote for their own sake."""
_STOPS = re.compile("[,;:.?!—()]")


class Phrases:
    """Finds for each label the content word before it and the one behind it."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.named = actors(frame.notes.entities)
        """The labels of these are told by name."""

    @cached_property
    def _names(self) -> Mapping[str, Sequence[Span]]:
        """The names in each passage: a label within one is no choice of words."""
        found: dict[str, list[Span]] = defaultdict(list)
        for entity in self.frame.notes.entities:
            for mention in entity.mentions:
                if mention.named:
                    found[mention.passage].append(mention.span)
        return found

    def find(self) -> list[Divergence]:
        """One divergence for each contrast set and word beside which two articles put unlike labels."""
        held: dict[tuple[str, str], list[Cue]] = defaultdict(list)
        for cue in self.frame.notes.cues:
            if cue.aspect is Aspect.LABEL and cue.contrast not in COMMON and self._outlets(cue):
                for beside in {*self._beside(cue)} - self.named.keys() - weak():
                    held[cue.contrast, beside].append(cue)
        told: set[tuple[str, Evidence]] = set()
        made: list[Divergence] = []
        for (contrast, beside), cues in sorted(held.items(), key=lambda found: (-len(found[1]), found[0])):
            one = self._told(beside, cues)
            evidence = {(contrast, e) for s in one.sides for e in s.evidence} if one else set()
            if one and not evidence & told:
                made.append(one)
                told |= evidence
        return made

    def _outlets(self, cue: Cue) -> bool:
        """Whether the outlet chose a word: its own, or one that it quotes by itself."""
        if any(n.holds(cue.span) for n in self._names[cue.passage]) or self._is_name(cue):
            return False
        if not cue.quoted:
            return True
        article = self.frame.article[cue.article]
        near = article.quoted(cue.span)
        return any(len(words(q.of(article.text))) <= _PART for q in near)

    def _is_name(self, cue: Cue) -> bool:
        """Whether a label has a capital within a sentence: part of a name that is in no list."""
        passage = self.frame.passage[cue.passage]
        opens = cue.span.start == passage.span.start or passage.role is Role.HEADLINE
        return self.frame.text(cue)[0].isupper() and not opens

    def _beside(self, cue: Cue) -> Iterator[str]:
        yield from self._own(cue)
        start, held = self.frame.passage[cue.passage].span.start, words(self.frame.words(cue.passage))
        before = [w for w in held if w.end + start <= cue.span.start]
        after = [w for w in held if w.start + start >= cue.span.end]
        for near in (before[::-1], after):
            for word in _nearest(near, cue.span.moved(-start), self.frame.words(cue.passage)):
                if not self._labelled(cue, Span(word.start, word.end).moved(start)):
                    yield word.stem

    def _labelled(self, cue: Cue, word: Span) -> bool:
        """Whether the word beside a label is itself another label of the same set."""
        labels = self.frame.labels.get(cue.passage, ())
        return any(c.span.holds(word) and c.contrast == cue.contrast and c != cue for c in labels)

    def _own(self, cue: Cue) -> list[str]:
        """The stems of a label of several words: of "tax hike" the one word is what it is about."""
        own = [w.stem for w in words(self.frame.text(cue)) if w.fold not in empty()]
        return own if len(own) > 1 else []

    def _told(self, beside: str, cues: Sequence[Cue]) -> Divergence | None:
        kept = self._choices(self._unlike(beside, cues))
        if len({c.charge for c in kept}) < 2:
            return None
        terms: dict[str, list[Cue]] = defaultdict(list)
        for cue in kept:
            terms[cue.term].append(cue)
        sides = [
            self.frame.side(min(map(self._value, held)), map(self.frame.evidence, held))
            for held in terms.values()
        ]
        row = self.frame.home(e for s in sides for e in s.evidence)
        charges = [c.charge for c in kept]
        severity = 0.08 + 0.08 * (max(charges) - min(charges)) + 0.15 * self.frame.centrality(row)
        subject = self.frame.topic(row) or beside
        return divergence(
            Kind.FRAMING,
            Relation.LOADED,
            row,
            severity,
            sides,
            subject,
            "labels of unlike charge beside one word",
        )

    @cached_property
    def _used(self) -> Mapping[tuple[str, str], set[str]]:
        """The labels that each article uses anywhere, by contrast set and article."""
        found: dict[tuple[str, str], set[str]] = defaultdict(set)
        for cue in self.frame.notes.cues:
            if cue.aspect is Aspect.LABEL:
                found[cue.contrast, cue.article].add(cue.term)
        return found

    @cached_property
    def _beside_links(self) -> Mapping[str, Sequence[str]]:
        """The passages linked with each, in whichever article they stand."""
        found: dict[str, list[str]] = defaultdict(list)
        for left, right in self.frame.links:
            found[left].append(right)
            found[right].append(left)
        return found

    def _agreed(self, cue: Cue) -> set[str]:
        """The articles of which a linked passage has the same label: they chose no other word there."""
        labels = self.frame.labels
        near = (p for p in self._beside_links.get(cue.passage, ()) if p in labels)
        return {
            c.article for p in near for c in labels[p] if (c.contrast, c.term) == (cue.contrast, cue.term)
        }

    def _choices(self, cues: Sequence[Cue]) -> list[Cue]:
        """Those set against a label of another charge in articles that do not both use both of them."""
        users = {(c.term, c.charge, c.contrast, c.article) for c in cues}

        def chosen(cue: Cue) -> bool:
            mine, agreed = self._used[cue.contrast, cue.article], self._agreed(cue)
            return any(
                charge != cue.charge
                and article not in agreed
                and not (term in mine and cue.term in self._used[contrast, article])
                for term, charge, contrast, article in users
            )

        return [c for c in cues if chosen(c)]

    def _value(self, cue: Cue) -> str:
        return f"{self.frame.text(cue)} (quoted)" if cue.quoted else self.frame.text(cue)

    def _unlike(self, beside: str, cues: Sequence[Cue]) -> list[Cue]:
        """Those to which another article has one of another charge: in one row, or among one more like word.

        Where the word beside them is part of a label ("tax hike"), that is enough.
        """
        own = {c: beside in self._own(c) for c in cues}
        users: dict[str, dict[tuple[int, bool], set[str]]] = defaultdict(lambda: defaultdict(set))
        for cue in cues:
            for key in (*self._context(cue, beside), _ANY, *([_OWN] if own[cue] else [])):
                users[key][cue.charge, cue.quoted].add(cue.article)

        def answered(cue: Cue) -> bool:
            keys = (*self._context(cue, beside), _OWN, *([_ANY] if own[cue] else []))
            return any(
                charge != cue.charge and not (quoted and cue.quoted) and articles - {cue.article}
                for key in keys
                for (charge, quoted), articles in users[key].items()
            )

        return [c for c in cues if answered(c)]

    def _context(self, cue: Cue, beside: str) -> frozenset[str]:
        """The stems near a label, the one beside it left out, and the ids of its rows."""
        rows = (row.id for row in self.frame.rows_of.get(cue.passage, ()))
        return (around(self.frame, cue) - {beside}) | frozenset(rows)


def _nearest(held: Sequence[Word], cue: Span, text: str) -> Iterator[Word]:
    """The first content word of some, when little and no stop stands between it and a cue."""
    for word in held[: _APART + 1]:
        if word.fold not in empty():
            between = text[cue.end : word.start] if word.start >= cue.end else text[word.end : cue.start]
            if not _STOPS.search(between):
                yield word
            return


@cache
def weak() -> frozenset[str]:
    """Stems of words beside which anything can stand: "group", "remain"."""
    families = lexicon("families")
    copulas = (w.strip() for w in lexicon("grammar")["copulas"].split(","))
    return frozenset(stem(w) for w in (*families["generic"], *families["weak"], *copulas))
