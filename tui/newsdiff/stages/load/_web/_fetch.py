"""Fetches one address, within limits. The only home of urllib3.

http and https only; certificates are verified; redirects are followed by hand, each checked before it
is asked; sizes are counted while bytes come in, packed and unpacked, whatever the server says of them.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from queue import Empty, SimpleQueue
from threading import Event, Thread
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import HTTPError, SSLError
from urllib3.response import BaseHTTPResponse

from newsdiff.model import InputError
from newsdiff.stages.load._document import told
from newsdiff.stages.load._limits import FILE, MEGABYTE, REDIRECTS, SECONDS, too_large
from newsdiff.stages.load._web._address import checked, leads_inside
from newsdiff.stages.load._web._cache import Captured
from newsdiff.stages.load._web._refusals import refuse_kind, refuse_status
from newsdiff.version import __version__

_AGENT = f"newsdiff/{__version__} (compares articles; fetches only what its reader names, once)"
_ACCEPT = "text/html, application/xhtml+xml, text/plain;q=0.9, application/pdf;q=0.8, */*;q=0.5"
_HEADERS = {"User-Agent": _AGENT, "Accept": _ACCEPT, "Accept-Encoding": "gzip, deflate"}
_SILENCE = 10.0
"""Seconds without a byte after which a server is given up."""
_CHUNK = 1 << 16
_MOVED = frozenset({301, 302, 303, 307, 308})
_SAVE = "open it in a browser, save the page, and give the file"

Answer = Captured | InputError | Exception


def fetch(address: str, seconds: float = SECONDS.most) -> Captured:
    """The page at an address, as the server sends it, unpacked.

    Raises:
        InputError: it is no address, or the server does not answer with a page in time and within limits.

    """
    answered: SimpleQueue[Answer] = SimpleQueue()
    given_up = Event()
    # In a thread, since neither looking up a name nor reading a header line can be given a limit in all.
    work = Thread(target=_answer, args=(address, given_up, answered), name="fetch", daemon=True)
    work.start()
    try:
        answer = answered.get(timeout=seconds)
    except Empty:
        problem = f"it did not load within {seconds:g} seconds"
        raise InputError(address, problem, f"try again, or {_SAVE}") from None
    finally:
        given_up.set()
    if isinstance(answer, Exception):
        raise answer
    return answer


def _answer(address: str, given_up: Event, answered: SimpleQueue[Answer]) -> None:
    try:
        answered.put(_followed(address, given_up))
    except InputError as failure:
        answered.put(failure)
    except SSLError as error:
        problem = f"its certificate does not hold ({told(error)})"
        answered.put(InputError(address, problem, "do not trust this connection"))
    except (HTTPError, OSError, ValueError, zlib.error) as error:
        problem = f"it cannot be loaded ({_cause(error)})"
        answered.put(InputError(address, problem, f"check the address and the connection, or {_SAVE}"))
    except Exception as error:
        answered.put(error)


def _cause(error: Exception) -> str:
    """What is behind an error of urllib3, which tells it within long words of its own."""
    cause = getattr(error, "reason", None) or error.__context__ or error
    return told(cause) if isinstance(cause, Exception) else told(error)


def _followed(address: str, given_up: Event) -> Captured:
    place = checked(address, address)
    inside = leads_inside(place)
    for _ in range(REDIRECTS.most + 1):
        response = _asked(place)
        try:
            if response.status not in _MOVED or "location" not in response.headers:
                return _taken(address, place, response, given_up)
            before, place = place, checked(urljoin(place, response.headers["location"]), address)
        finally:
            response.close()
        if urlsplit(before).scheme == "https" and urlsplit(place).scheme == "http":
            raise InputError(address, "it leads from a safe connection to an open one", _SAVE)
        if not inside and leads_inside(place):
            raise InputError(address, "it leads from the web into your own network", _SAVE)
    raise InputError(address, f"it redirects more than {REDIRECTS.most} times", _SAVE)


def _asked(place: str) -> BaseHTTPResponse:
    timeout = urllib3.Timeout(connect=_SILENCE, read=_SILENCE)
    proxy = _proxy(place)
    with urllib3.ProxyManager(proxy) if proxy else urllib3.PoolManager() as pool:
        pool.connection_pool_kw["cert_reqs"] = "CERT_REQUIRED"
        return pool.request(
            "GET", place, headers=_HEADERS, timeout=timeout,
            retries=False, redirect=False, preload_content=False, decode_content=False,
        )  # fmt: skip


def _proxy(place: str) -> str | None:
    parts = urlsplit(place)
    return None if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme)


@dataclass(frozen=True, slots=True)
class _Kind:
    content_type: str
    charset: str


def _kind(response: BaseHTTPResponse) -> _Kind:
    words = [part.strip() for part in response.headers.get("content-type", "").split(";")]
    told_of = dict(part.lower().split("=", 1) for part in words[1:] if "=" in part)
    return _Kind(words[0].lower(), told_of.get("charset", "").strip("\"' "))


def _taken(address: str, place: str, response: BaseHTTPResponse, given_up: Event) -> Captured:
    refuse_status(address, response.status)
    kind = _kind(response)
    refuse_kind(address, kind.content_type)
    length = response.headers.get("content-length", "")
    if length.isdigit() and int(length[:15]) > FILE.most * MEGABYTE:
        raise too_large(address, FILE, _SAVE)
    data = b"".join(_bounded(address, _unpacked(address, response, given_up)))
    moment = datetime.now(UTC).replace(microsecond=0)
    return Captured(address, place, kind.content_type, kind.charset, data, moment)


def _bounded(address: str, pieces: Iterator[bytes]) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > FILE.most * MEGABYTE:
            raise too_large(address, FILE, _SAVE)
        yield piece


def _pieces(response: BaseHTTPResponse, given_up: Event) -> Iterator[bytes]:
    """What comes in, as it comes: a server that drips bytes is stopped between two of them."""
    while not given_up.is_set():
        piece = response.read1(_CHUNK, decode_content=False)
        if not piece:
            return
        yield piece


def _unpacked(address: str, response: BaseHTTPResponse, given_up: Event) -> Iterator[bytes]:
    """The bytes without their transfer packing, never more at once than a chunk makes."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    pieces = _bounded(address, _pieces(response, given_up))
    if packing in ("", "identity"):
        yield from pieces
        return
    if packing not in ("gzip", "x-gzip", "deflate"):
        raise InputError(address, f"it comes packed in a way unknown here ({packing[:20]})", _SAVE)
    stream = zlib.decompressobj(32 + zlib.MAX_WBITS)
    for piece in pieces:
        made, left = stream.decompress(piece, _CHUNK), stream.unconsumed_tail
        while made or left:
            yield made
            made, left = stream.decompress(left, _CHUNK), stream.unconsumed_tail
    if not stream.eof:
        raise InputError(address, "the page breaks off", f"try again, or {_SAVE}")
