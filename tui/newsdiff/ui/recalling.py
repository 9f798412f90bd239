"""What the desk knows of a comparison, and the filter as the desk keeps it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from newsdiff.model import Comparison, Judgement, Kind, NewsdiffError, Relation, Verdict
from newsdiff.reports.choice import NO_VERDICTS, Verdicts
from newsdiff.ui.services import Desk
from newsdiff.ui.session import Filter

if TYPE_CHECKING:
    from newsdiff.desk import HandLink, Kept
    from newsdiff.ui.apart import Hands

T = TypeVar("T", Kind, Relation, Judgement)


class Asked(NamedTuple):
    """What the desk is asked about."""

    base: Comparison
    """As it was compared."""
    shown: Comparison
    """As it is shown: perhaps with passages linked by hand."""
    place: str
    """The name under which its filter is kept."""
    links: tuple[HandLink, ...]
    """Links by hand beside those of the desk."""
    brought: Verdicts = NO_VERDICTS
    """Verdicts that came with a saved comparison; those of the desk go before them."""


class Known(NamedTuple):
    """What the desk knows of a comparison."""

    comparison: Comparison
    """With its rows as the reader linked them by hand."""
    verdicts: Mapping[str, Verdict]
    filter: Filter
    at: str = ""
    """Id of the divergence at which the reader was."""


def remembered(comparison: Comparison, warn: Callable[[str], None]) -> Known:
    """What the user's desk knows; of a desk that cannot be read, it is only told why."""
    from newsdiff.desk import open_desk

    asked = Asked(comparison, comparison, "", ())
    try:
        return recall(asked, open_desk())
    except NewsdiffError as error:
        warn(str(error))
        return recall(asked, None)


def recall(asked: Asked, desk: Desk | None) -> Known:
    """The rows as the reader linked them by hand, verdicts, filter, and where the reader was; takes long.

    Raises:
        NewsdiffError: the desk cannot be read.

    """
    from newsdiff.desk import hands_of

    links = (*(desk.links() if desk else ()), *asked.links)
    hands = hands_of(asked.base, links) if links else {}
    known = _linked(asked, hands) if hands else asked.base
    kept = desk.kept() if desk and asked.place else {}
    at = kept.get(at_of(asked.place))
    judged = desk.verdicts([d.id for d in known.divergences]) if desk else {}
    verdicts, shown = {**asked.brought, **judged}, from_kept(kept.get(asked.place), known)
    return Known(known, verdicts, shown, at if isinstance(at, str) else "")


def _linked(asked: Asked, hands: Hands) -> Comparison:
    """The comparison with its rows redone; the one shown, when it has these rows."""
    from newsdiff.ui.apart import relink_apart

    redone = relink_apart(asked.base, hands)
    return asked.shown if redone == asked.shown else redone


def place_of(paths: Sequence[str]) -> str:
    """The name under which the filter for these files is kept; empty for what came through a pipe."""
    if not paths or "-" in paths:
        return ""
    whole = "\n".join(str(Path(path).absolute()) for path in paths).encode("utf-8", "surrogateescape")
    return f"filter {hashlib.sha256(whole).hexdigest()[:16]}"


def at_of(place: str) -> str:
    """The name under which it is kept where the reader was in what has its filter under `place`."""
    return f"at {place}"


def as_kept(chosen: Filter) -> Kept:
    """A filter as plain values; None for the one that lets all pass."""
    if chosen == Filter():
        return None
    return {
        "kinds": sorted(chosen.kinds),
        "relations": sorted(chosen.relations),
        "articles": sorted(chosen.articles),
        "judgements": sorted(chosen.judgements),
        "least": chosen.least,
    }


def from_kept(kept: Kept, comparison: Comparison) -> Filter:
    """The filter that was kept; what is no longer there is left out of it."""
    if not isinstance(kept, Mapping):
        return Filter()
    least = kept.get("least")
    return Filter(
        _known(Kind, kept.get("kinds")),
        _known(Relation, kept.get("relations")),
        frozenset(_words(kept.get("articles"))) & frozenset(comparison.article),
        _known(Judgement, kept.get("judgements")),
        min(1.0, max(0.0, float(least))) if isinstance(least, int | float) else 0.0,
    )


def _words(kept: Kept) -> Iterable[str]:
    return [word for word in kept if isinstance(word, str)] if isinstance(kept, list) else []


def _known(kinds: type[T], kept: Kept) -> frozenset[T]:
    values = {kind.value: kind for kind in kinds}
    return frozenset(values[word] for word in _words(kept) if word in values)
