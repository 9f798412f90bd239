"""Verdicts and choices as JSON, and back: the keys "verdicts" and "chosen" of a saved comparison."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from newsdiff.model import Divergence, Judgement, Kind, Verdict
from newsdiff.reports.choice import OPEN, Choice, Verdicts

Object = dict[str, Any]


def judged_as_json(told: Iterable[Divergence], verdicts: Verdicts, choice: Choice) -> Object:
    """The verdicts on the divergences that are told, and how these were chosen; each only if there is any."""
    given = {d.id: _verdict(verdicts[d.id]) for d in told if verdicts.get(d.id, OPEN) != OPEN}
    chosen = _choice(choice) if choice.conditions else {}
    return {key: value for key, value in (("verdicts", given), ("chosen", chosen)) if value}


def _verdict(verdict: Verdict) -> Object:
    return {
        "judgement": verdict.judgement.value,
        "note": verdict.note,
        "judged": verdict.judged.isoformat() if verdict.judged else None,
    }


def _choice(choice: Choice) -> Object:
    return {
        "kinds": [kind.value for kind in Kind if kind in choice.kinds],
        "min_severity": choice.least,
        "verdicts": [judgement.value for judgement in Judgement if judgement in choice.judgements],
    }


def verdicts_from_json(told: Mapping[str, Any]) -> Verdicts:
    """The verdicts of a saved comparison.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: it is damaged.

    """
    return {key: _read_verdict(value) for key, value in told.get("verdicts", {}).items()}


def _read_verdict(told: Object) -> Verdict:
    judged = told["judged"]
    return Verdict(
        Judgement(told["judgement"]), told["note"], datetime.fromisoformat(judged) if judged else None
    )


def choice_from_json(told: Mapping[str, Any]) -> Choice:
    """How the divergences of a saved comparison were chosen.

    Raises:
        KeyError, TypeError, ValueError, AttributeError: it is damaged.

    """
    chosen = told.get("chosen")
    if not chosen:
        return Choice()
    return Choice(
        kinds=frozenset(map(Kind, chosen["kinds"])),
        least=float(chosen["min_severity"]),
        judgements=frozenset(map(Judgement, chosen["verdicts"])),
    )
