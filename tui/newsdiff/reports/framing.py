"""The framing profiles as tables: what each article calls the actors, and how it evaluates and hedges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsdiff.model import Comparison, Cue, Profile, Tone
from newsdiff.reports.line import spaced

CUES_ONLY = "Cues, counted; never a verdict of bias. What speakers are quoted with is counted apart."

_MOST = 20
"""How many actors' labels are told, the most frequent first."""


@dataclass(frozen=True, slots=True)
class Called:
    """What the articles call one actor, within one set of words between which a writer chooses."""

    actor: str
    terms: Mapping[str, Sequence[tuple[str, int]]]
    """By label of an article: each term, and how often it is used."""

    @property
    def times(self) -> int:
        """How often any of the terms is used."""
        return sum(many for used in self.terms.values() for _, many in used)

    @property
    def is_choice(self) -> bool:
        """Whether articles differ in it: two or more label the actor, and not all with the same words."""
        return (
            len(self.terms) > 1 and len({frozenset(t for t, _ in used) for used in self.terms.values()}) > 1
        )

    def told(self, label: str) -> str:
        """What one article says: "regime 3, government"; or nothing."""
        used = self.terms.get(label, ())
        return ", ".join(f"{spaced(term)} {many}" if many > 1 else spaced(term) for term, many in used)


def called(comparison: Comparison) -> Sequence[Called]:
    """The named actors for whom there is a choice of label, the most often labelled first."""
    found: dict[tuple[str, str], dict[str, list[tuple[str, int]]]] = defaultdict(lambda: defaultdict(list))
    for profile in comparison.profiles:
        for label in profile.labels:
            if label.actor and label.contrast:
                found[label.actor, label.contrast][profile.article].append((label.term, label.times))
    rows = [Called(actor, terms) for (actor, _), terms in found.items()]
    return sorted((row for row in rows if row.is_choice), key=lambda row: (-row.times, row.actor))[:_MOST]


def counted(profile: Profile, tone: Tone) -> str:
    """One article's cues of a tone: "3 (4.1 in 1,000 words), quoted 2"."""
    tally = next((t for t in profile.tallies if t.tone is tone), None)
    if tally is None or not (tally.own or tally.quoted):
        return "0"
    quoted = f", quoted {len(tally.quoted)}" if tally.quoted else ""
    return f"{len(tally.own)} ({profile.rate(tone):.1f} in 1,000 words){quoted}"


def evidence(comparison: Comparison, profile: Profile, tone: Tone) -> str:
    """The words that are counted in the outlet's own voice, each with its passages: "fragile A1, A9"."""
    own = next((t.own for t in profile.tallies if t.tone is tone), ())
    places: dict[str, list[str]] = {}
    for cue in own:
        places.setdefault(_words(comparison, cue), []).append(cue.passage)
    return "; ".join(f"{words} {', '.join(_once(at))}" for words, at in places.items())


def _words(comparison: Comparison, cue: Cue) -> str:
    return spaced(cue.span.of(comparison.article[cue.article].text)).strip().lower()


def _once(passages: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(passages)
