"""Mail (.eml) and saved web pages in one file (MHTML): the part that holds the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from newsdiff.model import InputError
from newsdiff.stages.load._document import Document, Opened, fields

_TAGS = re.compile(rb"<(?:script|style)\b.{0,200000}?</(?:script|style)>|<[^>]{0,2000}>|\s+", re.I | re.S)
_FORWARDED = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr|rv|enc)\s?:\s*)+", re.I)
_MOST_PARTS = 500
_PAGES = ("text/html", "application/xhtml+xml")
_READ = frozenset({"application", "message"})


def page(document: Document) -> Opened:
    """The web page in an MHTML file: its first HTML part, with its address and when it was saved.

    Raises:
        InputError: there is no page in it.

    """
    message = _parsed(document)
    found = next((part for part in _parts(message) if part.get_content_type() in _PAGES), None)
    if found is None or not (data := _content(found)).strip():
        problem = "there is no page in this web archive"
        raise InputError(document.path, problem, "save the page again, as HTML or text")
    address = _header(message, "Snapshot-Content-Location") or _header(found, "Content-Location")
    web = address if address.startswith(("http://", "https://")) else ""
    saved = _moment(message)
    yield replace(document, data=data, captured=saved, fields=fields(url=web), settled=True)


def letter(document: Document) -> Opened:
    """The text of a mail: plain or HTML, whichever tells more; of one without any, what is attached.

    Raises:
        InputError: there is nothing to read in it.

    """
    message = _parsed(document)
    plain, html = (_first(message, kind) for kind in ("text/plain", "text/html"))
    best = html if len(_TAGS.sub(b"", html)) > 2 * len(_TAGS.sub(b"", plain)) else plain or html
    moment = _moment(message)
    said = fields(
        title=_FORWARDED.sub("", _header(message, "Subject")),
        sender=parseaddr(_header(message, "From"))[0],
        date=moment.date().isoformat() if moment else None,
    )
    if best.strip():
        yield replace(document, data=best, fields=said, settled=True)
        return
    yield from _attached(document, message)


def _attached(document: Document, message: EmailMessage) -> Opened:
    parts = [part for part in _parts(message) if part.get_content_maintype() in _READ]
    found = [(part, data) for part in parts if (data := _content(part)).strip()]
    if not found:
        problem = "there is no text in this mail"
        raise InputError(document.path, problem, "save the article as text or HTML")
    for number, (part, data) in enumerate(found, 1):
        path = document.path if len(found) == 1 else f"{document.path}#{number}"
        yield replace(document, path=path, name=(part.get_filename() or "").lower(), data=data)


def _parsed(document: Document) -> EmailMessage:
    try:
        return BytesParser(policy=default).parsebytes(document.data)
    except Exception as error:  # a damaged header makes the parser raise almost anything
        raise InputError(document.path, "it is a damaged mail", "save the article as text or HTML") from error


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    for number, part in enumerate(message.walk()):
        if number >= _MOST_PARTS:
            return
        if not part.is_multipart() and isinstance(part, EmailMessage):
            yield part


def _first(message: EmailMessage, kind: str) -> bytes:
    """The first part of a kind that holds text and is not attached."""
    for part in _parts(message):
        attached = "attachment" in _header(part, "Content-Disposition").lower()
        if part.get_content_type() == kind and not attached and (data := _content(part)).strip():
            return data
    return b""


def _content(part: EmailMessage) -> bytes:
    """The bytes of a part; text in UTF-8 where it says rightly what it is in."""
    try:
        data = part.get_payload(decode=True)
        charset = part.get_content_charset() if part.get_content_maintype() == "text" else None
    except Exception:  # a damaged header makes the parser raise almost anything
        return b""
    content = data if isinstance(data, bytes) else b""
    try:
        return content.decode(charset).encode("utf-8") if charset else content
    except (LookupError, ValueError):
        return content


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except Exception:  # a damaged header makes the parser raise almost anything
        return ""


def _moment(message: EmailMessage) -> datetime | None:
    """When a mail was sent or a page saved, in UTC."""
    try:
        moment = parsedate_to_datetime(_header(message, "Date"))
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (TypeError, ValueError, OverflowError, IndexError):
        return None
