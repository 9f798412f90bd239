"""What, besides the articles, decides what a comparison says; every report tells it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache

from newsdiff.lexicon import FOLDER as LEXICONS
from newsdiff.model import SERIOUS
from newsdiff.version import __version__


@dataclass(frozen=True, slots=True)
class Made:
    """What made a comparison."""

    version: str
    """Of newsdiff."""
    serious: float
    """Severity from which a divergence is called serious."""
    lexicons: str
    """SHA-256 of all lexicons, hexadecimal."""


@cache
def made_here() -> Made:
    """What this newsdiff makes comparisons with."""
    return Made(__version__, SERIOUS, lexicons_sha256())


@cache
def lexicons_sha256() -> str:
    """One hash of the names and contents of all lexicons, in the order of their names; hexadecimal."""
    digest = hashlib.sha256()
    for lexicon in sorted(LEXICONS.iterdir(), key=lambda entry: entry.name):
        if lexicon.name.endswith(".toml"):
            content = lexicon.read_bytes()
            digest.update(f"{lexicon.name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()
