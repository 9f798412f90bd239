"""What is no text, and is refused with a remedy."""

from __future__ import annotations

from dataclasses import replace

from newsdiff.model import InputError
from newsdiff.stages.load._document import Document, Opened

_SNIFFED = 8192
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_WIDE_SHARE = 0.4
_BINARY = (
    (b"%PDF", "a damaged PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"ID3", "a sound"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"bplist00", "a web archive of Safari or a property list"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
)


def as_text(document: Document) -> Opened:
    """The document itself, when it can be text; UTF-16 that does not say so is told by its zeros.

    Raises:
        InputError: it is empty, or no text.

    """
    data = document.data
    if not data.strip():
        raise InputError(document.path, "the file is empty", "leave it out, or save the article again")
    for signature, name in _BINARY:
        if data.startswith(signature):
            raise InputError(document.path, f"it is {name}, not text", "save the article as text or HTML")
    if b"\0" not in data[:_SNIFFED] or data.startswith(_WIDE_MARKS):
        yield replace(document, settled=True)
        return
    encoding = _wide(data[:_SNIFFED])
    if encoding is None:
        raise InputError(document.path, "it is a binary file, not text", "save the article as text or HTML")
    text = data.decode(encoding, "replace").encode("utf-8", "replace")
    yield replace(document, data=text, settled=True)


def _wide(head: bytes) -> str | None:
    """UTF-16 in which every other byte is often nought, as in a text of mostly Latin letters."""
    even, odd = head[0::2], head[1::2]
    shares = even.count(0) / max(1, len(even)), odd.count(0) / max(1, len(odd))
    if shares[0] > _WIDE_SHARE and not shares[1]:
        return "utf-16-be"
    return "utf-16-le" if shares[1] > _WIDE_SHARE and not shares[0] else None
