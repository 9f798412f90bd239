"""Makes a page of bytes: the canonical text, what is no article in it, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsdiff.model import Dropped, InputError, Page, Raw
from newsdiff.stages.extract._blocks import blocks
from newsdiff.stages.extract._capture import incomplete
from newsdiff.stages.extract._cites import cited, clean, distinct
from newsdiff.stages.extract._dates import dateline, stamp
from newsdiff.stages.extract._decode import canonical, decode
from newsdiff.stages.extract._hidden import hidden_notices, hidden_words
from newsdiff.stages.extract._markup import Kind, Markup, kind_of, markdown, marked, titled
from newsdiff.stages.extract._patterns import folded
from newsdiff.stages.extract._rows import is_site
from newsdiff.stages.extract._run_on import taken_apart
from newsdiff.stages.extract._sort import Sorted, sort_out
from newsdiff.stages.extract._units import Unit, cut

__all__ = ["extract"]

_DATELINES = 2
_LINK = re.compile(r"!?\[([^\]\[]*)\]\([^()\s]*\)")
_SITE = re.compile(r"\s+[|-]\s+(?P<site>[^|]{2,40})$")


@dataclass(frozen=True, slots=True)
class _Document:
    """A canonical text, with what its markup says."""

    text: str
    markup: Markup
    links: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    """Words in which characters stood that cannot be seen."""


def extract(raw: Raw) -> Page:
    """Decode a document, and tell its article from the page around it.

    For text and markdown the canonical text is the whole file; for HTML it is the article found in it,
    and below it, dropped, what else the page shows.

    Raises:
        InputError: the bytes are not in the encoding that they claim, hold no text, or only what stands
            before an article: a wall of cookies, of payment, of a test for robots.

    """
    document = _document(raw)
    units = taken_apart(document.text, cut(document.text, document.markup.roles))
    if not units:
        raise InputError(raw.path, "it holds no text", "leave it out, or save the article again")
    found = sort_out(document.text, units, document.markup)
    if not found.kept(units):
        raise InputError(
            raw.path, "it holds packed bytes, no words", "save the text of the article, and give that"
        )
    found.notices.extend(incomplete(raw.path, units, found))
    found.notices.extend(hidden_notices(document.text, document.hidden))
    return _page(raw, document, units, found)


def _document(raw: Raw) -> _Document:
    decoded = decode(raw.path, raw.data)
    text = canonical(decoded)
    said = dict(raw.fields)
    kind = kind_of(raw.path, text)
    if kind is Kind.HTML:
        from newsdiff.stages.extract._html import read_html

        page = read_html(raw.path, decoded, said)
        markup = Markup(page.roles, {**said, **page.fields}, dropped=page.around)
        return _Document(page.text, markup, page.links, page.hidden)
    markup = markdown(text) if kind is Kind.MARKDOWN else Markup()
    text, markup = titled(text, marked(text, markup, raw.lines), said)
    return _Document(text, markup, hidden=hidden_words(decoded))


def _page(raw: Raw, document: _Document, units: Sequence[Unit], found: Sorted) -> Page:
    fields, around = document.markup.fields, found.around
    headline, site = _title(units, found, fields)
    dropped = tuple(Dropped(units[at].span, why) for at, why in sorted(found.dropped.items()))
    url = fields.get("url") or fields.get("canonical")
    outlet = fields.get("outlet") or fields.get("site") or around.outlet or site or _sender(fields)
    return Page(
        path=raw.path,
        sha256=raw.sha256,
        text=document.text,
        headline=headline,
        outlet=outlet,
        byline=_author(fields.get("author", ""), outlet or "") or around.byline,
        published=_published(units, found, fields),
        url=clean(url) if url else None,
        cites=distinct([*document.links, *cited(document.text, dropped)]),
        notices=tuple(found.notices),
        dropped=dropped,
        blocks=blocks(units, around.headline, found.kept(units)),
        captured=raw.captured,
    )


def _author(told: str, outlet: str) -> str | None:
    """The writer that the markup tells; None for the outlet's own name, which says nothing more."""
    return None if not told or "".join(folded(told).split()) == "".join(folded(outlet).split()) else told


def _sender(fields: dict[str, str]) -> str | None:
    """Who sent a mail, when that is an outlet by its name."""
    sender = fields.get("sender", "")
    return sender if sender and is_site(sender) else None


def _title(units: Sequence[Unit], found: Sorted, fields: dict[str, str]) -> tuple[str | None, str | None]:
    """The headline without marks, and the outlet that is printed behind it."""
    at = found.around.headline
    words = fields.get("title") if at is None else units[at].words.lstrip("# ").rstrip("# ")
    if not words:
        return None, None
    words = _LINK.sub(r"\1", words).replace("**", "").strip()
    behind = _SITE.search(words)
    if behind and is_site(behind["site"]) and len(behind["site"].split()) <= 5:
        return words[: behind.start()], behind["site"].strip()
    writer = fields.get("author") or found.around.byline
    if behind and writer and folded(behind["site"]) == folded(writer):
        return words[: behind.start()], None
    return words, None


def _published(units: Sequence[Unit], found: Sorted, fields: dict[str, str]) -> date | None:
    """The day of publication: from the markup, from a line of its own, from a dateline; else None."""
    for name in ("date", "published", "pubdate", "publishdate"):
        if (told := stamp(fields.get(name, "none"))) is not None and told.day:
            return told.day
    stamps = [each for each in found.around.stamps if each.day]
    if stamps:
        return min(stamps, key=lambda each: each.rank).day
    opening = [at for at in found.kept(units) if units[at].prose][:_DATELINES]
    return next((day for at in opening if (day := dateline(units[at].words))), None)
