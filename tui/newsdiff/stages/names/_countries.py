"""Countries and a few unions of them, by every name that a kept table has for them."""

from __future__ import annotations

from functools import cache

from newsdiff.stages.names._runs import listed
from newsdiff.words import fold, words

Key = tuple[str, ...]
"""The folded words of a name."""


@cache
def countries() -> dict[Key, str]:
    """The country or territory that a name stands for, by its folded words."""
    from babel import localedata

    table = {_bare(fold(name)): fold(name) for name in localedata.load("en", merge_inherited=False)["territories"].values()}
    for group in ("US", "UK", "UN", "EU"):
        names = sorted(listed(group), key=len)
        table |= {_bare(name): names[-1] for name in names}
    return table


def _bare(name: str) -> Key:
    return tuple(w.fold for w in words(name))
