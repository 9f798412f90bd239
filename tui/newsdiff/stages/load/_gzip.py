"""Files packed with gzip: what is in them is opened as if it stood there."""

from __future__ import annotations

import zlib
from dataclasses import replace

from newsdiff.model import InputError
from newsdiff.stages.load._document import Document, Opened, told
from newsdiff.stages.load._limits import FILE, MEGABYTE, too_large

_GZIP = 16 + zlib.MAX_WBITS
_CHUNK = 1 << 20


def unpacked(document: Document) -> Opened:
    """The one document in a gzip file. It keeps the SHA-256 of the file.

    Raises:
        InputError: it is damaged, or larger than a file may be when unpacked: that much is never held.

    """
    name = document.name.removesuffix(".gz")
    yield replace(document, name=name, data=_inflated(document))


def _inflated(document: Document) -> bytes:
    found = bytearray()
    packed = document.data
    while packed:
        stream = zlib.decompressobj(_GZIP)
        packed = _one_member(document, stream, packed, found)
    return bytes(found)


def _one_member(document: Document, stream: zlib._Decompress, packed: bytes, found: bytearray) -> bytes:
    """Add what one member holds to `found`; returns what follows it, unless that is only padding."""
    while not stream.eof:
        try:
            piece = stream.decompress(packed, _CHUNK)
        except zlib.error as error:
            problem = f"it is a damaged gzip file ({told(error)})"
            raise InputError(document.path, problem, "pack it again, or give it unpacked") from error
        found += piece
        packed = stream.unconsumed_tail
        if len(found) > FILE.most * MEGABYTE:
            raise too_large(document.path, FILE, "unpack it, and give the articles one by one")
        if not piece and not packed and not stream.eof:
            raise InputError(document.path, "the gzip file breaks off", "pack or load it again")
    return b"" if not stream.unused_data.strip(b"\0") else stream.unused_data
