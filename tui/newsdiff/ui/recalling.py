"""What the desk knows of a comparison, and the filter as the desk keeps it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from newsdiff.model import Comparison, Judgement, Kind, Relation
from newsdiff.ui.messages import Recalled
from newsdiff.ui.services import Desk
from newsdiff.ui.session import Filter

if TYPE_CHECKING:
    from newsdiff.desk import Kept

T = TypeVar("T", Kind, Relation, Judgement)


def recall(comparison: Comparison, place: str, desk: Desk) -> Recalled:
    """Its rows as the reader linked them by hand, the verdicts on its divergences, its filter; takes long.

    Raises:
        NewsdiffError: the desk cannot be read.

    """
    from newsdiff.desk import hands_of

    links = desk.links()
    hands = hands_of(comparison, links) if links else {}
    known = comparison
    if hands:
        from newsdiff.ui.apart import relink_apart

        known = relink_apart(comparison, hands)
    chosen = from_kept(desk.kept().get(place), known) if place else Filter()
    return Recalled(comparison, known, desk.verdicts([d.id for d in known.divergences]), chosen)


def place_of(paths: Sequence[str]) -> str:
    """The name under which the filter for these files is kept; empty for what came through a pipe."""
    if not paths or "-" in paths:
        return ""
    whole = "\n".join(str(Path(path).absolute()) for path in paths).encode("utf-8", "surrogateescape")
    return f"filter {hashlib.sha256(whole).hexdigest()[:16]}"


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
