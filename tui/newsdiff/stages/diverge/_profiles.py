"""The framing profile of each article: which label for whom, how often, and the tones it takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsdiff.model import Article, Aspect, Cue, Entity, Labelled, Profile, Tally, Tone
from newsdiff.stages.diverge._actors import actors, borne_on
from newsdiff.words import words


def profiles(
    articles: Sequence[Article], entities: Iterable[Entity], cues: Iterable[Cue]
) -> tuple[Profile, ...]:
    """One profile for each article, in their order; pure counting, so that it can be checked cue by cue."""
    named = actors(entities)
    held: dict[str, list[Cue]] = defaultdict(list)
    for cue in cues:
        held[cue.article].append(cue)
    return tuple(_profile(a, held[a.label], named) for a in articles)


def _profile(article: Article, cues: Sequence[Cue], named: Mapping[str, str]) -> Profile:
    length = sum(len(words(article.words(p))) for p in article.passages)
    tallies = tuple(_tally(tone, [c for c in cues if _tone(c) is tone]) for tone in Tone)
    return Profile(article.label, length, tuple(_labels(cues, named)), tallies)


def _labels(cues: Iterable[Cue], named: Mapping[str, str]) -> Iterator[Labelled]:
    found: dict[tuple[str, str, str, int], list[Cue]] = defaultdict(list)
    for cue in cues:
        if cue.aspect is Aspect.LABEL:
            for who in [*borne_on(cue, named)] or [""]:
                found[who, cue.contrast, cue.term, cue.charge].append(cue)
    for key, used in sorted(found.items(), key=lambda kept: (-len(kept[1]), kept[0])):
        yield Labelled(*key, tuple(used))


def _tally(tone: Tone, cues: Sequence[Cue]) -> Tally:
    return Tally(tone, tuple(c for c in cues if not c.quoted), tuple(c for c in cues if c.quoted))


def _tone(cue: Cue) -> Tone | None:
    """The tone that a cue counts for; labels are told by actor, and neutral words by nobody."""
    if cue.aspect is Aspect.AGENCY:
        return Tone.AGENTLESS
    if cue.aspect is Aspect.DISTANCE:
        return Tone.DISTANCED if cue.charge else None
    if cue.aspect is Aspect.LABEL or not cue.charge:
        return None
    if cue.aspect is Aspect.EVALUATION:
        return Tone.FAVOURABLE if cue.charge > 0 else Tone.UNFAVOURABLE
    return Tone.CERTAIN if cue.charge > 0 else Tone.UNCERTAIN
