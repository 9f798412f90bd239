"""Addresses as a person types or pastes them."""

from __future__ import annotations

import re

from newsdiff.model import InputError
from newsdiff.stages.load._places import is_address

_HOST = re.compile(r"[^\W_](?:[\w-]*\w)?(?:\.[\w-]+)+(?:[:/?#]|\Z)")
"""A name with a full stop in it, then nothing or what follows a host."""
_REMEDY = "paste one from the address line of a browser"


def addresses(words: str) -> tuple[str, ...]:
    """The addresses in what was typed, with blanks between; one without a scheme is taken for https.

    Raises:
        InputError: there is none, or one that is never fetched.

    """
    from newsdiff.stages.load._web._address import checked

    found = [_whole(word) for word in words.split()]
    if not found:
        raise InputError("there", "no address was given", _REMEDY)
    for address in found:
        checked(address, address)
    return tuple(dict.fromkeys(found))


def _whole(word: str) -> str:
    return word if is_address(word) or not _HOST.match(word) else f"https://{word}"
