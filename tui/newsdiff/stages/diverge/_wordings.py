"""Where linked passages put other words in one place: "bleak report" and "report", "lies" and "errors"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from newsdiff.lexicon import lexicon
from newsdiff.model import Aspect, Cue, Divergence, Evidence, Kind, Relation, Role, Span
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._frame import Frame, by_passage, divergence
from newsdiff.wording import changes
from newsdiff.words import fold, words

_LINKED = 0.4
"""Likeness of two passages from which a word stands for the one in its place."""
_NEAR = 7
"""Words on each side of a word by which it is known to be the same one."""
_SHARED = 2
"""Content words near a word that both passages must hold."""
_THINGS = frozenset(
    (
        "prison",
        "prisoners",
        "police",
        "protesters",
        "migrants",
        "fighters",
        "officials",
        "politician",
        "rich",
        "poor",
        "supporters",
        "opposition",
        "experts",
        "press",
        "unions",
        "lobby",
        "rule",
        "ruler",
        "offenders",
        "drug-users",
        "accusers",
        "women",
    )
)
"""Contrast sets of what people, bodies and places are called: two plain words of one set may be of one."""
_LONGEST = 2
"""Content words that stand in the place of others; more are another statement."""
_REACH = 5
"""Words, of whatever sort, between the two that both passages share."""
_PHRASE = 3
"""Words of a phrase after a charged word."""
_BEFORE = 2
"""Words before a bare word that are shown with it."""
_BEHIND = 12
"""Signs behind a run among which its "of" stands."""
_STOPS = re.compile(r"[,;:.?!](?=\s|$)|[—()\"“”]")
_ENDS = frozenset(("first", "last", "now", "then"))
_DENIED = frozenset(("not", "never", "no", "without", "nor"))


class Placed(NamedTuple):
    """One content word of a passage, by its place in the canonical text."""

    stem: str
    text: str
    span: Span


class Pair(NamedTuple):
    """Words of two passages that stand in one place."""

    one: Evidence
    other: Evidence
    gap: int
    """How far apart their charges are."""
    because: str
    cues: tuple[tuple[Cue, str], ...]
    """The charged words of the pair, each with the label of the article that it is set against."""


class Wordings:
    """Compares linked passages place by place; the speaker's words in quotations are left out."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._known: dict[str, list[Placed]] = {}

    @cached_property
    def cues(self) -> dict[str, list[Cue]]:
        """The charged words in the outlet's own voice, by passage; weak praise in a label is mere naming."""
        charged = (c for c in self.frame.notes.cues if c.charge and not c.quoted and _loads(c))
        return by_passage(charged)

    def find(self) -> list[Divergence]:
        """One divergence for each charged word and other article; the likest passages are asked first."""
        made: list[Divergence] = []
        told: set[tuple[str, Span, str]] = set()
        for link, row in self.frame.likest:
            if link.likeness >= _LINKED and self._open(link.left) and self._open(link.right):
                for pair in self._pairs(link.left, link.right):
                    keys = {(cue.passage, cue.span, there) for cue, there in pair.cues}
                    if not keys & told:
                        made.append(self._told(pair, row))
                    told |= keys
        return made

    def _open(self, passage: str) -> bool:
        """Whether a passage is a sentence; what headlines choose is told for all of them at once."""
        return self.frame.passage[passage].role is not Role.HEADLINE

    def _pairs(self, left: str, right: str) -> Iterator[Pair]:
        yield from self._replaced(left, right)
        for here, there in ((left, right), (right, left)):
            yield from self._modified(here, there)

    def _modified(self, here: str, there: str) -> Iterator[Pair]:
        """A charged word right before a word that the other passage has without any charge."""
        for cue in self.cues.get(here, ()):
            head = self._head(cue)
            bare = self._bare(head, cue, there) if head else None
            if head and bare:
                mine = self.frame.words_of(here, Span(cue.span.start, head.span.end))
                cues = ((cue, bare.article),)
                yield Pair(mine, bare, abs(cue.charge), "a charged word that only one uses", cues)

    def _head(self, cue: Cue) -> Placed | None:
        """The last word of the phrase that an evaluation stands right before; None where there is none."""
        if cue.aspect is not Aspect.EVALUATION or not _is_plain(cue, self.frame.text(cue)):
            return None
        text, end, head = self.frame.article[cue.article].text, cue.span.end, None
        for word in self._placed(cue.passage):
            if word.span.start >= cue.span.end:
                if text[end : word.span.start] not in (" ", "-") or not _goes_on(word.text):
                    break
                head, end = word, word.span.end
        return head if head and len(words(text[cue.span.end : head.span.end])) <= _PHRASE else None

    def _bare(self, head: Placed, cue: Cue, there: str) -> Evidence | None:
        """The same word in the other passage, among the same words and told without a charge."""
        held, here = self._placed(there), self._placed(cue.passage)
        acts = self.frame.text(cue).endswith("ly")
        found = [
            i for i, w in enumerate(held) if w.stem == head.stem and (acts or _one_form(head.text, w.text))
        ] or self._called(head, cue, there)
        if len(found) != 1 or self._charged_alike(cue, there):
            return None
        at = found[0]
        reach = Span(self._first(there, held, at, _BEFORE), held[at].span.end)
        near = _around(here, here.index(head)) & _around(held, at)
        if len(near) < _SHARED or any(c.span.touches(reach) for c in self.cues.get(there, ())):
            return None
        return self.frame.words_of(there, self._phrase(there, held, at))

    def _called(self, head: Placed, cue: Cue, there: str) -> list[int]:
        """Where the other passage has the thing under another plain label of its contrast set."""
        sets = {
            c.contrast for c in self.frame.labels.get(cue.passage, ()) if c.span.holds(head.span)
        } & _THINGS
        spans = [c.span for c in self.frame.labels.get(there, ()) if c.contrast in sets and not c.charge]
        return [i for i, w in enumerate(self._placed(there)) if any(s.end == w.span.end for s in spans)]

    def _charged_alike(self, cue: Cue, there: str) -> bool:
        """Whether the other passage has the same word, or one of its axis and direction, anywhere."""
        own = {w.stem for w in words(self.frame.text(cue)) if w.fold not in empty()}
        return bool(own & {w.stem for w in words(self.frame.words(there))}) or any(
            c.term == cue.term
            or (c.contrast == cue.contrast and c.charge * cue.charge > 0 and set(c.about) & set(cue.about))
            for c in self.cues.get(there, ())
        )

    def _phrase(self, passage: str, held: Sequence[Placed], at: int) -> Span:
        """A word with the content word right before it, where only a blank or a hyphen comes between."""
        return Span(self._first(passage, held, at, 1), held[at].span.end)

    def _first(self, passage: str, held: Sequence[Placed], at: int, most: int) -> int:
        """Where the content words right before a word begin, so many at most, with blanks between them."""
        text = self.frame.article[self.frame.passage[passage].article].text
        first = at
        for before in range(at - 1, max(-1, at - 1 - most), -1):
            if text[held[before].span.end : held[first].span.start] not in (" ", "-"):
                break
            first = before
        return held[first].span.start

    def _replaced(self, left: str, right: str) -> Iterator[Pair]:
        """Words of another charge that stand in both passages between the same words."""
        if left not in self.cues and right not in self.cues:
            return
        here, there = self._placed(left), self._placed(right)
        for change in changes([w.stem for w in here], [w.stem for w in there]):
            mine = self._run(left, here, change.left_start, change.left_end)
            yours = self._run(right, there, change.right_start, change.right_end)
            if mine and yours:
                if self._leads(mine) is not self._leads(yours):
                    mine = self._through(mine, here, change.left_end)
                    yours = self._through(yours, there, change.right_end)
                one, other = self._inside(mine), self._inside(yours)
                gap = abs(_charge(one) - _charge(other))
                cues = (*((c, yours.article) for c in one), *((c, mine.article) for c in other))
                if gap:
                    yield Pair(mine, yours, gap, "words of unlike charge in one place", cues)

    def _run(self, passage: str, held: Sequence[Placed], first: int, end: int) -> Evidence | None:
        """The words `first` to `end`, where they are few and stand close between two words of the passage."""
        if not 0 < first < end < len(held) or end - first > _LONGEST:
            return None
        around = Span(held[first - 1].span.end, held[end].span.start)
        text = around.of(self.frame.article[self.frame.passage[passage].article].text)
        told = [w.fold for w in words(text)]
        if _STOPS.search(text) or len(told) > _REACH or _DENIED & set(told):
            return None
        if held[first - 1].text[0].isdigit() or held[end].text[0].isdigit():
            return None
        if any(not w.text[0].islower() for w in held[first:end]):
            return None
        return self.frame.words_of(passage, Span(held[first].span.start, held[end - 1].span.end))

    def _leads(self, run: Evidence) -> bool:
        """Whether "of" follows a run: what it is of stands behind it."""
        text = self.frame.article[run.article].text
        return any(w.fold == "of" for w in words(text[run.span.end : run.span.end + _BEHIND])[:1])

    def _through(self, run: Evidence, held: Sequence[Placed], end: int) -> Evidence:
        """A run with the shared words behind it: what "dire state of" and "ongoing" are said of."""
        text, last = self.frame.article[run.article].text, held[end]
        for word in held[end + 1 : end + 1 + _PHRASE]:
            if text[last.span.end : word.span.start] != " " or not _goes_on(word.text):
                break
            last = word
        return self.frame.words_of(run.passage, Span(run.span.start, last.span.end))

    def _inside(self, run: Evidence) -> list[Cue]:
        """The charged words that touch a run of words."""
        return [c for c in self.cues.get(run.passage, ()) if c.span.touches(run.span)]

    def _placed(self, passage: str) -> list[Placed]:
        """The content words of a passage that stand in no quotation."""
        if passage not in self._known:
            self._known[passage] = self._read(passage)
        return self._known[passage]

    def _read(self, passage: str) -> list[Placed]:
        found = self.frame.passage[passage]
        start, article = found.span.start, self.frame.article[found.article]
        near = article.quoted(found.span)
        placed = (
            Placed(w.stem, w.text, Span(w.start, w.end).moved(start))
            for w in words(self.frame.words(passage))
            if w.fold not in empty() and not w.text[0].isdigit()
        )
        return [w for w in placed if not any(q.touches(w.span) for q in near)]

    def _told(self, pair: Pair, row: str) -> Divergence:
        evidence = sorted((pair.one, pair.other), key=lambda e: self.frame.order[e.article])
        sides = [self.frame.side(e.text, [e]) for e in evidence]
        severity = 0.08 + 0.06 * pair.gap + 0.15 * self.frame.centrality(row)
        return divergence(
            Kind.FRAMING, Relation.LOADED, row, severity, sides, self.frame.topic(row), pair.because
        )


def _charge(cues: Iterable[Cue]) -> int:
    """The charge farthest from neutral; 0 without any."""
    return max((c.charge for c in cues), key=lambda c: (abs(c), c), default=0)


def _loads(cue: Cue) -> bool:
    return cue.aspect is Aspect.EVALUATION or (cue.aspect is Aspect.LABEL and cue.charge < 0)


def _around(held: Sequence[Placed], at: int) -> set[str]:
    """Stems of the content words near one, its own left out."""
    return {w.stem for w in [*held[max(0, at - _NEAR) : at], *held[at + 1 : at + 1 + _NEAR]]}


def _goes_on(word: str) -> bool:
    """Whether a noun phrase can go on with a word: no name, no verb that links, no "first"."""
    return word[0].islower() and word not in _ENDS and word not in _copulas()


@cache
def _copulas() -> frozenset[str]:
    return frozenset(w.strip() for w in lexicon("grammar")["copulas"].split(","))


def _is_plain(cue: Cue, printed: str) -> bool:
    """Whether a cue is printed as the lexicon has it: an adjective or adverb, no verb or plural."""
    return fold(printed).endswith(cue.term.replace("-", " ")) or fold(printed).endswith(cue.term)


def _one_form(one: str, other: str) -> bool:
    """Whether two words are one noun, in singular or plural, and no name."""
    return one[0].islower() and other[0].islower() and one.rstrip("es") == other.rstrip("es")
