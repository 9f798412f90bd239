"""The pages that an article cites, and what else is an address."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from newsdiff.lexicon import lexicon
from newsdiff.model import Dropped, Reason

_ADDRESS = re.compile(r"""https?://[^\s<>"“”„«»\[\]{}|\\^`…]+""", re.I)
_AFTER = ".,;:!?'’*_~"
_LONGEST = 2000
_UNCITED = frozenset(set(Reason) - {Reason.REFERENCE, Reason.LINKS, Reason.NOTICE, Reason.BYLINE})


def cited(text: str, dropped: Sequence[Dropped]) -> tuple[str, ...]:
    """Every address in the text, cleaned, in order, once; those in teasers, menus and buttons left out."""
    outside = [part.span for part in dropped if part.reason in _UNCITED]
    found: list[str] = []
    at = 0
    for match in _ADDRESS.finditer(text):
        while at < len(outside) and outside[at].end <= match.start():
            at += 1
        if at == len(outside) or match.start() < outside[at].start:
            found.append(match[0])
    return distinct(found)


def distinct(addresses: Iterable[str]) -> tuple[str, ...]:
    """The addresses cleaned, in order, once each, without links that only share a page."""
    cleaned = (clean(address) for address in addresses)
    return tuple(dict.fromkeys(address for address in cleaned if address))


def clean(address: str) -> str | None:
    """The address without what belongs to the sentence or follows the reader; None when it cites nothing."""
    address = _unclosed(address[:_LONGEST].rstrip(_AFTER))
    try:
        parts = urlsplit(address)
        kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(pair[0])]
    except ValueError:
        return None
    if not parts.netloc or parts.scheme.lower() not in ("http", "https"):
        return None
    whole = f"{parts.netloc}{parts.path}?{parts.query}".lower().removeprefix("www.")
    if any(mark in whole for mark in lexicon("furniture")["cites"]["share"]):
        return None
    query = parts.query if len(kept) == parts.query.count("&") + 1 else urlencode(kept)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, query, ""))


def _unclosed(address: str) -> str:
    """The address without a closing bracket that was opened before it."""
    while address.endswith(")") and address.count(")") > address.count("("):
        address = address[:-1].rstrip(_AFTER)
    return address


@cache
def _trackers() -> tuple[tuple[str, ...], frozenset[str]]:
    marks = lexicon("furniture")["cites"]["tracking"]
    return tuple(m[:-1] for m in marks if m.endswith("*")), frozenset(m for m in marks if not m.endswith("*"))


def _tracks(parameter: str) -> bool:
    starts, names = _trackers()
    return parameter.lower() in names or parameter.lower().startswith(starts)
