"""Finds the attributions of each passage: phrases, passives, verbs, nouns; each word serves once."""

from __future__ import annotations

from collections.abc import Iterator

from newsdiff.model import Article, Attribution, Passage, Span, Stance
from newsdiff.stages.attribution._content import content
from newsdiff.stages.attribution._found import Found
from newsdiff.stages.attribution._lexicon import stances
from newsdiff.stages.attribution._nouns import by_noun
from newsdiff.stages.attribution._phrases import by_phrase
from newsdiff.stages.attribution._verbs import by_verb
from newsdiff.stages.attribution._view import Quotations, View
from newsdiff.words import words

_SPOKEN = 4
_AHEAD = 6


def find_attributions(article: Article) -> tuple[Attribution, ...]:
    """Who is said to have said what in an article, in order of place.

    Found by rules over cue words and the noun phrases beside them; what somebody says inside a direct
    quotation of four words or more is not searched. `speaker` may be a pronoun ("he said"). `content`
    is never empty: where nothing but the cue is told, it is the passage.
    """
    quotations = Quotations(article.quotations)
    found = [a for passage in article.passages for a in _attributions(article, passage, quotations)]
    return tuple(sorted(found, key=lambda a: (a.span, a.verb)))


def _attributions(article: Article, passage: Passage, quotations: Quotations) -> Iterator[Attribution]:
    text = article.words(passage)
    inside = [q.moved(-passage.span.start) for q in quotations.within(passage.span)]
    speech = Quotations(q for q in inside if len(words(text[max(0, q.start) : q.end])) >= _SPOKEN)
    view = View(text, words(text), speech)
    found = _kept(view)
    for at, cue in enumerate(found):
        said = content(view, cue, found[at + 1 : at + 1 + _AHEAD]).moved(passage.span.start)
        yield _attribution(passage, view, cue, said, quotations.touches(said))


def _kept(view: View) -> list[Found]:
    """What each finder finds, earlier finders first; a word that served as a cue serves no other."""
    kept: list[Found] = []
    used: set[int] = set()
    for finder in (by_phrase, by_verb, by_noun):
        for cue in finder(view):
            places = range(cue.first, cue.last + 1)
            if used.isdisjoint(places) and not view.spoken(cue.first):
                used.update(places)
                kept.append(cue)
    return sorted(kept, key=lambda c: c.first)


def _attribution(passage: Passage, view: View, cue: Found, said: Span, direct: bool) -> Attribution:
    return Attribution(
        article=passage.article,
        passage=passage.id,
        span=view.span(cue.first, cue.last).moved(passage.span.start),
        speaker=view.span(*cue.speaker).moved(passage.span.start) if cue.speaker else None,
        content=said,
        verb=cue.head,
        stance=stances().get(cue.head, Stance.NEUTRAL),
        direct=direct,
    )
