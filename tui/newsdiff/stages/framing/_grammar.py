"""Closed classes of words, compiled once."""

from __future__ import annotations

from functools import cache

from newsdiff.lexicon import lexicon


@cache
def closed(*names: str) -> frozenset[str]:
    """The folded words of the named classes of `lexicons/grammar.toml` together."""
    table = lexicon("grammar")
    return frozenset(word.strip() for name in names for word in table[name].split(","))
