"""What is kept of a comparison, as MessagePack: values and no code, checked against their types when read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import MsgspecError, Struct
from msgspec.msgpack import Decoder, Encoder

from newsdiff.model import Comparison, InputError

_HALF = re.compile("[\ud800-\udfff]")
"""A byte of a file name that is no UTF-8, as Python holds it; MessagePack cannot."""


class Finished(Struct, frozen=True, tag=True):
    """A comparison, and what could not be read: path, problem and remedy."""

    comparison: Comparison
    failures: tuple[tuple[str, str, str], ...]

    @property
    def told(self) -> tuple[InputError, ...]:
        """What could not be read, as it is told."""
        return tuple(InputError(*failure) for failure in self.failures)


def packed(comparison: Comparison, failures: Iterable[InputError]) -> bytes:
    """A finished comparison as a message."""
    told = tuple((_HALF.sub("\ufffd", f.path), f.problem, f.remedy) for f in failures)
    return Encoder().encode(Finished(comparison, told))


def unpacked(body: bytes) -> Finished | None:
    """What was packed; None for what is no such message."""
    try:
        return Decoder(Finished).decode(body)
    except MsgspecError:
        return None
