"""Which addresses may be fetched."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import quote, urlsplit, urlunsplit

from newsdiff.model import InputError

_LONGEST = 4000
_REMEDY = "give the full address of an article, with http:// or https://"
_AS_IT_IS = "/%:@!$&'()*+,;=~?"


def checked(place: str, named: str) -> str:
    """An address as it is sent: ASCII, without its fragment. `named` is what the reader gave.

    Raises:
        InputError: it is none of http or https, has no host, or holds a password.

    """
    try:
        parts = urlsplit(place.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise InputError(named, "it is no valid address", _REMEDY) from error
    if parts.scheme not in ("http", "https"):
        raise InputError(named, f"addresses of {parts.scheme or 'no'} scheme are not fetched", _REMEDY)
    if parts.username is not None or parts.password is not None:
        raise InputError(
            named, "it holds a password, which the report would show", "save the page, and give the file"
        )
    name = _ascii(host)
    if not name or len(place) > _LONGEST or any(c.isspace() or not c.isprintable() for c in place.strip()):
        raise InputError(named, "it is no valid address", _REMEDY)
    netloc = name if port is None else f"{name}:{port}"
    return urlunsplit(
        (parts.scheme, netloc, quote(parts.path or "/", _AS_IT_IS), quote(parts.query, _AS_IT_IS), "")
    )


def _ascii(host: str) -> str:
    try:
        return f"[{host}]" if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def leads_inside(place: str) -> bool:
    """Whether the host of an address is this computer or one in a private network."""
    parts = urlsplit(place)
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 80, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return any(not ipaddress.ip_address(str(at[4][0]).split("%")[0]).is_global for at in found)
