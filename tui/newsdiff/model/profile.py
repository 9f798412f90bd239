"""The framing profile of an article: cues counted, never a verdict."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsdiff.model.annotation import Cue


class Tone(StrEnum):
    """What a profile counts, in the order in which it is shown."""

    FAVOURABLE = "favourable"
    """Evaluation of charge above 0."""
    UNFAVOURABLE = "unfavourable"
    """Evaluation of charge below 0."""
    CERTAIN = "certain"
    """Certainty of charge above 0: boosters."""
    UNCERTAIN = "uncertain"
    """Certainty of charge below 0: hedges."""
    AGENTLESS = "agentless"
    """Passives that leave the doer of an act out."""
    DISTANCED = "distanced"
    """Distancing quotation marks and words such as "so-called"."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """One label that one article puts on one actor or thing."""

    actor: str
    """Name of the person or organisation that it bears on; "" when it bears on none that is named."""
    contrast: str
    """Id of its contrast set: labels of one set and one actor are choices of the same kind."""
    term: str
    """The lexicon's headword: "regime"."""
    charge: int
    """-2 (strongly against) to 2 (strongly for), 0 neutral."""
    cues: tuple[Cue, ...]
    """Where it stands, in order of place; never empty. `quoted` ones are a speaker's words."""

    @property
    def times(self) -> int:
        """How often the article uses it, quotations included."""
        return len(self.cues)


@dataclass(frozen=True, slots=True)
class Tally:
    """The cues of one tone in one article, in order of place."""

    tone: Tone
    own: tuple[Cue, ...]
    """In the outlet's own voice."""
    quoted: tuple[Cue, ...]
    """In direct quotations: the speakers' words."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How one article frames what it tells, as counts of cues."""

    article: str
    words: int
    """Words of its passages."""
    labels: tuple[Labelled, ...]
    """The most frequent first, then by actor, contrast set and term."""
    tallies: tuple[Tally, ...]
    """One for each tone, in the order of `Tone`, also where nothing was found."""

    def rate(self, tone: Tone) -> float:
        """Cues of a tone in the outlet's own voice, per 1,000 words; 0 for an empty article."""
        own = next((len(t.own) for t in self.tallies if t.tone is tone), 0)
        return 1000 * own / self.words if self.words else 0.0
