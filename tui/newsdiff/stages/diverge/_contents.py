"""What somebody is said to have said, and who: made comparable between two attributions."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from newsdiff.lexicon import lexicon
from newsdiff.model import Attribution, Span
from newsdiff.stages.diverge._context import empty
from newsdiff.stages.diverge._frame import Frame
from newsdiff.stages.diverge._phrasing import (
    Phrases,
    Stems,
    half_quoted,
    in_person,
    is_denial,
    phrases,
    stems_of,
)
from newsdiff.stages.diverge._pronouns import Pronouns
from newsdiff.words import Word, words

_WHOSE = re.compile(
    r"\s+(?:(?:released|issued|obtained|published|sent|written|posted|made|filed)\s+)?(?:of|from|by|in)"
    r"(?:\s+(?:the|an?|his|her|its|their|one|two|three))?(?:\s+[A-Z][^\s,;:]*|\s+(?:of|and|for|the)(?=\s+[A-Z]))+"
)
"""Whose document it is: "released by the Justice Department"."""
_OPENING = 4
"""Words that may stand before the subject of a sentence: a dateline, a day."""
_SPOKEN = 5
"""Words of a quotation in which somebody speaks; a shorter one may be a title or a coined word."""
_BEFORE = 5
"""Words before a passive that are its subject."""
_COINED = 10
"""Words of a quotation in which a turn of phrase stands out; in a longer one it is one of many."""
_CLAUSES = frozenset(
    ("before", "after", "as", "while", "when", "since", "because", "who", "which", "that", "where", "if")
)

_RELATIVES = frozenset(("that", "which", "who"))
_THINGS = frozenset(("a", "an", "itself", "himself", "herself", "themselves"))
_SIGNS = ('"', "“", "”", "''", "«", "»", "‘‘", "’’")
_DEFINITE = frozenset(("the", "his", "her", "its", "their", "this", "that"))


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution with what it takes to compare it."""

    mark: Attribution
    stems: Stems
    """Stems of the content words of what is said."""
    phrases: Phrases
    """Its pairs of content words that stand side by side, names left out."""
    quoted: Phrases
    """Those of them in quotation marks."""
    ids: Stems
    """Ids of the entities in the speaker."""
    who: Stems
    """Ids of the entities and stems of the words in the speaker."""
    speaker: Span | None
    """The words that name the speaker, with whose document it is."""
    own: bool
    """Whether it is told in the first person: a speaker's word that no outlet can assert."""
    known: bool
    """Whether the speaker is told: no open pronoun, and no "the president" who may be anyone."""
    meant: str = ""
    """The name of the person whom "he" or "she" means; "" for a speaker who is no pronoun, or open."""


class Contents:
    """Reads attributions; the rarer a word in the comparison, the more it tells."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    @cached_property
    def held(self) -> Mapping[str, int]:
        """In how many passages each stem stands."""
        return Counter(s for p in self.frame.passage for s in {w.stem for w in words(self.frame.words(p))})

    @cached_property
    def _entities(self) -> Mapping[str, list[tuple[Span, str, bool]]]:
        """By passage, the mentions: span, id of the entity, whether by name."""
        found: dict[str, list[tuple[Span, str, bool]]] = defaultdict(list)
        for entity in self.frame.notes.entities:
            for mention in entity.mentions:
                found[mention.passage].append((mention.span, entity.id, mention.named))
        return found

    @cached_property
    def _pronouns(self) -> Pronouns:
        return Pronouns(self.frame)

    def said(self, mark: Attribution) -> Said:
        """An attribution made comparable."""
        text = self.frame.article[mark.article].text
        stems, turns = stems_of(mark.content.of(text)), phrases(mark.content.of(text))
        quoted, own = self._quoted(mark), in_person(mark.content.of(text))
        if mark.speaker is None:
            stems |= self._subject(mark)
            return Said(mark, stems, turns, quoted, frozenset(), frozenset(), None, own, False)
        speaker = self._widened(mark, mark.speaker)
        here = [e for e in self._entities.get(mark.passage, ()) if speaker.touches(e[0])]
        ids, told = frozenset(e[1] for e in here), words(speaker.of(text))
        who = ids | stems_of(speaker.of(text))
        named = any(e[2] and e[0].end >= mark.speaker.end for e in here)
        known = bool(who) and (named or _is_told(told)) and self._is_sure(mark, mark.speaker)
        if meant := self._pronouns.person(mark):
            ids, who, known = frozenset((meant,)), frozenset((meant,)), True
        name = self._pronouns.names[meant] if meant else ""
        return Said(mark, stems, turns, quoted, ids, who, speaker, own, known, name)

    def _quoted(self, mark: Attribution) -> Phrases:
        """The turns of phrase of what is said that stand in quotation marks of their own."""
        article = self.frame.article[mark.article]
        inside = [q.of(article.text) for q in self._quotations(mark.passage) if mark.content.touches(q)]
        return frozenset(p for told in inside if len(words(told)) <= _COINED for p in phrases(told))

    def _subject(self, mark: Attribution) -> Stems:
        """Stems of the words right before a cue without a speaker: "[the release] is seen as"."""
        start = self.frame.passage[mark.passage].span.start
        before = words(self.frame.article[mark.article].text[start : mark.span.start])[-_BEFORE:]
        return frozenset(w.stem for w in before if w.fold not in empty())

    def _widened(self, mark: Attribution, speaker: Span) -> Span:
        """A speaker with his name, or with whose document it is: "a statement [released by the ministry]"."""
        text = self.frame.article[mark.article].text
        for span, _, named in self._entities.get(mark.passage, ()):
            if named and text[speaker.end : span.start] == ", ":
                return Span(speaker.start, span.end)
            if named and text[span.end : speaker.start] == ", " and self._apposed(text, speaker):
                return Span(span.start, speaker.end)
        last = words(speaker.of(text))[-1:]
        if not last or last[0].fold not in _documents():
            return speaker
        found = _WHOSE.match(text, speaker.end, self.frame.passage[mark.passage].span.end)
        return Span(speaker.start, found.end()) if found else speaker

    def _apposed(self, text: str, speaker: Span) -> bool:
        """Whether a speaker only says who the name before it is: "Orr, [the harbour master], said"."""
        return (
            words(speaker.of(text))[0].fold in {"the", "a", "an"}
            and text[speaker.end : speaker.end + 1] == ","
        )

    def _is_sure(self, mark: Attribution, speaker: Span) -> bool:
        """Whether a participle ("..., saying") goes with its speaker: no other clause stands between."""
        text = self.frame.article[mark.article].text
        if not mark.span.of(text).endswith("ing") or mark.span.start < speaker.end:
            return True
        between = {w.fold for w in words(text[speaker.end : mark.span.start])}
        opening = words(text[self.frame.passage[mark.passage].span.start : speaker.start])
        return not between & _CLAUSES and len(opening) < _OPENING

    def relative(self, said: Said) -> bool:
        """Whether a cue stands in a relative clause, which says something of one word only."""
        start = self.frame.passage[said.mark.passage].span.start
        before = words(self.frame.article[said.mark.article].text[start : said.mark.span.start])
        return bool(before) and before[-1].fold in _RELATIVES

    def thing(self, said: Said) -> bool:
        """Whether what is said is a thing, no clause: "declared a strike"."""
        told = words(said.mark.content.of(self.frame.article[said.mark.article].text))
        return bool(told) and told[0].fold in _THINGS

    def named(self, passage: str) -> Stems:
        """Ids of the entities of a passage."""
        return frozenset(e[1] for e in self._entities.get(passage, ()))

    def speaks(self, passage: str) -> bool:
        """Whether a passage is told in the first person, or a quotation runs on through it."""
        held = self.frame.passage[passage]
        text = self.frame.article[held.article].text
        before = text[text.rfind("\n", 0, held.span.start) + 1 : held.span.start]
        open_marks = before.count('"') % 2 or before.count("“") > before.count("”")
        open_marks = open_marks or half_quoted(self.frame.words(passage))
        told = any(len(words(q.of(text))) >= _SPOKEN for q in self._quotations(passage))
        return bool(open_marks) or told or in_person(self.frame.words(passage))

    def spoken(self, passage: str) -> Stems:
        """Ids of the entities and stems of all words of a passage."""
        return self.named(passage) | {w.stem for w in words(self.frame.words(passage))}

    def likeness(self, one: Stems, other: Stems) -> float:
        """Dice of two sets of stems, weighted by rarity: 0 to 1."""
        total = self._weight(one) + self._weight(other)
        return 2 * self._weight(one & other) / total if total else 0.0

    def share(self, part: Stems, whole: Stems) -> float:
        """The weight of some stems in that of a set that holds them: 0 to 1."""
        total = self._weight(whole)
        return self._weight(part) / total if total else 0.0

    def asserted(self, passage: str) -> Stems:
        """Stems of the content words of a passage that stand in no quotation."""
        return frozenset(w.stem for w in self._own(passage) if w.fold not in empty())

    def several(self, passage: str, stems: Stems) -> bool:
        """Whether these stems stand apart in a passage: more than one run of words, not one long term."""
        own = self._own(passage)
        runs = [
            s
            for at, s in enumerate(w.stem in stems for w in own)
            if s and not (at and own[at - 1].stem in stems)
        ]
        return len(runs) > 1

    def plain(self, said: Said) -> Stems:
        """The stems of what is said that are printed in small letters: no names."""
        told = words(said.mark.content.of(self.frame.article[said.mark.article].text))
        return frozenset(w.stem for w in told if w.stem in said.stems and not w.text[0].isupper())

    def marked(self, said: Said) -> bool:
        """Whether any sign of a quotation stands in or beside what is said, though no pair of them closes."""
        held = self.frame.passage[said.mark.passage].span
        text, span = self.frame.article[said.mark.article].text, said.mark.content
        beside = text[max(held.start, span.start - 2) : min(held.end, span.end + 2)]
        return any(sign in beside for sign in _SIGNS) or beside.lstrip().startswith(("'", "‘"))

    def denies(self, said: Said) -> bool:
        """Whether what is said holds a "not" or the like."""
        text = self.frame.article[said.mark.article].text
        return any(is_denial(w) for w in words(said.mark.content.of(text)))

    def denied(self, passage: str) -> bool:
        """Whether a passage's own words hold a "not" or the like."""
        return any(is_denial(w) for w in self._own(passage))

    def clause(self, passage: str, stems: Stems) -> Span:
        """From the first to the last of these stems in a passage's own words, in the canonical text."""
        at = self.frame.passage[passage].span.start
        found = [w for w in self._own(passage) if w.stem in stems]
        return Span(found[0].start, found[-1].end).moved(at)

    def _quotations(self, passage: str) -> list[Span]:
        """The quotations that touch a passage."""
        held = self.frame.passage[passage]
        return self.frame.article[held.article].quoted(held.span)

    def _own(self, passage: str) -> Sequence[Word]:
        start = self.frame.passage[passage].span.start
        near = [q.moved(-start) for q in self._quotations(passage)]
        return [
            w
            for w in words(self.frame.words(passage))
            if not any(q.touches(Span(w.start, w.end)) for q in near)
        ]

    def _weight(self, stems: Stems) -> float:
        return math.fsum(math.log(1 + len(self.frame.passage) / max(1, self.held[s])) for s in sorted(stems))


@cache
def _documents() -> frozenset[str]:
    """Folded nouns of what is published in somebody's name."""
    return frozenset(w.strip() for w in lexicon("attribution")["documents"]["words"].split(","))


def _is_told(speaker: Sequence[Word]) -> bool:
    """Whether a speaker without a name is somebody of his own: "two officials", no "he", no "the mayor"."""
    if not speaker or speaker[0].fold in {w.strip() for w in lexicon("grammar")["pronouns"].split(",")}:
        return False
    if speaker[0].fold not in _DEFINITE or (
        len(speaker) > 3 and any(w.fold in _documents() for w in speaker)
    ):
        return True
    last = speaker[-1].fold
    return last.endswith("s") and not last.endswith("ss")
