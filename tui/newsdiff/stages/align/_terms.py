"""What a passage is about, as weighed terms."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from newsdiff.lexicon import lexicon
from newsdiff.model import Article, Attribution, Entity, Passage, Quantity, Role, Span
from newsdiff.words import Word, stem, words

COUNT = "#"
"""Marks a term that stands for a count; no word begins with it."""
FAMILY = "~"
"""Marks a term that stands for a family of paraphrases; no word begins with it."""
_NOT_PRONOUN = frozenset({"US", "U.S.", "US's", "U.S.'s", "IT", "WHO"})
_VERBAL = ("ed", "ing")
"""Endings of verbs; a stem that takes one of them anywhere in the comparison tells what happens."""
_LONG = 6
"""Letters from which a word with such an ending is taken for a verb: "red" and "king" are none."""
_GRAIN = 2.0**20
"""Weights are multiples of 1 / this, so that sums of floats are exact whatever their order."""

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Told:
    """One passage as the aligner sees it."""

    passage: Passage
    article: int
    """Index of its article."""
    place: float
    """0 at the start of the article, 1 at its end."""
    terms: frozenset[str]
    """Stems of its words, and a term for each count in a known state."""
    families: frozenset[str]
    """The terms, those of a family of paraphrases replaced by their family."""
    named: frozenset[str]
    """The terms that only name someone or something."""
    events: frozenset[str]
    """Those of `families` that tell what happens: families of paraphrases, and stems used as verbs."""
    speakers: frozenset[str]
    """Ids of the entities that are said to have said something."""
    quoted: frozenset[str]
    """The terms that stand inside quotation marks."""
    text: str
    """Its words, folded."""
    key: tuple[str, int]
    """Sorts passages whatever the order of the articles: hash of the file, place in it."""


@cache
def _stopwords() -> frozenset[str]:
    return frozenset(lexicon("stopwords")["words"])


@cache
def _family() -> dict[str, str]:
    """The family of each stem that has one; where two lay claim to a stem, the first."""
    found: dict[str, str] = {}
    for number, line in enumerate(lexicon("paraphrases")["families"]):
        for word in line.split():
            found.setdefault(stem(word), f"{FAMILY}{number}")
    return found


def is_term(word: Word) -> bool:
    """Whether a word says something about what a passage is about."""
    return word.fold not in _stopwords() or word.text in _NOT_PRONOUN


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the passages, by their ids; and which stems are used as verbs."""

    counts: Mapping[str, Collection[str]]
    named: Mapping[str, Collection[str]]
    speakers: Mapping[str, Collection[str]]
    verbs: Collection[str]


def told(
    articles: Sequence[Article],
    entities: Iterable[Entity] = (),
    quantities: Iterable[Quantity] = (),
    attributions: Iterable[Attribution] = (),
) -> list[Told]:
    """Every passage, by hash of the file and then in order. A heading tells nothing: it has no terms.

    That order does not depend on the order of the articles, and so nothing that is made from it does.
    Beside its words a passage has a term for each count that it gives a figure for, whatever the
    figure: 80 released and 350 released are evidence for a match, not against it.
    """
    entities = tuple(entities)
    known = _Known(_counts(quantities), _named(entities), _speakers(entities, attributions), _verbs(articles))
    order = sorted(range(len(articles)), key=lambda i: (articles[i].page.sha256, i))
    return [_told(articles[i], i, n, known) for i in order for n in range(len(articles[i].passages))]


def _counts(quantities: Iterable[Quantity]) -> Mapping[str, set[str]]:
    counts: dict[str, set[str]] = defaultdict(set)
    for quantity in quantities:
        if quantity.state:
            counts[quantity.passage].add(COUNT + quantity.state)
    return counts


def _named(entities: Iterable[Entity]) -> Mapping[str, set[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for mention in entity.mentions:
            if mention.named:
                named[mention.passage].update(w.stem for w in words(entity.name))
    return named


def _speakers(entities: Iterable[Entity], attributions: Iterable[Attribution]) -> Mapping[str, set[str]]:
    """By passage: the entities with a mention where its speaker stands."""
    said: dict[str, list[Span]] = defaultdict(list)
    for attribution in attributions:
        if attribution.speaker:
            said[attribution.passage].append(attribution.speaker)
    speakers: dict[str, set[str]] = defaultdict(set)
    for entity in entities:
        for mention in entity.mentions:
            if any(_meet(mention.span, one) for one in said.get(mention.passage, ())):
                speakers[mention.passage].add(entity.id)
    return speakers


def _meet(span: Span, speaker: Span) -> bool:
    return span.start < speaker.end and speaker.start < span.end


def _verbs(articles: Sequence[Article]) -> Collection[str]:
    """The stems that some article uses with the ending of a verb, in small letters."""
    return {
        word.stem
        for article in articles
        for passage in article.passages
        for word in words(article.words(passage))
        if word.fold.endswith(_VERBAL) and len(word.fold) >= _LONG and word.text[0].islower()
    }


def _told(article: Article, index: int, number: int, known: _Known) -> Told:
    passage = article.passages[number]
    found = () if passage.role is Role.HEADING else words(article.words(passage))
    terms = frozenset((*known.counts.get(passage.id, ()), *(w.stem for w in found if is_term(w))))
    family = _family()
    families = terms if family.keys().isdisjoint(terms) else frozenset(family.get(t, t) for t in terms)
    named = terms.intersection(known.named.get(passage.id, ()))
    return Told(
        passage,
        index,
        number / max(1, len(article.passages) - 1),
        terms,
        families,
        named,
        frozenset(t for t in families - named if t[0] == FAMILY or t in known.verbs),
        frozenset(known.speakers.get(passage.id, ())),
        _quoted(article, passage, found),
        " ".join(w.fold for w in found),
        (article.page.sha256, passage.span.start),
    )


def _quoted(article: Article, passage: Passage, found: Sequence[Word]) -> frozenset[str]:
    spans = article.quoted(passage.span)
    if not spans:
        return frozenset()
    start = passage.span.start
    return frozenset(
        w.stem
        for w in found
        if is_term(w) and any(q.start <= start + w.start and start + w.end <= q.end for q in spans)
    )


def weigh(documents: Sequence[Collection[str]]) -> dict[str, float]:
    """The weight of each term: the rarer in this comparison, the heavier.

    Inverse document frequency with passages as documents (Sparck Jones 1972); above 0.
    """
    counts = Counter(term for terms in documents for term in terms)
    total = len(documents) + 1
    return {term: exact(math.log(total / (count + 0.5))) for term, count in counts.items()}


def exact(number: float) -> float:
    """The nearest number whose sums come out the same to the last bit in any order."""
    return round(number * _GRAIN) / _GRAIN
