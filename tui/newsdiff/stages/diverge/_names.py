"""Where the articles name one thing differently, or different ones in one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from newsdiff.lexicon import lexicon
from newsdiff.likeness import ratio
from newsdiff.model import Divergence, Entity, Evidence, Kind, Mention, Relation, Span
from newsdiff.stages.diverge._frame import Frame, divergence
from newsdiff.stages.diverge._mentions import Mentions
from newsdiff.stages.diverge._people import plain, same_name
from newsdiff.stages.diverge._slots import slots, swapped
from newsdiff.words import fold, words

_SPELLING = 0.75
"""Likeness from which two forms in one slot are one name, misspelt."""


class Names(Mentions):
    """Finds name divergences."""

    def find(self) -> list[Divergence]:
        """All name divergences, each once."""
        found: dict[str, Divergence] = {}
        for finder in (self._swaps, self._titles, self._spellings):
            for one in finder():
                found.setdefault(one.id, one)
        return list(found.values())

    def _swaps(self) -> Iterable[Divergence]:
        """Names in one slot of two passages that are worded almost alike."""
        for (left, right), (link, row) in self.frame.links.items():
            here, there = self.named.get(left), self.named.get(right)
            if not here or not there:
                continue
            for a, b in swapped(slots(self.frame, left, right, link.likeness), here, there):
                if self._other(a, b):
                    yield self._swap(a, b, row)

    def _other(self, a: Mention, b: Mention) -> bool:
        """Whether two names in one slot differ: another entity, or another spelling."""
        one, other = self.entity[a], self.entity[b]
        if one.id == other.id:
            return _misspelt(self.frame.text(a), self.frame.text(b))
        if same_name(self.frame.text(a), self.frame.text(b)):
            return False
        return one.kind is other.kind and not self._shared(a, b)

    def _shared(self, a: Mention, b: Mention) -> bool:
        """Whether either passage also names the other's entity: then they only stand in another order."""
        here = {self.entity[m].id for m in self.named[a.passage]}
        there = {self.entity[m].id for m in self.named[b.passage]}
        return self.entity[b].id in here or self.entity[a].id in there

    def _swap(self, a: Mention, b: Mention, row: str) -> Divergence:
        spelt = ratio(fold(self.frame.text(a)), fold(self.frame.text(b))) >= _SPELLING
        relation = Relation.SPELLING if spelt else Relation.DIFFERENT
        sides = [self.frame.side(self.frame.text(m), [self.frame.evidence(m)]) for m in (a, b)]
        central = self.frame.centrality(row)
        return divergence(
            Kind.NAME, relation, row, 0.55 + 0.25 * central, sides, self.frame.row[row].topic,
            "one name spelt in two ways" if spelt else "another name in the same words",
        )  # fmt: skip

    def _titles(self) -> Iterable[Divergence]:
        """One person under titles that cannot both be right: president, former president."""
        for entity in self.frame.notes.entities:
            titled = [m for m in entity.mentions if m.named and m.title and m.role]
            sides = _by_standing(titled)
            if len(sides) > 1:
                yield self._title(entity, sides)

    def _title(self, entity: Entity, held: Mapping[str, Sequence[Mention]]) -> Divergence:
        sides = [
            self.frame.side(self.frame.text(_whole(ms[0])), (self._titled(m) for m in ms))
            for ms in held.values()
        ]
        row = self.frame.home(e for s in sides for e in s.evidence)
        severity = 0.5 + 0.2 * self.frame.centrality(row)
        return divergence(
            Kind.NAME, Relation.TITLE, row, severity, sides, entity.name,
            "one person under titles that do not go together",
        )  # fmt: skip

    def _titled(self, mention: Mention) -> Evidence:
        return self.frame.evidence(mention, _whole(mention).span)

    def _spellings(self) -> Iterable[Divergence]:
        """One entity whose name two articles spell differently throughout."""
        for entity in self.frame.notes.entities:
            forms = _fullest(entity, self.frame)
            for one, other in combinations(forms, 2):
                if _misspelt(self.frame.text(one), self.frame.text(other)):
                    sides = [
                        self.frame.side(self.frame.text(m), [self.frame.evidence(m)])
                        for m in sorted((one, other), key=lambda m: self.frame.order[m.article])
                    ]
                    row = self.frame.home(e for s in sides for e in s.evidence)
                    yield divergence(
                        Kind.NAME, Relation.SPELLING, row, 0.35, sides, entity.name,
                        "one name spelt in two ways",
                    )  # fmt: skip


def _misspelt(one: str, other: str) -> bool:
    """Whether two forms are near-spellings: as many words, each alike, not all the same.

    Case, accents, hyphens and points alone are never a difference.
    """
    left, right = plain(one), plain(other)
    if len(left) != len(right) or same_name(one, other):
        return False
    return all(min(len(a), len(b)) > 1 and ratio(a, b) >= _SPELLING for a, b in zip(left, right, strict=True))


def _fullest(entity: Entity, frame: Frame) -> Sequence[Mention]:
    """The longest form that an article prints of a name of two words or more, each wording once."""
    forms: dict[str, Mention] = {}
    for mention in entity.mentions:
        if mention.named and len(words(frame.text(mention))) > 1:
            best = forms.get(mention.article)
            if best is None or len(frame.text(mention)) > len(frame.text(best)):
                forms[mention.article] = mention
    worded: dict[str, Mention] = {}
    for _, mention in sorted(forms.items()):
        worded.setdefault(frame.text(mention), mention)
    return list(worded.values())


def standing(role: str) -> str:
    """The word of a title that tells whether the post is held: "former", "interim"; or ""."""
    told = set(role.split())
    standings: dict[str, list[str]] = lexicon("examples")["standings"]
    return next((name for name, marks in standings.items() if told & set(marks)), "")


def unstanding(role: str) -> str:
    """A title without the words that tell whether the post is held."""
    marks = {m for ms in lexicon("examples")["standings"].values() for m in ms}
    return " ".join(w for w in role.split() if w not in marks)


def _by_standing(titled: Sequence[Mention]) -> dict[str, list[Mention]]:
    """Mentions of one person by post and standing, for a post told in two standings by two articles."""
    posts: dict[str, dict[str, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for mention in titled:
        posts[unstanding(mention.role)][standing(mention.role)].append(mention)
    for standings in posts.values():
        articles = [{m.article for m in ms} for ms in standings.values()]
        if len(standings) > 1 and any(not a & b for a, b in combinations(articles, 2)):
            return dict(standings)
    return {}


def _whole(mention: Mention) -> Mention:
    """The mention with its title, when the title stands directly before or after the name."""
    title = mention.title
    if title is None:
        return mention
    span = Span(min(title.start, mention.span.start), max(title.end, mention.span.end))
    return Mention(
        article=mention.article, passage=mention.passage, span=span,
        named=True, title=title, role=mention.role,
    )  # fmt: skip
