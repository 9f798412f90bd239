"""What the screen and the process that compares say to each other.

Each message is a length of eight bytes and MessagePack, which holds values and no code, and is checked
against these types when it is read.
"""

from __future__ import annotations

from functools import cache
from typing import IO

from msgspec import Struct
from msgspec.msgpack import Decoder, Encoder

from newsdiff.model import Comparison
from newsdiff.shelf import Finished

_LENGTH = 8
"""Bytes of the length before each message, the first one the highest."""


class Task(Struct, frozen=True, tag=True):
    """What to compare."""

    paths: tuple[bytes, ...]
    """As the file system has them."""
    piped: bytes | None


class Again(Struct, frozen=True, tag=True):
    """What to align anew, as passages were linked by hand."""

    comparison: Comparison
    hands: tuple[tuple[str, str, bool], ...]
    """Ids of two passages, and whether they tell the same thing."""


class Step(Struct, frozen=True, tag=True):
    """How far the work is."""

    stage: str
    done: int
    of: int


class Early(Struct, frozen=True, tag=True):
    """What is aligned and not yet searched for divergences."""

    comparison: Comparison


class Broken(Struct, frozen=True, tag=True):
    """Nothing could be compared, in one sentence."""

    sentence: str


Message = Task | Again | Step | Early | Broken | Finished


def send(stream: IO[bytes], message: Message) -> None:
    """Write a message.

    Raises:
        OSError: the other one has left.

    """
    send_body(stream, encoded(message))


def encoded(message: Message) -> bytes:
    """A message without its length."""
    return Encoder().encode(message)


def send_body(stream: IO[bytes], body: bytes) -> None:
    """Write a message that is encoded, or a finished comparison as it was packed.

    Raises:
        OSError: the other one has left.

    """
    stream.write(len(body).to_bytes(_LENGTH) + body)
    stream.flush()


def hear(stream: IO[bytes]) -> Message | None:
    """The next message; None when the other one has left.

    Raises:
        msgspec.DecodeError: it is no message of these.

    """
    length = stream.read(_LENGTH)
    body = stream.read(int.from_bytes(length)) if len(length) == _LENGTH else b""
    return _decoder().decode(body) if body else None


@cache
def _decoder() -> Decoder[Message]:
    return Decoder(Message)
