"""Framing profiles as JSON, and back: the key "profiles" of a saved comparison.

A cue is told once, under "cues"; a profile names it by its place in that list, from 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from newsdiff.model import Comparison, Cue, Labelled, Profile, Tally, Tone

Object = dict[str, Any]


def profiles_as_json(comparison: Comparison) -> list[Object]:
    """One for each article; empty when cues were not looked for."""
    place = {cue: number for number, cue in enumerate(comparison.cues)}
    return [_profile(profile, place) for profile in comparison.profiles]


def _profile(profile: Profile, place: Mapping[Cue, int]) -> Object:
    return {
        "article": profile.article,
        "words": profile.words,
        "labels": [_label(label, place) for label in profile.labels],
        "tallies": [_tally(profile, tally, place) for tally in profile.tallies],
    }


def _label(label: Labelled, place: Mapping[Cue, int]) -> Object:
    return {
        "actor": label.actor or None,
        "contrast": label.contrast or None,
        "term": label.term,
        "charge": label.charge,
        "cues": [place[cue] for cue in label.cues],
    }


def _tally(profile: Profile, tally: Tally, place: Mapping[Cue, int]) -> Object:
    return {
        "tone": tally.tone.value,
        "per_1000_words": round(profile.rate(tally.tone), 4),
        "own": [place[cue] for cue in tally.own],
        "quoted": [place[cue] for cue in tally.quoted],
    }


def profiles_from_json(told: Mapping[str, Any], cues: Sequence[Cue]) -> tuple[Profile, ...]:
    """The profiles of a saved comparison; its cues are `cues`.

    Raises:
        KeyError, TypeError, ValueError, IndexError: it is damaged.

    """
    return tuple(
        Profile(
            p["article"],
            p["words"],
            tuple(_read_label(label, cues) for label in p["labels"]),
            tuple(_read_tally(tally, cues) for tally in p["tallies"]),
        )
        for p in told["profiles"]
    )


def _read_label(told: Object, cues: Sequence[Cue]) -> Labelled:
    return Labelled(
        told["actor"] or "", told["contrast"] or "", told["term"], told["charge"], _picked(told["cues"], cues)
    )


def _read_tally(told: Object, cues: Sequence[Cue]) -> Tally:
    return Tally(Tone(told["tone"]), _picked(told["own"], cues), _picked(told["quoted"], cues))


def _picked(places: Iterable[int], cues: Sequence[Cue]) -> tuple[Cue, ...]:
    return tuple(cues[place] for place in places)
