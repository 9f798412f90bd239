"""Comparisons made before, kept on disk: the same articles are not compared again.

    <cache>/comparisons/<SHA-256 of all that the comparison depends on>

A file holds the SHA-256 of a message, then the message. What is not whole is not used, and nothing that
goes wrong here is more than a comparison made again.
"""

from __future__ import annotations

from newsdiff.shelf._finished import Finished, packed, unpacked
from newsdiff.shelf._folder import Shelf
from newsdiff.shelf._key import key_of

__all__ = ["Finished", "Shelf", "key_of", "packed", "unpacked"]
