"""Where the articles give other examples of one thing, or one names them and another does not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations

from newsdiff.lexicon import lexicon
from newsdiff.model import Divergence, EntityKind, Kind, Mention, Relation, Side, Span
from newsdiff.stages.diverge._frame import by_passage, divergence
from newsdiff.stages.diverge._mentions import Mentions
from newsdiff.words import Word, words


@dataclass(frozen=True, slots=True)
class List:
    """Names that a passage gives as examples."""

    article: str
    passage: str
    of: Word | None
    """The noun that they are examples of, with offsets in the passage; None when it stands behind."""
    names: tuple[Mention, ...]
    loose: bool
    """Opened by a word that as often compares ("like")."""


class Examples(Mentions):
    """Finds lists of names ("including", "such as") and sets them against each other."""

    @cached_property
    def lists(self) -> Sequence[List]:
        """Every list of named examples, in order of article and place."""
        held = self.named
        return [
            found
            for article in self.frame.articles
            for passage in article.passages
            if passage.id in held
            for found in self._lists(article.label, passage.id, held[passage.id])
        ]

    def find(self) -> list[Divergence]:
        """All divergences over examples, each once."""
        return list({d.id: d for d in (*self._others(), *self._unnamed())}.values())

    def _lists(self, article: str, passage: str, named: Sequence[Mention]) -> Iterator[List]:
        text, start = self.frame.words(passage), self.frame.passage[passage].span.start
        for of, span, loose in _openings(text):
            inside = tuple(m for m in named if span.moved(start).holds(m.span))
            if inside:
                yield List(article, passage, of, inside, loose)

    def _others(self) -> Iterable[Divergence]:
        """Lists of people under one act or label, in two articles, that have nobody in common."""
        seen: set[Mention] = set()
        for lists in sorted(self._by_act().values(), key=len, reverse=True):
            told: dict[str, list[Mention]] = defaultdict(list)
            for found in lists:
                told[found.article] += [m for m in found.names if self._is_person(m) and m not in seen]
            sides = [ms for ms in told.values() if ms]
            seen |= {m for ms in sides for m in ms}
            ids = [{self.entity[m].id for m in ms} for ms in sides]
            if len(sides) > 1 and not any(a & b for a, b in combinations(ids, 2)):
                yield self._other(sides)

    def _is_person(self, mention: Mention) -> bool:
        return self.entity[mention].kind is EntityKind.PERSON

    def _by_act(self) -> Mapping[str, Sequence[List]]:
        """Lists of people by each contrast set that their passages speak in: who was freed, who was hurt."""
        acts = by_passage(c for c in self.frame.notes.cues if c.contrast in _acts())
        found: dict[str, list[List]] = defaultdict(list)
        for one in self.lists:
            if not one.loose and any(self._is_person(m) for m in one.names):
                for act in sorted({c.contrast for c in acts.get(one.passage, ())}):
                    found[act].append(one)
        return found

    def _other(self, sides: Sequence[Sequence[Mention]]) -> Divergence:
        told = [self._side(ms) for ms in sides]
        row = self.frame.home(e for s in told for e in s.evidence)
        share = len({m.article for ms in sides for m in ms}) / len(self.frame.articles)
        return divergence(
            Kind.NAME, Relation.DIFFERENT, row, 0.4 + 0.2 * share, told, "examples named",
            "each names other people as examples of the same",
        )  # fmt: skip

    def _side(self, mentions: Sequence[Mention]) -> Side:
        value = ", ".join(dict.fromkeys(self.entity[m].name for m in mentions))
        return self.frame.side(value, (self.frame.evidence(m) for m in mentions))

    def _unnamed(self) -> Iterable[Divergence]:
        """Examples named in one of two linked passages, of a thing that the other article never names."""
        spoken = {(m.article, e.id) for m, e in self.entity.items()}
        partners: dict[str, list[str]] = defaultdict(list)
        for left, right in self.frame.links:
            partners[left].append(right)
            partners[right].append(left)
        for one in self.lists:
            for other in partners[one.passage]:
                label = self.frame.passage[other].article
                if one.of and not any((label, self.entity[m].id) in spoken for m in one.names):
                    yield from self._nameless(one, other)

    def _nameless(self, one: List, other: str) -> Iterator[Divergence]:
        names = [m for m in one.names if self._whole(m)]
        found = self._bare(one.of, other) if one.of and names else None
        if found is None or other in {listed.passage for listed in self.lists}:
            return
        bare = self.frame.words_of(other, found.moved(self.frame.passage[other].span.start))
        sides = [self._side(names), self.frame.side(bare.text, [bare])]
        row = self.frame.home(e for s in sides for e in s.evidence)
        yield divergence(
            Kind.NAME, Relation.UNNAMED, row, 0.25 + 0.1 * self.frame.centrality(row), sides, bare.text,
            "named here, told without a name there",
        )  # fmt: skip

    def _whole(self, mention: Mention) -> bool:
        """Whether a name stands for itself: in "Reyn memorabilia" it only tells of what sort a thing is."""
        text = self.frame.article[mention.article].text
        behind = words(text[mention.span.end : self.frame.passage[mention.passage].span.end])
        close = bool(behind) and text[mention.span.end : mention.span.end + behind[0].start].isspace()
        return not close or behind[0].fold in _empty()

    def _bare(self, of: Word, other: str) -> Span | None:
        """Where a passage tells, without a name, of the things that names are examples of: in the plural."""
        if not of.fold.endswith("s") or of.fold.endswith("ss"):
            return None
        held = words(self.frame.words(other))
        for same in _kinds().get(of.fold, (of.fold,)):
            sought = same.split()
            for at in range(len(held) - len(sought) + 1):
                if [w.fold for w in held[at : at + len(sought)]] == sought:
                    return Span(held[at].start, held[at + len(sought) - 1].end)
        return None


def _acts() -> frozenset[str]:
    return frozenset(lexicon("examples")["acts"])


@cache
def _kinds() -> Mapping[str, Sequence[str]]:
    """For each word for a kind of things, itself and then the others for that kind."""
    groups = [kind.split("|") for kind in lexicon("examples")["kinds"]]
    return {one: [one, *(k for k in group if k != one)] for group in groups for one in group}


def _empty() -> frozenset[str]:
    return frozenset(lexicon("stopwords")["words"])


def _openings(text: str) -> Iterator[tuple[Word | None, Span, bool]]:
    """Each opener of examples: the noun before it, the stretch behind it, and whether it is a loose one."""
    openers: list[str] = lexicon("examples")["openers"]
    tokens = words(text)
    for at in range(len(tokens)):
        length = next((n for n in (2, 1) if " ".join(w.fold for w in tokens[at : at + n]) in openers), 0)
        if length:
            behind = tokens[at + length :]
            last = tokens[min(at + length, len(tokens)) - 1]
            stop = len(text) if tokens[at].fold == "among" else _stop(text, last.end, behind)
            yield _noun(text, tokens, at), Span(last.end, stop), last.fold == "like"


def _stop(text: str, start: int, behind: Sequence[Word]) -> int:
    """Where a list ends: at a dash, a semicolon, or the word that takes the sentence up again."""
    ends = [e for e in (text.find(mark, start) for mark in ";–—") if e >= 0]
    ends += [w.start for w in behind if w.fold in lexicon("examples")["resuming"]][:1]
    return min(ends, default=len(text))


def _noun(text: str, tokens: Sequence[Word], at: int) -> Word | None:
    """The common noun directly before an opener."""
    if not at or text[tokens[at - 1].end : tokens[at].start].strip(" ,"):
        return None
    noun = tokens[at - 1]
    alike = tokens[at].fold == "like" and noun.fold in lexicon("examples")["seeming"]
    return None if alike or noun.fold in _empty() or noun.text[0].isupper() else noun
