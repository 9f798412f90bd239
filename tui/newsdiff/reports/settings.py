"""What, besides the articles, decides what a comparison says; every report tells it."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files


@cache
def lexicons_sha256() -> str:
    """One hash of the names and contents of all lexicons, in the order of their names; hexadecimal."""
    digest = hashlib.sha256()
    folder = files("newsdiff").joinpath("lexicons")
    for lexicon in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if lexicon.name.endswith(".toml"):
            content = lexicon.read_bytes()
            digest.update(f"{lexicon.name}\0{len(content)}\0".encode())
            digest.update(content)
    return digest.hexdigest()
